//! When somebody is slow, wrong or malicious, or the disk is full.

use std::{cell::Cell, rc::Rc};

use sync::{
    Blob, ByeCode, ChainHash, DeviceFrame, Epoch, Head, InviteToken, MailboxId, Nonce, RecordId,
    RejectCode, RelayFrame, RelayId, SpaceId,
};

use super::world::{RELAY, World, append, device, list, padded, pull, record};
use crate::{
    Event, Limits,
    log::{Appended, LogError, LogStore, MemoryLog, Page, SpaceLine, SpaceNumber, StoredSpace},
};

fn world() -> World<MemoryLog> {
    World::new(Limits::default())
}

fn said(frames: &[RelayFrame]) -> Option<ByeCode> {
    match frames.last() {
        Some(RelayFrame::Bye { code, .. }) => Some(*code),
        _ => None,
    }
}

#[test]
fn what_is_no_frame_ends_the_session() {
    let mut world = world();
    let conn = world.open();
    world.turn(vec![Event::Received(conn, vec![0xff; 20].into())]);
    assert_eq!(said(&world.hear(conn)), Some(ByeCode::BadFrame));
    assert!(world.is_closed(conn));
}

#[test]
fn a_proof_is_good_on_one_connection() {
    let mut world = world();
    world.found(1);
    let heard_by_others = {
        let conn = world.open();
        world.proof(conn, &device(1), 1)
    };
    let thief = world.open();
    world.say(
        thief,
        DeviceFrame::Hello {
            protocol: 1,
            nonce: Nonce([5; 32]),
        },
    );
    let answer = world.say(thief, heard_by_others);
    assert_eq!(said(&answer), Some(ByeCode::BadSignature));
    assert!(world.is_closed(thief));
}

#[test]
fn an_unknown_invite_makes_nothing() {
    let mut world = world();
    let (conn, _) = world.arrive(1, 1);
    let create = DeviceFrame::Create {
        token: InviteToken([0; 16]),
        list: Blob(list(1).bytes().to_vec()),
    };
    let answer = world.say(conn, create);
    assert_eq!(said(&answer), Some(ByeCode::BadInvite));
    assert_eq!(world.hub.log_mut().spaces().unwrap(), []);
}

#[test]
fn a_stranger_is_sent_away_after_ten_seconds() {
    let mut world = world();
    let (silent, talking) = (world.open(), world.open());
    world.proof(talking, &device(1), 1);
    world.ms = 9_999;
    world.turn(Vec::new());
    assert!(!world.is_closed(silent));
    world.ms = 11_000;
    world.turn(Vec::new());
    for conn in [silent, talking] {
        assert_eq!(said(&world.hear(conn)), Some(ByeCode::Silence));
        assert!(world.is_closed(conn));
    }
}

#[test]
fn who_comes_to_a_crowd_takes_the_place_of_who_has_waited_longest() {
    let mut world = World::new(Limits {
        strangers: 2,
        ..Limits::default()
    });
    let member = world.found(1);
    let [first, second, third] = [(); 3].map(|()| world.open());
    assert_eq!(said(&world.hear(first)), Some(ByeCode::TooMany));
    assert!(world.is_closed(first));
    let (late, answer) = world.arrive(1, 1);
    assert!(
        matches!(answer.last(), Some(RelayFrame::Ready { .. })),
        "{answer:?}"
    );
    assert!(world.is_closed(second));
    for conn in [member, third, late] {
        assert!(!world.is_closed(conn));
    }
}

#[test]
fn who_asks_for_a_mailbox_that_is_empty_is_a_stranger_still() {
    let mut world = world();
    let conn = world.open();
    let hello = DeviceFrame::Hello {
        protocol: 1,
        nonce: sync::Nonce([1; 32]),
    };
    world.say(conn, hello);
    let mailbox = MailboxId([9; 16]);
    let empty = world.say(conn, DeviceFrame::Take { mailbox });
    assert_eq!(empty, [RelayFrame::Empty { mailbox }]);
    world.ms = 11_000;
    world.turn(Vec::new());
    assert!(world.is_closed(conn));
}

#[test]
fn a_member_that_falls_silent_is_asked_and_then_sent_away() {
    let mut world = world();
    let conn = world.found(1);
    world.ms = 25_000;
    world.turn(Vec::new());
    assert_eq!(world.hear(conn), [RelayFrame::Ping]);
    world.ms = 50_000;
    world.say(conn, DeviceFrame::Pong);
    world.ms = 109_000;
    world.turn(Vec::new());
    assert!(!world.is_closed(conn));
    world.ms = 111_000;
    world.turn(Vec::new());
    assert_eq!(said(&world.hear(conn)), Some(ByeCode::Silence));
}

#[test]
fn a_slow_reader_is_told_to_pull_and_misses_nothing() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    world.has_read_all(second);
    let mut place = None;
    for number in 1..=8 {
        world.say(first, append(vec![padded(number, 200_000)]));
        world.has_read_all(first);
    }
    let heard = world.hear(second);
    for frame in &heard {
        if let RelayFrame::Records { after, .. } = frame {
            place = Some(*after);
        }
    }
    let notices = heard
        .iter()
        .filter(|frame| matches!(frame, RelayFrame::Notify { .. }));
    assert_eq!(notices.count(), 1, "one is enough: {heard:?}");
    world.has_read_all(second);
    let place = place.expect("the first were pushed");
    let rest = world.say(second, pull(place));
    let Some(RelayFrame::Records { first, .. }) = rest.first() else {
        panic!("{rest:?}");
    };
    assert_eq!(*first, place.seq + 1);
}

