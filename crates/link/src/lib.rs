//! The link of a device to the others: the real socket under the session, the
//! secrets, pairing, and the calls that every front end makes about all that.
//!
//! A program that syncs opens a [`Link`] beside its device; from then on the
//! device's handle answers the calls about other devices:
//!
//! ```
//! # let folder = tempfile::tempdir().unwrap();
//! # let handle = device::Handle::open(folder.path(), device::Options::default())?;
//! let link = link::Link::open(&handle)?;
//! let state = handle.call("sync_state", "{}")?;
//! assert!(state.contains(r#""state":"off""#));
//! link.close();
//! handle.close();
//! # Ok::<(), device::api::ApiError>(())
//! ```

mod address;
mod calls;
mod clerk;
mod line;
pub mod local;
mod pairing;
mod presence;
mod probe;
mod secrets;
mod shared;
mod socket;
mod talk;
mod words;

pub use address::{Address, AddressError};
pub use pairing::reads_as_pairing;
pub use shared::Link;
