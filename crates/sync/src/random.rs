//! Random bytes, which whoever calls has to bring: the system's in a program,
//! repeatable ones in a test.

/// A source of random bytes.
pub type Random<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Draws some bytes.
pub fn draw<const N: usize>(random: Random<'_>) -> [u8; N] {
    let mut bytes = [0; N];
    random(&mut bytes);
    bytes
}
