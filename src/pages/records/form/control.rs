//! A control of a form has a label, an input, a unit, and a message where something is wrong.

use enlace_edit::field::step::{StepDirection, stepped};
use enlace_edit::field::{Content, Measure, Presence};
use leptos::prelude::*;

use crate::components::field::tick;
use crate::components::picker::{Picker, Start, picker};
use crate::components::segments::{Segments, segments};
use crate::components::select::Choices;
use crate::components::stepper::stepper;
use crate::i18n::{UNKNOWN, Words};
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::refusal_words::decimal_mark;
use crate::state::document::Document;

/// One field of a form.
#[derive(Clone)]
pub(in crate::pages::records) struct FormField {
    pub id: String,
    pub label: String,
    pub hint: Option<&'static str>,
    pub content: Content,
    pub presence: Presence,
    pub text: Signal<String>,
    pub set: Callback<String>,
    /// What is wrong with it, in words.
    pub fault: Signal<Option<String>>,
}

/// The field with all that belongs to it.
pub(in crate::pages::records) fn control(w: Words, document: Document, slot: FormField) -> AnyView {
    let FormField { id, fault, .. } = slot.clone();
    if slot.content == Content::YesNo {
        return check(slot);
    }
    let about = format!("{id}-about");
    let needed = (slot.presence == Presence::Required)
        .then(|| view! { <span class="soft small">{w.form_needed()}</span> });
    let name = view! {
        {slot.label.clone()}
        " "
        {needed}
    };
    let choices = choices(w, &slot);
    let input = match choices.len() {
        0 => {
            let input = input((w, document), &slot, &about);
            view! {
                <label for=id>{name}</label>
                {input}
            }
            .into_any()
        }
        1..=FEW => segments(Segments {
            id,
            legend: name.into_any(),
            choices,
            nothing: w.form_no_choice(),
            value: slot.text,
            choose: slot.set,
            fault: Signal::derive(move || fault.with(Option::is_some)),
            described_by: Some(about.clone()),
        }),
        _ => {
            let list = choose(&slot, &about, choices);
            view! {
                <label for=id>{name}</label>
                {list}
            }
            .into_any()
        }
    };
    let said = move || {
        fault
            .get()
            .map(|said| view! { <div class="fault">{said}</div> })
    };
    let hint = slot
        .hint
        .map(|hint| view! { <div class="hint">{hint}</div> });
    view! {
        <div class="field">
            {input}
            <div id=about>{hint} <div role="alert">{said}</div></div>
        </div>
    }
    .into_any()
}

fn check(slot: FormField) -> AnyView {
    let FormField { id, text, set, .. } = slot;
    let is_on = Signal::derive(move || text.get() == MARKED);
    let mark = Callback::new(move |on: bool| {
        set.run(if on { MARKED.to_owned() } else { String::new() });
    });
    tick(Some(id), slot.label, is_on, mark)
}

/// How a checked box is written in the text of its field.
const MARKED: &str = "true";

fn input((w, document): (Words, Document), slot: &FormField, about: &str) -> AnyView {
    match slot.content {
        Content::Number(measure) => number(w, slot, about, measure),
        Content::LongText => long(slot, about),
        Content::Texts(Some(_)) | Content::References(_) | Content::Choices(_) => {
            several((w, document), slot, about)
        }
        Content::Reference(_) | Content::Coded(_) => pick((w, document), slot, about),
        _ => line(slot, about, "text", ""),
    }
}

fn line(slot: &FormField, about: &str, mode: &'static str, class: &'static str) -> AnyView {
    let (text, set, fault) = (slot.text, slot.set, slot.fault);
    view! {
        <input
            id=slot.id.clone()
            type="text"
            class=class
            inputmode=mode
            autocomplete="off"
            aria-describedby=about.to_owned()
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            prop:value=text
            on:input:target=move |event| set.run(event.target().value())
        />
    }
    .into_any()
}

/// A number with its unit; a small one with buttons for its steps.
fn number(w: Words, slot: &FormField, about: &str, measure: Measure) -> AnyView {
    let unit = (measure != Measure::Year).then(|| w.of("measure", measure.as_str()));
    let input = line(slot, about, "decimal", "number");
    let input = match measure.step() {
        None => input,
        Some(_) => {
            let (text, set, mark) = (slot.text, slot.set, decimal_mark(w));
            let next = move |text: &str, way| stepped(text, measure, way, mark);
            let can = move |way| text.with(|text| next(text, way).is_some());
            let step = Callback::new(move |way: StepDirection| {
                if let Some(next) = text.with_untracked(|text| next(text, way)) {
                    set.run(next);
                }
            });
            let names = [w.form_less(&slot.label), w.form_more(&slot.label)];
            stepper(input, names, can, step)
        }
    };
    view! {
        <div class="with-unit">
            {input} <span class="soft small">{unit}</span>
        </div>
    }
    .into_any()
}

