//! The recovery secret: twelve words on paper, and the root keys that they give.

use bip39::{Language, Mnemonic};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::derive;
use crate::{AgreementKey, RootKey, Signature, SpaceId};

const SALT: &[u8] = b"chalkbook recovery v1";

/// 128 bits from which everything about a space follows.
#[derive(Clone)]
pub struct RecoverySecret(Zeroizing<[u8; 16]>);

/// Why words are no recovery words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WordsError {
    /// There are more or fewer than twelve.
    #[error("these are {0} words, and recovery words are twelve")]
    NotTwelve(usize),
    /// A word is not on the list.
    #[error("\"{0}\" is not one of the words that recovery words are made of")]
    Unknown(String),
    /// The words exist, but not together.
    #[error("these words do not belong together: one is wrong, or their order is")]
    Checksum,
}

impl RecoverySecret {
    /// A secret of these random bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, for the short while that a device keeps them.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// Twelve words of the BIP-39 list.
    pub fn words(&self) -> Zeroizing<String> {
        let mnemonic = Mnemonic::from_entropy_in(Language::English, &*self.0);
        let mnemonic = mnemonic.expect("BIP-39 has words for 16 bytes");
        Zeroizing::new(mnemonic.to_string())
    }

    /// Reads words, in any case and with any white space between them.
    pub fn from_words(text: &str) -> Result<Self, WordsError> {
        let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
        if words.len() != 12 {
            return Err(WordsError::NotTwelve(words.len()));
        }
        let plain = Zeroizing::new(words.join(" "));
        match Mnemonic::parse_in_normalized(Language::English, &plain) {
            Ok(mnemonic) => {
                let entropy = Zeroizing::new(mnemonic.to_entropy());
                let bytes = entropy.as_slice().try_into();
                bytes.map(Self::new).map_err(|_| WordsError::Checksum)
            }
            Err(bip39::Error::UnknownWord(at)) => {
                let word = words.get(at).cloned().unwrap_or_default();
                Err(WordsError::Unknown(word))
            }
            Err(_) => Err(WordsError::Checksum),
        }
    }

    /// The root keys.
    pub fn root(&self) -> Root {
        let key = |purpose| derive(&*self.0, SALT, purpose);
        Root {
            signing: SigningKey::from_bytes(&key("root signing")),
            recovery: StaticSecret::from(*key("recovery agreement")),
        }
    }
}

/// The authority over a space: signs its device list, and can open every key.
#[derive(Clone)]
pub struct Root {
    signing: SigningKey,
    recovery: StaticSecret,
}

impl Root {
    /// What it is known by.
    pub fn key(&self) -> RootKey {
        RootKey(self.signing.verifying_key().to_bytes())
    }

    /// Where data keys are wrapped to, so that the words alone bring all back.
    pub fn recovery_key(&self) -> AgreementKey {
        AgreementKey(PublicKey::from(&self.recovery).to_bytes())
    }

    /// The space that it is the root of.
    pub fn space(&self) -> SpaceId {
        self.key().space()
    }

    /// Signs; what is signed begins with a domain of its own.
    pub(crate) fn sign(&self, message: &[u8]) -> Signature {
        Signature(self.signing.sign(message).to_bytes())
    }

    pub(crate) fn recovery_secret(&self) -> &StaticSecret {
        &self.recovery
    }
}

impl RootKey {
    /// The space of this root: nobody can make another root for it.
    pub fn space(self) -> SpaceId {
        let hash = Sha256::new()
            .chain_update(b"chalkbook space v1")
            .chain_update(self.0)
            .finalize();
        let mut id = [0; SpaceId::LENGTH];
        id.copy_from_slice(&hash[..SpaceId::LENGTH]);
        SpaceId(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_bring_the_same_root_back_however_they_are_typed() {
        let secret = RecoverySecret::new([7; 16]);
        let typed = format!("  {}\n", secret.words().to_uppercase().replace(' ', "   "));
        let back = RecoverySecret::from_words(&typed).unwrap();
        assert_eq!(back.root().space(), secret.root().space());
    }

    #[test]
    fn wrong_words_are_told_apart() {
        let check = |text: &str, error: WordsError| {
            assert_eq!(RecoverySecret::from_words(text).err(), Some(error));
        };
        check("legal winner", WordsError::NotTwelve(2));
        let words = RecoverySecret::new([7; 16]).words();
        let (rest, _) = words.rsplit_once(' ').unwrap();
        check(
            &format!("{rest} barbell"),
            WordsError::Unknown("barbell".to_owned()),
        );
        check(&"zoo ".repeat(12), WordsError::Checksum);
    }
}
