//! Sync: devices of one person converge through a relay that cannot read them.
//!
//! Here are the keys, the sealed records, the frames, and both sides of a session
//! as state machines. They know no workout, no database, no socket and no clock:
//! the time and random bytes are arguments, and what is to be done comes back as
//! effects. `device` plays the one side and the relay the other.
//!
//! ```
//! use sync::{Contents, Envelope, keys::{DeviceList, DeviceSecret, RecoverySecret}, seal_record};
//!
//! let mut random = |bytes: &mut [u8]| bytes.fill(7); // a program asks the system
//! let root = RecoverySecret::new([1; 16]).root();
//! let device = DeviceSecret::new([2; 32]);
//! let list = DeviceList::found(&root, &device, &mut random);
//! let keys = list.data_keys(&device);
//!
//! let contents = Contents::Canary.write();
//! let (_, record) = seal_record(list.space(), &keys[0], &device, &contents, &mut random);
//! let envelope = Envelope::read(&record)?;
//! envelope.verify(list.space())?;
//! assert_eq!(*envelope.open(list.space(), &keys)?, contents);
//! # Ok::<(), sync::RecordError>(())
//! ```

pub mod anti_entropy;
mod chain;
pub mod client;
mod contents;
mod frame;
mod ids;
pub mod keys;
pub mod pairing;
mod random;
mod record;
pub mod relay;
mod seal;

pub use chain::Head;
pub use contents::{Change, Contents, ContentsError, PACKED, Part, Rest, Whereabouts, pack};
pub use frame::{
    Acked, ByeCode, DeviceFrame, FULL_FRAME, FrameError, LONGEST_CAST, LONGEST_FRAME,
    LONGEST_LETTER, OFFERED_IDS, PROTOCOL, RejectCode, RelayFrame, auth_message,
};
pub use ids::{
    AgreementKey, Blob, ChainHash, DeviceKey, Epoch, InviteToken, KeyId, MailboxId, Nonce,
    RecordId, RelayId, RootKey, Signature, SpaceId,
};
pub use random::{Random, draw};
pub use record::{Envelope, LONGEST_RECORD, RecordError, seal_record};
