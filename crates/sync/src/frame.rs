//! Frames: what a device and the relay say to each other, one CBOR item in one
//! binary message of the websocket. `docs/protocol.md` lists them.

use minicbor::{Decode, Encode};

use crate::{
    Blob, DeviceKey, Head, InviteToken, MailboxId, Nonce, RecordId, RelayId, Signature, SpaceId,
};

/// The version of the protocol that is spoken here.
pub const PROTOCOL: u16 = 1;
/// The longest frame, in bytes.
pub const LONGEST_FRAME: usize = 1024 * 1024;
/// Records are put into one frame up to this many bytes.
pub const FULL_FRAME: usize = 512 * 1024;
/// At most this many ids are offered in one frame.
pub const OFFERED_IDS: usize = 8_192;
/// The longest message that passes by without being stored.
pub const LONGEST_CAST: usize = 64 * 1024;
/// The longest letter in a mailbox.
pub const LONGEST_LETTER: usize = 64 * 1024;

/// What a device says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum DeviceFrame {
    /// Opens a session.
    #[n(0)]
    Hello {
        /// The newest protocol that the device speaks.
        #[n(0)]
        protocol: u16,
        /// The device's part in the handshake.
        #[n(1)]
        nonce: Nonce,
    },
    /// Proves who it is.
    #[n(1)]
    Auth {
        /// The space that it asks for.
        #[n(0)]
        space: SpaceId,
        /// Its key. The root's own key, which is on no list, may read and write
        /// the list and erase the space, and nothing else.
        #[n(1)]
        device: DeviceKey,
        /// The version of the list that it has; 0 where it has none.
        #[n(2)]
        list_version: u64,
        /// Over everything that makes this handshake unlike others.
        #[n(3)]
        signature: Signature,
    },
    /// Makes the space, in answer to `NeedsInvite`.
    #[n(2)]
    Create {
        /// What the relay's keeper gave out.
        #[n(0)]
        token: InviteToken,
        /// The space's device list.
        #[n(1)]
        list: Blob,
    },
    /// A device list: in answer to `WantList`, or to replace the relay's.
    #[n(3)]
    List {
        /// The list.
        #[n(0)]
        list: Blob,
    },
    /// Asks for what comes after a place, and then for all that is new.
    #[n(4)]
    Pull {
        /// How far the device has come.
        #[n(0)]
        from: Head,
    },
    /// Adds records.
    #[n(5)]
    Append {
        /// The records, in their order.
        #[n(0)]
        records: Vec<Blob>,
    },
    /// Names records that the device holds; the relay answers which it wants.
    #[n(6)]
    Offer {
        /// Their ids.
        #[n(0)]
        ids: Vec<RecordId>,
    },
    /// A sealed message for the other devices that are there now.
    #[n(7)]
    Cast {
        /// The message.
        #[n(0)]
        message: Blob,
    },
    /// Puts an offer into a mailbox, for one reader within ten minutes.
    #[n(8)]
    Park {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed offer.
        #[n(1)]
        offer: Blob,
    },
    /// Takes the offer out of a mailbox. Needs no proof of who asks.
    #[n(9)]
    Take {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
    },
    /// Answers an offer, from whoever took it to whoever parked it.
    #[n(10)]
    Answer {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed answer.
        #[n(1)]
        answer: Blob,
    },
    /// Confirms an answer, and ends the mailbox.
    #[n(11)]
    Confirm {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed confirmation.
        #[n(1)]
        confirmation: Blob,
    },
    /// Erases the space. Only in a session of the root.
    #[n(12)]
    Erase,
    /// Asks whether the other side is still there.
    #[n(13)]
    Ping,
    /// Says so.
    #[n(14)]
    Pong,
}

/// What the relay says.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum RelayFrame {
    /// Answers `Hello`.
    #[n(0)]
    Challenge {
        /// The protocol that is spoken from now on.
        #[n(0)]
        protocol: u16,
        /// Which relay this is.
        #[n(1)]
        relay: RelayId,
        /// The relay's part in the handshake.
        #[n(2)]
        nonce: Nonce,
    },
    /// The device has a newer list; the relay has to see it first.
    #[n(1)]
    WantList,
    /// The relay does not know the space.
    #[n(2)]
    NeedsInvite,
    /// The device is in.
    #[n(3)]
    Ready {
        /// Where the space's log ends.
        #[n(0)]
        head: Head,
    },
    /// The relay's device list: newer than the device's, or what stands in the
    /// way of the one that the device sent.
    #[n(4)]
    List {
        /// The list.
        #[n(0)]
        list: Blob,
    },
    /// The relay has taken the device's list.
    #[n(5)]
    ListTaken {
        /// Its version.
        #[n(0)]
        version: u64,
    },
    /// Records, in the order of the log.
    #[n(6)]
    Records {
        /// The number of the first.
        #[n(0)]
        first: u64,
        /// The records.
        #[n(1)]
        records: Vec<Blob>,
        /// Where the device stands after them.
        #[n(2)]
        after: Head,
        /// Whether the log goes on, and has to be asked for again.
        #[n(3)]
        more: bool,
    },
    /// Records are stored, durably.
    #[n(7)]
    Ack {
        /// Which, and their numbers.
        #[n(0)]
        records: Vec<Acked>,
    },
    /// A record is not taken.
    #[n(8)]
    Reject {
        /// Which.
        #[n(0)]
        record: RecordId,
        /// Why.
        #[n(1)]
        code: RejectCode,
    },
    /// The log is another than the device's place is in.
    #[n(9)]
    Diverged {
        /// Where the log ends.
        #[n(0)]
        head: Head,
    },
    /// Of the offered records, those that the relay does not hold.
    #[n(10)]
    Want {
        /// Their ids.
        #[n(0)]
        ids: Vec<RecordId>,
    },
    /// There is more than was sent; the device has to pull.
    #[n(11)]
    Notify {
        /// Where the log ends.
        #[n(0)]
        seq: u64,
    },
    /// A message of another device that is there now.
    #[n(12)]
    Cast {
        /// Which device.
        #[n(0)]
        from: DeviceKey,
        /// The message.
        #[n(1)]
        message: Blob,
    },
    /// A device came or went.
    #[n(13)]
    Presence {
        /// Which device.
        #[n(0)]
        device: DeviceKey,
        /// Whether it is there now.
        #[n(1)]
        here: bool,
    },
    /// The offer lies in the mailbox.
    #[n(14)]
    Parked {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
    },
    /// The offer that was in the mailbox.
    #[n(15)]
    Offer {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed offer.
        #[n(1)]
        offer: Blob,
    },
    /// The mailbox is empty: never filled, already read, or too old.
    #[n(16)]
    Empty {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
    },
    /// What the other device answered.
    #[n(17)]
    Answer {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed answer.
        #[n(1)]
        answer: Blob,
    },
    /// What the other device confirmed.
    #[n(18)]
    Confirm {
        /// The mailbox.
        #[n(0)]
        mailbox: MailboxId,
        /// The sealed confirmation.
        #[n(1)]
        confirmation: Blob,
    },
    /// The space is gone from the relay.
    #[n(19)]
    Erased,
    /// Asks whether the other side is still there.
    #[n(20)]
    Ping,
    /// Says so.
    #[n(21)]
    Pong,
    /// The last frame of a session.
    #[n(22)]
    Bye {
        /// Why.
        #[n(0)]
        code: ByeCode,
        /// After how many seconds it makes sense to come back; 0 for none said.
        #[n(1)]
        retry_after: u32,
    },
}

