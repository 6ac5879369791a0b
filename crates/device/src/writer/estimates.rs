//! All estimates anew, by the formula that was chosen: one transaction, so that
//! no record is ever held against one of another formula.

use store::SetRow;
use training::{
    Grams,
    one_rm::{self, Formula},
};
use uuid::Uuid;

use super::Writer;
use crate::{api::ApiError, estimates, screens::as_typed};

/// How many sets are read at a time.
const SETS_AT_ONCE: u32 = 2_000;

impl Writer {
    /// Estimates everything anew where another formula was chosen, here or on
    /// another device, so that who is told of the choice finds it done. Where that
    /// fails, such as on a full disk, it stays due.
    pub(super) fn estimate_again_if_due(&mut self) {
        if self.estimates_due
            && let Err(error) = self.estimate_again()
        {
            tracing::error!(%error, "estimates were not made again");
        }
    }

    /// Estimates everything anew.
    pub(super) fn estimate_again(&mut self) -> Result<(), ApiError> {
        let formula = estimates::named(self.look.setting(estimates::FORMULA)?.as_deref());
        let changed = self.estimates_by(formula)?;
        self.store.replace_estimates(&changed)?;
        // What is kept ready holds rows with the estimates of before.
        self.ready.clear();
        self.catalogue = std::mem::take(&mut self.catalogue).estimating_by(formula);
        self.estimates_due = false;
        Ok(())
    }

    /// The estimates that this formula changes.
    fn estimates_by(&self, formula: Formula) -> Result<Vec<(Uuid, Option<i64>)>, ApiError> {
        let mut changed = Vec::new();
        let mut page = self.look.sets_after(Uuid::nil(), SETS_AT_ONCE)?;
        while let Some(last) = page.last().map(|row| row.id) {
            let anew = page.iter().map(|row| (row, estimate(formula, row)));
            let differ = anew.filter(|(row, e1rm_g)| row.e1rm_g != *e1rm_g);
            changed.extend(differ.map(|(row, e1rm_g)| (row.id, e1rm_g)));
            page = self.look.sets_after(last, SETS_AT_ONCE)?;
        }
        Ok(changed)
    }
}

fn estimate(formula: Formula, row: &SetRow) -> Option<i64> {
    let load = Grams(row.load_g?);
    one_rm::e1rm_by(formula, &as_typed(row), load).map(|e1rm| e1rm.0)
}
