//! A member's session with its relay: connect, prove who one is, pull what is
//! new, append what one has, and come back whenever the connection is lost.

use super::{Arrived, Effect, Input, Sealed, Standing, Stop, backoff::Backoff};
use crate::{
    Acked, Blob, ByeCode, DeviceFrame, Envelope, Head, InviteToken, Nonce, OFFERED_IDS, PROTOCOL,
    RecordId, RelayFrame, RelayId, SpaceId, auth_message,
    keys::{DeviceList, DeviceSecret},
    random::{Random, draw},
};

/// After this much silence the relay is asked whether it is there.
const QUIET_MS: u64 = 25_000;
/// After this much silence it is taken for gone.
const DEAD_MS: u64 = 60_000;
/// A space that the relay does not know is asked for again after this long.
const UNKNOWN_MS: u64 = 60_000;

/// What makes a device a member of a space.
#[derive(Clone)]
pub struct Membership {
    /// The device's secret.
    pub secret: DeviceSecret,
    /// The newest list that it has.
    pub list: DeviceList,
    /// How far it has come; none before the first pull.
    pub cursor: Option<Head>,
    /// What makes the space where the relay does not know it.
    pub invite: Option<InviteToken>,
}

/// The session of one device, over any number of connections.
pub struct Session {
    member: Membership,
    phase: Phase,
    backoff: Backoff,
    heard_at: u64,
    asked: bool,
    outbox_may_hold: bool,
    pending_list: Option<DeviceList>,
    pub(super) told: Standing,
}

enum Phase {
    Resting { until: Option<u64> },
    Dialing,
    Greeting { nonce: Nonce },
    Proving,
    Online(Online),
}

/// What is under way with the relay.
#[derive(Default)]
struct Online {
    caught_up: bool,
    pulling: bool,
    behind: bool,
    in_flight: usize,
    taking: bool,
    stuck: Option<crate::RejectCode>,
    rebuilding: Option<Rebuilding>,
}

/// The relay's log is another one: it gets what it lacks, then all is pulled.
struct Rebuilding {
    head: Head,
    offer: Vec<RecordId>,
    wanted: Vec<RecordId>,
    offering: bool,
}

/// What is done in one step, while it is gathered.
struct Step<'a> {
    now: u64,
    random: Random<'a>,
    effects: Vec<Effect>,
}

impl Step<'_> {
    fn push(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    fn send(&mut self, frame: DeviceFrame) {
        self.push(Effect::Send(frame));
    }
}

impl Session {
    /// A session that has not begun; [`Input::Wake`] begins it.
    pub fn new(member: Membership) -> Self {
        Self {
            member,
            phase: Phase::Resting { until: None },
            backoff: Backoff::default(),
            heard_at: 0,
            asked: false,
            outbox_may_hold: true,
            pending_list: None,
            told: Standing::Idle,
        }
    }

    /// Takes in what happened, and says what is to be done. `now` is in
    /// milliseconds of a clock that never goes back.
    pub fn handle(&mut self, now: u64, input: Input, random: Random<'_>) -> Vec<Effect> {
        let mut step = Step {
            now,
            random,
            effects: Vec::new(),
        };
        self.take(&mut step, input);
        let standing = self.standing();
        if standing != self.told {
            self.told = standing;
            step.push(Effect::Report(standing));
        }
        step.effects
    }

    /// When [`Input::Tick`] is wanted next, at the latest.
    pub fn next_wake(&self) -> Option<u64> {
        match &self.phase {
            Phase::Resting { until } => *until,
            Phase::Dialing => None,
            Phase::Greeting { .. } | Phase::Proving => Some(self.heard_at + QUIET_MS),
            Phase::Online(_) if self.asked => Some(self.heard_at + DEAD_MS),
            Phase::Online(_) => Some(self.heard_at + QUIET_MS),
        }
    }

    /// The device list as the session knows it.
    pub fn list(&self) -> &DeviceList {
        &self.member.list
    }

    fn space(&self) -> SpaceId {
        self.member.list.space()
    }

    fn standing(&self) -> Standing {
        match &self.phase {
            Phase::Resting { until: None } => match self.told {
                Standing::Stopped(_) => self.told,
                _ => Standing::Idle,
            },
            Phase::Resting {
                until: Some(retry_at),
            } => match self.told {
                Standing::Stopped(Stop::NeedsInvite) => self.told,
                _ => Standing::Offline {
                    retry_at: *retry_at,
                },
            },
            Phase::Dialing | Phase::Greeting { .. } | Phase::Proving => Standing::Connecting,
            Phase::Online(online) => match online.stuck {
                Some(code) => Standing::Stuck(code),
                None if online.is_quiet() && !self.outbox_may_hold => Standing::UpToDate,
                None => Standing::CatchingUp,
            },
        }
    }

