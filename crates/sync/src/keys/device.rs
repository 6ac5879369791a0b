//! A device's own keys, both from one secret that never leaves the device.

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::derive;
use crate::{AgreementKey, DeviceKey, Signature};

const SALT: &[u8] = b"chalkbook device v1";

/// A device's secret: 32 bytes in the system's keychain.
#[derive(Clone)]
pub struct DeviceSecret(Zeroizing<[u8; 32]>);

impl DeviceSecret {
    /// A secret of these random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, for the keychain.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The device's identity.
    pub fn key(&self) -> DeviceKey {
        DeviceKey(self.signing().verifying_key().to_bytes())
    }

    /// Where the device receives data keys.
    pub fn agreement_key(&self) -> AgreementKey {
        AgreementKey(PublicKey::from(&self.agreement()).to_bytes())
    }

    /// Signs; what is signed begins with a domain of its own.
    pub fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.signing().sign(message).to_bytes())
    }

    pub(crate) fn agreement(&self) -> StaticSecret {
        StaticSecret::from(*derive(&*self.0, SALT, "device agreement"))
    }

    fn signing(&self) -> SigningKey {
        SigningKey::from_bytes(&derive(&*self.0, SALT, "device signing"))
    }
}

impl DeviceKey {
    /// Whether this device signed this.
    pub fn signed(self, message: &[u8], signature: &Signature) -> bool {
        verify(&self.0, message, signature)
    }
}

/// Strictly: a signature has one form, and a key is no weak one.
pub(crate) fn verify(key: &[u8; 32], message: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}
