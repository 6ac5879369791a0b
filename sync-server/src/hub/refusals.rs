//! Why sessions were ended, for the log: one line a second for each reason and
//! none for each connection, so that a crowd does not fill it. No line says who.

use sync::ByeCode;

#[derive(Default)]
pub(super) struct Refusals {
    by_code: Vec<(ByeCode, u64)>,
    crowded_out: u64,
}

impl Refusals {
    pub(super) fn note(&mut self, code: ByeCode) {
        match self.by_code.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => self.by_code.push((code, 1)),
        }
    }

    /// One that had proved nothing had to make room for another.
    pub(super) fn note_crowded_out(&mut self) {
        self.crowded_out += 1;
    }

    /// Writes down what was noted since the last time.
    pub(super) fn report(&mut self) {
        if self.crowded_out > 0 {
            let sent_away = std::mem::take(&mut self.crowded_out);
            tracing::warn!(
                sent_away,
                "too many connections that did not prove who they are"
            );
        }
        for (why, sessions) in self.by_code.drain(..) {
            tracing::info!(sessions, ?why, "sessions were ended");
        }
    }
}
