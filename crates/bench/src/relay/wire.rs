//! What a client says to either server, and what it hears. The load is the same
//! for both; only the words differ.

use anyhow::bail;
use sync::{Blob, DeviceFrame, Envelope, RelayFrame};
use tokio_tungstenite::tungstenite::Bytes;

use crate::broadcaster::ANSWER;

/// Where a record's id lies: after version, kind and the key's id.
const RECORD_ID: std::ops::Range<usize> = 10..26;

/// What was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// So many of one's own changes are durable.
    Acked(u64),
    /// So many changes of others came.
    Delivered(u64),
    /// The relay asks whether one is there.
    Ping,
    /// Nothing that counts.
    Other,
}

/// Which words are spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The relay's frames.
    Relay,
    /// The broadcaster's bare messages.
    Broadcaster,
}

/// One client's words. Changes are copies of one record, each with an id of its
/// own: no server looks further.
pub struct Wire {
    language: Language,
    record: Vec<u8>,
    dice: u64,
    said: u64,
    came: u64,
}

impl Wire {
    /// The words of a client; each has another number.
    pub fn new(language: Language, record: &[u8], number: u64) -> Self {
        Self {
            language,
            record: record.to_vec(),
            dice: number << 32,
            said: 0,
            came: 0,
        }
    }

    /// A change, as one message.
    pub fn change(&mut self) -> Bytes {
        self.said += 1;
        let (one, two) = (self.roll(), self.roll());
        let id = &mut self.record[RECORD_ID];
        id[..8].copy_from_slice(&one.to_be_bytes());
        id[8..].copy_from_slice(&two.to_be_bytes());
        let record = match self.language {
            Language::Relay => {
                let records = vec![Blob(self.record.clone())];
                DeviceFrame::Append { records }.write()
            }
            Language::Broadcaster => {
                self.record[..8].copy_from_slice(&self.said.to_be_bytes());
                self.record.clone()
            }
        };
        record.into()
    }

    /// Reads a message. Changes have to come whole and in their order.
    pub fn hear(&mut self, bytes: &[u8]) -> anyhow::Result<Heard> {
        match self.language {
            Language::Relay => self.hear_relay(bytes),
            Language::Broadcaster if bytes.len() == ANSWER => Ok(Heard::Acked(1)),
            Language::Broadcaster => {
                let number = bytes.first_chunk().copied().map(u64::from_be_bytes);
                self.arrive(number.unwrap_or_default(), &[bytes])
            }
        }
    }

    fn hear_relay(&mut self, bytes: &[u8]) -> anyhow::Result<Heard> {
        Ok(match RelayFrame::read(bytes)? {
            RelayFrame::Ack { records } => Heard::Acked(records.len() as u64),
            RelayFrame::Records { first, records, .. } if !records.is_empty() => {
                let records: Vec<_> = records.iter().map(|record| record.0.as_slice()).collect();
                for record in &records {
                    Envelope::read(record)?;
                }
                return self.arrive(first, &records);
            }
            RelayFrame::Ping => Heard::Ping,
            RelayFrame::Bye { code, .. } => bail!("the relay ends the session: {code:?}"),
            RelayFrame::Reject { code, .. } => bail!("the relay takes no change: {code:?}"),
            RelayFrame::Notify { .. } => bail!("a client was too slow for the relay"),
            _ => Heard::Other,
        })
    }

    fn arrive(&mut self, first: u64, changes: &[&[u8]]) -> anyhow::Result<Heard> {
        anyhow::ensure!(
            first == self.came + 1,
            "change {first} came after {}",
            self.came
        );
        let length = self.record.len();
        let whole = changes.iter().all(|change| change.len() == length);
        anyhow::ensure!(whole, "a change came that is not whole");
        self.came += changes.len() as u64;
        Ok(Heard::Delivered(changes.len() as u64))
    }

    /// The next number of splitmix64: ids that are spread like random ones.
    fn roll(&mut self) -> u64 {
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.dice ^ (self.dice >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_has_an_id_of_its_own_where_the_relay_looks_for_it() {
        let mut wire = Wire::new(Language::Relay, &[1; 400], 7);
        let mut id = || match DeviceFrame::read(&wire.change()).unwrap() {
            DeviceFrame::Append { records } => Envelope::read(&records[0].0).unwrap().id,
            other => panic!("{other:?}"),
        };
        assert_ne!(id(), id());
    }

    #[test]
    fn a_change_that_is_missing_is_noticed() {
        let mut author = Wire::new(Language::Broadcaster, &[1; 400], 1);
        let mut other = Wire::new(Language::Broadcaster, &[1; 400], 2);
        let (first, _lost, third) = (author.change(), author.change(), author.change());
        assert_eq!(other.hear(&first).unwrap(), Heard::Delivered(1));
        assert!(other.hear(&third).is_err());
    }
}
