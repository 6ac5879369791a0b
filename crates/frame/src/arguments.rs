//! What can be said on the command line of the window.

use std::path::PathBuf;

use clap::Parser as _;

use crate::logbooks::Name;

/// A training logbook.
#[derive(Debug, Default, clap::Parser)]
#[command(name = "chalkbook", version)]
pub struct Arguments {
    /// The folder that holds the logbook; CHALKBOOK_DATA_DIR says the same
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// Another person's logbook below that folder
    #[arg(long, value_name = "NAME")]
    logbook: Option<Name>,
    /// A chalkbook:// link to open
    link: Option<String>,
}

impl Arguments {
    /// What a second start was given, where it says anything that is understood.
    #[must_use]
    pub fn of_another(words: Vec<String>) -> Self {
        Self::try_parse_from(words).unwrap_or_default()
    }

    /// The folder named here, or else the person's own.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        self.data_dir.clone().unwrap_or_else(device::data_dir)
    }

    /// The name of the logbook; none for the one that everybody begins with.
    #[must_use]
    pub fn logbook(&self) -> Option<&Name> {
        self.logbook.as_ref()
    }

    /// The link that the program was started with.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, clap::Error> {
        Arguments::try_parse_from([&["chalkbook"], words].concat())
    }

    #[test]
    fn a_folder_on_the_command_line_goes_before_the_persons_own() {
        let arguments = read(&["--data-dir", "/gym"]).unwrap();
        assert_eq!(arguments.data_dir(), PathBuf::from("/gym"));
    }

    #[test]
    fn a_link_and_a_logbook_can_be_named() {
        let arguments = read(&["--logbook", "Anna", "chalkbook://today"]).unwrap();
        assert_eq!(arguments.logbook().map(Name::as_str), Some("Anna"));
        assert_eq!(arguments.link(), Some("chalkbook://today"));
    }

    #[test]
    fn an_unknown_word_or_a_name_that_leads_elsewhere_is_refused() {
        assert!(read(&["--squat"]).is_err());
        assert!(read(&["--logbook", "../anna"]).is_err());
    }
}
