//! These words say of what lies outside what partners were asked whose it is, and what was asked.

use std::collections::BTreeSet;

use enlace_exchange::merge::{Difference, Standing};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::partners::exchange::received;
use crate::state::partners::Partners;

/// The heading of the group: how many, and whose. `names` are the partners, in the order of the answers.
pub fn title(w: Words, all: &[Difference], names: &[String]) -> String {
    let replies = replies(all);
    let mut who = replies.iter().filter_map(|at| names.get(*at));
    let first = who.next().cloned().unwrap_or_default();
    let who = match who.count() {
        0 => first,
        more => w.exchange_several(&first, &w.number(more as f64, 0)),
    };
    w.exchange_outside_title(outside(all).count() as f64, &who)
}

/// What was asked of those partners, or that nobody knows, and what becomes of it.
pub fn why(w: Words, partners: Partners, all: &[Difference]) -> AnyView {
    let answers = untrack(|| received::all(partners));
    let mut lines = Vec::new();
    for at in replies(all) {
        let Some(answer) = answers.get(at) else {
            continue;
        };
        let line = match answer.base {
            Some(_) => w.of("asked", answer.profile.audience.as_str()),
            None => w.exchange_outside_unknown().to_owned(),
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let lines = lines.join(" ");
    view! { <p>{lines} " " {w.exchange_outside_what()}</p> }.into_any()
}

fn outside(all: &[Difference]) -> impl Iterator<Item = &Difference> {
    all.iter().filter(|it| it.standing == Standing::Outside)
}

/// The answers in which something lies outside.
fn replies(all: &[Difference]) -> BTreeSet<usize> {
    let voices = outside(all).flat_map(|it| &it.voices);
    voices.flat_map(|voice| voice.replies.clone()).collect()
}
