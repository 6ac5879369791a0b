//! What is said by the websocket, with real sockets.

use futures_util::{SinkExt as _, StreamExt as _};
use sync::{ByeCode, DeviceFrame, Nonce, RelayFrame};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{WebSocketStream, client_async, tungstenite::Message};

use crate::relay::{PATIENCE, Relay};

type Socket = WebSocketStream<TcpStream>;

async fn open(relay: &Relay) -> Socket {
    let stream = TcpStream::connect(&relay.address).await.unwrap();
    let request = format!("ws://{}/v1/sync", relay.address);
    client_async(request, stream).await.unwrap().0
}

async fn hear(socket: &mut Socket) -> Option<RelayFrame> {
    loop {
        match timeout(PATIENCE, socket.next()).await.unwrap() {
            Some(Ok(Message::Binary(bytes))) => return Some(RelayFrame::read(&bytes).unwrap()),
            Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
            Some(Ok(_)) => {}
        }
    }
}

async fn hello(socket: &mut Socket) -> RelayFrame {
    let frame = DeviceFrame::Hello {
        protocol: 1,
        nonce: Nonce([1; 32]),
    };
    let message = Message::Binary(frame.write().into());
    socket.send(message).await.unwrap();
    hear(socket).await.unwrap()
}

#[tokio::test]
async fn a_hello_is_answered_by_the_relay_that_the_info_names() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &[]);
    let info = relay.info();
    let challenge = hello(&mut open(&relay).await).await;
    let RelayFrame::Challenge {
        protocol: 1, relay, ..
    } = challenge
    else {
        panic!("{challenge:?}");
    };
    assert_eq!(info["relay"], relay.to_string());
}

#[tokio::test]
async fn what_is_too_long_or_is_text_ends_the_connection_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &[]);
    let mut other = open(&relay).await;
    let long = Message::Binary(vec![0; sync::LONGEST_FRAME + 1].into());
    for message in [long, Message::text("hello")] {
        let mut socket = open(&relay).await;
        // The relay may close before all of it is written.
        let _ = socket.send(message).await;
        assert_eq!(hear(&mut socket).await, None);
    }
    hello(&mut other).await;
}

#[tokio::test]
async fn who_is_sent_away_hears_why_even_with_much_still_to_say() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &[]);
    let mut socket = open(&relay).await;
    for _ in 0..200 {
        // The relay may have closed its side already.
        let _ = socket.feed(Message::Binary(vec![0; 10_000].into())).await;
    }
    let _ = socket.flush().await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let said = hear(&mut socket).await;
    let bad = ByeCode::BadFrame;
    assert!(
        matches!(said, Some(RelayFrame::Bye { code, .. }) if code == bad),
        "{said:?}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_relay_that_is_asked_to_end_says_goodbye_and_comes_back_as_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let relay = Relay::start(folder.path(), &[]);
    let before = relay.info()["relay"].clone();
    let mut socket = open(&relay).await;
    hello(&mut socket).await;
    relay.terminate();
    let said = hear(&mut socket).await;
    let going = ByeCode::GoingDown;
    assert!(
        matches!(said, Some(RelayFrame::Bye { code, .. }) if code == going),
        "{said:?}"
    );
    assert_eq!(hear(&mut socket).await, None);
    let (status, took) = relay.wait();
    assert!(status.success() && took.as_secs() < 5, "{status} {took:?}");
    let relay = Relay::start(folder.path(), &[]);
    assert_eq!(relay.info()["relay"], before);
}
