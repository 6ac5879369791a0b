//! What surrounds a page, as far as it needs no window: what the command line
//! says, the door to the device, which menus there are, where a link leads, when a
//! rest is over, which logbooks lie on this computer and where a dropped file is
//! kept. `src-tauri` shows it all.
//!
//! ```
//! assert_eq!(frame::links::read("chalkbook://today"), Some(frame::links::Arrival::Today));
//! assert_eq!(frame::links::read("https://example.org"), None);
//! ```

pub mod arguments;
pub mod door;
pub mod files;
pub mod links;
pub mod logbooks;
pub mod menus;
pub mod rest;