    fn take(&mut self, step: &mut Step<'_>, input: Input) {
        match input {
            Input::Wake => self.wake(step),
            Input::Connected => self.greet(step),
            Input::Disconnected => self.lose(step, 0),
            Input::Received(frame) => self.hear(step, frame),
            Input::OutboxGrew => {
                self.outbox_may_hold = true;
                self.offer_work(step);
            }
            Input::Outgoing(records) => self.append_outgoing(step, records),
            Input::Held(ids) => self.offer_held(step, ids),
            Input::Loaded(records) => self.append(step, records),
            Input::Cast(message) => self.when_online(step, DeviceFrame::Cast { message }),
            Input::Park(mailbox, offer) => {
                self.when_online(step, DeviceFrame::Park { mailbox, offer });
            }
            Input::Confirm(mailbox, confirmation) => {
                let frame = DeviceFrame::Confirm {
                    mailbox,
                    confirmation,
                };
                self.when_online(step, frame);
            }
            Input::ReplaceList(list) => {
                let bytes = Blob(list.bytes().to_vec());
                self.pending_list = Some(list);
                self.when_online(step, DeviceFrame::List { list: bytes });
            }
            Input::Tick => self.tick(step),
        }
    }

    fn when_online(&self, step: &mut Step<'_>, frame: DeviceFrame) {
        if matches!(self.phase, Phase::Online(_)) {
            step.send(frame);
        }
    }

    fn wake(&mut self, step: &mut Step<'_>) {
        if matches!(self.phase, Phase::Resting { .. }) {
            self.told = Standing::Idle;
            self.dial(step);
        } else if matches!(self.phase, Phase::Online(_)) && !self.asked {
            // After a sleep the connection may be dead and not know it.
            self.asked = true;
            self.heard_at = step.now.saturating_sub(DEAD_MS - QUIET_MS / 5);
            step.send(DeviceFrame::Ping);
        }
    }

    fn dial(&mut self, step: &mut Step<'_>) {
        self.phase = Phase::Dialing;
        step.push(Effect::Dial);
    }

    fn greet(&mut self, step: &mut Step<'_>) {
        if !matches!(self.phase, Phase::Dialing) {
            return;
        }
        let nonce = Nonce(draw(step.random));
        self.phase = Phase::Greeting { nonce };
        self.heard_at = step.now;
        self.asked = false;
        step.send(DeviceFrame::Hello {
            protocol: PROTOCOL,
            nonce,
        });
    }

    /// The connection is gone: comes back later, and `after` milliseconds at the
    /// earliest.
    fn lose(&mut self, step: &mut Step<'_>, after: u64) {
        if matches!(self.phase, Phase::Resting { .. }) {
            return;
        }
        let wait = self.backoff.wait(after, step.random);
        self.phase = Phase::Resting {
            until: Some(step.now + wait),
        };
        // What was in flight may or may not have arrived.
        self.outbox_may_hold = true;
        if self.pending_list.take().is_some() {
            step.push(Effect::ListOvertaken);
        }
    }

    fn drop_connection(&mut self, step: &mut Step<'_>, after: u64) {
        step.push(Effect::HangUp);
        self.lose(step, after);
    }

    fn stop(&mut self, step: &mut Step<'_>, why: Stop) {
        step.push(Effect::HangUp);
        self.phase = Phase::Resting { until: None };
        self.told = Standing::Stopped(why);
        step.push(Effect::Report(self.told));
    }

    fn tick(&mut self, step: &mut Step<'_>) {
        match &self.phase {
            Phase::Resting { until: Some(until) } if *until <= step.now => self.dial(step),
            Phase::Resting { .. } | Phase::Dialing => {}
            Phase::Greeting { .. } | Phase::Proving => {
                if step.now >= self.heard_at + QUIET_MS {
                    self.drop_connection(step, 0);
                }
            }
            Phase::Online(_) if step.now >= self.heard_at + DEAD_MS => {
                self.drop_connection(step, 0);
            }
            Phase::Online(_) if step.now >= self.heard_at + QUIET_MS && !self.asked => {
                self.asked = true;
                step.send(DeviceFrame::Ping);
            }
            Phase::Online(_) => {}
        }
    }

