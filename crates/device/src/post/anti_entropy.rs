//! Whether this device holds what the others hold. Devices that have followed the
//! log to the same place tell each other the sum of all that they have; where
//! those differ, something was lost by a defect, and Automerge's sync messages
//! find out what. It goes to the log once more, for everybody.

use std::collections::{BTreeMap, HashMap};

use logbook::Comparison;
use sync::{
    Blob, Contents, DeviceKey, Head,
    anti_entropy::{Digest, DocumentMessage, DocumentSum, Sums, Talk},
};

use super::office::PostOffice;
use crate::api::ApiError;

/// After somebody came, and after work was done, it is quiet this long first.
const QUIET_MS: u64 = 2_000;
/// Between two words about what is held.
const PAUSE_MS: u64 = 60_000;
/// With one device it is tried this often while it is here.
const TRIES: u32 = 3;
/// In one word, and so well below the longest cast.
const DOCUMENTS_AT_ONCE: usize = 400;
const MESSAGES_AT_ONCE: usize = 24 * 1024;
/// The last turn of a talk, counted from 0: "this I have", "and I this", "then I
/// still need that".
const LAST_TURN: u32 = 2;

/// What is known of the others, and what is still to be said.
#[derive(Default)]
pub(super) struct AntiEntropy {
    others: BTreeMap<DeviceKey, Other>,
    said: Option<Head>,
    say_at: Option<u64>,
    next_at: u64,
    talks: HashMap<(DeviceKey, String), Comparison>,
    outbox_grew: bool,
}

/// Another device that is here.
#[derive(Default)]
struct Other {
    digest: Option<Digest>,
    compared: Option<Head>,
    tries: u32,
}

impl AntiEntropy {
    /// A device came, or it went.
    pub(super) fn see(&mut self, device: DeviceKey, here: bool) {
        self.talks.retain(|(other, _), _| *other != device);
        if here {
            self.others.insert(device, Other::default());
            self.said = None;
        } else {
            self.others.remove(&device);
        }
    }

    /// There is no connection, and so nobody is here.
    pub(super) fn forget_all(&mut self) {
        *self = Self::default();
    }

    /// When it wants to say something, as long as nothing else is to be done.
    pub(super) fn next_wake(&self) -> Option<u64> {
        self.say_at
    }

    /// Whether it is time to say what is held at this place.
    fn is_due(&mut self, now: u64, at: Head) -> bool {
        if self.others.is_empty() || self.said == Some(at) {
            self.say_at = None;
            return false;
        }
        let say_at = *self
            .say_at
            .get_or_insert((now + QUIET_MS).max(self.next_at));
        say_at <= now
    }

    fn has_said(&mut self, now: u64, at: Head) {
        self.said = Some(at);
        self.say_at = None;
        self.next_at = now + PAUSE_MS;
    }

    /// Those who told at this place what they hold, and were not compared yet.
    fn take_uncompared(&mut self, at: Head) -> Vec<(DeviceKey, Digest)> {
        let told = self.others.iter_mut().filter_map(|(device, other)| {
            let digest = other.digest.filter(|digest| digest.at == at)?;
            let anew = other.compared.replace(at) != Some(at);
            anew.then_some((*device, digest))
        });
        told.collect()
    }

    /// Whether something was put into the outbox since it was last asked.
    pub(super) fn outbox_grew(&mut self) -> bool {
        std::mem::take(&mut self.outbox_grew)
    }

    fn may_try(&mut self, device: DeviceKey) -> bool {
        self.others.get_mut(&device).is_some_and(|other| {
            other.tries += 1;
            other.tries <= TRIES
        })
    }
}

impl PostOffice {
    /// Tells and compares, once there is nothing left to come or to go. Gives
    /// what is to be cast.
    pub(super) fn compare(&mut self, now: u64, at: Head) -> Result<Vec<Contents>, ApiError> {
        let mut words = Vec::new();
        let told = self.anti_entropy.take_uncompared(at);
        let due = self.anti_entropy.is_due(now, at);
        if told.is_empty() && !due {
            return Ok(words);
        }
        let sum = self.handle.ledger_sum()?;
        let me = self.member.secret().key();
        let differ = told.into_iter().filter(|(_, digest)| digest.sum != sum);
        let differ: Vec<_> = differ.map(|(device, _)| device).collect();
        // Of two, the one whose key is less begins; it has to know that it is to.
        let other_begins = differ.iter().any(|device| *device < me);
        if due || (other_begins && self.anti_entropy.said != Some(at)) {
            self.anti_entropy.has_said(now, at);
            words.push(Contents::Digest(Digest { at, sum }));
        }
        for device in differ.into_iter().filter(|device| me < *device) {
            if self.anti_entropy.may_try(device) {
                tracing::warn!(%device, seq = at.seq, "another device holds something else");
                words.extend(self.tell_sums(device, at)?);
            }
        }
        Ok(words)
    }

