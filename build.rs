//! Turns `locales/*.json` into Rust: one method per text, typed by its placeholders.
//!
//! A missing key, language or placeholder ends the build with a sentence that names it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fmt, fs};

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// The plural categories that a counted text may give; `other` must be there.
const PLURALS: [&str; 2] = ["one", "other"];
/// Keys under these heads are looked up by an id that the engine gives; the others become methods.
const LOOKED_UP: &[&str] = &[
    "action.",
    "advice.",
    "because.",
    "by.",
    "by_none.",
    "choice.",
    "column.",
    "component.",
    "counted.",
    "command.",
    "command_search.",
    "failure.",
    "fault.",
    "field.",
    "figure.",
    "formula.",
    "hint.",
    "kind.",
    "known.",
    "light.",
    "manifest.",
    "measure.",
    "measure_name.",
    "note.",
    "notice.",
    "one.",
    "op.",
    "option.",
    "part.",
    "problem.",
    "read_only.",
    "refusal.",
    "region_field.",
    "rejection.",
    "remark.",
    "rescue.",
    "role.",
    "save_state.",
    "setting.",
    "size.",
    "snapshot.",
    "start_state.",
    "start_step.",
    "start_what.",
    "superseding.",
    "unit.",
    "unread.",
    "verdict.",
    "way.",
    "why.",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let languages = languages();
    let locales = languages.iter().map(|language| {
        let path = format!("locales/{language}.json");
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let Locale(texts) = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path}: {e}"));
        texts
    });
    let locales: Vec<BTreeMap<String, Text>> = locales.collect();
    let faults = faults(&languages, &locales);
    assert!(
        faults.is_empty(),
        "locales do not fit:\n{}",
        faults.join("\n")
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("words.rs"), rust(&locales)).expect("OUT_DIR can be written");
}

/// The tags of the languages that have a file, in their order.
fn languages() -> BTreeSet<String> {
    let files = fs::read_dir("locales").expect("the folder of the texts is there");
    let stem = |file: fs::DirEntry| Some(file.path().file_stem()?.to_str()?.to_owned());
    files.filter_map(|file| stem(file.ok()?)).collect()
}

/// A text, or one per plural category.
enum Text {
    Plain(String),
    Counted(Vec<String>),
}

struct Locale(BTreeMap<String, Text>);

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Keys;
        impl<'de> Visitor<'de> for Keys {
            type Value = Locale;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of texts")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Locale, A::Error> {
                use serde::de::Error;
                let mut texts = BTreeMap::new();
                while let Some((key, value)) = map.next_entry::<String, Value>()? {
                    let text = read(&value).ok_or_else(|| {
                        A::Error::custom(format!("`{key}` is neither a text nor `one` and `other`"))
                    })?;
                    if texts.insert(key.clone(), text).is_some() {
                        return Err(A::Error::custom(format!("`{key}` stands there twice")));
                    }
                }
                Ok(Locale(texts))
            }
        }
        deserializer.deserialize_map(Keys)
    }
}

fn read(value: &Value) -> Option<Text> {
    if let Some(text) = value.as_str() {
        return Some(Text::Plain(text.to_owned()));
    }
    let forms = value.as_object()?;
    let given = PLURALS
        .iter()
        .map(|p| forms.get(*p)?.as_str().map(str::to_owned));
    (forms.len() == PLURALS.len()).then(|| given.collect::<Option<_>>().map(Text::Counted))?
}

impl Text {
    fn forms(&self) -> &[String] {
        match self {
            Self::Plain(text) => std::slice::from_ref(text),
            Self::Counted(forms) => forms,
        }
    }

    /// The names in braces, in the order in which they first appear.
    fn placeholders(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for form in self.forms() {
            let mut rest = form.as_str();
            while let Some(open) = rest.find('{') {
                let Some(length) = rest[open..].find('}') else {
                    break;
                };
                let name = &rest[open + 1..open + length];
                if !found.contains(&name) {
                    found.push(name);
                }
                rest = &rest[open + length..];
            }
        }
        if matches!(self, Self::Counted(_)) && !found.contains(&"count") {
            found.push("count");
        }
        found
    }
}

