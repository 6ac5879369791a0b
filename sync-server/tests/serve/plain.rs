//! What is asked for by plain HTTP, and what is no HTTP.

use std::{
    io::Read as _,
    net::TcpStream,
    sync::mpsc::{RecvTimeoutError, channel},
    thread,
};

use crate::relay::{PATIENCE, Relay};

#[test]
fn it_says_what_it_is_and_how_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &["--space-bytes", "5000"]);
    let health = relay.get("/healthz");
    assert!(health.starts_with("HTTP/1.1 200 ") && health.ends_with("\r\n\r\nok\n"));
    let info = relay.info();
    assert_eq!(info["program"], "chalkbook-relay");
    assert_eq!(info["protocol"], 1);
    assert_eq!(info["limits"]["record_bytes"], 262_144);
    assert_eq!(info["limits"]["frame_bytes"], 1_048_576);
    assert_eq!(info["limits"]["space_bytes"], 5_000);
    let metrics = relay.get("/metrics");
    for line in ["sessions 0", "members 0", "commits_total 0"] {
        let line = format!("\nchalkbook_relay_{line}\n");
        assert!(metrics.contains(&line), "{metrics}");
    }
}

#[test]
fn what_it_does_not_do_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &[]);
    let check = |answer: &str, status: u16, word: &str| {
        let begin = format!("HTTP/1.1 {status} ");
        assert!(answer.starts_with(&begin), "{answer}");
        assert!(answer.contains(word), "{answer}");
    };
    check(&relay.get("/v1/sync"), 426, "websocket");
    check(&relay.get("/elsewhere"), 404, "nothing here");
    check(&relay.send(b"\x16\x03\x01garbage\r\n\r\n"), 400, "no HTTP");
    let long = [b"GET / HTTP/1.1\r\nA: ".as_slice(), &[b'a'; 8_173]].concat();
    check(&relay.send(&long), 431, "too long");
    check(&relay.get("/healthz"), 200, "ok");
}

#[test]
fn a_crowd_that_says_nothing_is_kept_small() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &["--strangers", "2"]);
    let crowd: Vec<TcpStream> = (0..3).map(|_| relay.connect()).collect();
    let (say, said) = channel();
    for mut stream in crowd.iter().map(|stream| stream.try_clone().unwrap()) {
        let say = say.clone();
        thread::spawn(move || {
            let mut answer = [0; 12];
            if stream.read_exact(&mut answer).is_ok() {
                let _ = say.send(answer);
            }
        });
    }
    let refused = said.recv_timeout(PATIENCE).unwrap();
    assert_eq!(refused, *b"HTTP/1.1 503");
    let others = said
        .try_recv()
        .or_else(|_| said.recv_timeout(std::time::Duration::ZERO));
    assert_eq!(others, Err(RecvTimeoutError::Timeout), "one was too many");
    drop(crowd);
}
