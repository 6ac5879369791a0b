//! The clerk: a thread of its own that carries between the post office, which
//! knows the logbook and the session, and the connection to the relay.

mod list_changes;

use std::{
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use device::{
    api::{ApiError, Code, Pairing, Synced, SyncedWord, Whereabouts},
    post::{News, PostOffice},
};
use sync::{
    Contents, DeviceKey, InviteToken,
    client::{Input, Standing},
    keys::{DeviceSecret, Root},
};
use tokio::{
    runtime::Handle as Runtime,
    sync::mpsc::{UnboundedReceiver, UnboundedSender},
    time::timeout,
};

use crate::{
    Address,
    line::{Line, LineEvent},
    pairing::{Change, Kind},
    presence::Own,
    secrets::Name,
    shared::Shared,
    words,
};

/// A space that could not be opened is tried again after this long.
const SHUT_MS: u64 = 15_000;

/// What the clerk hears.
pub(crate) enum Event {
    /// Connect now.
    Wake,
    /// The logbook changed.
    Changed,
    /// From a connection, by its number.
    Line(u64, LineEvent),
    /// The device belongs to another space, or to another relay.
    Restart(Option<InviteToken>, mpsc::Sender<Result<(), ApiError>>),
    /// Somebody waits until all is up to date.
    Sync(mpsc::Sender<Synced>),
    /// A device is to be added by a code.
    Add(Root, mpsc::Sender<Result<Pairing, ApiError>>),
    /// The code is taken back.
    CancelAdding,
    /// A device is to be removed.
    Remove(Root, DeviceKey, mpsc::Sender<Result<(), ApiError>>),
    /// Somebody trains here, or no longer does.
    Trains(Whereabouts),
    /// The end.
    Close,
}

pub(crate) struct Clerk {
    shared: Arc<Shared>,
    runtime: Runtime,
    start: Instant,
    office: Option<PostOffice>,
    address: Option<Address>,
    line: Option<Line>,
    lines: u64,
    change: Option<Change>,
    own: Own,
    /// There is a space, and it could not be opened.
    shut: bool,
    waiting: Vec<mpsc::Sender<Synced>>,
}

impl Clerk {
    pub(crate) fn new(shared: &Arc<Shared>, runtime: Runtime) -> Self {
        Self {
            shared: shared.clone(),
            runtime,
            start: Instant::now(),
            office: None,
            address: None,
            line: None,
            lines: 0,
            change: None,
            own: Own::default(),
            shut: false,
            waiting: Vec::new(),
        }
    }

    /// Its life, until [`Event::Close`].
    pub(crate) fn live(mut self, mut inbox: UnboundedReceiver<Event>) {
        self.open_again();
        let runtime = self.runtime.clone();
        loop {
            let wait = self.until_next();
            // A timer belongs to the runtime that it is made in.
            let heard = runtime.block_on(async { timeout(wait, inbox.recv()).await });
            match heard {
                Ok(None | Some(Event::Close)) => return,
                Ok(Some(event)) => self.hear(event),
                Err(_) if self.shut => {
                    self.open_again();
                    self.take(Input::Wake);
                }
                Err(_) => self.take(Input::Tick),
            }
            self.look_after();
        }
    }

    fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    fn until_next(&self) -> Duration {
        let office = self.office.as_ref().and_then(PostOffice::next_wake);
        let adding = match self.change.as_ref().map(|change| &change.kind) {
            Some(Kind::Add(adding)) => Some(adding.until),
            Some(Kind::Remove(..)) | None => None,
        };
        let shut = self.shut.then(|| self.now() + SHUT_MS);
        let next = office.into_iter().chain(adding).chain(shut).min();
        let next = next.map_or(3_600_000, |at| at.saturating_sub(self.now()));
        Duration::from_millis(next.max(1))
    }

    fn hear(&mut self, event: Event) {
        match event {
            Event::Wake => {
                self.open_again();
                self.take(Input::Wake);
            }
            Event::Changed => {
                self.shared.changes_are_seen();
                self.take(Input::OutboxGrew);
            }
            Event::Line(number, event) => {
                if self
                    .line
                    .as_ref()
                    .is_some_and(|line| line.number() == number)
                {
                    self.hear_line(event);
                }
            }
            Event::Restart(invite, done) => {
                let outcome = self.restart(invite);
                self.shut = outcome.is_err();
                self.take(Input::Wake);
                // Who asked may be gone.
                drop(done.send(outcome));
            }
            Event::Sync(waiter) => {
                self.waiting.push(waiter);
                if !self.is_online() {
                    self.open_again();
                    self.take(Input::Wake);
                }
            }
            Event::Add(root, asked) => self.begin_adding(root, asked),
            Event::CancelAdding => {
                if matches!(
                    self.change,
                    Some(Change {
                        kind: Kind::Add(_),
                        ..
                    })
                ) {
                    self.change = None;
                }
                self.shared.see(|seen| seen.pairing = None);
            }
            Event::Remove(root, device, asked) => {
                self.begin(Change {
                    root,
                    kind: Kind::Remove(device, asked),
                    tries: 0,
                });
            }
            Event::Trains(whereabouts) => {
                self.own.set(Instant::now(), whereabouts);
                self.say_where();
            }
            Event::Close => {}
        }
    }

    fn hear_line(&mut self, event: LineEvent) {
        match event {
            LineEvent::Open => {
                self.shared.see_quietly(|seen| seen.last_error = None);
                self.take(Input::Connected);
            }
            LineEvent::Frame(frame) => self.take(Input::Received(frame)),
            LineEvent::Gone(error) => {
                tracing::info!(%error, "no connection");
                self.line = None;
                self.shared
                    .see_quietly(|seen| seen.last_error = Some(error.message));
                self.take(Input::Disconnected);
            }
        }
    }

    /// Opens the space where it could not be opened before: the disk may have
    /// been full, or the keychain locked.
    fn open_again(&mut self) {
        if self.office.is_some() {
            return;
        }
        let opened = self.restart(None);
        self.shut = opened.is_err();
        if let Err(error) = opened {
            tracing::warn!(%error, "the space cannot be opened");
            self.shared
                .see(|seen| seen.last_error = Some(error.message));
        }
    }

    /// Begins anew, from what the logbook and the keychain say.
    fn restart(&mut self, invite: Option<InviteToken>) -> Result<(), ApiError> {
        self.office = None;
        self.line = None;
        self.fail_change("the device belongs to another space now");
        self.shared
            .see(|seen| *seen = crate::shared::Seen::default());
        let Some(row) = self.shared.handle.membership()? else {
            return Ok(());
        };
        let lost = |why: &str| {
            let words = format!("{why}; leave the space and join it again");
            Err(ApiError::new(Code::Refused, words))
        };
        let Some(secret) = self.shared.secrets.load(Name::Device)? else {
            return lost("this device's secret is not where it was kept");
        };
        let Ok(secret) = <[u8; 32]>::try_from(secret.as_slice()) else {
            return lost("this device's secret is damaged");
        };
        let address = Address::read(&row.relay);
        let address = address.map_err(|error| ApiError::new(Code::Refused, error.to_string()))?;
        let secret = DeviceSecret::new(secret);
        self.shared.handle.introduce(secret.key())?;
        self.office = PostOffice::open(&self.shared.handle, &secret, invite)?;
        self.address = Some(address);
        Ok(())
    }

    fn take(&mut self, input: Input) {
        let now = self.now();
        let Some(office) = &mut self.office else {
            return;
        };
        let news = office.take(now, input);
        self.carry_all(news);
    }

    fn carry_all(&mut self, news: Vec<News>) {
        for news in news {
            self.carry(news);
        }
    }

    fn carry(&mut self, news: News) {
        match news {
            News::Dial => self.dial(),
            News::HangUp => self.hang_up(),
            News::Send(frame) => {
                if let Some(line) = &self.line {
                    line.send(frame);
                }
            }
            News::Standing(standing) => self.stand(standing),
            News::Trouble(error) => {
                let standing = self.office.as_ref().map(PostOffice::standing);
                self.shared.see(|seen| {
                    seen.last_error = Some(error.message);
                    seen.standing = standing;
                });
            }
            News::Rejected(record, code) => {
                tracing::warn!(%record, ?code, "the relay does not take a record");
            }
            News::Opened(opened) => {
                if opened.quarantined > 0 {
                    self.shared.see(|_| {});
                }
            }
            News::ListKept => self.shared.see(|_| {}),
            News::ListReplaced => self.list_replaced(),
            News::ListOvertaken => self.propose_list(),
            News::Parked(_) => self.parked(),
            News::Answered(_, answer) => self.answered(&answer),
            News::Presence { device, here } => {
                self.shared.see(|seen| {
                    seen.others.forget(device);
                    if here {
                        seen.here.insert(device);
                    } else {
                        seen.here.remove(&device);
                    }
                });
                if here {
                    self.say_where();
                }
            }
            News::Trains {
                device,
                whereabouts,
            } => self.shared.see(|seen| {
                seen.others.hear(Instant::now(), device, whereabouts);
            }),
        }
    }

    fn dial(&mut self) {
        let Some(address) = self.address.clone() else {
            return;
        };
        self.lines += 1;
        let clerk: UnboundedSender<Event> = self.shared.events.clone();
        self.line = Some(Line::dial(&self.runtime, self.lines, address, clerk));
    }

    fn hang_up(&mut self) {
        self.line = None;
    }

    fn stand(&mut self, standing: Standing) {
        let traffic = self.office.as_ref().map(PostOffice::traffic);
        self.shared.see(|seen| {
            seen.standing = Some(standing);
            seen.traffic = traffic.unwrap_or_default();
            if !standing.is_online() {
                seen.here.clear();
                seen.others.clear();
            }
        });
        if standing.is_online() {
            self.park();
        }
    }

    /// Tells the others where somebody trains here. Who is not there hears it
    /// when it comes.
    fn say_where(&mut self) {
        let now_ms = self.shared.handle.surroundings().now_ms();
        let word = self.own.word(Instant::now(), now_ms);
        let now = self.now();
        if let Some(office) = &mut self.office {
            let news = office.cast(now, Contents::Whereabouts(word));
            self.carry_all(news);
        }
    }

    fn is_online(&self) -> bool {
        let office = self.office.as_ref();
        office.is_some_and(|office| office.standing().is_online())
    }

    /// What has to be looked at after everything that happens.
    fn look_after(&mut self) {
        self.answer_waiting();
        let given_up = match self.office.as_ref().map(PostOffice::standing) {
            Some(Standing::Offline { .. } | Standing::Stopped(_)) => true,
            Some(_) => false,
            None => self.change.is_some(),
        };
        let late = match self.change.as_ref().map(|change| &change.kind) {
            Some(Kind::Add(adding)) => adding.until <= self.now(),
            Some(Kind::Remove(..)) | None => false,
        };
        if given_up {
            self.fail_change("there is no connection to the relay; try again later");
        } else if late {
            self.fail_change("nobody used the code within ten minutes");
        }
    }

    fn answer_waiting(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let standing = self.office.as_ref().map(PostOffice::standing);
        let state = match standing {
            Some(Standing::UpToDate) => SyncedWord::UpToDate,
            None | Some(Standing::Offline { .. } | Standing::Stopped(_) | Standing::Stuck(_)) => {
                SyncedWord::Waiting
            }
            Some(Standing::Idle | Standing::Connecting | Standing::CatchingUp) => return,
        };
        let traffic = self
            .office
            .as_ref()
            .map(PostOffice::traffic)
            .unwrap_or_default();
        let seen = self.shared.seen();
        let error = seen.last_error.as_deref();
        let reason = match (state, standing) {
            (SyncedWord::UpToDate, _) => String::new(),
            (_, Some(standing)) => words::describe(standing, error).1,
            (_, None) => error
                .unwrap_or("the space cannot be opened just now")
                .to_owned(),
        };
        let count = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let put_aside = self.shared.handle.post_counts();
        let synced = Synced {
            state,
            pushed: count(traffic.pushed),
            pulled: count(traffic.pulled),
            quarantined: put_aside.map_or(0, |counts| count(counts.quarantined)),
            reason,
        };
        for waiter in self.waiting.drain(..) {
            drop(waiter.send(synced.clone()));
        }
    }
}
