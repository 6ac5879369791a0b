//! What comes in one turn is told by few frames, in the order of the log.

use sync::{Acked, Blob, DeviceFrame, Envelope, LONGEST_FRAME, RelayFrame};

use super::world::{World, append, padded, pull, record, start};
use crate::{ConnId, Event, Limits, log::MemoryLog};

fn world() -> World<MemoryLog> {
    World::new(Limits::default())
}

fn said(conn: ConnId, frame: &DeviceFrame) -> Event {
    Event::Received(conn, frame.write().into())
}

fn appended(conn: ConnId, records: &[u8]) -> Event {
    let records = records.iter().map(|number| record(*number));
    said(conn, &append(records.collect()))
}

/// What was heard, as numbers of the log: those of others, and one's own.
#[derive(Debug, PartialEq, Eq)]
enum Heard {
    Records(Vec<u64>),
    Acked(Vec<u64>),
}

/// Follows the log as a device does: everything has to come in its order.
fn follow(world: &mut World<MemoryLog>, conn: ConnId) -> Vec<Heard> {
    let mut place = start(world.epoch());
    let mut all = Vec::new();
    for frame in world.hear(conn) {
        match frame {
            RelayFrame::Records {
                first,
                records,
                after,
                ..
            } => {
                assert_eq!(first, place.seq + 1, "a gap, or the same again");
                for Blob(bytes) in &records {
                    place = place.after(Envelope::read(bytes).unwrap().id);
                }
                assert_eq!(place, after);
                all.push(Heard::Records((first..=after.seq).collect()));
            }
            RelayFrame::Ack { records } => {
                for Acked { record, seq } in &records {
                    assert_eq!(*seq, place.seq + 1, "a gap, or the same again");
                    place = place.after(*record);
                }
                let acked = records.iter().map(|acked| acked.seq);
                all.push(Heard::Acked(acked.collect()));
            }
            _ => {}
        }
    }
    all
}

#[test]
fn what_one_device_appends_in_a_turn_is_told_by_one_frame_to_each() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    world.hear(first);
    world.hear(second);
    world.turn(vec![
        appended(first, &[1]),
        appended(first, &[2, 3]),
        appended(first, &[4]),
    ]);
    assert_eq!(follow(&mut world, first), [Heard::Acked(vec![1, 2, 3, 4])]);
    assert_eq!(
        follow(&mut world, second),
        [Heard::Records(vec![1, 2, 3, 4])]
    );
}

#[test]
fn devices_that_append_in_one_turn_follow_the_log_without_a_gap() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    let (third, _) = world.join(1, 2);
    let from = start(world.epoch());
    world.say(first, pull(from));
    for conn in [first, second, third] {
        world.hear(conn);
    }
    world.turn(vec![
        appended(first, &[1, 2]),
        appended(second, &[3]),
        appended(first, &[4]),
    ]);
    use Heard::{Acked, Records};
    assert_eq!(
        follow(&mut world, first),
        [Acked(vec![1, 2]), Records(vec![3]), Acked(vec![4])]
    );
    assert_eq!(
        follow(&mut world, second),
        [Records(vec![1, 2]), Acked(vec![3]), Records(vec![4])]
    );
    assert_eq!(
        follow(&mut world, third),
        [Records(vec![1, 2]), Records(vec![3]), Records(vec![4])]
    );
}

#[test]
fn who_pulls_while_another_appends_gets_each_record_once() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.arrive(2, 2);
    let from = start(world.epoch());
    world.turn(vec![
        appended(first, &[1]),
        said(second, &pull(from)),
        appended(first, &[2]),
    ]);
    use Heard::Records;
    assert_eq!(
        follow(&mut world, second),
        [Records(vec![1]), Records(vec![2])]
    );
}

#[test]
fn a_turn_that_brings_much_is_told_by_frames_of_a_bounded_length() {
    let mut world = world();
    let first = world.found(2);
    let (second, _) = world.join(2, 2);
    world.has_read_all(second);
    world.hear(second);
    let long = |number| said(first, &append(vec![padded(number, 40_000)]));
    world.turn((1..=20).map(long).collect());
    let heard = world.hear(second);
    let lengths: Vec<_> = heard.iter().map(|frame| frame.write().len()).collect();
    assert_eq!(lengths.len(), 10, "two records in each: {lengths:?}");
    assert!(lengths.iter().all(|length| *length < LONGEST_FRAME / 8));
}
