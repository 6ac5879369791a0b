//! The relay: carries sealed records between a person's devices, and cannot read
//! one of them. `docs/self-hosting.md` is for its keeper.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use chalkbook_relay::{
    Hub,
    log::{LogStore as _, SqliteLog},
    server::{Server, Tls, random},
    settings::Settings,
};
use clap::{Parser, Subcommand};
use sync::{Epoch, InviteToken, RelayId, SpaceId, draw};
use tokio::{net::TcpListener, sync::Notify};
use tracing_subscriber::EnvFilter;

/// Carries sealed records between a person's devices
#[derive(Parser)]
#[command(name = "chalkbook-relay", version)]
struct Arguments {
    /// A settings file (TOML); flags and CHALKBOOK_RELAY_* go before it
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the relay until it is stopped
    Serve,
    /// Make an invite, by which one person can make a space here
    Invite,
    /// List the spaces: how much they keep, and when they were last seen
    Spaces,
    /// Write a copy of everything into a new file, while the relay runs
    Backup {
        /// The file
        file: PathBuf,
    },
    /// To be run once after a copy was put back: devices then bring what it lacks
    Restored,
    /// Delete a space and all that it keeps here
    DeleteSpace {
        /// Its id, as `spaces` lists it
        space: String,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(
            EnvFilter::try_from_env("CHALKBOOK_RELAY_LOG").unwrap_or_else(|_| "info".into()),
        )
        .init();
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("chalkbook-relay: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let settings = arguments.settings.complete(arguments.config)?;
    let (folder, json) = (settings.data_dir(), arguments.json);
    match arguments.command {
        Command::Serve => serve(&settings, json),
        Command::Invite => invite(&folder, json),
        Command::Spaces => spaces(&folder, json),
        Command::Backup { file } => Ok(open_existing(&folder)?.back_up(&file)?),
        Command::Restored => restored(&folder),
        Command::DeleteSpace { space } => delete(&folder, &space),
    }
}

fn open(folder: &Path) -> anyhow::Result<SqliteLog> {
    Ok(SqliteLog::open(folder, RelayId(draw(&mut random)))?)
}

/// To be done with the lock of the folder only.
fn bring_up_to_date(folder: &Path) -> anyhow::Result<()> {
    if SqliteLog::bring_up_to_date(folder)? {
        tracing::info!("the database of an older relay was brought up to date");
    }
    Ok(())
}

/// A folder that was mistyped is not made into a relay.
fn must_exist(folder: &Path) -> anyhow::Result<()> {
    if !SqliteLog::file(folder).exists() {
        bail!("{}: there is no relay here", folder.display());
    }
    Ok(())
}

fn open_existing(folder: &Path) -> anyhow::Result<SqliteLog> {
    must_exist(folder)?;
    open(folder)
}

/// Held while the relay runs, and by what must not happen meanwhile.
fn lock(folder: &Path) -> anyhow::Result<File> {
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let path = folder.join("relay.lock");
    let shown = path.display().to_string();
    let file = File::create(&path).with_context(|| shown.clone())?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            bail!("{shown}: a relay runs on this folder; stop it first")
        }
        Err(TryLockError::Error(error)) => Err(error).context(shown),
    }
}

fn serve(settings: &Settings, json: bool) -> anyhow::Result<()> {
    let folder = settings.data_dir();
    let _lock = lock(&folder)?;
    let tls = settings.tls()?;
    let tls = tls
        .map(|(certificate, key)| Tls::read(certificate, key))
        .transpose()?;
    let secure = tls.is_some();
    bring_up_to_date(&folder)?;
    let hub = Hub::new(open(&folder)?, settings.limits());
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listen = settings.listen();
        let listener = TcpListener::bind(listen).await;
        let listener = listener.with_context(|| format!("{listen} cannot be listened on"))?;
        let server = Server::new(listener, tls, hub, settings.terms())?;
        say_where(&server, secure, json)?;
        let stop = Arc::new(Notify::new());
        let asked = stop.clone();
        tokio::spawn(async move {
            wait_for_the_end().await;
            asked.notify_one();
        });
        Ok(server.run(stop).await?)
    })
}

fn say_where(server: &Server, secure: bool, json: bool) -> anyhow::Result<()> {
    use std::io::Write as _;
    let address = server.address()?;
    let scheme = if secure { "https" } else { "http" };
    let mut out = std::io::stdout().lock();
    if json {
        writeln!(
            out,
            "{}",
            serde_json::json!({ "address": address.to_string() })
        )?;
    } else {
        writeln!(out, "The relay listens at {scheme}://{address}")?;
    }
    Ok(out.flush()?)
}

#[cfg(unix)]
async fn wait_for_the_end() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn wait_for_the_end() {
    drop(tokio::signal::ctrl_c().await);
}

fn invite(folder: &Path, json: bool) -> anyhow::Result<()> {
    // One that begins like a flag would be taken for one on a command line.
    let token = loop {
        let token = InviteToken(draw(&mut random));
        if !token.to_text().starts_with('-') {
            break token;
        }
    };
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    open(folder)?.invite(token, now.as_secs().cast_signed())?;
    let token = token.to_text();
    if json {
        println!("{}", serde_json::json!({ "token": token }));
    } else {
        println!("{token}");
    }
    Ok(())
}

fn spaces(folder: &Path, json: bool) -> anyhow::Result<()> {
    let lines = open_existing(folder)?.spaces()?;
    if json {
        println!("{}", serde_json::to_string(&lines)?);
        return Ok(());
    }
    println!(
        "{:32}  {:>10}  {:>12}  last seen (seconds since 1970)",
        "space", "records", "bytes"
    );
    for line in lines {
        println!(
            "{:32}  {:>10}  {:>12}  {}",
            line.space, line.records, line.bytes, line.seen_at
        );
    }
    Ok(())
}

fn restored(folder: &Path) -> anyhow::Result<()> {
    must_exist(folder)?;
    let _lock = lock(folder)?;
    bring_up_to_date(folder)?;
    let mut log = open(folder)?;
    log.begin()?;
    let count = log.restored(&mut || Epoch(draw(&mut random)))?;
    log.commit()?;
    println!("{count} spaces: their devices will bring what this copy lacks.");
    Ok(())
}

fn delete(folder: &Path, space: &str) -> anyhow::Result<()> {
    let id: Option<SpaceId> = (0..space.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(space.get(at..at + 2)?, 16).ok())
        .collect::<Option<Vec<u8>>>()
        .and_then(|bytes| SpaceId::try_from(bytes.as_slice()).ok());
    let id = id.with_context(|| format!("\"{space}\" is no id of a space"))?;
    must_exist(folder)?;
    let _lock = lock(folder)?;
    bring_up_to_date(folder)?;
    let mut log = open(folder)?;
    let stored = log.space(id)?;
    let number = stored
        .with_context(|| format!("there is no space {space} here"))?
        .number;
    log.begin()?;
    log.erase(number)?;
    log.commit()?;
    println!("Deleted.");
    Ok(())
}
