//! Plays a session for a device: what the session wants stored is stored, what it
//! wants sent comes out, and what goes wrong with the logbook ends the connection
//! and never the program.

use std::collections::VecDeque;

use store::MembershipRow;
use sync::{
    Acked, Blob, ChainHash, Contents, DeviceFrame, DeviceKey, Epoch, Head, InviteToken, MailboxId,
    RecordId, RejectCode, Whereabouts,
    client::{Effect, Input, Membership, Session, Standing},
    keys::{DeviceList, DeviceSecret},
};

use super::{Member, Opened, anti_entropy::AntiEntropy};
use crate::{
    Handle,
    api::{ApiError, Code},
};

/// After trouble with the logbook's file a new session begins this much later.
const TROUBLE_MS: u64 = 15_000;

/// What comes out of the post office.
#[derive(Clone, Debug)]
pub enum News {
    /// Open a connection to the relay.
    Dial,
    /// Close it.
    HangUp,
    /// Send this as one message.
    Send(DeviceFrame),
    /// How the session stands.
    Standing(Standing),
    /// The logbook could not be written; the session begins again later.
    Trouble(ApiError),
    /// Records came, and this is what became of them.
    Opened(Opened),
    /// A record is not taken.
    Rejected(RecordId, RejectCode),
    /// Another list is in force.
    ListKept,
    /// The list that was to replace the old one is in force.
    ListReplaced,
    /// Another list stands in the way.
    ListOvertaken,
    /// The offer lies in its mailbox.
    Parked(MailboxId),
    /// Somebody answered the offer.
    Answered(MailboxId, Blob),
    /// A device came or went.
    Presence {
        /// Which.
        device: DeviceKey,
        /// Whether it is there.
        here: bool,
    },
    /// Another device says where somebody trains there.
    Trains {
        /// Which.
        device: DeviceKey,
        /// Where.
        whereabouts: Whereabouts,
    },
}

/// What went through since the program started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Own records that the relay holds now.
    pub pushed: u64,
    /// Records that came.
    pub pulled: u64,
    /// Records that were put aside.
    pub quarantined: u64,
}

/// The post office of a device that belongs to a space.
pub struct PostOffice {
    pub(super) handle: Handle,
    pub(super) member: Member,
    pub(super) session: Session,
    pub(super) anti_entropy: AntiEntropy,
    words: Vec<Contents>,
    /// Records were kept that are to be opened once no more follow.
    unopened: bool,
    standing: Standing,
    retry_at: Option<u64>,
    traffic: Traffic,
    out: Vec<News>,
}

impl PostOffice {
    /// Opens it with the device's secret; none where the device belongs to no
    /// space. `invite` makes the space where the relay does not know it.
    pub fn open(
        handle: &Handle,
        secret: &DeviceSecret,
        invite: Option<InviteToken>,
    ) -> Result<Option<Self>, ApiError> {
        let Some(row) = handle.membership()? else {
            return Ok(None);
        };
        let member = Member::new(secret.clone(), list_of(&row)?);
        // What was stored and not yet opened when the program last ended.
        handle.open_waiting(&member)?;
        handle.settle_outbox(&member)?;
        Ok(Some(Self {
            handle: handle.clone(),
            session: session(&member, &row, invite),
            member,
            anti_entropy: AntiEntropy::default(),
            words: Vec::new(),
            unopened: false,
            standing: Standing::Idle,
            retry_at: None,
            traffic: Traffic::default(),
            out: Vec::new(),
        }))
    }

    /// Takes in what happened, at `now` of a clock that never goes back.
    pub fn take(&mut self, now: u64, input: Input) -> Vec<News> {
        if self.retry_at.is_some() {
            self.begin_again(now, &input);
        }
        if self.retry_at.is_none()
            && let Err(error) = self.play(now, input).and_then(|()| self.agree(now))
        {
            self.stop_for(now, error);
        }
        std::mem::take(&mut self.out)
    }

    /// When [`Input::Tick`] is wanted next, at the latest.
    pub fn next_wake(&self) -> Option<u64> {
        let quiet = self.standing == Standing::UpToDate;
        let agreeing = self.anti_entropy.next_wake().filter(|_| quiet);
        let session = self.session.next_wake().into_iter().chain(agreeing).min();
        self.retry_at.or(session)
    }

    /// Says something to the devices that are there now.
    pub fn cast(&mut self, now: u64, word: Contents) -> Vec<News> {
        self.words.push(word);
        if let Err(error) = self.agree(now) {
            self.stop_for(now, error);
        }
        std::mem::take(&mut self.out)
    }

    /// How the session stands.
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// What went through so far.
    pub fn traffic(&self) -> Traffic {
        self.traffic
    }

    /// Who this device is in its space.
    pub fn member(&self) -> &Member {
        &self.member
    }

