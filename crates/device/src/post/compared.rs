//! What anti-entropy asks of the logbook: sums over it, and turns of a talk about
//! single documents.

use logbook::{Comparison, DocumentId};
use sync::anti_entropy::DocumentSum;

use crate::{Handle, api::ApiError, writer::Writer};

impl Handle {
    pub(super) fn ledger_sum(&self) -> Result<[u8; 32], ApiError> {
        self.on_device(|writer| Ok(writer.store().ledger_sum()?))
    }

    pub(super) fn document_sums(
        &self,
        after: &str,
        until: Option<&str>,
        most: usize,
    ) -> Result<Vec<DocumentSum>, ApiError> {
        let (after, until) = (after.to_owned(), until.map(str::to_owned));
        let sums = self.on_device(move |writer| {
            let store = writer.store();
            Ok(store.document_sums(&after, until.as_deref(), most)?)
        })?;
        let short = |(document, sum): (String, [u8; 32])| {
            let [a, b, c, d, e, f, g, h, ..] = sum;
            let sum = [a, b, c, d, e, f, g, h];
            DocumentSum { document, sum }
        };
        Ok(sums.into_iter().map(short).collect())
    }

    /// One turn about one document. None where the name or the message is none.
    pub(super) fn converse(
        &self,
        document: String,
        comparison: Comparison,
        heard: Option<Vec<u8>>,
    ) -> Result<Option<Turned>, ApiError> {
        self.on_device(move |writer| writer.converse(&document, comparison, heard))
    }
}

impl Writer {
    fn converse(
        &mut self,
        document: &str,
        mut comparison: Comparison,
        heard: Option<Vec<u8>>,
    ) -> Result<Option<Turned>, ApiError> {
        let Ok(id) = document.parse::<DocumentId>() else {
            return Ok(None);
        };
        let mut ready = self.take_ready(&id)?;
        let hearing = heard.map(|message| comparison.hear(&mut ready.document, &message));
        if let Some(Err(error)) = hearing {
            tracing::warn!(%error, "what another device says of a document is not understood");
            return Ok(None);
        }
        let spoken = comparison.speak(&ready.document);
        self.keep_ready(ready);
        let (message, lacking) = spoken
            .map(|spoken| (spoken.message, spoken.lacking))
            .unzip();
        let sent = self.store().send_again(&lacking.unwrap_or_default())?;
        if sent > 0 {
            tracing::warn!(
                document,
                sent,
                "changes that another device lacks go out again"
            );
        }
        Ok(Some(Turned {
            comparison,
            message,
            sent,
        }))
    }
}

/// What became of one turn.
pub(super) struct Turned {
    pub(super) comparison: Comparison,
    pub(super) message: Option<Vec<u8>>,
    /// Changes that go out again.
    pub(super) sent: u64,
}
