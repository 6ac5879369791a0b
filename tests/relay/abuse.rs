//! Those who mean harm: refused, bounded, and nobody else is hurt.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::{Duration, Instant},
};

use chalkbook_tests::stage::{STRANGERS, Stage};

fn say(address: &str, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .unwrap();
    stream.write_all(bytes).unwrap();
    let mut heard = Vec::new();
    // How it ends, by a close or a reset, is the relay's affair.
    drop(stream.read_to_end(&mut heard));
    String::from_utf8_lossy(&heard).into_owned()
}

const UPGRADE: &str = "GET /v1/sync HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\
                       Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
                       Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

#[test]
fn garbage_and_too_much_of_it_is_refused_and_the_relay_goes_on() {
    let stage = Stage::new(1);
    let address = stage.address();
    assert!(say(&address, b"\x16\x03\x01 this is no request\r\n\r\n").contains("400"));
    let long = [b"GET / HTTP/1.1\r\nA: ".as_slice(), &[b'a'; 9_000]].concat();
    assert!(say(&address, &long).contains("431"));
    assert!(say(&address, b"GET /v1/sync HTTP/1.1\r\n\r\n").contains("426"));
    // A websocket frame of two MiB, one of text, and one that is no CBOR.
    for frame in [
        &[0x82, 0xff, 0, 0, 0, 0, 0, 0x20, 0, 0, 1, 2, 3, 4][..],
        &[0x81, 0x81, 0, 0, 0, 0, b'a'],
        &[0x82, 0x83, 0, 0, 0, 0, 0xff, 0xff, 0xff],
    ] {
        let heard = say(&address, &[UPGRADE.as_bytes(), frame].concat());
        assert!(heard.starts_with("HTTP/1.1 101"), "{heard}");
    }
    stage.devices[0].log("Squat 140x5");
    assert_eq!(stage.devices[0].sync()["state"], "up_to_date");
}

#[test]
fn a_crowd_that_says_nothing_keeps_no_device_out() {
    let stage = Stage::new(1);
    let address = stage.address();
    let connect = |_| TcpStream::connect(&address).ok();
    let crowd: Vec<_> = (0..2 * STRANGERS).filter_map(connect).collect();
    assert!(crowd.len() > STRANGERS, "{} came through", crowd.len());
    // Whoever has something to say takes the place of one that says nothing.
    assert!(say(&address, b"GET /healthz HTTP/1.1\r\n\r\n").contains("ok"));
    assert_eq!(stage.devices[0].sync()["state"], "up_to_date");
    drop(crowd);
}

#[test]
fn a_crowd_of_websockets_that_prove_nothing_is_kept_small() {
    let stage = Stage::new(1);
    let address = stage.address();
    let connect = |_| {
        let mut stream = TcpStream::connect(&address).ok()?;
        stream.write_all(UPGRADE.as_bytes()).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        let mut answer = [0; 512];
        let heard = stream.read(&mut answer).ok()?;
        answer[..heard]
            .starts_with(b"HTTP/1.1 101")
            .then_some(stream)
    };
    let crowd: Vec<_> = (0..2 * STRANGERS).filter_map(connect).collect();
    let sessions = || -> usize {
        let metrics = say(&address, b"GET /metrics HTTP/1.1\r\n\r\n");
        let line = metrics
            .lines()
            .find(|line| line.starts_with("chalkbook_relay_sessions "));
        line.unwrap().rsplit(' ').next().unwrap().parse().unwrap()
    };
    assert!(sessions() <= STRANGERS, "{} of {}", sessions(), crowd.len());
    // Who proves nothing within ten seconds is sent away, on a busy machine later.
    let since = Instant::now();
    while sessions() > 0 {
        assert!(since.elapsed() < Duration::from_secs(60), "they may stay");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(stage.devices[0].sync()["state"], "up_to_date");
    drop(crowd);
}
