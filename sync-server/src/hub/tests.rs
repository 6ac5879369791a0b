//! What devices see of a hub, by frames that are made by hand.

mod news;
mod spaces;
mod trouble;
mod world;
