//! Words for every noun, problem and operation, in three languages.

pub mod language;
#[cfg(test)]
mod tests;
pub mod texts;
pub mod words;

pub use enlace_model::language::Language;
pub use language::I18n;
pub use words::{UNKNOWN, Words};