/// A stored record and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Acked {
    /// Which.
    #[n(0)]
    pub record: RecordId,
    /// Its number in the space's log.
    #[n(1)]
    pub seq: u64,
}

/// Why a record is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum RejectCode {
    /// Another record has its id.
    #[n(0)]
    OtherBytes,
    /// The space is full.
    #[n(1)]
    Quota,
}

/// Why a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum ByeCode {
    /// The relay goes down, or restarts.
    #[n(0)]
    GoingDown,
    /// The relay does not speak the device's protocol.
    #[n(1)]
    Protocol,
    /// A frame was malformed, or came when it made no sense.
    #[n(2)]
    BadFrame,
    /// The signature is wrong.
    #[n(3)]
    BadSignature,
    /// The device is not on the list.
    #[n(4)]
    NotListed,
    /// The invite is unknown or used.
    #[n(5)]
    BadInvite,
    /// Too much at once.
    #[n(6)]
    TooMany,
    /// Nothing was heard for too long.
    #[n(7)]
    Silence,
    /// The space was erased.
    #[n(8)]
    Erased,
    /// The relay cannot work now, such as on a full disk.
    #[n(9)]
    Unable,
}

/// Why bytes are no frame.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// It is longer than allowed.
    #[error("the frame has {0} bytes, more than are allowed")]
    TooLong(usize),
    /// It is not of the form.
    #[error("the frame is malformed: {0}")]
    Malformed(String),
}

macro_rules! frame {
    ($name:ident) => {
        impl $name {
            /// As it is sent.
            pub fn write(&self) -> Vec<u8> {
                minicbor::to_vec(self).expect("writing into memory does not fail")
            }

            /// Reads what was sent.
            pub fn read(bytes: &[u8]) -> Result<Self, FrameError> {
                if bytes.len() > LONGEST_FRAME {
                    return Err(FrameError::TooLong(bytes.len()));
                }
                let mut decoder = minicbor::Decoder::new(bytes);
                let malformed =
                    |error: &dyn std::fmt::Display| FrameError::Malformed(error.to_string());
                let frame = decoder.decode().map_err(|error| malformed(&error))?;
                if decoder.position() < bytes.len() {
                    return Err(malformed(&"more follows"));
                }
                Ok(frame)
            }
        }
    };
}

frame!(DeviceFrame);
frame!(RelayFrame);

/// What `Auth` signs: nothing of it can be used in another handshake.
pub fn auth_message(
    protocol: u16,
    relay: RelayId,
    space: SpaceId,
    device: DeviceKey,
    list_version: u64,
    nonces: (Nonce, Nonce),
) -> Vec<u8> {
    [
        b"chalkbook auth v1".as_slice(),
        &protocol.to_be_bytes(),
        &relay.0,
        &space.0,
        &device.0,
        &list_version.to_be_bytes(),
        &nonces.0.0,
        &nonces.1.0,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_read_as_it_was_written_and_as_nothing_else() {
        let frame = RelayFrame::Ack {
            records: vec![Acked {
                record: RecordId([1; 16]),
                seq: 700,
            }],
        };
        let bytes = frame.write();
        assert_eq!(RelayFrame::read(&bytes), Ok(frame));
        for end in 0..bytes.len() {
            assert!(RelayFrame::read(&bytes[..end]).is_err(), "{end} bytes");
        }
        let more = [bytes.as_slice(), &[0]].concat();
        assert!(RelayFrame::read(&more).is_err());
    }

    #[test]
    fn a_frame_that_is_too_long_is_not_even_looked_at() {
        let bytes = vec![0; LONGEST_FRAME + 1];
        let refused = DeviceFrame::read(&bytes);
        assert_eq!(refused, Err(FrameError::TooLong(bytes.len())));
    }
}
