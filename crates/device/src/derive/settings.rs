//! The settings, and the names of devices.

use logbook::{
    Document, SettingsFields, read_device_names, read_installations, read_settings, weekday_text,
};
use store::ViewEdit;
use training::one_rm::Formula;

/// The rows of the settings: one for each that is set. `counted_by` is the
/// formula that the views hold estimates of.
pub fn settings(document: &Document, counted_by: Formula) -> Vec<ViewEdit> {
    let settings = read_settings(document);
    let again = (settings.formula.unwrap_or_default() != counted_by).then(|| {
        let from = counted_by.name().to_owned();
        ViewEdit::Reestimate { from }
    });
    let names = read_device_names(document).into_iter();
    let names = names.map(|(device, name)| setting(&format!("device:{device}"), Some(name)));
    let installations = read_installations(document).into_iter();
    let installations =
        installations.map(|(id, device)| setting(&format!("installation:{id}"), Some(device)));
    own(&settings)
        .into_iter()
        .chain(names)
        .chain(installations)
        .chain(again)
        .collect()
}

fn own(settings: &SettingsFields) -> Vec<ViewEdit> {
    let text = |text: &str| text.to_owned();
    vec![
        setting("unit", settings.unit.map(|unit| unit.to_string())),
        setting("usual_rest", settings.rest.map(|rest| rest.to_string())),
        setting("first_day", settings.first_day.map(weekday_text).map(text)),
        setting(
            "formula",
            settings.formula.map(|formula| text(formula.name())),
        ),
        setting(
            "effort_scale",
            settings.effort.map(|scale| text(scale.as_str())),
        ),
    ]
}

/// The row of one setting.
pub(super) fn setting(key: &str, value: Option<String>) -> ViewEdit {
    ViewEdit::Setting {
        key: key.to_owned(),
        value,
    }
}