fn long(slot: &FormField, about: &str) -> AnyView {
    let (text, set, fault) = (slot.text, slot.set, slot.fault);
    view! {
        <textarea
            id=slot.id.clone()
            autocomplete="off"
            aria-describedby=about.to_owned()
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            prop:value=text
            on:input:target=move |event| set.run(event.target().value())
        ></textarea>
    }
    .into_any()
}

/// Up to so many choices are all in sight: five, and the one that takes them back.
const FEW: usize = 6;

/// The values of a field that is chosen from a few; empty for any other. A value that this version does
/// not know remains among them, and a field that may be empty can be emptied.
fn choices(w: Words, slot: &FormField) -> Choices {
    let known: Choices = match slot.content {
        Content::Choice(choices) => {
            let all = choices.iter();
            all.map(|own| ((*own).to_owned(), w.of("option", own)))
                .collect()
        }
        Content::Number(measure) => {
            let all = measure.steps().map(|step| {
                let id = format!("{}.{step}", measure.as_str());
                (step.to_string(), w.of("measure", &id))
            });
            all.collect()
        }
        _ => Vec::new(),
    };
    if known.is_empty() {
        return known;
    }
    let now = slot.text.get_untracked();
    let unknown = !now.is_empty() && known.iter().all(|(value, _)| *value != now);
    let other = unknown.then(|| (now.clone(), now.clone()));
    let nothing = (String::new(), UNKNOWN.to_owned());
    let nothing = (slot.presence == Presence::Optional).then_some(nothing);
    known.into_iter().chain(other).chain(nothing).collect()
}

/// A choice of many values.
fn choose(slot: &FormField, about: &str, choices: Choices) -> AnyView {
    let (text, set, fault) = (slot.text, slot.set, slot.fault);
    let is_open = choices.iter().all(|(value, _)| !value.is_empty());
    // Where nothing can be taken back, nothing is chosen yet all the same.
    let nothing = (is_open && text.with_untracked(String::is_empty))
        .then(|| (String::new(), UNKNOWN.to_owned()));
    let all = nothing.into_iter().chain(choices);
    let options = all.map(|(value, said)| {
        let own = value.clone();
        view! {
            <option value=value selected=move || text.get() == own>
                {said}
            </option>
        }
        .into_any()
    });
    view! {
        <select
            id=slot.id.clone()
            aria-describedby=about.to_owned()
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            on:change:target=move |event| set.run(event.target().value())
        >
            {options.collect_view()}
        </select>
    }
    .into_any()
}

fn pick((w, document): (Words, Document), slot: &FormField, about: &str) -> AnyView {
    let Some(source) = ChoiceSource::of(slot.content) else {
        return line(slot, about, "text", "");
    };
    let (text, fault) = (slot.text, slot.fault);
    picker(Picker {
        id: slot.id.clone(),
        name: None,
        value: text,
        show: source.show(w, document),
        search: source.search(w, document),
        on_choose: slot.set,
        start: Start::Resting,
        fault: Signal::derive(move || fault.with(Option::is_some)),
        described_by: Some(about.to_owned()),
    })
}

/// The separator between several codes in the text of their field.
const BETWEEN: &str = "; ";

/// Several codes of a list: the chosen ones, each with a button to remove it, and a field to add one.
fn several((w, document): (Words, Document), slot: &FormField, about: &str) -> AnyView {
    let Some(source) = ChoiceSource::of(slot.content) else {
        return line(slot, about, "text", "");
    };
    let (text, set, fault) = (slot.text, slot.set, slot.fault);
    let chosen = move || {
        let all = text.get();
        let codes: Vec<String> = parts(&all).map(str::to_owned).collect();
        let lines = codes.into_iter().map(|code| {
            let name = source.name(w, document, &code);
            let said = w.form_take_out(&name);
            let take_out = move |_| {
                let all = text.get_untracked();
                let rest: Vec<&str> = parts(&all).filter(|own| *own != code).collect();
                set.run(rest.join(BETWEEN));
            };
            view! {
                <li>
                    {name}
                    " "
                    <button type="button" class="button quiet" aria-label=said on:click=take_out>
                        "✕"
                    </button>
                </li>
            }
            .into_any()
        });
        lines.collect_view()
    };
    let add = Callback::new(move |code: String| {
        let all = text.get_untracked();
        if !code.is_empty() && parts(&all).all(|own| own != code) {
            let now: Vec<&str> = parts(&all).chain([code.as_str()]).collect();
            set.run(now.join(BETWEEN));
        }
    });
    let field = picker(Picker {
        id: slot.id.clone(),
        name: None,
        value: Signal::derive(String::new),
        show: source.show(w, document),
        search: source.search(w, document),
        on_choose: add,
        start: Start::Resting,
        fault: Signal::derive(move || fault.with(Option::is_some)),
        described_by: Some(about.to_owned()),
    });
    view! {
        <ul class="chosen">{chosen}</ul>
        {field}
    }
    .into_any()
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
