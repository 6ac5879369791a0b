//! Who wrote a change: the installation, by the name of its device.

use super::look::Look;
use crate::api::{ApiError, Installation};

/// An installation as it crosses to a front end and stands in the settings.
pub(crate) fn device_text(device: [u8; 16]) -> String {
    uuid::Uuid::from_bytes(device).simple().to_string()
}

/// Reads what [`device_text`] wrote.
pub(super) fn read_device(text: &str) -> Option<[u8; 16]> {
    Some(text.parse::<uuid::Uuid>().ok()?.into_bytes())
}

impl Look<'_> {
    /// Who an installation is.
    pub fn installation(&self, device: [u8; 16]) -> Result<Installation, ApiError> {
        let text = device_text(device);
        let key = self.reader.setting(&format!("installation:{text}"))?;
        let name = match key {
            Some(key) => self.reader.setting(&format!("device:{key}"))?,
            None => None,
        };
        Ok(Installation {
            name: name.unwrap_or_default(),
            here: self.reader.device_here()? == Some(device),
            device: text,
        })
    }
}
