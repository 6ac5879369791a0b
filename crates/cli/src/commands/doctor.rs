//! `doctor`: whether the file is sound and the views are what the ledger says.

use std::{path::Path, process::ExitCode};

use device::{DoctorReport, DoctorRequest, TableDifference};

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
    let handle = super::open(folder)?;
    let found = handle.doctor(&DoctorRequest { repair });
    findings.counted(&handle);
    handle.close();
    let found = found?;
    findings.found(&found);
    Ok(found)
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
    if let Some(copy) = &found.copy {
        lines.push(format!("The file as it was is kept as {}.", copy.display()));
    } else if !found.ok {
        lines.push(
            "--repair makes the views anew from the ledger, and keeps a copy of the file."
                .to_owned(),
        );
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
