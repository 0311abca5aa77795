//! Every text of the styles must be readable on every ground that they may put behind it, in light and in dark.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::components::chart::heat;

/// What WCAG 2 asks of text (1.4.3) and of the outlines of controls (1.4.11).
const OF_TEXT: f64 = 4.5;
const OF_OUTLINES: f64 = 3.0;

/// Texts of their own for a ground that no other text stands on.
const OWN: &[(&str, &str)] = &[
    ("on-accent", "accent"),
    ("on-bar", "bar"),
    ("on-bar-soft", "bar"),
    ("bar-mark", "bar"),
    ("on-bar-mark", "bar-mark"),
];
/// Of these, the one that is set in the same rule as its ground; the others stand inside of the head.
const TOGETHER: &[(&str, &str)] = &[("on-accent", "accent"), ("on-bar-mark", "bar-mark")];
/// The head of the page, whose ground is `bar`.
const HEAD: &str = ".shell-header";
/// Text on tones; which tone has it, `heat::text_on` says.
const ON_TONE: &str = "on-heat-high";
/// Grounds without text: what lies behind a dialog.
const WITHOUT_TEXT: &[&str] = &["veil"];
/// Shapes of a picture that its words stand on, besides the tones.
const ZONES: &[&str] = &[".zone-short", ".zone-plenty"];

struct StyleRule {
    selector: String,
    declarations: Vec<(String, String)>,
}

impl StyleRule {
    /// The token that a property is set to, where it is set to one.
    fn token(&self, property: &str) -> Option<&str> {
        let (_, value) = self
            .declarations
            .iter()
            .find(|(name, _)| name == property)?;
        value.strip_prefix("var(--")?.strip_suffix(')')
    }
}

#[test]
fn every_text_is_readable_on_every_ground_in_light_and_in_dark() {
    let styles = Styles::read();
    let (texts, grounds) = (styles.texts(), styles.grounds());
    assert!(texts.contains("ink-soft") && texts.contains("uncovered-ink"));
    assert!(grounds.contains("paper") && grounds.contains("uncovered-soft"));
    let everywhere = texts.iter().flat_map(|text| {
        grounds
            .iter()
            .map(move |ground| (text.as_str(), ground.as_str()))
    });
    let pairs: Vec<(&str, &str)> = everywhere.chain(OWN.iter().copied()).collect();
    styles.check(&pairs, OF_TEXT);
}

#[test]
fn figures_are_readable_on_every_tone_in_light_and_in_dark() {
    let styles = Styles::read();
    let tones: Vec<&str> = ["heat-0"]
        .into_iter()
        .chain(heat::AMOUNTS)
        .chain(heat::SHARES)
        .collect();
    let pairs: Vec<(&str, &str)> = tones
        .iter()
        .map(|tone| {
            let text = match heat::text_on(tone) {
                "" => "ink",
                _ => ON_TONE,
            };
            (text, styles.fill(&format!(".{tone}")))
        })
        .collect();
    styles.check(&pairs, OF_TEXT);
}

#[test]
fn the_outlines_of_controls_are_seen_on_every_ground_in_light_and_in_dark() {
    let styles = Styles::read();
    let grounds = styles.grounds();
    let pairs: Vec<(&str, &str)> = ["line-strong", "accent", "uncovered"]
        .into_iter()
        .flat_map(|line| grounds.iter().map(move |ground| (line, ground.as_str())))
        .collect();
    styles.check(&pairs, OF_OUTLINES);
}

#[test]
fn marks_of_coverage_are_seen_on_paper_in_light_and_in_dark() {
    let marks = ["near", "far", "related", "uncovered", "surplus"];
    let grounds = ["paper", "raised", "sunk"];
    let pairs: Vec<(&str, &str)> = marks
        .into_iter()
        .flat_map(|mark| grounds.map(|ground| (mark, ground)))
        .collect();
    Styles::read().check(&pairs, OF_OUTLINES);
}

#[test]
fn a_ground_with_a_text_of_its_own_is_always_set_together_with_it() {
    for rule in Styles::read().rules {
        for (text, ground) in TOGETHER {
            let (has_text, has_ground) = (
                rule.token("color") == Some(text),
                rule.token("background") == Some(ground),
            );
            assert_eq!(
                has_text, has_ground,
                "{text} on {ground}: {}",
                rule.selector
            );
        }
    }
}

#[test]
fn texts_of_the_head_stand_in_the_head() {
    let of_head = ["on-bar", "on-bar-soft", "bar-mark"];
    for rule in Styles::read().rules {
        if rule
            .token("color")
            .is_some_and(|text| of_head.contains(&text))
        {
            for selector in rule.selector.split(',') {
                assert!(selector.trim().starts_with(HEAD), "{selector}");
            }
        }
        if rule.token("background") == Some("bar") {
            assert_eq!(rule.selector, HEAD);
        }
    }
}

