//! Words for every noun, problem and operation, in three languages.

pub mod language;
pub mod languages;
#[cfg(test)]
mod tests;
pub mod texts;
pub mod words;

pub use language::I18n;
pub use languages::Language;
pub use words::{UNKNOWN, Words};
