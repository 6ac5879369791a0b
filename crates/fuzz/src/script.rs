//! Bytes as a play in several acts: each has a mark, a length and its text. Any
//! bytes are one, so that the engine wastes none.

/// The acts that are left.
pub struct Script<'a>(&'a [u8]);

/// One of them.
pub struct Act<'a> {
    /// What kind of act it is.
    pub mark: u8,
    /// Its text.
    pub text: &'a [u8],
}

impl<'a> Script<'a> {
    /// Takes bytes for a script.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl<'a> Iterator for Script<'a> {
    type Item = Act<'a>;

    fn next(&mut self) -> Option<Act<'a>> {
        let ([mark, high, low], rest) = self.0.split_first_chunk()?;
        let length = usize::from(u16::from_be_bytes([*high, *low])).min(rest.len());
        let (text, rest) = rest.split_at(length);
        self.0 = rest;
        Some(Act { mark: *mark, text })
    }
}

/// Writes a script, for the seeds.
pub fn write(acts: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (mark, text) in acts {
        bytes.push(*mark);
        bytes.extend((text.len() as u16).to_be_bytes());
        bytes.extend(text);
    }
    bytes
}
