//! Choices from a short list; one that this version does not know is kept as its text.

/// One of the known choices, or the text of one that a newer version or another program wrote.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Choice<T> {
    Known(T),
    Other(Box<str>),
}

impl<T: Copy> Choice<T> {
    /// The known choice, if it is one.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(choice) => Some(*choice),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Choice<T> {
    fn from(choice: T) -> Self {
        Self::Known(choice)
    }
}

/// The texts of a field's known choices, in the order in which a page offers them.
pub trait ChoiceTexts {
    const TEXTS: &'static [&'static str];
}

/// Declares an enum of a few variants with the text that stands for each.
#[macro_export]
macro_rules! variants {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $text:literal ),* $(,)? }
    ) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $(#[$meta])*
        pub enum $name { $( $(#[$variant_meta])* $variant ),* }

        impl $name {
            /// All of them, in the order in which a page offers them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The texts that stand for them, in the same order.
            pub const TEXTS: &'static [&'static str] = &[$($text),*];

            /// The text that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }

            /// The one that a text stands for.
            pub fn from_text(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

/// Declares an enum whose variants carry values, each with the id under which `locales/` holds its words.
///
/// `pub enum Name as own_id { … }` gives the id another name, where some variants have words of what they
/// carry.
#[macro_export]
macro_rules! with_ids {
    ($(#[$meta:meta])* pub enum $name:ident { $($variants:tt)* }) => {
        $crate::with_ids! { $(#[$meta])* pub enum $name as id { $($variants)* } }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident as $own_id:ident { $(
            $(#[$variant_meta:meta])*
            $variant:ident $({ $($fields:tt)* })? $(( $($values:tt)* ))? = $id:literal
        ),* $(,)? }
    ) => {
        $(#[$meta])*
        pub enum $name { $( $(#[$variant_meta])* $variant $({ $($fields)* })? $(( $($values)* ))? ),* }

        impl $name {
            /// The ids of all variants, for the test that asks for their words.
            pub const IDS: &'static [&'static str] = &[$($id),*];

            /// The id under which `locales/` holds the words of the variant.
            pub fn $own_id(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $id),* }
            }
        }
    };
}

/// Declares the choices of a field of the file: variants with their texts, of which others are kept.
macro_rules! choices {
    (
        $(#[doc = $doc:literal])*
        pub enum $name:ident { $( $(#[doc = $variant_doc:literal])* $variant:ident = $text:literal ),* $(,)? }
    ) => {
        $crate::variants! {
            $(#[doc = $doc])*
            pub enum $name { $( $(#[doc = $variant_doc])* $variant = $text ),* }
        }

        impl $crate::choice::Choice<$name> {
            /// The text that stands in the file.
            pub fn as_str(&self) -> &str {
                match self {
                    Self::Known(choice) => choice.as_str(),
                    Self::Other(text) => text,
                }
            }
        }

        impl serde::Serialize for $crate::choice::Choice<$name> {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $crate::choice::Choice<$name> {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let $crate::record::ObjectKey(text) = serde::Deserialize::deserialize(deserializer)?;
                Ok(match $name::from_text(&text) {
                    Some(choice) => Self::Known(choice),
                    None => Self::Other(text.into()),
                })
            }
        }

        impl schemars::JsonSchema for $crate::choice::Choice<$name> {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "description": concat!($($doc),*).trim(),
                    "examples": [$($text),*],
                })
            }
        }

        $crate::record::required!($crate::choice::Choice<$name>);

        impl $crate::choice::ChoiceTexts for $name {
            const TEXTS: &'static [&'static str] = $name::TEXTS;
        }
    };
}
pub(crate) use choices;