    fn play(&mut self, now: u64, input: Input) -> Result<(), ApiError> {
        let surroundings = self.handle.surroundings().clone();
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
            for effect in self.session.handle(now, input, &mut random) {
                inputs.extend(self.perform(effect)?);
            }
        }
        Ok(())
    }

    /// Does one thing, and gives the session's answer where it waits for one.
    fn perform(&mut self, effect: Effect) -> Result<Option<Input>, ApiError> {
        let news = match effect {
            Effect::Dial => News::Dial,
            Effect::HangUp => News::HangUp,
            Effect::Send(frame) => News::Send(frame),
            Effect::Store {
                records,
                cursor,
                more,
            } => {
                self.traffic.pulled += records.len() as u64;
                self.unopened |= !records.is_empty();
                self.handle.keep_arrived(records, cursor)?;
                if more {
                    return Ok(None);
                }
                News::Opened(self.open_arrived()?)
            }
            Effect::Acked { records, cursor } => {
                self.acked(&records, cursor)?;
                return Ok(None);
            }
            Effect::Rejected { record, code } => News::Rejected(record, code),
            Effect::TakeOutgoing => {
                let records = self.handle.take_outgoing(&self.member)?;
                return Ok(Some(Input::Outgoing(records)));
            }
            Effect::ListHeld => return Ok(Some(Input::Held(self.handle.held_records()?))),
            Effect::Load(ids) => {
                return Ok(Some(Input::Loaded(self.handle.load_records(ids)?)));
            }
            Effect::KeepList(list) => {
                self.member = Member::new(self.member.secret.clone(), list);
                let opened = self.handle.keep_list(&self.member)?;
                self.out.push(News::Opened(opened));
                News::ListKept
            }
            Effect::ListReplaced => News::ListReplaced,
            Effect::ListOvertaken => News::ListOvertaken,
            Effect::Heard { from, message } => match self.hear(from, &message)? {
                Some(news) => news,
                None => return Ok(None),
            },
            Effect::Presence { device, here } => {
                self.anti_entropy.see(device, here);
                News::Presence { device, here }
            }
            Effect::Parked(mailbox) => News::Parked(mailbox),
            Effect::Answered(mailbox, answer) => News::Answered(mailbox, answer),
            Effect::Report(standing) => {
                self.standing = standing;
                if !standing.is_online() {
                    self.anti_entropy.forget_all();
                }
                if standing != Standing::CatchingUp {
                    // What came before the connection went is looked at now.
                    let opened = self.open_arrived()?;
                    self.out.push(News::Opened(opened));
                }
                News::Standing(standing)
            }
        };
        self.out.push(news);
        Ok(None)
    }

    /// Opens what was kept, the newest first.
    fn open_arrived(&mut self) -> Result<Opened, ApiError> {
        if !std::mem::take(&mut self.unopened) {
            return Ok(Opened::default());
        }
        let opened = self.handle.open_waiting(&self.member)?;
        self.traffic.quarantined += u64::from(opened.quarantined);
        Ok(opened)
    }

    fn hear(&mut self, from: DeviceKey, message: &Blob) -> Result<Option<News>, ApiError> {
        match self.member.open(from, &message.0) {
            Some(Contents::Whereabouts(whereabouts)) => Ok(Some(News::Trains {
                device: from,
                whereabouts,
            })),
            Some(contents) => {
                let words = self.hear_of_contents(from, contents)?;
                self.words.extend(words);
                Ok(None)
            }
            None => {
                tracing::warn!(%from, "what a device said cannot be opened");
                Ok(None)
            }
        }
    }

    /// Says what is to be said, and sees whether the others hold the same.
    fn agree(&mut self, now: u64) -> Result<(), ApiError> {
        loop {
            if self.anti_entropy.outbox_grew() {
                self.play(now, Input::OutboxGrew)?;
            }
            let mut words = std::mem::take(&mut self.words);
            if self.standing == Standing::UpToDate
                && let Some(at) = self.session.cursor()
            {
                words.extend(self.compare(now, at)?);
            }
            if words.is_empty() {
                return Ok(());
            }
            for word in words {
                self.say(now, &word)?;
            }
        }
    }

    fn say(&mut self, now: u64, word: &Contents) -> Result<(), ApiError> {
        let surroundings = self.handle.surroundings().clone();
        let mut random = |bytes: &mut [u8]| surroundings.fill(bytes);
        match self.member.seal(word, &mut random) {
            Some(sealed) => self.play(now, Input::Cast(Blob(sealed))),
            None => Ok(()),
        }
    }

    fn acked(&mut self, records: &[Acked], cursor: Option<Head>) -> Result<(), ApiError> {
        self.traffic.pushed += records.len() as u64;
        self.handle.acknowledged(records, cursor)
    }

    /// What was not stored did not happen: the connection goes, and the next
    /// session begins where the file stands.
    fn stop_for(&mut self, now: u64, error: ApiError) {
        tracing::warn!(%error, "the session ends and begins again later");
        self.retry_at = Some(now + TROUBLE_MS);
        self.standing = Standing::Offline {
            retry_at: now + TROUBLE_MS,
        };
        self.anti_entropy.forget_all();
        self.out.push(News::HangUp);
        self.out.push(News::Trouble(error));
    }

    fn begin_again(&mut self, now: u64, input: &Input) {
        let due = self.retry_at.is_some_and(|at| at <= now);
        if !due && !matches!(input, Input::Wake) {
            return;
        }
        let opened = self.handle.open_waiting(&self.member);
        match opened.and_then(|_| self.handle.membership()) {
            Ok(Some(row)) => {
                self.session = session(&self.member, &row, None);
                self.retry_at = None;
                if let Err(error) = self.play(now, Input::Wake) {
                    self.stop_for(now, error);
                }
            }
            Ok(None) => {}
            Err(error) => self.stop_for(now, error),
        }
    }
}

fn list_of(row: &MembershipRow) -> Result<DeviceList, ApiError> {
    DeviceList::read(sync::SpaceId(row.space), &row.list)
        .map_err(|error| ApiError::new(Code::Damaged, error.to_string()))
}

fn session(member: &Member, row: &MembershipRow, invite: Option<InviteToken>) -> Session {
    Session::new(Membership {
        secret: member.secret.clone(),
        list: member.list.clone(),
        cursor: row.cursor.map(|cursor| Head {
            epoch: Epoch(cursor.epoch),
            seq: cursor.seq.cast_unsigned(),
            hash: ChainHash(cursor.hash),
        }),
        invite,
    })
}
