//! The languages of the program, one row each: what differs by language and is no text follows from it.
//!
//! A further language is a row here, its texts in `locales/`, its help and the words of its passphrases in
//! `public/`, and a column in the code lists.

/// How a person's language writes the decimals of a number; the other mark stands between thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    Comma,
    #[default]
    Point,
}

impl DecimalMark {
    /// The mark itself.
    pub fn as_char(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Point => '.',
        }
    }
}

macro_rules! languages {
    (
        $default:ident = $default_tag:literal, $default_intl_tag:literal, $default_name:literal,
            $default_mark:ident;
        $( $language:ident = $tag:literal, $intl_tag:literal, $name:literal, $mark:ident; )*
    ) => {
        /// A language of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Language { $default, $($language),* }

        impl Language {
            /// The language of a page for which none is chosen.
            pub const DEFAULT: Self = Self::$default;

            /// All languages, in the order in which a menu offers them.
            pub const ALL: &'static [Self] = &[Self::$default, $(Self::$language),*];

            /// All languages, in the order in which a title is looked for.
            pub const OF_TITLES: &'static [Self] = &[$(Self::$language,)* Self::$default];

            /// The tag for the document, for `Intl` and for titles in the catalogue.
            pub fn tag(self) -> &'static str {
                match self {
                    $(Self::$language => $tag,)*
                    Self::$default => $default_tag,
                }
            }

            /// The tag that `Intl` formats by: European conventions.
            pub fn intl_tag(self) -> &'static str {
                match self {
                    $(Self::$language => $intl_tag,)*
                    Self::$default => $default_intl_tag,
                }
            }

            /// The language's own name.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$language => $name,)*
                    Self::$default => $default_name,
                }
            }

            /// How it writes the decimals of a number.
            pub fn decimal_mark(self) -> DecimalMark {
                match self {
                    $(Self::$language => DecimalMark::$mark,)*
                    Self::$default => DecimalMark::$default_mark,
                }
            }
        }

        /// The fields of a title, in the order in which it is looked for.
        pub const TITLE_FIELDS: &[&str] = &[
            $(concat!("title.", $tag),)* concat!("title.", $default_tag)
        ];

        /// The fields of a title, and the code that stands in its place.
        pub const TITLE_FIELDS_OR_CODE: &[&str] = &[
            $(concat!("title.", $tag),)* concat!("title.", $default_tag), "code"
        ];
    };
}

// The first is that of a page for which none is chosen; titles are looked for in it last.
languages! {
    En = "en", "en-GB", "English", Point;
    Pt = "pt", "pt-PT", "Português", Comma;
    Es = "es", "es-ES", "Español", Comma;
}

impl Language {
    /// The language of a tag such as `pt-BR`; `None` when the program does not speak it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let start = tag.get(..2)?;
        let mut all = Self::ALL.iter().copied();
        all.find(|own| own.tag().eq_ignore_ascii_case(start))
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
