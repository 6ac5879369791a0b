//! The readers from outside: every layout and dialect, every malady of a file
//! that is known, and files that nobody would write.

mod damage;
mod glance;
mod hevy;
mod random;
mod strong;
