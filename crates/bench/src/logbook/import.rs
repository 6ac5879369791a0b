//! Importing a long history, and what the screens are like meanwhile.

use std::{fmt::Write, path::Path};

use device::{
    Handle,
    api::imports::{ImportRequest, Imported},
};
use jiff::{ToSpan, civil};

use super::background::{meanwhile, timed};
use crate::table::Measurement;

/// Sets in each workout of the file.
const SETS_A_WORKOUT: u32 = 20;

const HEADER: &str = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes;Workout Duration\n";

const LIFTS: [&str; 4] = [
    "Bench Press (Barbell)",
    "Squat (Barbell)",
    "Pull Up",
    "Bicep Curl (Dumbbell)",
];

/// Imports a file of so many rows in the form of Strong.
pub fn measure(handle: &Handle, folder: &Path, rows: u32) -> anyhow::Result<Vec<Measurement>> {
    let path = folder.with_extension("csv");
    std::fs::write(&path, strong(rows)?)?;
    let request = ImportRequest {
        file: handle.grant_file(std::path::absolute(&path)?),
        unit: None,
        names: Vec::new(),
    };
    let (times, looks) = timed(handle, || {
        let done: Imported = handle.ask("run_import", &request)?;
        anyhow::ensure!(
            done.counts.sets == rows,
            "the import left something out: {:?}",
            done.counts
        );
        Ok(())
    })?;
    Ok(vec![
        Measurement::milliseconds(format!("import of {rows} rows"), times.longest()).aim(60_000.0),
        meanwhile("it imports", &looks),
    ])
}

/// A workout a day, five sets of each of four exercises.
fn strong(rows: u32) -> anyhow::Result<String> {
    let first = civil::date(2005, 1, 1).at(7, 30, 0, 0);
    let mut text = HEADER.to_owned();
    for row in 0..rows {
        let (workout, set) = (row / SETS_A_WORKOUT, row % SETS_A_WORKOUT);
        let start = first
            .checked_add(i64::from(workout).days())?
            .strftime("%Y-%m-%d %H:%M:%S");
        let lift = LIFTS[(set / 5) as usize];
        let (order, kilograms) = (set % 5 + 1, 40.0 + f64::from(workout % 200) * 0.5);
        writeln!(
            text,
            "{start};\"Morning\";\"{lift}\";{order};{kilograms};kg;8;8;;;0;\"\";\"\";55m"
        )?;
    }
    Ok(text)
}
