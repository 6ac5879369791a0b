//! A hub over some log, a clock that tests move, and devices that say what a test
//! wants them to.

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::Ordering,
};

use sync::{
    Blob, DeviceFrame, Epoch, Head, InviteToken, Nonce, RelayFrame, RelayId, SpaceId, auth_message,
    keys::{DeviceList, DeviceSecret, RecoverySecret, Root},
    seal_record,
};

use crate::{
    ConnId, Event, Hub, Limits, Now, Outgoing,
    hub::Queued,
    log::{LogStore, MemoryLog},
};

pub(super) const RELAY: RelayId = RelayId([3; 16]);
pub(super) const INVITE: InviteToken = InviteToken([4; 16]);

pub(super) struct World<L> {
    pub(super) hub: Hub<L>,
    pub(super) ms: u64,
    next: u64,
    drawn: u8,
    queues: HashMap<ConnId, Queued>,
    heard: HashMap<ConnId, Vec<RelayFrame>>,
    closed: HashSet<ConnId>,
}

pub(super) fn root() -> Root {
    RecoverySecret::new([7; 16]).root()
}

pub(super) fn device(number: u8) -> DeviceSecret {
    DeviceSecret::new([number; 32])
}

/// A list of devices 1 to `count`.
pub(super) fn list(count: u8) -> DeviceList {
    let mut dice = |bytes: &mut [u8]| bytes.fill(9);
    let root = root();
    let first = DeviceList::found(&root, &device(1), &mut dice);
    (2..=count).fold(first, |list, number| {
        let (key, agreement) = (device(number).key(), device(number).agreement_key());
        list.with_device(&root, key, agreement, &mut dice)
    })
}

/// A record whose id and contents follow from a number.
pub(super) fn record(number: u8) -> Blob {
    padded(number, 10)
}

pub(super) fn padded(number: u8, length: usize) -> Blob {
    let mut dice = |bytes: &mut [u8]| bytes.fill(number);
    let keys = list(1).data_keys(&device(1));
    let contents = vec![number; length];
    let sealed = seal_record(root().space(), &keys[0], &device(1), &contents, &mut dice);
    Blob(sealed.1)
}

impl World<MemoryLog> {
    pub(super) fn new(limits: Limits) -> Self {
        Self::over(MemoryLog::new(RELAY), limits)
    }
}

impl<L: LogStore> World<L> {
    pub(super) fn over(mut log: L, limits: Limits) -> Self {
        log.invite(INVITE, 0).unwrap();
        Self {
            hub: Hub::new(log, limits),
            ms: 0,
            next: 0,
            drawn: 0,
            queues: HashMap::new(),
            heard: HashMap::new(),
            closed: HashSet::new(),
        }
    }

    pub(super) fn turn(&mut self, events: Vec<Event>) {
        let now = Now {
            ms: self.ms,
            seconds: 1_800_000_000,
        };
        let drawn = &mut self.drawn;
        let mut dice = |bytes: &mut [u8]| {
            *drawn += 1;
            bytes.fill(*drawn);
        };
        let out = self.hub.turn(now, events, &mut dice);
        self.deliver(out);
    }

    /// What is sent stays counted as queued: a test that cares says what was read.
    pub(super) fn deliver(&mut self, out: Vec<Outgoing>) {
        for outgoing in out {
            match outgoing {
                Outgoing::Send(conn, bytes) => {
                    let frame = RelayFrame::read(&bytes).unwrap();
                    self.heard.entry(conn).or_default().push(frame);
                }
                Outgoing::Close(conn) => drop(self.closed.insert(conn)),
            }
        }
    }

    pub(super) fn has_read_all(&self, conn: ConnId) {
        self.queues[&conn].store(0, Ordering::Relaxed);
    }

    pub(super) fn open(&mut self) -> ConnId {
        self.next += 1;
        let conn = ConnId(self.next);
        let queued = Queued::default();
        self.queues.insert(conn, queued.clone());
        self.turn(vec![Event::Opened(conn, queued)]);
        conn
    }

    /// Says something, and hears what came since the last time.
    pub(super) fn say(&mut self, conn: ConnId, frame: DeviceFrame) -> Vec<RelayFrame> {
        self.turn(vec![Event::Received(conn, frame.write().into())]);
        self.hear(conn)
    }

    pub(super) fn hear(&mut self, conn: ConnId) -> Vec<RelayFrame> {
        self.heard.remove(&conn).unwrap_or_default()
    }

    pub(super) fn is_closed(&self, conn: ConnId) -> bool {
        self.closed.contains(&conn)
    }

    /// The frame by which a device proves who it is, good on this connection only.
    pub(super) fn proof(
        &mut self,
        conn: ConnId,
        who: &DeviceSecret,
        list_version: u64,
    ) -> DeviceFrame {
        let ours = Nonce([5; 32]);
        let hello = DeviceFrame::Hello {
            protocol: 1,
            nonce: ours,
        };
        let [
            RelayFrame::Challenge {
                relay,
                nonce,
                protocol,
            },
        ] = self.say(conn, hello)[..]
        else {
            panic!("no challenge");
        };
        let (space, device) = (root().space(), who.key());
        let message = auth_message(protocol, relay, space, device, list_version, (ours, nonce));
        DeviceFrame::Auth {
            space,
            device,
            list_version,
            signature: who.sign(&message),
        }
    }

    /// The life of the space.
    pub(super) fn epoch(&mut self) -> Epoch {
        let stored = self.hub.log_mut().space(space()).unwrap();
        stored.unwrap().head.epoch
    }

    /// Opens a connection and proves who it is.
    pub(super) fn arrive(&mut self, number: u8, list_version: u64) -> (ConnId, Vec<RelayFrame>) {
        let conn = self.open();
        let proof = self.proof(conn, &device(number), list_version);
        let answer = self.say(conn, proof);
        (conn, answer)
    }

    /// A first device, which makes the space with a list of `count` devices.
    pub(super) fn found(&mut self, count: u8) -> ConnId {
        let list = list(count);
        let (conn, answer) = self.arrive(1, list.version());
        assert_eq!(answer, [RelayFrame::NeedsInvite]);
        let create = DeviceFrame::Create {
            token: INVITE,
            list: Blob(list.bytes().to_vec()),
        };
        let answer = self.say(conn, create);
        assert!(
            matches!(answer[..], [RelayFrame::Ready { .. }]),
            "{answer:?}"
        );
        conn
    }

    /// Opens a connection of a listed device and pulls everything.
    pub(super) fn join(&mut self, number: u8, count: u8) -> (ConnId, Vec<RelayFrame>) {
        let (conn, answer) = self.arrive(number, list(count).version());
        let [RelayFrame::Ready { head }] = answer[..] else {
            panic!("not ready: {answer:?}");
        };
        let heard = self.say(conn, pull(start(head.epoch)));
        (conn, heard)
    }
}

pub(super) fn start(epoch: Epoch) -> Head {
    Head::start(space(), epoch)
}

pub(super) fn space() -> SpaceId {
    root().space()
}

pub(super) fn pull(from: Head) -> DeviceFrame {
    DeviceFrame::Pull { from }
}

pub(super) fn append(records: Vec<Blob>) -> DeviceFrame {
    DeviceFrame::Append { records }
}
