//! What devices see of a hub, by frames that are made by hand.

mod spaces;
mod trouble;
mod world;
