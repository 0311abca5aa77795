//! Which language the page speaks: the browser's first, the reader's choice after.

use leptos::prelude::*;

use crate::browser::{fetch, preference};
use crate::i18n::texts::{NoTexts, Texts};
use crate::i18n::words::{self, Words};
use enlace_model::language::Language;

/// The language in force, kept in the page's context.
#[derive(Clone, Copy)]
pub struct I18n {
    language: RwSignal<Language>,
}

const REMEMBERED: &str = "enlace.language";

impl I18n {
    /// Starts with the preferred language.
    pub fn start() -> Self {
        Self {
            language: RwSignal::new(preferred()),
        }
    }

    /// The language, followed: whoever reads it here is drawn anew when it changes.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// Changes the language and remembers it on this device; without its texts all stays as it is.
    pub async fn choose(self, language: Language) -> Result<(), NoTexts> {
        load(language).await?;
        preference::write(REMEMBERED, Some(language.tag()));
        self.language.set(language);
        Ok(())
    }
}

/// The remembered language, else the first of the browser's that the program speaks, else the default.
pub fn preferred() -> Language {
    let remembered = preference::read(REMEMBERED).and_then(|tag| Language::from_tag(&tag));
    remembered
        .or_else(|| {
            let spoken = preference::languages();
            spoken.iter().find_map(|tag| Language::from_tag(tag))
        })
        .unwrap_or(Language::DEFAULT)
}

/// Loads the texts of a language, unless they are here already.
pub async fn load(language: Language) -> Result<(), NoTexts> {
    if words::texts_of(language).is_none() {
        let bytes = fetch::own_file(&words::address(language)).await;
        let bytes = bytes.map_err(|_| NoTexts)?;
        words::keep(language, Texts::read(&bytes, words::EXPECTED)?);
    }
    Ok(())
}

/// The words of the language in force. The page is drawn anew when the language changes, so
/// nothing below the root follows it.
pub fn words() -> Words {
    let language = use_context::<I18n>().map_or(Language::DEFAULT, |i| i.language.get_untracked());
    Words(language)
}
