//! Sealing: XChaCha20-Poly1305 over a padded text. The padding follows PADMÉ
//! (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and
//! Communication with PURBs", 2019): at most 12 % longer, and a length tells
//! only its order of magnitude and a few bits.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

/// How many bytes a nonce has.
pub const NONCE: usize = 24;
/// How many bytes the tag has.
pub const TAG: usize = 16;
/// The shortest text is padded to this.
const SHORTEST: usize = 64;

/// The ciphertext and its tag.
pub fn seal(key: &[u8; 32], nonce: [u8; NONCE], context: &[u8], text: &[u8]) -> Vec<u8> {
    let padded = pad(text);
    let payload = Payload {
        msg: &padded,
        aad: context,
    };
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(&XNonce::from(nonce), payload);
    sealed.expect("sealing fails only for texts of 256 GiB, which nobody makes")
}

/// What was sealed; none where the key is another, or any byte or the context
/// was changed.
pub fn open(
    key: &[u8; 32],
    nonce: [u8; NONCE],
    context: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let payload = Payload {
        msg: sealed,
        aad: context,
    };
    let padded = XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(nonce), payload);
    unpad(Zeroizing::new(padded.ok()?))
}

/// The length that a text of this length is padded to.
fn padded_length(length: usize) -> usize {
    let length = length.max(SHORTEST);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1_usize << (exponent - kept)) - 1;
    (length + mask) & !mask
}

/// The text, a byte that ends it, and zeros.
fn pad(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut padded = Vec::with_capacity(padded_length(text.len() + 1));
    padded.extend_from_slice(text);
    padded.push(0x80);
    padded.resize(padded_length(padded.len()), 0);
    Zeroizing::new(padded)
}

fn unpad(mut padded: Zeroizing<Vec<u8>>) -> Option<Zeroizing<Vec<u8>>> {
    let end = padded.iter().rposition(|&byte| byte != 0)?;
    (padded[end] == 0x80).then(|| {
        padded.truncate(end);
        padded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_can_be_opened_and_nothing_else() {
        for length in [0, 1, 63, 64, 200, 70_000] {
            let text = vec![0x80; length];
            let sealed = seal(&[1; 32], [2; NONCE], b"here", &text);
            assert_eq!(*open(&[1; 32], [2; NONCE], b"here", &sealed).unwrap(), text);
            assert!(open(&[3; 32], [2; NONCE], b"here", &sealed).is_none());
            assert!(open(&[1; 32], [3; NONCE], b"here", &sealed).is_none());
            assert!(open(&[1; 32], [2; NONCE], b"there", &sealed).is_none());
            let mut changed = sealed;
            changed[length / 2] ^= 1;
            assert!(open(&[1; 32], [2; NONCE], b"here", &changed).is_none());
        }
    }

    #[test]
    fn lengths_are_padded_by_at_most_an_eighth() {
        for length in SHORTEST..100_000 {
            let padded = padded_length(length);
            assert!(padded >= length && padded * 8 <= length * 9, "{length}");
            assert_eq!(padded_length(padded), padded);
        }
    }

    #[test]
    fn short_texts_cannot_be_told_apart_by_their_length() {
        let lengths = [0, 1, 40, 63].map(|length| pad(&vec![7; length]).len());
        assert_eq!(lengths, [64; 4]);
    }
}