    fn hear(&mut self, step: &mut Step<'_>, frame: RelayFrame) {
        self.heard_at = step.now;
        self.asked = false;
        match frame {
            RelayFrame::Challenge {
                protocol,
                relay,
                nonce,
            } => self.prove(step, protocol, relay, nonce),
            RelayFrame::WantList => self.send_list(step),
            RelayFrame::NeedsInvite => self.create(step),
            RelayFrame::Ready { head } => self.begin(step, head),
            RelayFrame::List { list } => self.take_list(step, &list),
            RelayFrame::ListTaken { version } => self.list_taken(step, version),
            RelayFrame::Records {
                first,
                records,
                after,
                more,
            } => self.take_records(step, first, records, after, more),
            RelayFrame::Ack { records } => self.acked(step, records),
            RelayFrame::Reject { record, code } => self.rejected(step, record, code),
            RelayFrame::Diverged { head } => self.diverged(step, head),
            RelayFrame::Want { ids } => self.wanted(step, ids),
            RelayFrame::Notify { seq } => self.notified(step, seq),
            RelayFrame::Cast { from, message } => step.push(Effect::Heard { from, message }),
            RelayFrame::Presence { device, here } => step.push(Effect::Presence { device, here }),
            RelayFrame::Parked { mailbox } => step.push(Effect::Parked(mailbox)),
            RelayFrame::Answer { mailbox, answer } => {
                step.push(Effect::Answered(mailbox, answer));
            }
            RelayFrame::Ping => step.send(DeviceFrame::Pong),
            RelayFrame::Pong => {}
            // These are for sessions of other kinds.
            RelayFrame::Offer { .. }
            | RelayFrame::Empty { .. }
            | RelayFrame::Confirm { .. }
            | RelayFrame::Erased => {}
            RelayFrame::Bye { code, retry_after } => self.dismissed(step, code, retry_after),
        }
    }

    fn prove(&mut self, step: &mut Step<'_>, protocol: u16, relay: RelayId, theirs: Nonce) {
        let Phase::Greeting { nonce } = self.phase else {
            return;
        };
        if protocol != PROTOCOL {
            return self.stop(step, Stop::Protocol);
        }
        let space = self.space();
        let device = self.member.secret.key();
        let list_version = self.member.list.version();
        let nonces = (nonce, theirs);
        let message = auth_message(protocol, relay, space, device, list_version, nonces);
        self.phase = Phase::Proving;
        step.send(DeviceFrame::Auth {
            space,
            device,
            list_version,
            signature: self.member.secret.sign(&message),
        });
    }

    fn send_list(&self, step: &mut Step<'_>) {
        let list = Blob(self.member.list.bytes().to_vec());
        step.send(DeviceFrame::List { list });
    }

    fn create(&mut self, step: &mut Step<'_>) {
        let Some(token) = self.member.invite else {
            self.stop(step, Stop::NeedsInvite);
            // The relay's keeper may bring an older copy back.
            self.phase = Phase::Resting {
                until: Some(step.now + UNKNOWN_MS),
            };
            return;
        };
        let list = Blob(self.member.list.bytes().to_vec());
        step.send(DeviceFrame::Create { token, list });
    }

    fn begin(&mut self, step: &mut Step<'_>, head: Head) {
        if !matches!(self.phase, Phase::Proving) {
            return;
        }
        self.backoff.reset();
        self.member.invite = None;
        self.phase = Phase::Online(Online::default());
        self.outbox_may_hold = true;
        let from = self.member.cursor;
        self.pull(step, from.unwrap_or(Head::start(self.space(), head.epoch)));
    }

    fn pull(&mut self, step: &mut Step<'_>, from: Head) {
        if let Phase::Online(online) = &mut self.phase {
            online.pulling = true;
            online.behind = false;
            online.caught_up = false;
            step.send(DeviceFrame::Pull { from });
        }
    }

    fn take_list(&mut self, step: &mut Step<'_>, bytes: &Blob) {
        let Ok(list) = DeviceList::read(self.space(), &bytes.0) else {
            return self.drop_connection(step, UNKNOWN_MS);
        };
        if list.supersedes(&self.member.list) {
            self.member.list = list.clone();
            step.push(Effect::KeepList(list));
        }
        if self.pending_list.take().is_some() {
            step.push(Effect::ListOvertaken);
        }
    }

    fn list_taken(&mut self, step: &mut Step<'_>, version: u64) {
        if let Some(list) = self.pending_list.take_if(|list| list.version() == version) {
            self.member.list = list.clone();
            step.push(Effect::KeepList(list));
            step.push(Effect::ListReplaced);
        }
    }

