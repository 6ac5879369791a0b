//! Both sides of a session, each opposite one that says anything.

use std::{collections::VecDeque, sync::Arc};

use chalkbook_relay::{
    ConnId, Event, Hub, Limits, Now, Outgoing,
    log::{LogStore as _, MemoryLog},
};
use sync::{
    Blob, Contents, DeviceFrame, Envelope, Epoch, Head, InviteToken, Nonce, PROTOCOL, RecordId,
    RelayFrame, RelayId, auth_message,
    client::{Effect, Input, Membership, Sealed, Session},
    keys::{DeviceList, DeviceSecret},
    seal_record,
};

use crate::{
    script::Script,
    wire::{keys, list, secret},
};

const RELAY: RelayId = RelayId([6; 16]);
/// Who says what the script says: a device of the space, and a stranger.
const MEMBER: ConnId = ConnId(1);
const STRANGER: ConnId = ConnId(2);
const HONEST: ConnId = ConnId(3);

/// A hostile device of the space and a stranger take turns. In the end another
/// device comes in, finds a log that is whole, and is served.
pub fn relay(bytes: &[u8]) {
    let mut play = Play::new();
    play.enter(MEMBER, &secret(1));
    play.open(STRANGER);
    for act in Script::new(bytes).take(64) {
        let frame = act.text.to_vec();
        match act.mark % 4 {
            0 => drop(play.turn(Event::Received(MEMBER, frame.into()))),
            1 => drop(play.turn(Event::Received(STRANGER, frame.into()))),
            2 => play.now += 1_000 * u64::from(act.mark),
            _ => play.open(STRANGER),
        }
    }
    play.enter(HONEST, &secret(2));
    play.an_honest_device_is_served();
}

struct Play {
    hub: Hub<MemoryLog>,
    list: DeviceList,
    now: u64,
    drawn: u8,
}

impl Play {
    fn new() -> Self {
        let list = list();
        let mut log = MemoryLog::new(RELAY);
        let invite = InviteToken([7; 16]);
        let made = log.begin().and_then(|()| {
            log.invite(invite, 0)?;
            log.make_space(invite, list.space(), Epoch([8; 8]), list.bytes())?;
            log.commit()
        });
        made.expect("a log in memory does not fail");
        Self {
            hub: Hub::new(log, Limits::default()),
            list,
            now: 1_000,
            drawn: 0,
        }
    }

    fn turn(&mut self, event: Event) -> Vec<RelayFrame> {
        let now = Now {
            ms: self.now,
            seconds: 0,
        };
        self.drawn = self.drawn.wrapping_add(1);
        let drawn = self.drawn;
        let out = self
            .hub
            .turn(now, vec![event], &mut |bytes| bytes.fill(drawn));
        let sent = out.into_iter().filter_map(|out| match out {
            Outgoing::Send(HONEST | MEMBER, bytes) => RelayFrame::read(&bytes).ok(),
            Outgoing::Send(..) | Outgoing::Close(_) => None,
        });
        sent.collect()
    }

    fn say(&mut self, conn: ConnId, frame: &DeviceFrame) -> Vec<RelayFrame> {
        self.turn(Event::Received(conn, frame.write().into()))
    }

    fn open(&mut self, conn: ConnId) {
        drop(self.turn(Event::Opened(conn, Arc::default())));
    }

    fn enter(&mut self, conn: ConnId, secret: &DeviceSecret) {
        self.open(conn);
        let (protocol, nonce) = (PROTOCOL, Nonce([9; 32]));
        let said = self.say(conn, &DeviceFrame::Hello { protocol, nonce });
        let Some(RelayFrame::Challenge { nonce: theirs, .. }) = said.last() else {
            panic!("no challenge but {said:?}");
        };
        let (space, device) = (self.list.space(), secret.key());
        let (list_version, nonces) = (self.list.version(), (nonce, *theirs));
        let message = auth_message(protocol, RELAY, space, device, list_version, nonces);
        let auth = DeviceFrame::Auth {
            space,
            device,
            list_version,
            signature: secret.sign(&message),
        };
        let said = self.say(conn, &auth);
        let is_in = said
            .iter()
            .any(|said| matches!(said, RelayFrame::Ready { .. }));
        assert!(is_in, "{said:?}");
    }

