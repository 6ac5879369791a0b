//! The program's own log: one file a day in the logbook's folder, a week of
//! them, without any training data.

use std::path::Path;

use tracing_appender::{non_blocking::WorkerGuard, rolling};
use tracing_subscriber::EnvFilter;

/// Days of log that are kept.
const KEPT_DAYS: usize = 7;

/// Starts to log into `logs` below a folder; what is returned has to be kept as
/// long as the program runs. None where the folder cannot be written: a log is
/// no reason not to start.
pub fn start(folder: &Path) -> Option<WorkerGuard> {
    std::fs::create_dir_all(folder.join("logs")).ok()?;
    let appender = rolling::RollingFileAppender::builder()
        .rotation(rolling::Rotation::DAILY)
        .filename_prefix("chalkbook")
        .filename_suffix("log")
        .max_log_files(KEPT_DAYS)
        .build(folder.join("logs"))
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(appender);
    let filter =
        EnvFilter::try_from_env("CHALKBOOK_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let subscriber = tracing_subscriber::fmt()
        .with_writer(writer)
        .with_ansi(false)
        .with_env_filter(filter);
    subscriber.try_init().ok()?;
    Some(guard)
}
