//! Who may do what: the secret that a person writes down, the keys of a device,
//! the keys that records are sealed under, and the list that ties them together.

mod data;
mod device;
mod list;
mod recovery;

pub use data::{DataKey, Wrap};
pub use device::DeviceSecret;
pub use list::{DeviceList, KeyEpoch, ListError, Listed};
pub use recovery::{RecoverySecret, Root, WordsError};

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// A key from a secret by HKDF-SHA-256; `purpose` keeps apart the keys that one
/// secret gives.
pub(crate) fn derive(secret: &[u8], salt: &[u8], purpose: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), secret)
        .expand(purpose.as_bytes(), &mut *key)
        .expect("HKDF gives up to 8,160 bytes");
    key
}
