//! Numbers, dates and plurals as the browser's `Intl` writes them.

/// The grammatical number of a count, as far as the three languages tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    One,
    Other,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// With this many decimals at most.
    Decimal { most: u8, least: u8 },
    /// A share in per cent, with this many decimals at most.
    Percent { most: u8 },
}

/// How a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeFormat {
    Date,
    /// With the month's name.
    DateInWords,
    Time,
}

#[cfg(target_arch = "wasm32")]
mod real {
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    use js_sys::{Array, Date, Function, Intl, Object, Reflect};
    use wasm_bindgen::{JsCast, JsValue};

    use super::{Plural, Style, TimeFormat};

    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
    enum FormatterKind {
        Number(Style),
        Moment(TimeFormat),
        Plural,
        Order,
        Country,
        Language,
    }

    thread_local! {
        /// Making a formatter is costly; each is made once per language.
        static MADE: RefCell<BTreeMap<(&'static str, FormatterKind), Function>> = const { RefCell::new(BTreeMap::new()) };
    }

    pub fn number(language: &'static str, value: f64, style: Style) -> String {
        call(language, FormatterKind::Number(style), &[value.into()])
            .as_string()
            .unwrap_or_default()
    }

    pub fn moment(language: &'static str, milliseconds: f64, moment: TimeFormat) -> String {
        let date = Date::new(&milliseconds.into());
        call(language, FormatterKind::Moment(moment), &[date.into()])
            .as_string()
            .unwrap_or_default()
    }

    pub fn plural(language: &'static str, count: f64) -> Plural {
        match call(language, FormatterKind::Plural, &[count.into()]).as_string() {
            Some(category) if category == "one" => Plural::One,
            _ => Plural::Other,
        }
    }

    pub fn compare(language: &'static str, a: &str, b: &str) -> std::cmp::Ordering {
        let order = call(language, FormatterKind::Order, &[a.into(), b.into()]);
        order.as_f64().unwrap_or(0.0).total_cmp(&0.0)
    }

    pub fn country(language: &'static str, code: &str) -> String {
        let named = call(language, FormatterKind::Country, &[code.into()]);
        named.as_string().unwrap_or_else(|| code.to_owned())
    }

    pub fn language(language: &'static str, tag: &str) -> String {
        let named = call(language, FormatterKind::Language, &[tag.into()]);
        named.as_string().unwrap_or_else(|| tag.to_owned())
    }

    fn call(language: &'static str, kind: FormatterKind, values: &[JsValue]) -> JsValue {
        let function = MADE.with(|made| {
            let mut made = made.borrow_mut();
            made.entry((language, kind))
                .or_insert_with(|| make(language, kind))
                .clone()
        });
        let values: Array = values.iter().collect();
        function
            .apply(&JsValue::UNDEFINED, &values)
            .unwrap_or(JsValue::UNDEFINED)
    }

    fn make(language: &str, kind: FormatterKind) -> Function {
        let locales = Array::of1(&language.into());
        match kind {
            FormatterKind::Number(Style::Decimal { most, least }) => Intl::NumberFormat::new(
                &locales,
                &options(&[
                    ("maximumFractionDigits", most.into()),
                    ("minimumFractionDigits", least.into()),
                ]),
            )
            .format(),
            FormatterKind::Number(Style::Percent { most }) => Intl::NumberFormat::new(
                &locales,
                &options(&[
                    ("style", "percent".into()),
                    ("maximumFractionDigits", most.into()),
                ]),
            )
            .format(),
            FormatterKind::Moment(TimeFormat::Date) => {
                // In figures, as dates of records are written.
                let figures = options(&[
                    ("day", "2-digit".into()),
                    ("month", "2-digit".into()),
                    ("year", "numeric".into()),
                ]);
                Intl::DateTimeFormat::new(&locales, &figures).format()
            }
            FormatterKind::Moment(TimeFormat::DateInWords) => {
                Intl::DateTimeFormat::new(&locales, &options(&[("dateStyle", "long".into())]))
                    .format()
            }
            FormatterKind::Moment(TimeFormat::Time) => {
                Intl::DateTimeFormat::new(&locales, &options(&[("timeStyle", "short".into())]))
                    .format()
            }
            FormatterKind::Plural => {
                bound(&Intl::PluralRules::new(&locales, &Object::new()), "select")
            }
            FormatterKind::Country => names_of(&locales, "region"),
            FormatterKind::Language => names_of(&locales, "language"),
            FormatterKind::Order => {
                let numeric = options(&[("numeric", true.into())]);
                Intl::Collator::new(&locales, &numeric).compare()
            }
        }
    }

    /// The formatter that names the codes of a type; where the browser has none, they stay as they are.
    fn names_of(locales: &Array, kind: &str) -> Function {
        let kind = options(&[("type", kind.into())]);
        made("DisplayNames", &Array::of2(locales, &kind))
            .map(|names| bound(&names, "of"))
            .unwrap_or_else(|| bound(&js_sys::Object::get_prototype_of(&"".into()), "toString"))
    }

    /// A formatter that js-sys does not bind; `None` where the browser does not have it.
    fn made(class: &str, arguments: &Array) -> Option<JsValue> {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
        let class: Function = Reflect::get(&intl, &class.into()).ok()?.dyn_into().ok()?;
        Reflect::construct(&class, arguments).ok()
    }

    fn options(pairs: &[(&str, JsValue)]) -> Object {
        let object = Object::new();
        for (key, value) in pairs {
            // Setting a property of a plain new object cannot fail.
            let _ = Reflect::set(&object, &(*key).into(), value);
        }
        object
    }

    fn bound(object: &JsValue, method: &str) -> Function {
        let function: Function = Reflect::get(object, &method.into())
            .unwrap_or(JsValue::UNDEFINED)
            .unchecked_into();
        function.bind0(object)
    }
}

/// What tests outside a browser see: plain digits, ISO days, English plurals.
#[cfg(not(target_arch = "wasm32"))]
mod real {
    use super::{Plural, Style, TimeFormat};

