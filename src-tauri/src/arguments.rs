//! What can be said on the command line of the window.

use std::path::PathBuf;

/// A training logbook.
#[derive(Debug, Default, clap::Parser)]
#[command(name = "chalkbook", version)]
pub struct Arguments {
    /// The folder that holds the logbook; CHALKBOOK_DATA_DIR says the same
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

impl Arguments {
    /// The folder named here, or else the person's own.
    pub(crate) fn data_dir(&self) -> PathBuf {
        self.data_dir.clone().unwrap_or_else(device::data_dir)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;

    #[test]
    fn a_folder_on_the_command_line_goes_before_the_persons_own() {
        let arguments = Arguments::try_parse_from(["chalkbook", "--data-dir", "/gym"]).unwrap();
        assert_eq!(arguments.data_dir(), PathBuf::from("/gym"));
    }

    #[test]
    fn an_unknown_word_is_refused() {
        assert!(Arguments::try_parse_from(["chalkbook", "--squat"]).is_err());
    }
}
