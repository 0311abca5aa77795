//! Which language the page speaks: the browser's first, the reader's choice after.

use leptos::prelude::*;

use crate::browser::{fetch, preference};
use crate::i18n::texts::{self, NoTexts, Texts};
use crate::i18n::words::{self, Words};

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    En,
    Pt,
    Es,
}

/// The language in force, kept in the page's context.
#[derive(Clone, Copy)]
pub struct I18n {
    language: RwSignal<Language>,
}

const REMEMBERED: &str = "enlace.language";

impl Language {
    /// All languages, in the order in which a menu offers them.
    pub const ALL: [Self; 3] = [Self::En, Self::Pt, Self::Es];

    /// The tag for the document, for `Intl` and for titles in the catalogue.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Pt => "pt",
            Self::Es => "es",
        }
    }

    /// The tag that `Intl` formats by: European conventions.
    pub fn intl_tag(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::Pt => "pt-PT",
            Self::Es => "es-ES",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Pt => "Português",
            Self::Es => "Español",
        }
    }

    /// The remembered language, else the first of the browser's that the program speaks, else English.
    pub fn preferred() -> Self {
        let remembered = preference::read(REMEMBERED).and_then(|tag| Self::from_tag(&tag));
        remembered
            .or_else(|| {
                let spoken = preference::languages();
                spoken.iter().find_map(|tag| Self::from_tag(tag))
            })
            .unwrap_or(Self::En)
    }

    /// The language of a tag such as `pt-BR`; `None` when the program does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let start = tag.get(..2)?;
        Self::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(start))
    }
}

impl I18n {
    /// Starts with the preferred language.
    pub fn start() -> Self {
        Self {
            language: RwSignal::new(Language::preferred()),
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

/// Loads the texts of a language, unless they are here already.
pub async fn load(language: Language) -> Result<(), NoTexts> {
    if texts::of(language).is_none() {
        let bytes = fetch::own_file(&words::address(language)).await;
        let bytes = bytes.map_err(|_| NoTexts)?;
        texts::keep(language, Texts::read(&bytes, words::EXPECTED)?);
    }
    Ok(())
}

/// The words of the language in force. The page is drawn anew when the language changes, so
/// nothing below the root follows it.
pub fn words() -> Words {
    let language = use_context::<I18n>().map_or(Language::En, |i| i.language.get_untracked());
    Words(language)
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_tag_with_a_country_names_its_language() {
        assert_eq!(Language::from_tag("pt-BR"), Some(Language::Pt));
        assert_eq!(Language::from_tag("ES"), Some(Language::Es));
        assert_eq!(Language::from_tag("de"), None);
        assert_eq!(Language::from_tag(""), None);
    }
}