#[test]
fn grounds_and_texts_are_tokens_and_nothing_else() {
    let others = ["none", "transparent", "inherit"];
    for rule in Styles::read().rules {
        for (property, value) in &rule.declarations {
            let is_of_colour = matches!(
                property.as_str(),
                "color" | "background" | "background-color"
            );
            let is_token = value.starts_with("var(--") && value.ends_with(')');
            assert!(
                !is_of_colour || is_token || others.contains(&value.as_str()),
                "{}: {property}: {value}",
                rule.selector
            );
        }
    }
}

/// The styles as they are written, and the colours of their tokens.
struct Styles {
    rules: Vec<StyleRule>,
    colours: BTreeMap<String, [Colour; 2]>,
}

type Colour = [f64; 3];

impl Styles {
    fn read() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
        let rules: Vec<StyleRule> = sheets(&folder)
            .iter()
            .flat_map(|file| rules(&fs::read_to_string(file).expect("a style is a text")))
            .collect();
        let colours = rules
            .iter()
            .flat_map(|rule| &rule.declarations)
            .filter_map(|(name, value)| {
                let both = value.strip_prefix("light-dark(")?.strip_suffix(')')?;
                let (light, dark) = both.split_once(',')?;
                let name = name.strip_prefix("--")?.to_owned();
                Some((name, [colour(light.trim()), colour(dark.trim())]))
            })
            .collect();
        Self { rules, colours }
    }

    /// The colours of texts that may stand anywhere.
    fn texts(&self) -> BTreeSet<String> {
        let own = |token: &str| OWN.iter().any(|(text, _)| *text == token) || token == ON_TONE;
        let of_pages = self.rules.iter().filter_map(|rule| rule.token("color"));
        let of_pictures = self
            .rules
            .iter()
            .filter(|rule| rule.selector.contains("text"))
            .filter_map(|rule| rule.token("fill"));
        let all = of_pages.chain(of_pictures).filter(|token| !own(token));
        all.map(str::to_owned).collect()
    }

    /// The grounds that any text may stand on.
    fn grounds(&self) -> BTreeSet<String> {
        let other = |token: &str| {
            WITHOUT_TEXT.contains(&token) || OWN.iter().any(|(_, ground)| *ground == token)
        };
        let of_pages = self
            .rules
            .iter()
            .filter_map(|rule| rule.token("background"));
        let of_pictures = ZONES.iter().map(|zone| self.fill(zone));
        let all = of_pages.chain(of_pictures).filter(|token| !other(token));
        all.map(str::to_owned).collect()
    }

    /// The token that fills the shapes of a class.
    fn fill(&self, class: &str) -> &str {
        let rule = self
            .rules
            .iter()
            .find(|rule| rule.selector.ends_with(class));
        rule.and_then(|rule| rule.token("fill"))
            .unwrap_or_else(|| panic!("{class} has no token to be filled with"))
    }

    fn check(&self, pairs: &[(&str, &str)], least: f64) {
        let mut found = Vec::new();
        for (front, back) in pairs {
            let [front_of, back_of] = [front, back].map(|name| {
                let found = self.colours.get(*name);
                found.unwrap_or_else(|| panic!("--{name} is no colour of tokens.css"))
            });
            for (theme, scheme) in ["light", "dark"].into_iter().enumerate() {
                let contrast = contrast(front_of[theme], back_of[theme]);
                if contrast < least {
                    found.push(format!("{front} on {back}, {scheme}: {contrast:.2}"));
                }
            }
        }
        assert!(found.is_empty(), "less than {least}:\n{}", found.join("\n"));
    }
}

fn sheets(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the styles lie beside the sources");
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("the folder of the styles can be read").path();
        if path.is_dir() {
            found.extend(sheets(&path));
        } else if path.extension().is_some_and(|end| end == "css") {
            found.push(path);
        }
    }
    found
}

/// The rules of a sheet; one inside of `@media` counts as one of its own.
fn rules(sheet: &str) -> Vec<StyleRule> {
    let text: String = sheet
        .split("/*")
        .enumerate()
        .map(|(n, part)| match part.split_once("*/") {
            Some((_, after)) if n > 0 => after,
            _ => part,
        })
        .collect();
    let mut found = Vec::new();
    for block in text.split('}') {
        let Some((before, body)) = block.rsplit_once('{') else {
            continue;
        };
        let selector = before.rsplit('{').next().unwrap_or_default().trim();
        let declarations = body.split(';').filter_map(|declaration| {
            let (name, value) = declaration.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().to_owned()))
        });
        found.push(StyleRule {
            selector: selector.to_owned(),
            declarations: declarations.collect(),
        });
    }
    found
}

/// The red, green and blue of `#rrggbb`, from 0 to 1; how much shines through it is left out.
fn colour(text: &str) -> Colour {
    [1, 3, 5].map(|from| {
        let digits = text.get(from..from + 2).unwrap_or_default();
        let value = u8::from_str_radix(digits, 16);
        f64::from(value.unwrap_or_else(|_| panic!("{text} is no colour of six digits"))) / 255.0
    })
}

/// The contrast ratio of WCAG 2.
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: Colour) -> f64 {
    let linear = |part: f64| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
