//! `doctor`: whether the file is sound and the views are what the ledger says.

use std::{path::Path, process::ExitCode};

use device::{DoctorReport, Handle, Options, SalvagedCounts, TableDifference, api::Code};

use crate::{
    args::Doctor,
    failure::Failure,
    report::{self, Report},
    say::Say,
    words,
};

/// Exit code for a logbook in which something differs.
const DIFFERS: u8 = 1;

/// Examines a logbook; it opens it itself, since one that does not open is a
/// finding too.
pub fn run(folder: &Path, args: &Doctor, say: &Say) -> Result<ExitCode, Failure> {
    let mut findings = Report::of_machine_and_files(folder);
    let outcome = examine(folder, args.repair, &mut findings);
    if let Err(failure) = &outcome {
        findings.failed(failure);
    }
    if let Some(path) = &args.report {
        report::write(&findings, path, folder)?;
    }
    let found = outcome?;
    say.answer(&found, || in_words(&found))?;
    Ok(if found.ok {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(DIFFERS)
    })
}

fn examine(folder: &Path, repair: bool, findings: &mut Report) -> Result<DoctorReport, Failure> {
    let mended = repair.then(|| device::repair(folder, Options::default()));
    let mended = mended.transpose()?;
    let handle = open(folder).map_err(telling_of_repair)?;
    findings.counted(&handle);
    let found = match mended {
        Some(mended) => Ok(mended),
        None => handle.doctor(),
    };
    handle.close();
    let found = found.map_err(|error| telling_of_repair(error.into()))?;
    findings.found(&found);
    Ok(found)
}

fn telling_of_repair(mut failure: Failure) -> Failure {
    if let Failure::Refused(error) = &mut failure
        && error.code == Code::Damaged
    {
        error
            .message
            .push_str(" (doctor --repair saves what can be read, and keeps a copy of the file)");
    }
    failure
}

fn in_words(found: &DoctorReport) -> String {
    let ledger = format!(
        "{} changes of {} documents",
        words::count(found.changes),
        words::count(found.documents)
    );
    let mut lines = vec![match found.ok {
        true => format!("Everything is well: {ledger}."),
        false => format!("Something is wrong, in {ledger}:"),
    }];
    lines.extend(
        found
            .damage
            .iter()
            .map(|words| format!("  damage: {words}")),
    );
    lines.extend(found.differences.iter().map(difference_in_words));
    lines.extend(found.salvaged.iter().map(salvaged_in_words));
    if let Some(copy) = &found.copy {
        lines.push(format!("The file as it was is kept as {}.", copy.display()));
    } else if !found.ok {
        lines.push("--repair mends it, and keeps a copy of the file.".to_owned());
    }
    lines.join("\n")
}

fn difference_in_words(difference: &TableDifference) -> String {
    format!(
        "  {}: {} rows that the ledger does not know, {} rows missing",
        difference.table,
        words::count(difference.only_living),
        words::count(difference.only_rebuilt),
    )
}

fn salvaged_in_words(salvaged: &SalvagedCounts) -> String {
    let changes = format!(
        "  The file was damaged and is written anew with {} changes; {} could not be read, and {} build on such.",
        words::count(salvaged.saved),
        words::count(salvaged.lost),
        words::count(salvaged.stranded),
    );
    match salvaged.records {
        None => changes,
        Some(records) => format!(
            "{changes}\n  It still belongs to its devices, with {} sealed records. The next sync brings what is missing and another device has.",
            words::count(records)
        ),
    }
}

fn open(folder: &Path) -> Result<Handle, Failure> {
    Ok(Handle::open(folder, Options::default())?)
}
