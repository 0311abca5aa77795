//! What figures rest on beside a region's records: the target year, the settings and the version of the
//! method that gives their defaults. Others than the region's own can be assumed without touching it, or copying it.

use enlace_model::{
    Change, MethodVersion, Region, SchoolYear, SettingId, Settings, SettingsInForce,
};

/// A target year, and settings with the version of the method that gives their defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    pub target_year: SchoolYear,
    pub settings: Settings,
    pub method: MethodVersion,
}

impl Assumptions {
    /// The region's own.
    pub fn of(region: &Region) -> Self {
        Self {
            target_year: region.header.target_year,
            settings: region.settings.clone(),
            method: region.header.method,
        }
    }

    /// The settings with what counts where nobody set anything.
    pub fn in_force(&self) -> SettingsInForce<'_> {
        self.settings.under(self.method)
    }

    /// The edits that would make them the region's own.
    pub(crate) fn edits(&self, region: &Region) -> Vec<Change> {
        let header = &region.header;
        let mut edits = Vec::new();
        if header.target_year != self.target_year {
            let mut after = Box::new(header.clone());
            after.target_year = self.target_year;
            let before = Box::new(header.clone());
            edits.push(Change::Header { before, after });
        }
        let both = SettingId::ALL.iter().map(|id| Change::Setting {
            id: *id,
            before: region.settings.changed(*id),
            after: self.settings.changed(*id),
        });
        edits.extend(both.filter(
            |edit| matches!(edit, Change::Setting { before, after, .. } if before != after),
        ));
        edits
    }
}
