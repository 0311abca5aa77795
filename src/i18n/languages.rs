//! The languages of the program.

/// A language of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    En,
    Pt,
    Es,
}

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

    /// The language of a tag such as `pt-BR`; `None` when the program does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let start = tag.get(..2)?;
        Self::ALL
            .into_iter()
            .find(|l| l.tag().eq_ignore_ascii_case(start))
    }
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
