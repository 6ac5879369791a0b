//! The device's twin for browsers: the same calls as the desktop window makes,
//! over HTTP on the loopback interface, so that browser tests drive the real
//! core in an ordinary browser.
//!
//! It is a development tool and never part of the app. It knows nothing of
//! training and adds no call of its own. The program `twin` runs it; the
//! program `bindings` prints the calls as TypeScript.
//!
//! | request | answer |
//! |---|---|
//! | `GET /` and below | the built UI, never cached |
//! | `POST /call/NAME` | the call's answer, or its error with status 422 |
//! | `POST /files?name=` | `{file, name}`: a token for the bytes that were sent |
//! | `POST /save?name=` | `{file, name}`: a token for a file to be written |
//! | `POST /saved`, a token | the bytes that were written |
//! | `GET /changed?token=` | server-sent events, each the areas that changed |

pub mod bindings;
mod changes;
mod files;
mod gate;
mod host;

pub use host::Host;