    pub fn number(_: &'static str, value: f64, style: Style) -> String {
        match style {
            Style::Decimal { most, least } => decimal(value, most, least),
            Style::Percent { most } => format!("{}%", decimal(value * 100.0, most, 0)),
        }
    }

    fn decimal(value: f64, most: u8, least: u8) -> String {
        let text = format!("{value:.0$}", usize::from(most));
        let spare = usize::from(most - least);
        let kept = text.len() - (text.len() - text.trim_end_matches('0').len()).min(spare);
        if most > 0 {
            text[..kept].trim_end_matches('.').to_owned()
        } else {
            text
        }
    }

    pub fn moment(_: &'static str, milliseconds: f64, _: TimeFormat) -> String {
        format!("{milliseconds}")
    }

    pub fn plural(_: &'static str, count: f64) -> Plural {
        if count == 1.0 {
            Plural::One
        } else {
            Plural::Other
        }
    }

    pub fn country(_: &'static str, code: &str) -> String {
        code.to_owned()
    }

    pub fn language(_: &'static str, tag: &str) -> String {
        tag.to_owned()
    }

    pub fn compare(_: &'static str, a: &str, b: &str) -> std::cmp::Ordering {
        a.cmp(b)
    }
}

pub use real::{compare, country, language, moment, number, plural};

/// The text in small letters and without accents, for searching.
pub fn folded(text: &str) -> String {
    // A Mac writes accents on their own after their letters.
    let is_accent = |letter: &char| ('\u{300}'..='\u{36f}').contains(letter);
    text.chars()
        .filter(|letter| !is_accent(letter))
        .flat_map(char::to_lowercase)
        .map(without_accent)
        .collect()
}

/// The letters with marks of Portuguese, Spanish and their neighbours; others stay as they are.
fn without_accent(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' | 'å' | 'ª' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' | 'ö' | 'º' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, folded, number};

    #[test]
    fn a_search_does_not_mind_capitals_or_accents() {
        assert_eq!(
            folded("Maquinação e Programação CNC"),
            "maquinacao e programacao cnc"
        );
        assert_eq!(folded("AÑO"), "ano");
        assert_eq!(folded("Ac\u{327}a\u{303}o"), "acao");
    }

    #[test]
    fn a_number_shows_no_more_decimals_than_it_has() {
        let style = Style::Decimal { most: 2, least: 0 };
        assert_eq!(number("en", 24.0, style), "24");
        assert_eq!(number("en", 1.5, style), "1.5");
        assert_eq!(
            number("en", 120.0, Style::Decimal { most: 0, least: 0 }),
            "120"
        );
    }
}
