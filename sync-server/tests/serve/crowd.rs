//! Too many at once, or too often: who is let in, and what the others hear.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread::sleep,
    time::{Duration, Instant},
};

use crate::relay::{PATIENCE, Relay};

const ONE: &str = "X-Forwarded-For: 203.0.113.7";
const OTHER: &str = "X-Forwarded-For: 203.0.113.8";

/// A relay that believes this machine.
fn trusting(folder: &std::path::Path, more: &[&str]) -> Relay {
    let trust = ["--trusted-proxies", "127.0.0.1"];
    Relay::start(folder, &[trust.as_slice(), more].concat())
}

/// Asks for a websocket as a proxy does: the connection, and the answer's status.
fn knock(relay: &Relay, header: &str) -> (TcpStream, u16) {
    let mut stream = relay.connect();
    let request = format!(
        "GET /v1/sync HTTP/1.1\r\nHost: relay\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\
         {header}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).unwrap();
    let status = std::str::from_utf8(&answer[9..]).unwrap().parse();
    (stream, status.unwrap())
}

#[test]
fn an_address_behind_a_proxy_has_so_many_connections_and_another_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let relay = trusting(folder.path(), &["--address-connections", "2"]);
    let (one, _two) = (knock(&relay, ONE), knock(&relay, ONE));
    assert_eq!((one.1, _two.1), (101, 101));
    assert_eq!(knock(&relay, ONE).1, 429);
    let spoofed = "X-Forwarded-For: 198.51.100.9, 203.0.113.7";
    assert_eq!(knock(&relay, spoofed).1, 429, "only the last hop counts");
    let other = knock(&relay, OTHER);
    assert_eq!(other.1, 101);
    drop(one);
    let since = Instant::now();
    while knock(&relay, ONE).1 != 101 {
        assert!(since.elapsed() < PATIENCE, "the one that left still counts");
        sleep(Duration::from_millis(10));
    }
    let metrics = relay.get("/metrics");
    assert!(!metrics.contains("turned_away_total 0\n"), "{metrics}");
}

#[test]
fn an_address_comes_only_so_often() {
    let folder = tempfile::tempdir().unwrap();
    let relay = trusting(folder.path(), &["--address-handshakes", "3"]);
    let statuses = [ONE; 4].map(|one| knock(&relay, one).1);
    assert_eq!(statuses, [101, 101, 101, 429]);
    assert_eq!(knock(&relay, OTHER).1, 101);
    let local = [(); 5].map(|()| knock(&relay, "A: b").1);
    assert_eq!(local, [101; 5], "one's own machine does not count");
}

#[test]
fn the_other_header_is_believed_when_it_is_chosen_and_only_that() {
    let folder = tempfile::tempdir().unwrap();
    let limits = ["--address-connections", "1", "--proxy-header", "forwarded"];
    let relay = trusting(folder.path(), &limits);
    let _first = knock(&relay, "Forwarded: for=203.0.113.7");
    let _others = [ONE; 3].map(|one| {
        let other = knock(&relay, one);
        assert_eq!(other.1, 101, "a header that strangers can write");
        other
    });
    assert_eq!(knock(&relay, "Forwarded: for=203.0.113.7").1, 429);
}

#[test]
fn a_stranger_is_not_believed() {
    let folder = tempfile::tempdir().unwrap();
    let limits = ["--address-connections", "1"];
    let relay = Relay::start(folder.path(), &limits);
    let all = [ONE; 3].map(|one| knock(&relay, one));
    assert!(all.iter().all(|(_, status)| *status == 101));
}

#[test]
fn who_is_turned_away_hears_it_even_after_saying_much() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &["--strangers", "0"]);
    let long = format!("GET / HTTP/1.1\r\nA: {}\r\n\r\n", "a".repeat(30_000));
    for _ in 0..30 {
        let mut stream = relay.connect();
        stream.write_all(long.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 503 "), "{answer}");
        assert!(answer.ends_with("come back later\n"), "{answer}");
    }
}

#[test]
fn the_log_names_no_address_unless_it_is_told_to() {
    for (more, named) in [([].as_slice(), false), (&["--log-addresses"], true)] {
        let folder = tempfile::tempdir().unwrap();
        let limits = [
            "--trusted-proxies",
            "127.0.0.1",
            "--address-connections",
            "1",
        ];
        let relay = Relay::start(folder.path(), &[&limits, more].concat());
        let _first = knock(&relay, ONE);
        assert_eq!(knock(&relay, ONE).1, 429);
        let log = relay.log();
        assert!(log.contains("too many connections of one address"), "{log}");
        assert_eq!(log.contains("127.0.0.1"), named, "{log}");
        assert!(!log.contains("203.0.113.7"), "{log}");
    }
}
