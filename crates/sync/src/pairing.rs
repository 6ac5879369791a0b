//! Pairing: a one-time code of 128 bits that two people or two screens share,
//! the mailbox that it names, and the letters that it seals.

use minicbor::{Decode, Encode};
use zeroize::Zeroizing;

use crate::{
    AgreementKey, Blob, DeviceKey, MailboxId, SpaceId, keys, random::Random, random::draw, seal,
};

const SALT: &[u8] = b"chalkbook pairing v1";
/// Crockford's base32: no I, L, O or U, which look like others or spell words.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many letters a code has.
const CODE_LENGTH: usize = 26;

/// A one-time code.
#[derive(Clone)]
pub struct PairingCode(Zeroizing<[u8; 16]>);

/// Why letters are no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// There are more or fewer than 26.
    #[error("a pairing code has 26 letters and digits, and this has {0}")]
    Length(usize),
    /// A sign is none of the alphabet.
    #[error("\"{0}\" does not occur in pairing codes")]
    Letter(char),
    /// The last letter cannot be.
    #[error("this pairing code has a wrong letter")]
    Wrong,
}

/// What the old device offers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Offer {
    /// The space to join.
    #[n(0)]
    pub space: SpaceId,
    /// Its device list.
    #[n(1)]
    pub list: Blob,
    /// A sealed record that the new device has to open before it believes that
    /// it has joined.
    #[n(2)]
    pub canary: Blob,
}

/// What the new device answers.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Answer {
    /// Its identity.
    #[n(0)]
    pub device: DeviceKey,
    /// Where it receives data keys.
    #[n(1)]
    pub agreement: AgreementKey,
    /// What its person calls it.
    #[n(2)]
    pub name: String,
}

/// What the old device confirms.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Confirmation {
    /// The device list with the new device on it.
    #[n(0)]
    pub list: Blob,
}

/// The three letters, told apart so that none can be sent back as another.
pub trait Letter: Encode<()> + for<'b> Decode<'b, ()> {
    /// What sets it apart.
    const PURPOSE: &'static [u8];
}

impl Letter for Offer {
    const PURPOSE: &'static [u8] = b"offer";
}

impl Letter for Answer {
    const PURPOSE: &'static [u8] = b"answer";
}

impl Letter for Confirmation {
    const PURPOSE: &'static [u8] = b"confirmation";
}

impl PairingCode {
    /// A code of these random bytes.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its letters, as a person types them.
    pub fn to_text(&self) -> String {
        let number = u128::from_be_bytes(*self.0);
        let letter = |at: usize| {
            let shift = 5 * (CODE_LENGTH - 1 - at);
            char::from(LETTERS[(number >> shift) as usize % 32])
        };
        (0..CODE_LENGTH).map(letter).collect()
    }

    /// Reads letters, in either case, with hyphens and spaces anywhere, and with
    /// the letters that look like digits taken for them.
    pub fn from_text(text: &str) -> Result<Self, CodeError> {
        let signs = || text.chars().filter(|sign| !" -\t\n".contains(*sign));
        let length = signs().count();
        let mut values = Zeroizing::new(Vec::with_capacity(CODE_LENGTH));
        for sign in signs() {
            values.push(value_of(sign).ok_or(CodeError::Letter(sign))?);
        }
        if length != CODE_LENGTH {
            return Err(CodeError::Length(length));
        }
        // 26 letters are 130 bits: the first holds three.
        if values[0] > 7 {
            return Err(CodeError::Wrong);
        }
        let number = values
            .iter()
            .fold(0_u128, |number, &value| number << 5 | u128::from(value));
        Ok(Self::new(number.to_be_bytes()))
    }

    /// The mailbox that it names. The relay learns nothing of the code by it.
    pub fn mailbox(&self) -> MailboxId {
        let key = keys::derive(&*self.0, SALT, "mailbox");
        let mut id = [0; MailboxId::LENGTH];
        id.copy_from_slice(&key[..MailboxId::LENGTH]);
        MailboxId(id)
    }

    /// Seals a letter.
    pub fn seal<L: Letter>(&self, letter: &L, random: Random<'_>) -> Blob {
        let nonce: [u8; seal::NONCE] = draw(random);
        let text = minicbor::to_vec(letter).expect("writing into memory does not fail");
        let mut sealed = nonce.to_vec();
        sealed.extend(seal::seal(&self.key(), nonce, L::PURPOSE, &text));
        Blob(sealed)
    }

    /// Opens a letter; none where it was sealed by another code, is another
    /// letter, or was changed.
    pub fn open<L: Letter>(&self, sealed: &Blob) -> Option<L> {
        let (nonce, sealed) = sealed.0.split_first_chunk::<{ seal::NONCE }>()?;
        let text = seal::open(&self.key(), *nonce, L::PURPOSE, sealed)?;
        minicbor::decode(&text).ok()
    }

    fn key(&self) -> Zeroizing<[u8; 32]> {
        keys::derive(&*self.0, SALT, "letters")
    }
}

fn value_of(sign: char) -> Option<u8> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = LETTERS
        .iter()
        .position(|&letter| char::from(letter) == sign)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = PairingCode::new([0xfe; 16]);
        let text = code.to_text();
        assert_eq!(text.len(), CODE_LENGTH);
        let typed = format!(" {}-{} ", text[..6].to_lowercase(), &text[6..]);
        assert_eq!(*PairingCode::from_text(&typed).unwrap().0, [0xfe; 16]);
        let zeros = PairingCode::from_text("OOOOOOOOOOOOOOOOOOOOOOOOOI").unwrap();
        assert_eq!(u128::from_be_bytes(*zeros.0), 1);
    }

    #[test]
    fn wrong_codes_say_what_is_wrong() {
        let check = |text: &str, error| assert_eq!(PairingCode::from_text(text).err(), Some(error));
        check("ABC", CodeError::Length(3));
        check("U", CodeError::Letter('U'));
        check("ZZZZZZZZZZZZZZZZZZZZZZZZZZ", CodeError::Wrong);
    }

    #[test]
    fn a_letter_is_opened_by_its_code_and_as_itself_only() {
        let code = PairingCode::new([1; 16]);
        let answer = Answer {
            device: DeviceKey([1; 32]),
            agreement: AgreementKey([2; 32]),
            name: "Laptop".to_owned(),
        };
        let sealed = code.seal(&answer, &mut |bytes| bytes.fill(3));
        assert_eq!(code.open::<Answer>(&sealed), Some(answer));
        assert_eq!(code.open::<Confirmation>(&sealed), None);
        assert!(PairingCode::new([2; 16]).open::<Answer>(&sealed).is_none());
        assert!(code.open::<Answer>(&Blob(vec![0; 5])).is_none());
    }
}
