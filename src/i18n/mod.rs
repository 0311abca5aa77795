//! Words for every noun, problem and operation, in three languages.

pub mod language;
pub mod words;

pub use language::{I18n, Language};
pub use words::Words;
