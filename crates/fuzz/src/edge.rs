//! The relay's edge: the head of a request, and the keeper's settings.

use chalkbook_relay::{
    server::{asked, read_head},
    settings::Settings,
};
use tokio::{io::AsyncReadExt as _, runtime::Runtime};

thread_local! {
    static RUNTIME: Runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime without input and output always starts");
}

/// A head that comes in two pieces is the same as in one. The first byte says
/// where it is cut.
pub fn http(bytes: &[u8]) {
    let Some((cut, bytes)) = bytes.split_first() else {
        return;
    };
    let (first, second) = bytes.split_at(usize::from(*cut).min(bytes.len()));
    RUNTIME.with(|runtime| {
        runtime.block_on(async {
            let whole = read_head(&mut &*bytes).await;
            let parts = read_head(&mut first.chain(second)).await;
            match (whole, parts) {
                (Ok(Some((whole, _))), Ok(Some((parts, _)))) => {
                    assert_eq!(asked(&whole), asked(&parts));
                }
                (Ok(None), Ok(None)) | (Err(_), Err(_)) => {}
                // One that is too long may be found so a piece later.
                (whole, parts) => assert!(bytes.len() >= 8 * 1024, "{whole:?} {parts:?}"),
            }
        });
    });
}

pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(settings) = toml::from_str::<Settings>(&text) {
        let _ = settings.tls();
        let _ = (settings.listen(), settings.data_dir());
        let _ = (settings.limits(), settings.terms());
    }
}
