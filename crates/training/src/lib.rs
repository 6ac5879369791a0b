//! What training means: loads as typed, reps, effort, set kinds, the short
//! notation, one-rep maxima, volume, records, calendar weeks, and the exercise
//! library. Pure values and arithmetic.
//!
//! It knows no document, database, file format, clock or input and output:
//! every front end and every other crate may depend on it.
//!
//! What was typed is kept as typed ([`Mass`], [`Load`], [`Set`]); what follows
//! from it is in whole grams, millimetres and half sets, whose sums are exact
//! ([`Grams`], [`Millimetres`], [`HalfSets`]).
//!
//! # Example
//!
//! A line of quick entry, what its sets count for, and the record in it:
//!
//! ```
//! use training::notation::{parse_line, write_set};
//! use training::one_rm::{e1rm, spread};
//! use training::records::{Bests, RecordKind};
//! use training::{Grams, Mass, MassUnit, Reps, Sides, effective_load, is_hard, volume};
//!
//! let line = parse_line("Pull-up bw x8@8, bw+20x5", MassUnit::Kg)?;
//! assert_eq!(line.exercise, "Pull-up");
//! let [light, heavy] = &line.sets[..] else { panic!("two sets were typed") };
//! assert_eq!(write_set(heavy, MassUnit::Kg), "bw+20x5");
//!
//! // A pull-up moves the whole body, and somebody weighs 80 kg.
//! let bodyweight = Some(Mass::new(80.0, MassUnit::Kg)?);
//! let counted = |set: &training::Set| effective_load(&set.load?, Some(1.0), bodyweight);
//! assert_eq!(counted(light), Some(Grams(80_000)));
//! assert_eq!(counted(heavy), Some(Grams(100_000)));
//!
//! assert_eq!(volume(heavy, Grams(100_000), Sides::Both), Grams(500_000));
//! assert!(is_hard(light) && is_hard(heavy));
//!
//! // Epley's guess at the one-rep maximum, and how far the formulas disagree.
//! assert_eq!(e1rm(heavy, Grams(100_000)), Some(Grams(116_667)));
//! assert_eq!(spread(Grams(100_000), 5.0), Some((Grams(112_500), Grams(119_011))));
//!
//! let before = Bests::of([(light, counted(light))]);
//! assert_eq!(
//!     before.beaten_by(heavy, counted(heavy)),
//!     [
//!         RecordKind::BestE1rm,
//!         RecordKind::HeaviestLoad,
//!         RecordKind::HeaviestForReps(Reps(5)),
//!     ],
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod absurd;
pub mod consistency;
mod counting;
mod distance;
mod effort;
mod equipment;
pub mod explain;
pub mod goal;
pub mod library;
mod load;
mod mass;
mod measures;
mod muscle;
pub mod notation;
pub mod one_rm;
pub mod per_muscle;
pub mod plates;
mod quantity;
pub mod ramp;
pub mod records;
pub mod scores;
pub mod session_load;
mod set;
pub mod spread;
mod time;
pub mod trend;
mod week;

pub use counting::*;
pub use distance::*;
pub use effort::*;
pub use equipment::*;
pub use load::*;
pub use mass::*;
pub use measures::*;
pub use muscle::*;
pub use quantity::{LARGEST_NUMBER, NotAQuantity};
pub use set::*;
pub use time::*;
pub use week::*;