#[test]
fn a_full_space_takes_nothing_more_and_the_session_goes_on() {
    let mut world = World::new(Limits {
        records: 2,
        ..Limits::default()
    });
    let conn = world.found(1);
    let answer = world.say(conn, append((1..=3).map(record).collect()));
    let codes: Vec<_> = answer
        .iter()
        .filter_map(|frame| match frame {
            RelayFrame::Reject { code, .. } => Some(*code),
            _ => None,
        })
        .collect();
    assert_eq!(codes, [RejectCode::Quota]);
    assert!(matches!(&answer[0], RelayFrame::Ack { records } if records.len() == 2));
    assert_eq!(world.say(conn, DeviceFrame::Ping), [RelayFrame::Pong]);
}

#[test]
fn a_space_has_only_so_many_connections() {
    let mut world = World::new(Limits {
        connections: 1,
        ..Limits::default()
    });
    world.found(1);
    let (second, answer) = world.arrive(1, 1);
    assert!(said(&answer) == Some(ByeCode::TooMany), "{answer:?}");
    assert!(world.is_closed(second));
}

#[test]
fn everybody_hears_when_the_relay_goes_down() {
    let mut world = world();
    let (member, stranger) = (world.found(1), world.open());
    let out = world.hub.go_down();
    world.deliver(out);
    for conn in [member, stranger] {
        assert_eq!(said(&world.hear(conn)), Some(ByeCode::GoingDown));
        assert!(world.is_closed(conn));
    }
}

#[test]
fn what_could_not_be_stored_was_never_there() {
    check_full_disk(Step::Append);
    check_full_disk(Step::Commit);
}

fn check_full_disk(step: Step) {
    let full = Rc::new(Cell::new(None));
    let log = FullDisk {
        log: MemoryLog::new(RELAY),
        full: full.clone(),
    };
    let mut world = World::over(log, Limits::default());
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    world.say(first, append(vec![record(1)]));
    world.hear(second);

    full.set(Some(step));
    let answer = world.say(first, append(vec![record(2)]));
    assert_eq!(answer.len(), 1, "no ack: {answer:?}");
    assert_eq!(said(&answer), Some(ByeCode::Unable));
    let pushed = world.hear(second);
    assert_eq!(said(&pushed), Some(ByeCode::Unable));
    let records = |frame: &RelayFrame| matches!(frame, RelayFrame::Records { .. });
    assert!(!pushed.iter().any(records), "{pushed:?}");
    assert!(world.is_closed(first) && world.is_closed(second));

    full.set(None);
    let (first, heard) = world.join(1, 2);
    assert!(
        matches!(&heard[0], RelayFrame::Records { records, .. } if *records == [record(1)]),
        "{heard:?}"
    );
    let answer = world.say(first, append(vec![record(2)]));
    assert!(
        matches!(&answer[0], RelayFrame::Ack { records } if records[0].seq == 2),
        "{answer:?}"
    );
}

/// Where a full disk shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Append,
    Commit,
}

/// A log whose disk is full at times.
struct FullDisk {
    log: MemoryLog,
    full: Rc<Cell<Option<Step>>>,
}

impl FullDisk {
    fn has_room(&self, step: Step) -> Result<(), LogError> {
        if self.full.get() == Some(step) {
            return Err(LogError::Unreadable("a full disk"));
        }
        Ok(())
    }
}

impl LogStore for FullDisk {
    fn relay(&self) -> RelayId {
        self.log.relay()
    }
    fn begin(&mut self) -> Result<(), LogError> {
        self.log.begin()
    }
    fn commit(&mut self) -> Result<(), LogError> {
        self.has_room(Step::Commit)?;
        self.log.commit()
    }
    fn roll_back(&mut self) {
        self.log.roll_back();
    }
    fn space(&mut self, space: SpaceId) -> Result<Option<StoredSpace>, LogError> {
        self.log.space(space)
    }
    fn make_space(
        &mut self,
        invite: InviteToken,
        space: SpaceId,
        epoch: Epoch,
        list: &[u8],
    ) -> Result<Option<StoredSpace>, LogError> {
        self.log.make_space(invite, space, epoch, list)
    }
    fn keep_list(&mut self, space: SpaceNumber, list: &[u8]) -> Result<(), LogError> {
        self.log.keep_list(space, list)
    }
    fn append(
        &mut self,
        space: SpaceNumber,
        head: Head,
        id: RecordId,
        bytes: &[u8],
    ) -> Result<Appended, LogError> {
        self.has_room(Step::Append)?;
        self.log.append(space, head, id, bytes)
    }
    fn seen(&mut self, space: SpaceNumber, seconds: i64) -> Result<(), LogError> {
        self.log.seen(space, seconds)
    }
    fn hash_at(&mut self, space: SpaceNumber, seq: u64) -> Result<Option<ChainHash>, LogError> {
        self.log.hash_at(space, seq)
    }
    fn page(&mut self, space: SpaceNumber, after: u64, room: usize) -> Result<Page, LogError> {
        self.log.page(space, after, room)
    }
    fn missing(
        &mut self,
        space: SpaceNumber,
        ids: Vec<RecordId>,
    ) -> Result<Vec<RecordId>, LogError> {
        self.log.missing(space, ids)
    }
    fn erase(&mut self, space: SpaceNumber) -> Result<(), LogError> {
        self.log.erase(space)
    }
    fn invite(&mut self, invite: InviteToken, seconds: i64) -> Result<(), LogError> {
        self.log.invite(invite, seconds)
    }
    fn spaces(&mut self) -> Result<Vec<SpaceLine>, LogError> {
        self.log.spaces()
    }
    fn restored(&mut self, epoch: &mut dyn FnMut() -> Epoch) -> Result<u64, LogError> {
        self.log.restored(epoch)
    }
}