fn faults(languages: &BTreeSet<String>, locales: &[BTreeMap<String, Text>]) -> Vec<String> {
    let keys: BTreeSet<&String> = locales.iter().flat_map(BTreeMap::keys).collect();
    let mut faults = Vec::new();
    for key in keys {
        let mut first: Option<(&str, &Text)> = None;
        for (language, texts) in languages.iter().zip(locales) {
            let Some(text) = texts.get(key) else {
                faults.push(format!("  `{key}` is missing in {language}"));
                continue;
            };
            if text.forms().iter().any(|form| form.trim().is_empty()) {
                faults.push(format!("  `{key}` is empty in {language}"));
            }
            let Some((_, model)) = first else {
                first = Some((language, text));
                continue;
            };
            if names(model) != names(text) || model.forms().len() != text.forms().len() {
                faults.push(format!(
                    "  `{key}` has other placeholders in {language}: {:?}, not {:?}",
                    text.placeholders(),
                    model.placeholders()
                ));
            }
        }
    }
    faults
}

/// The placeholders of a text, whatever their order: languages order words as they like.
fn names(text: &Text) -> BTreeSet<&str> {
    text.placeholders().into_iter().collect()
}

fn rust(locales: &[BTreeMap<String, Text>]) -> String {
    let mut methods = String::new();
    let mut place = 0;
    for (key, text) in &locales[0] {
        if !LOOKED_UP.iter().any(|head| key.starts_with(head)) {
            method(&mut methods, key, text, place);
        }
        place += text.forms().len();
    }
    let keys = mark(locales[0].keys().flat_map(|key| key.bytes().chain([0])));
    let all = locales
        .iter()
        .flat_map(|texts| texts.values().flat_map(Text::forms));
    let texts = mark(all.flat_map(|text| text.bytes().chain([0])));
    format!(
        "/// How many texts a language has.\nconst COUNT: usize = {place};\n\
         /// The mark of all keys; a file with another one belongs to another build.\n\
         const KEYS: u64 = {keys:#x};\n\
         /// The mark of all texts, so that no cache gives those of another build.\n\
         const VERSION: &str = \"{texts:016x}\";\n\n\
         impl Words {{\n{methods}}}\n"
    )
}

/// FNV-1a, as `src/i18n/texts.rs` computes it too.
fn mark(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |mark, byte| {
        (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn method(code: &mut String, key: &str, text: &Text, place: usize) {
    let name = key.replace(['.', '-'], "_");
    let values: Vec<&str> = text
        .placeholders()
        .into_iter()
        .filter(|v| *v != "count")
        .collect();
    let arguments: String = values.iter().map(|v| format!(", {v}: &str")).collect();
    let pairs: String = values.iter().map(|v| format!("({v:?}, {v}), ")).collect();
    let example = text.forms().last().expect("a text has at least one form");
    let _ = writeln!(code, "    /// {}", example.replace('\n', " "));
    let _ = match text {
        Text::Counted(_) => writeln!(
            code,
            "    pub fn {name}(self, count: f64{arguments}) -> String {{ self.counted({place}, count, &[{pairs}]) }}"
        ),
        Text::Plain(_) if text.placeholders().contains(&"count") => {
            panic!("`{key}` counts: give `one` and `other`")
        }
        Text::Plain(_) if values.is_empty() => {
            writeln!(
                code,
                "    pub fn {name}(self) -> &'static str {{ self.at({place}) }}"
            )
        }
        Text::Plain(_) => writeln!(
            code,
            "    pub fn {name}(self{arguments}) -> String {{ fill(self.at({place}), &[{pairs}]) }}"
        ),
    };
}
