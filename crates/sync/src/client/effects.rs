//! What goes into a session and what comes out of it.

use crate::{
    Acked, Blob, DeviceFrame, DeviceKey, Head, MailboxId, RecordId, RejectCode, RelayFrame,
    keys::DeviceList,
};

/// Something that happened to a session.
#[derive(Clone, Debug)]
pub enum Input {
    /// There is reason to connect now: the person asks, the machine woke up, or
    /// the network came back.
    Wake,
    /// The connection that was dialled is there.
    Connected,
    /// There is no connection any more, or none came about.
    Disconnected,
    /// The relay said something.
    Received(RelayFrame),
    /// Something was put into the outbox.
    OutboxGrew,
    /// The next sealed records of the outbox, in answer to
    /// [`Effect::TakeOutgoing`]; none when it is empty.
    Outgoing(Vec<Sealed>),
    /// The ids of all records that are held, in answer to [`Effect::ListHeld`].
    Held(Vec<RecordId>),
    /// Records that are held, in answer to [`Effect::Load`].
    Loaded(Vec<Sealed>),
    /// A sealed message for the devices that are there now.
    Cast(Blob),
    /// Puts an offer into a mailbox.
    Park(MailboxId, Blob),
    /// Confirms an answer.
    Confirm(MailboxId, Blob),
    /// Replaces the device list.
    ReplaceList(DeviceList),
    /// Time went by.
    Tick,
}

/// A sealed record that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Its id.
    pub id: RecordId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A record that came, and its number in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its number.
    pub seq: u64,
    /// Its id.
    pub id: RecordId,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Something to be done for a session, in this order.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Open a connection; [`Input::Connected`] or [`Input::Disconnected`] follows.
    Dial,
    /// Close the connection, if there is one.
    HangUp,
    /// Send this.
    Send(DeviceFrame),
    /// Keep these records and this place, both in one transaction, and then open
    /// the records.
    Store {
        /// The records.
        records: Vec<Arrived>,
        /// The place after them.
        cursor: Head,
        /// Whether more follow at once, and the opening may wait for them.
        more: bool,
    },
    /// The relay holds these records durably: they leave the outbox.
    Acked {
        /// The records.
        records: Vec<Acked>,
        /// The place, where they move it.
        cursor: Option<Head>,
    },
    /// The relay does not take this record. It stays in the outbox.
    Rejected {
        /// The record.
        record: RecordId,
        /// Why.
        code: RejectCode,
    },
    /// Seal the next changes of the outbox, store the sealed records, and answer
    /// with [`Input::Outgoing`].
    TakeOutgoing,
    /// Answer with [`Input::Held`].
    ListHeld,
    /// Answer with [`Input::Loaded`].
    Load(Vec<RecordId>),
    /// Keep this device list.
    KeepList(DeviceList),
    /// The list that was to replace the old one is in force.
    ListReplaced,
    /// Another list stands in the way of the one that was to replace the old:
    /// the kept one is that other list now.
    ListOvertaken,
    /// Another device says something.
    Heard {
        /// Which device.
        from: DeviceKey,
        /// The sealed message.
        message: Blob,
    },
    /// Another device came or went.
    Presence {
        /// Which device.
        device: DeviceKey,
        /// Whether it is there.
        here: bool,
    },
    /// The offer lies in its mailbox.
    Parked(MailboxId),
    /// Somebody answered the offer.
    Answered(MailboxId, Blob),
    /// How the session stands now.
    Report(Standing),
}

/// How a session stands, in terms that a person can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun.
    Idle,
    /// A connection is being made.
    Connecting,
    /// There is no connection; the next attempt comes at this time.
    Offline {
        /// In milliseconds of the caller's clock.
        retry_at: u64,
    },
    /// Connected; records come or go.
    CatchingUp,
    /// Connected, and nothing is left to come or go.
    UpToDate,
    /// Connected, and the relay does not take what this device has to send.
    Stuck(RejectCode),
    /// It does not go on by itself.
    Stopped(Stop),
}

impl Standing {
    /// Whether it is connected, and the relay has let it in.
    pub fn is_online(self) -> bool {
        match self {
            Self::CatchingUp | Self::UpToDate | Self::Stuck(_) => true,
            Self::Idle | Self::Connecting | Self::Offline { .. } | Self::Stopped(_) => false,
        }
    }
}

/// Why a session does not go on by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The relay does not know the space.
    NeedsInvite,
    /// The relay does not know the invite, or it was used.
    BadInvite,
    /// This device was removed from the space.
    Removed,
    /// The space was erased from the relay.
    Erased,
    /// One of the two programs is too old for the other.
    Protocol,
    /// The relay refuses this device's signature: it is another relay than it
    /// says, or one of the two is broken.
    Refused,
}
