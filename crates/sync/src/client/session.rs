//! A member's session with its relay: connect, prove who one is, pull what is
//! new, append what one has, and come back whenever the connection is lost.

mod handshake;
mod log;
mod rebuilding;

use super::{Effect, Input, Standing, Stop, backoff::Backoff};
use crate::{
    Blob, DeviceFrame, Head, InviteToken, Nonce, RelayFrame, SpaceId,
    keys::{DeviceList, DeviceSecret},
    random::Random,
};
use rebuilding::Rebuilding;

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

    /// How far it has come in the log.
    pub fn cursor(&self) -> Option<Head> {
        self.member.cursor
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
