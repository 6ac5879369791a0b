//! What goes back to the browser: JSON, a file, or a refusal in the same shape
//! as the device's own.

use std::fs::File;
use std::io::Cursor;

use device::api::{ApiError, Code};
use tiny_http::{Header, Response, ResponseBox};

/// An answer of the device.
pub(crate) fn json(text: String) -> ResponseBox {
    let length = text.len();
    Response::new(
        200.into(),
        vec![header("Content-Type", "application/json"), uncached()],
        Cursor::new(text),
        Some(length),
        None,
    )
    .boxed()
}

/// An error of the device.
pub(crate) fn error(error: &ApiError) -> ResponseBox {
    json(serde_json::json!(error).to_string()).with_status_code(422)
}

/// A refusal of the host itself.
pub(crate) fn refused(status: u16, code: Code, message: &str) -> ResponseBox {
    error(&ApiError::new(code, message)).with_status_code(status)
}

/// A file of the UI.
pub(crate) fn file(file: File, content_type: &str) -> ResponseBox {
    Response::from_file(file)
        .with_header(header("Content-Type", content_type))
        .with_header(uncached())
        .boxed()
}

/// A rebuilt UI is seen at the next reload.
fn uncached() -> Header {
    header("Cache-Control", "no-store")
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("the names and values above are plain ASCII")
}