    /// Takes in what another device says about what it holds.
    pub(super) fn hear_of_contents(
        &mut self,
        from: DeviceKey,
        contents: Contents,
    ) -> Result<Vec<Contents>, ApiError> {
        let me = self.member.secret().key();
        match contents {
            Contents::Digest(digest) => {
                let other = self.anti_entropy.others.entry(from).or_default();
                other.digest = Some(digest);
                Ok(Vec::new())
            }
            Contents::Sums(sums) if sums.to == me => self.hear_sums(from, &sums),
            Contents::Talk(talk) if talk.to == me => self.go_on_talking(from, talk),
            Contents::Sums(_)
            | Contents::Talk(_)
            | Contents::Changes(_)
            | Contents::Part(_)
            | Contents::Vouch(_)
            | Contents::Canary
            | Contents::Whereabouts(_) => Ok(Vec::new()),
        }
    }

    fn tell_sums(&self, to: DeviceKey, at: Head) -> Result<Vec<Contents>, ApiError> {
        let (mut words, mut after) = (Vec::new(), String::new());
        loop {
            let documents = self.handle.document_sums(&after, None, DOCUMENTS_AT_ONCE)?;
            let last = documents.last().map(|sum| sum.document.clone());
            let until = last.filter(|_| documents.len() == DOCUMENTS_AT_ONCE);
            let next = until.clone();
            words.push(Contents::Sums(Sums {
                to,
                at,
                after,
                until,
                documents,
            }));
            match next {
                Some(next) => after = next,
                None => return Ok(words),
            }
        }
    }

    /// Begins to talk about every document in which the two differ.
    fn hear_sums(&mut self, from: DeviceKey, sums: &Sums) -> Result<Vec<Contents>, ApiError> {
        if self.session.cursor() != Some(sums.at) {
            return Ok(Vec::new());
        }
        let until = sums.until.as_deref();
        let own = self.handle.document_sums(&sums.after, until, usize::MAX)?;
        let differing = differing(&own, &sums.documents);
        tracing::warn!(%from, documents = differing.len(), "and this is in how many");
        let mut messages = Vec::new();
        for document in differing {
            let talk = Comparison::default();
            messages.extend(self.say_about(from, document, talk, None, 0)?);
        }
        Ok(in_words(from, 0, messages))
    }

    fn go_on_talking(&mut self, from: DeviceKey, talk: Talk) -> Result<Vec<Contents>, ApiError> {
        let mut messages = Vec::new();
        for DocumentMessage { document, message } in talk.messages {
            let known = self.anti_entropy.talks.remove(&(from, document.clone()));
            let comparison = match talk.turn {
                0 => Comparison::default(),
                _ => match known {
                    Some(comparison) => comparison,
                    None => continue,
                },
            };
            let said = self.say_about(from, document, comparison, Some(message.0), talk.turn + 1);
            messages.extend(said?);
        }
        if talk.turn >= LAST_TURN {
            return Ok(Vec::new());
        }
        Ok(in_words(from, talk.turn + 1, messages))
    }

    /// The next message about a document, after one that was heard. What the
    /// other lacks goes to the outbox.
    fn say_about(
        &mut self,
        from: DeviceKey,
        document: String,
        comparison: Comparison,
        heard: Option<Vec<u8>>,
        turn: u32,
    ) -> Result<Option<DocumentMessage>, ApiError> {
        let id = document.clone();
        let Some(turned) = self.handle.converse(id, comparison, heard)? else {
            return Ok(None);
        };
        self.anti_entropy.outbox_grew |= turned.sent > 0;
        if turn < LAST_TURN {
            let key = (from, document.clone());
            self.anti_entropy.talks.insert(key, turned.comparison);
        }
        Ok(turned.message.map(|message| DocumentMessage {
            document,
            message: Blob(message),
        }))
    }
}

/// The documents of which two devices hold different things.
fn differing(own: &[DocumentSum], theirs: &[DocumentSum]) -> Vec<String> {
    let mut sums: BTreeMap<&str, [Option<[u8; 8]>; 2]> = BTreeMap::new();
    for (side, documents) in [own, theirs].into_iter().enumerate() {
        for sum in documents {
            sums.entry(&sum.document).or_default()[side] = Some(sum.sum);
        }
    }
    let differ = sums.into_iter().filter(|(_, [own, theirs])| own != theirs);
    differ.map(|(document, _)| document.to_owned()).collect()
}

/// Messages in as many words as they need.
fn in_words(to: DeviceKey, turn: u32, messages: Vec<DocumentMessage>) -> Vec<Contents> {
    let mut words: Vec<Vec<DocumentMessage>> = Vec::new();
    let mut size = usize::MAX;
    for message in messages {
        let length = message.document.len() + message.message.0.len();
        match words.last_mut() {
            Some(word) if size + length <= MESSAGES_AT_ONCE => word.push(message),
            _ => {
                words.push(vec![message]);
                size = 0;
            }
        }
        size += length;
    }
    let talk = |messages| Contents::Talk(Talk { to, turn, messages });
    words.into_iter().map(talk).collect()
}