    fn an_honest_device_is_served(&mut self) {
        let end = self.pull_all();
        let canary = Contents::Canary.write();
        let random = &mut |bytes: &mut [u8]| bytes.fill(0xee);
        let (id, record) = seal_record(self.list.space(), &keys()[0], &secret(2), &canary, random);
        let append = DeviceFrame::Append {
            records: vec![Blob(record)],
        };
        let said = self.say(HONEST, &append);
        let acked = said.iter().any(|said| match said {
            RelayFrame::Ack { records } => records.iter().any(|acked| acked.record == id),
            _ => false,
        });
        assert!(acked, "{said:?}");
        assert!(self.pull_all().seq > end.seq);
    }

    /// Goes along the whole log, and its running hash.
    fn pull_all(&mut self) -> Head {
        let mut head = Head::start(self.list.space(), Epoch([8; 8]));
        loop {
            let said = self.say(HONEST, &DeviceFrame::Pull { from: head });
            let page = said.into_iter().find_map(|said| match said {
                RelayFrame::Records {
                    records,
                    after,
                    more,
                    ..
                } => Some((records, after, more)),
                _ => None,
            });
            let (records, after, more) = page.expect("a pull is answered by records");
            for Blob(bytes) in records {
                let envelope = Envelope::read(&bytes).expect("only records are kept");
                head = head.after(envelope.id);
            }
            assert_eq!(head, after);
            if !more {
                return head;
            }
        }
    }
}

/// A session opposite a relay that says anything: it ends what it does, and its
/// place moves by what was given to it alone.
pub fn session(bytes: &[u8]) {
    let list = list();
    let mut device = Device {
        session: Session::new(Membership {
            secret: secret(1),
            list: list.clone(),
            cursor: None,
            invite: None,
        }),
        list,
        now: 1_000,
        left: 20_000,
    };
    device.give(Input::Wake);
    for act in Script::new(bytes).take(64) {
        device.now += 1 + 100 * u64::from(act.mark / 4);
        match act.mark % 4 {
            0 => device.let_in(),
            1 => device.give(Input::Disconnected),
            2 => device.give(Input::Tick),
            _ => {
                if let Ok(frame) = RelayFrame::read(act.text) {
                    device.give(Input::Received(frame));
                }
            }
        }
    }
}

struct Device {
    session: Session,
    list: DeviceList,
    now: u64,
    left: usize,
}

impl Device {
    /// What an honest relay would say first.
    fn let_in(&mut self) {
        self.give(Input::Wake);
        self.give(Input::Tick);
        self.give(Input::Received(RelayFrame::Challenge {
            protocol: PROTOCOL,
            relay: RELAY,
            nonce: Nonce([1; 32]),
        }));
        let head = Head::start(self.list.space(), Epoch([8; 8]));
        self.give(Input::Received(RelayFrame::Ready { head }));
    }

    fn give(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            self.left = self
                .left
                .checked_sub(1)
                .expect("a session does not go on forever");
            let effects = self
                .session
                .handle(self.now, input, &mut |bytes| bytes.fill(2));
            inputs.extend(
                effects
                    .into_iter()
                    .filter_map(|effect| self.perform(effect)),
            );
        }
    }

    fn perform(&self, effect: Effect) -> Option<Input> {
        match effect {
            Effect::Dial => Some(Input::Connected),
            Effect::TakeOutgoing => Some(Input::Outgoing(Vec::new())),
            Effect::ListHeld => Some(Input::Held(vec![RecordId([1; 16]); 3])),
            Effect::Load(_) => {
                let (id, bytes) = (RecordId([1; 16]), vec![0; 300]);
                Some(Input::Loaded(vec![Sealed { id, bytes }]))
            }
            Effect::Store {
                records, cursor, ..
            } => {
                let seqs: Vec<u64> = records.iter().map(|arrived| arrived.seq).collect();
                if let (Some(first), Some(last)) = (seqs.first(), seqs.last()) {
                    assert_eq!(*last, cursor.seq);
                    assert_eq!(last - first + 1, seqs.len() as u64);
                }
                None
            }
            Effect::KeepList(list) => {
                assert_eq!(list.space(), self.list.space());
                None
            }
            _ => None,
        }
    }
}
