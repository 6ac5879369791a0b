//! Plays a session for a device: what the session wants stored is stored, what it
//! wants sent comes out, and what goes wrong with the logbook ends the connection
//! and never the program.

use std::collections::VecDeque;

use store::{MembershipRow, PostCounts};
use sync::{
    Acked, Blob, ChainHash, DeviceFrame, DeviceKey, Epoch, Head, InviteToken, MailboxId, RecordId,
    RejectCode,
    client::{Effect, Input, Membership, Sealed, Session, Standing},
    keys::{DeviceList, DeviceSecret},
};

use super::{Member, Opened};
use crate::{
    Handle,
    api::{ApiError, Area, Code},
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
    /// Another device says something.
    Heard {
        /// Which.
        from: DeviceKey,
        /// The sealed message.
        message: Blob,
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
    handle: Handle,
    member: Member,
    session: Session,
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
            && let Err(error) = self.play(now, input)
        {
            self.stop_for(now, error);
        }
        std::mem::take(&mut self.out)
    }

    /// When [`Input::Tick`] is wanted next, at the latest.
    pub fn next_wake(&self) -> Option<u64> {
        self.retry_at.or(self.session.next_wake())
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
            Effect::Store { records, cursor } => {
                self.traffic.pulled += records.len() as u64;
                let opened = self.handle.receive(&self.member, records, cursor)?;
                self.traffic.quarantined += u64::from(opened.quarantined);
                News::Opened(opened)
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
            Effect::Heard { from, message } => News::Heard { from, message },
            Effect::Presence { device, here } => News::Presence { device, here },
            Effect::Parked(mailbox) => News::Parked(mailbox),
            Effect::Answered(mailbox, answer) => News::Answered(mailbox, answer),
            Effect::Report(standing) => {
                self.standing = standing;
                News::Standing(standing)
            }
        };
        self.out.push(news);
        Ok(None)
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

/// What only the post office asks of the logbook.
impl Handle {
    /// The space that the device belongs to.
    pub fn membership(&self) -> Result<Option<MembershipRow>, ApiError> {
        self.on_device(|writer| Ok(writer.store().membership()?))
    }

    /// Leaves the space; the workouts stay.
    pub fn leave_space(&self) -> Result<(), ApiError> {
        self.on_device(|writer| Ok(writer.store().leave()?))
    }

    /// Goes on with the same space at another address.
    pub fn move_to_relay(&self, address: &str) -> Result<(), ApiError> {
        let address = address.to_owned();
        self.on_device(move |writer| Ok(writer.store().move_to_relay(&address)?))
    }

    /// What waits to go, to be opened, or was put aside.
    pub fn post_counts(&self) -> Result<PostCounts, ApiError> {
        self.on_device(|writer| Ok(writer.store().post_counts()?))
    }

    /// Vouches for every record of a removed device that this one has opened, so
    /// that the others believe them too.
    pub fn vouch_for(&self, member: &Member, removed: DeviceKey) -> Result<(), ApiError> {
        let member = member.clone();
        self.on_device(move |writer| writer.vouch_for_all_of(&member, removed))
    }

    /// Gives a device of the space a name.
    pub fn name_device(&self, device: DeviceKey, name: &str) -> Result<(), ApiError> {
        let (key, name) = (device.to_string(), name.to_owned());
        self.on_device(move |writer| writer.name_device(&key, &name))?;
        self.tell(&[Area::Settings]);
        Ok(())
    }

    /// The name of a device; empty where it has none.
    pub fn device_name(&self, device: DeviceKey) -> Result<String, ApiError> {
        let name = self.reader()?.setting(&format!("device:{device}"))?;
        Ok(name.unwrap_or_default())
    }

    /// The installation's own id.
    pub fn device_id(&self) -> Result<[u8; 16], ApiError> {
        self.on_device(|writer| {
            let surroundings = writer.surroundings().clone();
            Ok(writer.store().device_id(|| surroundings.random())?)
        })
    }

    pub(super) fn open_waiting(&self, member: &Member) -> Result<Opened, ApiError> {
        let member = member.clone();
        let opened = self.on_device(move |writer| writer.open_waiting(&member))?;
        self.tell_merged(opened);
        Ok(opened)
    }

    /// Finds what had been sent before the file was repaired, as far as can be told.
    fn settle_outbox(&self, member: &Member) -> Result<(), ApiError> {
        let member = member.clone();
        self.on_device(move |writer| writer.settle_outbox(&member, false))
    }

    fn held_records(&self) -> Result<Vec<RecordId>, ApiError> {
        let held = self.on_device(|writer| Ok(writer.store().held_records()?))?;
        Ok(held.into_iter().map(RecordId).collect())
    }

    pub(super) fn load_records(&self, ids: Vec<RecordId>) -> Result<Vec<Sealed>, ApiError> {
        self.on_device(move |writer| {
            let mut records = Vec::with_capacity(ids.len());
            for id in ids {
                if let Some(record) = writer.store().record(id.0)? {
                    let bytes = record.bytes;
                    records.push(Sealed { id, bytes });
                }
            }
            Ok(records)
        })
    }

    /// Keeps a newer list, and tries again what the older one did not allow.
    fn keep_list(&self, member: &Member) -> Result<Opened, ApiError> {
        let list = member.list.bytes().to_vec();
        self.on_device(move |writer| {
            writer.store().keep_list(&list)?;
            let aside = writer.store().quarantined()?;
            let all: Vec<_> = aside.into_iter().map(|row| row.record).collect();
            Ok(writer.store().release(&all)?)
        })?;
        self.open_waiting(member)
    }
}
