//! Which formula the estimates of the views are by. While a newly chosen one
//! waits to be used, that is still the one before it; all change at once.

use store::{Reader, StoreError};
use training::one_rm::Formula;

/// The key of the setting.
pub const FORMULA: &str = "formula";

/// What the list of recounts says where estimates are due.
const DUE: &str = "formula:";

/// The formula of this author, or the usual one.
pub fn named(name: Option<&str>) -> Formula {
    let of = |name: &str| Formula::ALL.into_iter().find(|each| each.name() == name);
    name.and_then(of).unwrap_or_default()
}

/// Whether this line of the list of recounts says that estimates are due.
pub fn is_due(recount: &str) -> bool {
    recount.starts_with(DUE)
}

/// The formula that the views hold estimates of.
pub fn counted_by(reader: &Reader) -> Result<Formula, StoreError> {
    let recounts = reader.pending_recounts()?;
    let before = recounts
        .iter()
        .find_map(|recount| recount.strip_prefix(DUE));
    match before {
        Some(before) => Ok(named(Some(before))),
        None => Ok(named(reader.setting(FORMULA)?.as_deref())),
    }
}
