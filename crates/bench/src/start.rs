//! From the launch of the program that people use to its data on the screen, with
//! an empty logbook and a long one in turn.
//!
//! The program itself says when the page has drawn its first data
//! (`CHALKBOOK_SAY_SHOWN`). On Linux it gets a screen that nobody sees, unless it
//! is given one.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

use anyhow::{Context as _, ensure};
use device::{Handle, Options, demo};

use crate::{clock::Times, machine, table, table::Measurement};

/// Which program, and how often.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The program of the window; the one that lies beside this one
    #[arg(long)]
    program: Option<PathBuf>,
    /// How many sets the long logbook holds
    #[arg(long, default_value_t = 500_000)]
    sets: u32,
    /// How often each is started
    #[arg(long, default_value_t = 9)]
    runs: usize,
    /// Where the logbooks are made
    #[arg(long, default_value = ".")]
    dir: PathBuf,
}

/// How much longer a long history may take.
const GROWTH: f64 = 1.2;

/// Measures, and prints one table.
pub fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let program = match &arguments.program {
        Some(program) => program.clone(),
        None => std::env::current_exe()?.with_file_name(name_of_program()),
    };
    let home = tempfile::Builder::new()
        .prefix("bench-")
        .tempdir_in(&arguments.dir)?;
    let lengths = [0, arguments.sets];
    let folders = lengths.map(|sets| home.path().join(sets.to_string()));
    for (sets, folder) in lengths.iter().zip(&folders) {
        eprintln!("{sets} sets");
        fill(folder, *sets)?;
    }
    let screen = Screen::open()?;
    let mut times = [Times::default(), Times::default()];
    // The first of each is not counted: it reads the program from the disk.
    for run in 0..=arguments.runs {
        for (folder, times) in folders.iter().zip(&mut times) {
            let mut this = Times::default();
            this.take(|| start(&program, folder, &screen))?;
            if run > 0 {
                times.append(this);
            }
        }
    }
    println!("{}\n", machine::named(home.path()));
    let columns = times.map(|times| {
        let what = "from launch to data on the screen, median";
        vec![Measurement::milliseconds(what, times.median()).grows(GROWTH)]
    });
    let names = lengths.map(|sets| format!("{sets} sets"));
    print!("{}", table::markdown(&names, &columns));
    Ok(())
}

fn name_of_program() -> String {
    format!("chalkbook{}", std::env::consts::EXE_SUFFIX)
}

fn fill(folder: &Path, sets: u32) -> anyhow::Result<()> {
    let handle = Handle::open(folder, Options::default())?;
    if sets > 0 {
        demo::fill(&handle, sets, 20, 1, &mut |_, _| {})?;
    }
    handle.close();
    Ok(())
}

/// Starts the program, waits until its data stands on the screen, and ends it.
fn start(program: &Path, folder: &Path, screen: &Screen) -> anyhow::Result<()> {
    let mut command = Command::new(program);
    command.arg("--data-dir").arg(folder);
    command.env("CHALKBOOK_SAY_SHOWN", "1");
    if let Some(display) = &screen.display {
        command.env("DISPLAY", display);
    }
    let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = Ended(child.with_context(|| format!("{} does not start", program.display()))?);
    let said = first_line(&mut child.0)?;
    ensure!(said == "shown", "the program said {said:?}");
    Ok(())
}

fn first_line(child: &mut Child) -> anyhow::Result<String> {
    let out = child.stdout.take().context("it has no output")?;
    let mut line = String::new();
    BufReader::new(out).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

/// Where the windows appear.
struct Screen {
    display: Option<String>,
    _server: Option<Ended>,
}

impl Screen {
    fn open() -> anyhow::Result<Self> {
        if !cfg!(target_os = "linux") || std::env::var_os("DISPLAY").is_some() {
            return Ok(Self {
                display: None,
                _server: None,
            });
        }
        let server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1000x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut server =
            Ended(server.context("Xvfb does not start; cargo xtask setup installs it")?);
        let number = first_line(&mut server.0)?;
        Ok(Self {
            display: Some(format!(":{number}")),
            _server: Some(server),
        })
    }
}

/// A process that does not outlive this one.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
