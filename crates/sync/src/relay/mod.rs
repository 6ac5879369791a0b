//! The relay's side of one connection: who is it, and may it say this now? What
//! the space's log answers is not known here; the hub that plays these effects
//! knows it.

mod session;
#[cfg(test)]
mod tests;

pub use session::{Effect, Input, Known, Session, Who};
