//! What figures mean in words, at the confidence that a region's settings choose.

use enlace_method::explain::FigureId;
use enlace_model::{SettingId, SettingsInForce};

use crate::i18n::Words;

/// What a figure is, in a sentence; intervals say how often a figure is expected to lie within them.
pub fn definition(w: Words, id: FigureId, settings: SettingsInForce) -> String {
    let key = format!("{}.definition", id.as_str());
    w.with("figure", &key, &[("level", &confidence(w, settings))])
}

/// The confidence of intervals, in per cent.
pub fn confidence(w: Words, settings: SettingsInForce) -> String {
    w.percent_of(settings.get(SettingId::Confidence))
}
