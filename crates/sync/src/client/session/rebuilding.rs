//! A relay whose log is another one: it was wiped, or restored from an older copy.
//! It is offered every record that is held, gets what it lacks, and then all is
//! pulled again.

use super::{Phase, Session, Step};
use crate::{DeviceFrame, Head, OFFERED_IDS, RecordId, client::Effect};

/// The relay's log is another one: it gets what it lacks, then all is pulled.
pub(super) struct Rebuilding {
    pub(super) head: Head,
    pub(super) offer: Vec<RecordId>,
    pub(super) wanted: Vec<RecordId>,
    pub(super) offering: bool,
}

impl Session {
    pub(super) fn diverged(&mut self, step: &mut Step<'_>, head: Head) {
        if let Phase::Online(online) = &mut self.phase {
            online.pulling = false;
            online.caught_up = false;
            online.rebuilding = Some(Rebuilding {
                head,
                offer: Vec::new(),
                wanted: Vec::new(),
                offering: true,
            });
            step.push(Effect::ListHeld);
        }
    }

    pub(super) fn offer_held(&mut self, step: &mut Step<'_>, ids: Vec<RecordId>) {
        if let Phase::Online(online) = &mut self.phase
            && let Some(rebuilding) = &mut online.rebuilding
        {
            // The oldest first: they are taken from the end.
            rebuilding.offer = ids;
            rebuilding.offer.reverse();
            rebuilding.offering = false;
        }
        self.offer_work(step);
    }

    pub(super) fn wanted(&mut self, step: &mut Step<'_>, ids: Vec<RecordId>) {
        if let Phase::Online(online) = &mut self.phase
            && let Some(rebuilding) = &mut online.rebuilding
        {
            rebuilding.offering = false;
            rebuilding.wanted.extend(ids);
        }
        self.offer_work(step);
    }

    pub(super) fn start_over(&mut self, step: &mut Step<'_>, start: Head) {
        self.member.cursor = Some(start);
        step.push(Effect::Store {
            records: Vec::new(),
            cursor: start,
            more: true,
        });
        self.pull(step, start);
    }

    /// Sends what is wanted, offers what was not offered yet, and in the end
    /// starts over.
    pub(super) fn go_on_rebuilding(&mut self, step: &mut Step<'_>) {
        let space = self.space();
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        let Some(rebuilding) = &mut online.rebuilding else {
            return;
        };
        if rebuilding.offering {
            return;
        }
        if !rebuilding.wanted.is_empty() {
            online.taking = true;
            step.push(Effect::Load(std::mem::take(&mut rebuilding.wanted)));
        } else if !rebuilding.offer.is_empty() {
            rebuilding.offering = true;
            let left = rebuilding.offer.len().saturating_sub(OFFERED_IDS);
            let mut ids = rebuilding.offer.split_off(left);
            ids.reverse();
            step.send(DeviceFrame::Offer { ids });
        } else {
            let start = Head::start(space, rebuilding.head.epoch);
            online.rebuilding = None;
            self.start_over(step, start);
        }
    }
}
