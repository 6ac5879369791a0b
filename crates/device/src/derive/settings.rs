//! The settings, and the names of devices.

use logbook::{Document, read_device_names, read_settings};
use store::ViewEdit;

/// The rows of the settings: one for each that is set.
pub fn settings(document: &Document) -> Vec<ViewEdit> {
    let settings = read_settings(document);
    let own = [
        setting("unit", settings.unit.map(|unit| unit.to_string())),
        setting("usual_rest", settings.rest.map(|rest| rest.to_string())),
    ];
    let names = read_device_names(document).into_iter();
    let names = names.map(|(device, name)| setting(&format!("device:{device}"), Some(name)));
    own.into_iter().chain(names).collect()
}

fn setting(key: &str, value: Option<String>) -> ViewEdit {
    ViewEdit::Setting {
        key: key.to_owned(),
        value,
    }
}