    fn take_records(
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
            });
        }
        if more {
            return self.pull(step, reached);
        }
        self.offer_work(step);
    }

    fn acked(&mut self, step: &mut Step<'_>, records: Vec<Acked>) {
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        online.in_flight = online.in_flight.saturating_sub(records.len());
        let before = self.member.cursor;
        for acked in &records {
            if let Some(cursor) = &mut self.member.cursor
                && acked.seq == cursor.seq + 1
            {
                *cursor = cursor.after(acked.record);
            }
        }
        let cursor = self.member.cursor.filter(|_| self.member.cursor != before);
        step.push(Effect::Acked { records, cursor });
        self.offer_work(step);
    }

    fn rejected(&mut self, step: &mut Step<'_>, record: RecordId, code: crate::RejectCode) {
        if let Phase::Online(online) = &mut self.phase {
            online.in_flight = online.in_flight.saturating_sub(1);
            online.stuck = Some(code);
            step.push(Effect::Rejected { record, code });
        }
        self.offer_work(step);
    }

    fn notified(&mut self, step: &mut Step<'_>, seq: u64) {
        let reached = self.member.cursor.map_or(0, |cursor| cursor.seq);
        if let Phase::Online(online) = &mut self.phase
            && seq > reached
        {
            online.behind = true;
        }
        self.offer_work(step);
    }

    fn diverged(&mut self, step: &mut Step<'_>, head: Head) {
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

    fn offer_held(&mut self, step: &mut Step<'_>, ids: Vec<RecordId>) {
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

    fn wanted(&mut self, step: &mut Step<'_>, ids: Vec<RecordId>) {
        if let Phase::Online(online) = &mut self.phase
            && let Some(rebuilding) = &mut online.rebuilding
        {
            rebuilding.offering = false;
            rebuilding.wanted.extend(ids);
        }
        self.offer_work(step);
    }

    /// Does the next of what is left to do, one thing at a time.
    fn offer_work(&mut self, step: &mut Step<'_>) {
        let space = self.space();
        let cursor = self.member.cursor;
        let Phase::Online(online) = &mut self.phase else {
            return;
        };
        if online.in_flight > 0 || online.taking || online.pulling {
            return;
        }
        if let Some(rebuilding) = &mut online.rebuilding {
            if rebuilding.offering {
            } else if !rebuilding.wanted.is_empty() {
                online.taking = true;
                step.push(Effect::Load(std::mem::take(&mut rebuilding.wanted)));
            } else if !rebuilding.offer.is_empty() {
                let left = rebuilding.offer.len().saturating_sub(OFFERED_IDS);
                let mut ids = rebuilding.offer.split_off(left);
                ids.reverse();
                rebuilding.offering = true;
                step.send(DeviceFrame::Offer { ids });
            } else {
                let start = Head::start(space, rebuilding.head.epoch);
                online.rebuilding = None;
                self.start_over(step, start);
            }
            return;
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

    fn start_over(&mut self, step: &mut Step<'_>, start: Head) {
        self.member.cursor = Some(start);
        step.push(Effect::Store {
            records: Vec::new(),
            cursor: start,
        });
        self.pull(step, start);
    }

    fn append_outgoing(&mut self, step: &mut Step<'_>, records: Vec<Sealed>) {
        self.outbox_may_hold = !records.is_empty();
        self.append(step, records);
    }

    fn append(&mut self, step: &mut Step<'_>, records: Vec<Sealed>) {
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

    fn dismissed(&mut self, step: &mut Step<'_>, code: ByeCode, retry_after: u32) {
        let after = u64::from(retry_after) * 1_000;
        match code {
            ByeCode::GoingDown | ByeCode::TooMany | ByeCode::Silence | ByeCode::Unable => {
                self.drop_connection(step, after);
            }
            ByeCode::BadFrame => self.drop_connection(step, UNKNOWN_MS),
            ByeCode::Protocol => self.stop(step, Stop::Protocol),
            ByeCode::BadSignature => self.stop(step, Stop::Refused),
            ByeCode::BadInvite => self.stop(step, Stop::BadInvite),
            ByeCode::Erased => self.stop(step, Stop::Erased),
            // Only a list that the root signed says that a device was removed.
            ByeCode::NotListed if !self.member.list.lists(self.member.secret.key()) => {
                self.stop(step, Stop::Removed);
            }
            ByeCode::NotListed => self.drop_connection(step, UNKNOWN_MS),
        }
    }
}

impl Online {
    fn is_quiet(&self) -> bool {
        self.caught_up
            && !self.pulling
            && !self.behind
            && !self.taking
            && self.in_flight == 0
            && self.rebuilding.is_none()
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
