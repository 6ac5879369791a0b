//! One who calls at a relay's door over a real socket and says whatever a test
//! likes, and the spaces that such a one may belong to.
#![expect(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use sync::{
    DeviceFrame, DeviceKey, Head, InviteToken, Nonce, PROTOCOL, RelayFrame, RelayId, SpaceId,
    auth_message, draw,
    keys::{DeviceList, DeviceSecret, RecoverySecret, Root},
};
use tokio::{io::AsyncWriteExt as _, net::TcpStream, time::timeout};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Bytes, Message},
};

use crate::chance::Chance;

/// Nobody waits longer for a word.
const PATIENCE: Duration = Duration::from_secs(90);

/// A space and its devices.
#[derive(Clone)]
pub struct Family {
    /// Signs the list.
    pub root: Root,
    /// The devices.
    pub secrets: Vec<DeviceSecret>,
    /// Names them.
    pub list: DeviceList,
}

impl Family {
    /// A new one with so many devices; no relay knows it.
    pub fn new(devices: usize, chance: &mut Chance) -> Self {
        let random = &mut |bytes: &mut [u8]| chance.fill(bytes);
        let root = RecoverySecret::new(draw(random)).root();
        let secrets: Vec<_> = (0..devices)
            .map(|_| DeviceSecret::new(draw(random)))
            .collect();
        let mut list = DeviceList::found(&root, &secrets[0], random);
        for secret in &secrets[1..] {
            list = list.with_device(&root, secret.key(), secret.agreement_key(), random);
        }
        Self {
            root,
            secrets,
            list,
        }
    }

    /// Its id.
    pub fn space(&self) -> SpaceId {
        self.list.space()
    }

    /// Makes it at a relay, by one of the relay's invites.
    pub async fn settle(&self, address: &str, invite: &str) {
        let mut caller = Caller::open(address).await.unwrap();
        let claim = caller.greet().await.claim(self, 0);
        assert_eq!(
            caller.ask(&claim.signed(&self.secrets[0])).await,
            Some(RelayFrame::NeedsInvite)
        );
        let create = DeviceFrame::Create {
            token: InviteToken::from_text(invite).unwrap(),
            list: sync::Blob(self.list.bytes().to_vec()),
        };
        let made = caller.ask(&create).await;
        assert!(matches!(made, Some(RelayFrame::Ready { .. })), "{made:?}");
    }

    /// Enters it as one of its devices; gives where its log ends.
    pub async fn enter(&self, address: &str, device: usize) -> (Caller, Head) {
        let mut caller = Caller::open(address).await.unwrap();
        let claim = caller.greet().await.claim(self, device);
        match caller.ask(&claim.signed(&self.secrets[device])).await {
            Some(RelayFrame::Ready { head }) => (caller, head),
            other => panic!("{other:?}"),
        }
    }
}

/// A connection to a relay.
pub struct Caller(WebSocketStream<TcpStream>);

/// What both sides have said of a handshake so far.
#[derive(Clone, Copy, Debug)]
pub struct Greeting {
    /// The device's nonce and the relay's.
    pub nonces: (Nonce, Nonce),
    /// The relay.
    pub relay: RelayId,
}

/// Everything that a signature is over, to be told wrongly.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The protocol.
    pub protocol: u16,
    /// The relay and both nonces.
    pub greeting: Greeting,
    /// The space.
    pub space: SpaceId,
    /// The device.
    pub device: DeviceKey,
    /// The version of its list.
    pub list_version: u64,
}

impl Greeting {
    /// What a device of a space honestly claims.
    pub fn claim(self, family: &Family, device: usize) -> Claim {
        Claim {
            protocol: PROTOCOL,
            greeting: self,
            space: family.space(),
            device: family.secrets[device].key(),
            list_version: family.list.version(),
        }
    }
}

impl Claim {
    /// The frame that makes the claim, signed.
    pub fn signed(self, secret: &DeviceSecret) -> DeviceFrame {
        self.signed_over(self, secret)
    }

    /// The frame that makes this claim, with a signature over another.
    pub fn signed_over(self, other: Self, secret: &DeviceSecret) -> DeviceFrame {
        let message = auth_message(
            other.protocol,
            other.greeting.relay,
            other.space,
            other.device,
            other.list_version,
            other.greeting.nonces,
        );
        DeviceFrame::Auth {
            space: self.space,
            device: self.device,
            list_version: self.list_version,
            signature: secret.sign(&message),
        }
    }
}

impl Caller {
    /// Connects; an error where the relay does not take it.
    pub async fn open(address: &str) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let opening = client_async(format!("ws://{address}/v1/sync"), stream);
        Ok(Self(timeout(PATIENCE, opening).await??.0))
    }

    /// Says a frame. It may be that nobody listens any more.
    pub async fn say(&mut self, frame: &DeviceFrame) {
        self.say_bytes(frame.write()).await;
    }

    /// Says bytes that may be no frame.
    pub async fn say_bytes(&mut self, bytes: impl Into<Bytes>) {
        drop(self.0.send(Message::Binary(bytes.into())).await);
    }

    /// The next frame; none once the connection is closed.
    pub async fn hear(&mut self) -> Option<RelayFrame> {
        loop {
            match timeout(PATIENCE, self.0.next())
                .await
                .expect("the relay answers")
            {
                Some(Ok(Message::Binary(bytes))) => return Some(RelayFrame::read(&bytes).unwrap()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    /// Says a frame and hears the answer.
    pub async fn ask(&mut self, frame: &DeviceFrame) -> Option<RelayFrame> {
        self.say(frame).await;
        self.hear().await
    }

    /// Greets, and is challenged.
    pub async fn greet(&mut self) -> Greeting {
        let mine = Nonce([0x11; 32]);
        let hello = DeviceFrame::Hello {
            protocol: PROTOCOL,
            nonce: mine,
        };
        match self.ask(&hello).await {
            Some(RelayFrame::Challenge { relay, nonce, .. }) => {
                let nonces = (mine, nonce);
                Greeting { nonces, relay }
            }
            other => panic!("{other:?}"),
        }
    }

    /// Everything that is said until the connection is closed.
    pub async fn hear_to_the_end(&mut self) -> Vec<RelayFrame> {
        let mut heard = Vec::new();
        while let Some(frame) = self.hear().await {
            heard.push(frame);
        }
        heard
    }
}

/// For those who never come to an end.
impl Caller {
    /// Says the front of a message of a mebibyte, past the library that would say
    /// all of it.
    pub async fn begin_a_frame(&mut self) {
        let front = [0x82, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0];
        self.0.get_mut().write_all(&front).await.unwrap();
    }

    /// One byte of it.
    pub async fn one_more_byte(&mut self) {
        // The relay may have had enough.
        drop(self.0.get_mut().write_all(b"a").await);
    }

    /// What is said within this time.
    pub async fn hear_within(&mut self, time: Duration) -> Option<RelayFrame> {
        timeout(time, self.hear()).await.unwrap_or(None)
    }
}
