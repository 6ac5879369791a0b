//! The device's side of a session.

mod backoff;
mod effects;
mod joining;
mod session;
#[cfg(test)]
mod tests;
mod visit;

pub use effects::{Arrived, Effect, Input, Sealed, Standing, Stop};
pub use joining::{JoinEffect, JoinFailure, Joining};
pub use session::{Membership, Session};
pub use visit::{Errand, Visit, VisitEffect, VisitFailure};
