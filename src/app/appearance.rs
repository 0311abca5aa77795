//! Light or dark: as the device says, or as the reader chose.

use crate::browser::{page, preference};

/// How the page looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appearance {
    AsDevice,
    Light,
    Dark,
}

const REMEMBERED: &str = "enlace.appearance";

impl Appearance {
    /// All, in the order in which a menu offers them.
    pub const ALL: [Self; 3] = [Self::AsDevice, Self::Light, Self::Dark];

    /// What was chosen on this device.
    pub fn chosen() -> Self {
        match preference::read(REMEMBERED).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::AsDevice,
        }
    }

    /// Chooses it and remembers it on this device.
    pub fn choose(self) {
        preference::write(REMEMBERED, self.theme());
        apply();
    }

    fn theme(self) -> Option<&'static str> {
        match self {
            Self::AsDevice => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }
}

/// Gives the page the look that was chosen.
pub fn apply() {
    page::set_root_attribute("data-theme", Appearance::chosen().theme());
}
