//! Those who send a byte a second, and are not waited for.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use chalkbook_tests::{caller::Family, chance::Chance, stage::Relay};
use sync::RelayFrame;

/// Sends a byte a second after a beginning, and gives how long that was borne.
fn drip(address: &str, beginning: &[u8]) -> Duration {
    let mut stream = TcpStream::connect(address).unwrap();
    let a_second = Some(Duration::from_secs(1));
    stream.set_read_timeout(a_second).unwrap();
    stream.write_all(beginning).unwrap();
    let since = Instant::now();
    let mut heard = [0; 4_096];
    loop {
        match stream.read(&mut heard) {
            Ok(0) => return since.elapsed(),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                if stream.write_all(b"a").is_err() {
                    return since.elapsed();
                }
            }
            Err(_) => return since.elapsed(),
        }
    }
}

const UPGRADE: &[u8] = b"GET /v1/sync HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\n\
    Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n\
    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
/// The front of a message of a mebibyte.
const LONG: &[u8] = &[0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0];

#[test]
fn a_stranger_who_sends_a_byte_a_second_is_cut_off() {
    let folder = chalkbook_tests::folder();
    let relay = Relay::start(folder.path(), None);
    let address = relay.address.as_str();
    let begun = [UPGRADE, LONG].concat();
    let half = [UPGRADE, &LONG[..3]].concat();
    thread::scope(|scope| {
        let cases = [
            ("a request", &UPGRADE[..30], 5),
            ("a frame of a mebibyte", &begun, 10),
            ("the front of a frame", &half, 10),
        ];
        let dripping = cases.map(|(what, beginning, bound)| {
            let borne = scope.spawn(move || drip(address, beginning));
            (what, bound, borne)
        });
        for (what, bound, borne) in dripping {
            let borne = borne.join().unwrap();
            println!("{what}, a byte a second, is borne for {borne:?}");
            assert!(borne < Duration::from_secs(bound + 5), "{what}: {borne:?}");
        }
    });
}

/// A minute of silence is what a device is granted, and a frame that never ends
/// is silence. With `--long`: it takes that minute.
#[tokio::test]
async fn a_device_that_never_ends_a_frame_is_cut_off_after_a_minute() {
    if std::env::var_os("CHALKBOOK_TEST_LONG").is_none() {
        println!("NOT RUN: a device that never ends a frame takes a minute (only with --long)");
        return;
    }
    let folder = chalkbook_tests::folder();
    let relay = Relay::start(folder.path(), None);
    let family = Family::new(1, &mut Chance::from_environment());
    family
        .settle(&relay.address, &Relay::invite(folder.path()))
        .await;
    let (mut member, _) = family.enter(&relay.address, 0).await;
    let since = Instant::now();
    member.begin_a_frame().await;
    let heard = loop {
        member.one_more_byte().await;
        match member.hear_within(Duration::from_secs(1)).await {
            Some(RelayFrame::Bye { code, .. }) => break code,
            Some(RelayFrame::Ping) | None => {}
            Some(other) => panic!("{other:?}"),
        }
        assert!(
            since.elapsed() < Duration::from_secs(70),
            "it is borne for too long"
        );
    };
    assert_eq!(heard, sync::ByeCode::Silence);
}
