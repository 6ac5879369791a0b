//! The host: listens, and brings each request to the device or the page.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use device::Handle;
use device::api::{ApiError, Code, FileToken};
use serde::Deserialize;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::changes::Changes;
use crate::files::{Files, LARGEST};
use crate::gate::Gate;

/// A device behind a loopback address.
pub struct Host {
    listener: TcpListener,
    room: Arc<Room>,
    ui: PathBuf,
}

/// What every request may need.
struct Room {
    handle: Handle,
    gate: Gate,
    files: Files,
    changes: Changes,
}

type Shared = State<Arc<Room>>;

impl Host {
    /// Takes a port on the loopback interface, any free one for 0; does not
    /// answer yet.
    pub async fn bind(handle: Handle, ui: PathBuf, port: u16) -> anyhow::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .with_context(|| format!("port {port} cannot be taken"))?;
        let room = Room::new(handle, listener.local_addr()?)?;
        Ok(Self {
            listener,
            room: Arc::new(room),
            ui,
        })
    }

    /// Where a browser opens it.
    pub fn url(&self) -> String {
        self.room.gate.url()
    }

    /// Answers requests for as long as it is asked.
    pub async fn serve(self) -> anyhow::Result<()> {
        let router = router(self.room, self.ui);
        axum::serve(self.listener, router).await?;
        Ok(())
    }
}

impl Room {
    fn new(handle: Handle, address: SocketAddr) -> anyhow::Result<Self> {
        Ok(Self {
            gate: Gate::new(address)?,
            files: Files::new().context("no folder for files")?,
            changes: Changes::of(&handle),
            handle,
        })
    }
}

fn router(room: Arc<Room>, ui: PathBuf) -> Router {
    // A rebuilt UI is seen at the next reload.
    let uncached = HeaderValue::from_static("no-store");
    let with_token = Router::new()
        .route("/call/{name}", post(call))
        .route("/files", post(take_file))
        .route("/save", post(place_file))
        .route("/saved", post(give_file))
        .layer(DefaultBodyLimit::max(LARGEST))
        .route_layer(middleware::from_fn_with_state(Arc::clone(&room), admit));
    with_token
        .route("/changed", get(listen))
        .fallback_service(ServeDir::new(ui))
        .layer(middleware::from_fn_with_state(Arc::clone(&room), own))
        .layer(SetResponseHeaderLayer::overriding(
            header::CACHE_CONTROL,
            uncached,
        ))
        .with_state(room)
}

/// Turns away what another site's page sends.
async fn own(State(room): Shared, request: Request, next: Next) -> Response {
    if room.gate.is_own(request.headers()) {
        return next.run(request).await;
    }
    refused(StatusCode::FORBIDDEN, "another page's request")
}

/// Turns away who does not show the token.
async fn admit(State(room): Shared, request: Request, next: Next) -> Response {
    if room.gate.admits(request.headers()) {
        return next.run(request).await;
    }
    without_token()
}

/// A call waits for the disk, so it gets a thread where waiting is allowed.
async fn call(State(room): Shared, Path(name): Path<String>, text: String) -> Response {
    let answer = tokio::task::spawn_blocking(move || room.handle.call(&name, &text));
    match answer.await {
        Ok(Ok(answer)) => ([(header::CONTENT_TYPE, "application/json")], answer).into_response(),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
        Err(broken) => failed(&broken.to_string()),
    }
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

async fn take_file(State(room): Shared, Query(sent): Query<Named>, bytes: Bytes) -> Response {
    match room.files.keep(&sent.name, &bytes) {
        Ok(path) => {
            let file = room.handle.grant_file(path);
            Json(serde_json::json!({ "file": file, "name": sent.name })).into_response()
        }
        Err(error) => failed(&error.to_string()),
    }
}

/// Stands in for the dialog in which a person chooses where to save.
async fn place_file(State(room): Shared, Query(sent): Query<Named>) -> Response {
    match room.files.place(&sent.name) {
        Ok(path) => {
            let file = room.handle.grant_file(path);
            Json(serde_json::json!({ "file": file, "name": sent.name })).into_response()
        }
        Err(error) => failed(&error.to_string()),
    }
}

/// The bytes that were saved, for the browser to keep.
async fn give_file(State(room): Shared, token: String) -> Response {
    let path = match room.handle.granted(&FileToken(token)) {
        Ok(path) => path,
        Err(error) => return (StatusCode::UNPROCESSABLE_ENTITY, Json(error)).into_response(),
    };
    match std::fs::read(path) {
        Ok(bytes) => bytes.into_response(),
        Err(error) => failed(&error.to_string()),
    }
}

#[derive(Deserialize)]
struct Shown {
    token: String,
}

async fn listen(State(room): Shared, Query(shown): Query<Shown>) -> Response {
    if room.gate.is_token(&shown.token) {
        return room.changes.stream().into_response();
    }
    without_token()
}

fn without_token() -> Response {
    refused(StatusCode::UNAUTHORIZED, "the token is missing")
}

/// A refusal in the shape of the device's own.
fn refused(status: StatusCode, message: &str) -> Response {
    (status, Json(ApiError::new(Code::Refused, message))).into_response()
}

fn failed(message: &str) -> Response {
    let error = ApiError::new(Code::Internal, message);
    (StatusCode::INTERNAL_SERVER_ERROR, Json(error)).into_response()
}

#[cfg(test)]
mod tests;
