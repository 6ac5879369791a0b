//! How sync stands, in words for a person.

use device::api::SyncWord;
use sync::{
    RejectCode,
    client::{Standing, Stop},
};

/// A standing as its word and, where there is one, its reason.
pub(crate) fn describe(standing: Standing, last_error: Option<&str>) -> (SyncWord, String) {
    match standing {
        Standing::Idle | Standing::Connecting => (SyncWord::Connecting, String::new()),
        Standing::Offline { .. } => (
            SyncWord::Offline,
            last_error
                .unwrap_or("the relay cannot be reached")
                .to_owned(),
        ),
        Standing::CatchingUp => (SyncWord::CatchingUp, String::new()),
        Standing::UpToDate => (SyncWord::UpToDate, String::new()),
        Standing::Stuck(code) => (SyncWord::Stuck, stuck(code).to_owned()),
        Standing::Stopped(stop) => (SyncWord::Stopped, stopped(stop).to_owned()),
    }
}

fn stuck(code: RejectCode) -> &'static str {
    match code {
        RejectCode::OtherBytes => "the relay holds another record under the id of one of ours",
        RejectCode::Quota => "the space is full at the relay; its keeper can give it more room",
    }
}

fn stopped(stop: Stop) -> &'static str {
    match stop {
        Stop::NeedsInvite => {
            "the relay does not know this space; connect with a new invite, and it gets \
             everything that this device has"
        }
        Stop::BadInvite => "the relay does not know this invite, or it was used already",
        Stop::Removed => "this device was removed from the space; its workouts stay here",
        Stop::Erased => "the space was erased from the relay; the workouts stay here",
        Stop::Protocol => "this program and the relay are too different in age; update the older",
        Stop::Refused => "the relay does not accept this device's signature",
    }
}
