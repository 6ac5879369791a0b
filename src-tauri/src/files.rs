//! Files that were dropped on the window. The page reads their bytes as
//! any page could and never learns a path; here they are kept below a temporary
//! folder for as long as the program runs.

use device::api::{ApiError, Code, FileToken};
use frame::files::{Files, decoded};
use tauri::ipc::{InvokeBody, Request};
use tauri::{AppHandle, Manager as _};

use frame::door::Door;

/// The most that is taken for one file, as the twin takes.
const LARGEST: usize = 256 * 1024 * 1024;

/// Takes the bytes of a file that was dropped, and answers with what stands for
/// it. Its name comes in a header, encoded as in an address.
#[tauri::command(async)]
pub(crate) fn take_file(app: AppHandle, request: Request<'_>) -> Result<FileToken, ApiError> {
    let bad = |why: &str| ApiError::new(Code::BadFile, why.to_owned());
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(bad("a file is sent as its bytes"));
    };
    if bytes.len() > LARGEST {
        return Err(bad("the file is larger than 256 MB"));
    }
    let header = request.headers().get("name");
    let name = header.and_then(|name| decoded(name.to_str().ok()?));
    let path = app.state::<Files>().keep(&name.unwrap_or_default(), bytes);
    let path = path.map_err(|error| bad(&error.to_string()))?;
    app.state::<Door>().grant_file(path)
}
