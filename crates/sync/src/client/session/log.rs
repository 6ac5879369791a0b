//! Going along the space's log: pull what is new, append what one has. One thing
//! at a time, so that what is logged meanwhile gathers into one record.

use super::{Phase, Session, Step, UNKNOWN_MS};
use crate::{
    Acked, Blob, DeviceFrame, Envelope, Head, RecordId,
    client::{Arrived, Effect, Sealed},
};

impl Session {
    pub(super) fn pull(&mut self, step: &mut Step<'_>, from: Head) {
        if let Phase::Online(online) = &mut self.phase {
            online.pulling = true;
            online.behind = false;
            online.caught_up = false;
            step.send(DeviceFrame::Pull { from });
        }
    }

    pub(super) fn take_records(
        &mut self,
        step: &mut Step<'_>,
        first: u64,
        records: Vec<Blob>,
        after: Head,
        more: bool,
    ) {
        let space = self.space();
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        let start = Head::start(space, after.epoch);
        let cursor = self.member.cursor.unwrap_or(start);
        if first > cursor.seq + 1 {
            // Something is missing in between. What follows will be pulled.
            online.behind = true;
            return self.offer_work(step);
        }
        let Some((arrived, reached)) = follow(cursor, first, records) else {
            return self.drop_connection(step, UNKNOWN_MS);
        };
        if reached.seq == after.seq && reached != after {
            return self.diverged(step, after);
        }
        if online.pulling {
            online.pulling = false;
            online.caught_up = !more;
        }
        let moves = self.member.cursor != Some(reached);
        self.member.cursor = Some(reached);
        if moves {
            step.push(Effect::Store {
                records: arrived,
                cursor: reached,
                more,
            });
        }
        if more {
            return self.pull(step, reached);
        }
        self.offer_work(step);
    }

    pub(super) fn acked(&mut self, step: &mut Step<'_>, records: Vec<Acked>) {
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        online.in_flight = online.in_flight.saturating_sub(records.len());
        let before = self.member.cursor;
        for acked in &records {
            let Some(cursor) = &mut self.member.cursor else {
                continue;
            };
            if online.rebuilding.is_some() || acked.seq <= cursor.seq {
                continue;
            }
            if acked.seq == cursor.seq + 1 {
                *cursor = cursor.after(acked.record);
            } else {
                // Others wrote in between. It counts once that has been pulled.
                online.behind = true;
            }
        }
        let cursor = self.member.cursor.filter(|_| self.member.cursor != before);
        step.push(Effect::Acked { records, cursor });
        self.offer_work(step);
    }

    pub(super) fn rejected(
        &mut self,
        step: &mut Step<'_>,
        record: RecordId,
        code: crate::RejectCode,
    ) {
        if let Phase::Online(online) = &mut self.phase {
            online.in_flight = online.in_flight.saturating_sub(1);
            online.stuck = Some(code);
            step.push(Effect::Rejected { record, code });
        }
        self.offer_work(step);
    }

    pub(super) fn notified(&mut self, step: &mut Step<'_>, seq: u64) {
        let reached = self.member.cursor.map_or(0, |cursor| cursor.seq);
        if let Phase::Online(online) = &mut self.phase
            && seq > reached
        {
            online.behind = true;
        }
        self.offer_work(step);
    }

    /// Does the next of what is left to do, one thing at a time.
    pub(super) fn offer_work(&mut self, step: &mut Step<'_>) {
        let space = self.space();
        let cursor = self.member.cursor;
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        if online.in_flight > 0 || online.taking || online.pulling {
            return;
        }
        if online.rebuilding.is_some() {
            return self.go_on_rebuilding(step);
        }
        if online.behind {
            let from = cursor.unwrap_or(Head::start(space, crate::Epoch([0; 8])));
            return self.pull(step, from);
        }
        if self.outbox_may_hold && online.stuck.is_none() {
            online.taking = true;
            step.push(Effect::TakeOutgoing);
        }
    }

    pub(super) fn append_outgoing(&mut self, step: &mut Step<'_>, records: Vec<Sealed>) {
        self.outbox_may_hold = !records.is_empty();
        self.append(step, records);
    }

    pub(super) fn append(&mut self, step: &mut Step<'_>, records: Vec<Sealed>) {
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        online.taking = false;
        let mut frame = Vec::new();
        let mut size = 0;
        for record in records {
            if size + record.bytes.len() > crate::FULL_FRAME && !frame.is_empty() {
                let records = std::mem::take(&mut frame);
                step.send(DeviceFrame::Append { records });
                size = 0;
            }
            size += record.bytes.len();
            online.in_flight += 1;
            frame.push(Blob(record.bytes));
        }
        if frame.is_empty() {
            if online.rebuilding.is_some() {
                self.offer_work(step);
            }
            return;
        }
        step.send(DeviceFrame::Append { records: frame });
    }
}

/// Goes along the log from a place: the records that are new, and the place
/// after them. None where a record is none.
fn follow(from: Head, first: u64, records: Vec<Blob>) -> Option<(Vec<Arrived>, Head)> {
    let mut cursor = from;
    let mut arrived = Vec::with_capacity(records.len());
    for (seq, Blob(bytes)) in (first..).zip(records) {
        if seq <= cursor.seq {
            continue;
        }
        let id = Envelope::read(&bytes).ok()?.id;
        cursor = cursor.after(id);
        arrived.push(Arrived { seq, id, bytes });
    }
    Some((arrived, cursor))
}
