//! Texts that are read outside the program, by `rescue.js` when it does not run and by the browser out of the
//! manifest: a build takes them from `locales/`, so that they stand with all others of their language.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::shell::{self, Result};

/// The language that both files speak by themselves.
const OWN_LANGUAGE: &str = "en";
const BEFORE_WORDS: &str = "const WORDS = ";
const AFTER_WORDS: &str = "\n  };\n";

/// The texts of each language by their keys.
type Locales = BTreeMap<String, Map<String, Value>>;

/// Puts the texts of all languages into the files of the build in `made`.
pub fn write_into(made: &Path) -> Result {
    let locales = read_locales(&shell::root().join("locales"))?;
    change(&made.join("rescue.js"), |text| with_words(text, &locales))?;
    change(&made.join("manifest.webmanifest"), |text| {
        with_descriptions(text, &locales)
    })
}

fn change(file: &Path, with: impl FnOnce(&str) -> std::result::Result<String, String>) -> Result {
    let fault = |error: String| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let text = with(&text).map_err(fault)?;
    fs::write(file, text).map_err(|error| fault(error.to_string()))
}

fn read_locales(folder: &Path) -> std::result::Result<Locales, String> {
    let fault = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
    let mut locales = Locales::new();
    for entry in fs::read_dir(folder).map_err(|error| fault(&error))? {
        let file = entry.map_err(|error| fault(&error))?.path();
        let text = fs::read_to_string(&file).map_err(|error| fault(&error))?;
        let texts = serde_json::from_str(&text).map_err(|error| fault(&error))?;
        let tag = file.file_stem().unwrap_or_default().to_string_lossy();
        locales.insert(tag.into_owned(), texts);
    }
    Ok(locales)
}

/// The texts whose keys begin with `rescue.`, without it.
fn rescue_texts(texts: &Map<String, Value>) -> Map<String, Value> {
    let own = texts.iter().filter_map(|(key, text)| {
        let key = key.strip_prefix("rescue.")?;
        Some((key.to_owned(), text.clone()))
    });
    own.collect()
}

fn with_words(script: &str, locales: &Locales) -> std::result::Result<String, String> {
    let (before, rest) = script
        .split_once(BEFORE_WORDS)
        .ok_or("has no table of words")?;
    let (_, after) = rest
        .split_once(AFTER_WORDS)
        .ok_or("the table of words has no end")?;
    let words: BTreeMap<&str, _> = locales
        .iter()
        .map(|(tag, texts)| (tag.as_str(), rescue_texts(texts)))
        .collect();
    let words = serde_json::to_string(&words).map_err(|error| error.to_string())?;
    Ok(format!("{before}{BEFORE_WORDS}{words};\n{after}"))
}

fn with_descriptions(manifest: &str, locales: &Locales) -> std::result::Result<String, String> {
    let mut manifest: Map<String, Value> =
        serde_json::from_str(manifest).map_err(|error| error.to_string())?;
    let others = locales.iter().filter(|(tag, _)| *tag != OWN_LANGUAGE);
    let descriptions: Map<String, Value> = others
        .filter_map(|(tag, texts)| Some((tag.clone(), texts.get("manifest.description")?.clone())))
        .collect();
    manifest.insert("description_localized".to_owned(), descriptions.into());
    serde_json::to_string(&manifest).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own_files() -> (String, String, Locales) {
        let public = |name: &str| {
            let file = shell::root().join("public").join(name);
            fs::read_to_string(file).expect("lies in the repository")
        };
        let locales = read_locales(&shell::root().join("locales")).expect("can be read");
        (public("rescue.js"), public("manifest.webmanifest"), locales)
    }

    #[test]
    fn by_themselves_both_files_say_what_the_texts_say() {
        let (script, manifest, locales) = own_files();
        let texts = &locales[OWN_LANGUAGE];
        let (_, rest) = script.split_once(BEFORE_WORDS).expect("has words");
        let (words, _) = rest.split_once(AFTER_WORDS).expect("they end");
        let words: Locales = serde_json::from_str(&format!("{words}}}")).expect("are JSON");
        assert_eq!(words[OWN_LANGUAGE], rescue_texts(texts));
        let manifest: Value = serde_json::from_str(&manifest).expect("is JSON");
        assert_eq!(manifest["description"], texts["manifest.description"]);
    }

    #[test]
    fn a_build_says_in_every_language_what_is_read_outside_the_program() {
        let (script, manifest, locales) = own_files();
        let script = with_words(&script, &locales).expect("has words");
        let manifest = with_descriptions(&manifest, &locales).expect("is JSON");
        for texts in locales.values() {
            for (_, text) in rescue_texts(texts) {
                assert!(script.contains(&text.to_string()), "{text}");
            }
        }
        assert!(manifest.contains("description_localized"));
        assert!(script.contains("\n  let started = false;"));
    }
}
