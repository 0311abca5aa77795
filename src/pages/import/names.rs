//! Step 3 of the import asks what names mean that the region does not have.

use std::sync::Arc;

use enlace_model::{Kind, RecordRef};
use enlace_tables::import::protocol::Preview;
use enlace_tables::import::{Meaning, NameDecision, NameQuestion, NewName};
use leptos::prelude::*;

use crate::components::picker::{Picker, Start, picker};
use crate::i18n::Words;
use crate::pages::import::step_frame::{first_of, foot};
use crate::pages::import::{ImportWizard, WizardStep};
use crate::pages::shared::choice_source::ChoiceSource;
use crate::pages::shared::names::record;
use crate::pages::shared::page_parts::{Head, heads};

pub fn names(way: ImportWizard) -> AnyView {
    let on = move || way.plan(WizardStep::Preview);
    view! {
        {list(way)}
        {foot(way, Some(WizardStep::Columns), way.w.import_to_preview(), on)}
    }
    .into_any()
}

/// What each name means; those about which nobody decided are tinted.
pub fn list(way: ImportWizard) -> AnyView {
    let w = way.w;
    let list = move || {
        let preview = way.preview.get()?;
        if preview.questions.is_empty() {
            return Some(view! { <p>{w.import_no_questions()}</p> }.into_any());
        }
        let rows = (0..preview.questions.len()).map(|at| NameRow::new(way, &preview, at).view());
        let (shown, all) = (preview.questions.len(), preview.question_count);
        let view = view! {
            <p>{w.import_names_lead()}</p>
            <table class="table folds">
                {heads(&[
                    Head::Text(w.import_name_head()),
                    Head::Text(w.import_list_head()),
                    Head::Number(w.import_rows_head()),
                    Head::Text(w.import_means_head()),
                ])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {first_of(w, shown, all)}
        };
        Some(view.into_any())
    };
    list.into_any()
}

/// A name with what it may mean.
#[derive(Clone, Copy)]
struct NameRow {
    way: ImportWizard,
    preview: StoredValue<Arc<Preview>>,
    /// Its place among the questions.
    at: usize,
    /// Whether any record of the list is looked for.
    searching: RwSignal<bool>,
}

const SEARCH: &str = "search";
const NEW: &str = "new";
const OUT: &str = "out";

impl NameRow {
    fn new(way: ImportWizard, preview: &Arc<Preview>, at: usize) -> Self {
        Self {
            way,
            preview: StoredValue::new(preview.clone()),
            at,
            searching: RwSignal::new(false),
        }
    }

    fn with<T>(self, read: impl FnOnce(&NameQuestion) -> T) -> T {
        self.preview
            .with_value(|preview| read(&preview.questions[self.at]))
    }

    fn kind(self) -> Option<Kind> {
        self.with(|question| Kind::from_text(&question.list))
    }

    fn view(self) -> AnyView {
        let w = self.way.w;
        let (text, list, rows) =
            self.with(|own| (own.text.clone(), own.list.clone(), own.rows as f64));
        view! {
            <tr class:open-name=move || self.decided().is_none()>
                <th scope="row">
                    <bdi>{text}</bdi>
                </th>
                <td>{w.of("kind", &list)}</td>
                <td class="number wide">{w.number(rows, 0)}</td>
                <td class="whole">
                    {move || self.select()} {move || self.search()} {move || self.same_for_others()}
                </td>
            </tr>
        }
        .into_any()
    }

    /// What is decided, here or before.
    fn decided(self) -> Option<Meaning> {
        let own = self.way.choices.with(|choices| {
            self.with(|question| decision_of(&choices.decisions, question).cloned())
        });
        own.or_else(|| self.with(|question| question.meaning.clone()))
    }

    fn select(self) -> AnyView {
        let w = self.way.w;
        let decided = self.decided();
        let chosen = match (&decided, self.searching.get()) {
            (_, true) => SEARCH.to_owned(),
            (decided, false) => value_of(decided.as_ref()),
        };
        let mut choices = vec![(String::new(), self.with(|question| open(w, question)))];
        self.with(|question| {
            for likely in &question.likely {
                let likeness = w.number((likely.likeness * 100.0).round(), 0);
                choices.push((
                    format!("={}", likely.id),
                    w.import_same_as(&likely.name, &likeness),
                ));
            }
        });
        if let (Some(Meaning::Same(id)), Some(kind)) = (&decided, self.kind())
            && choices.iter().all(|(key, _)| *key != format!("={id}"))
        {
            let of = RecordRef::new(kind, id);
            let document = self.way.document;
            let name = document.with_region(|region| record(w, region, &of));
            choices.push((format!("={id}"), name.unwrap_or_else(|| id.clone())));
        }
        choices.push((SEARCH.to_owned(), w.import_means_other().to_owned()));
        let new = match self.with(|question| question.new) {
            NewName::Record => Some(w.import_means_new()),
            NewName::Words => Some(w.import_means_words()),
            NewName::Empty => Some(w.import_means_empty()),
            NewName::Refused => None,
        };
        choices.extend(new.map(|name| (NEW.to_owned(), name.to_owned())));
        choices.push((OUT.to_owned(), w.import_means_out().to_owned()));
        let options = choices.into_iter().map(|(key, name)| {
            let is_chosen = key == chosen;
            view! { <option value=key selected=is_chosen>{name}</option> }.into_any()
        });
        let text = self.with(|question| question.text.clone());
        view! {
            <select
                aria-label=text
                on:change:target=move |event| self.choose(&event.target().value())
            >
                {options.collect_view()}
            </select>
        }
        .into_any()
    }

    fn choose(self, value: &str) {
        self.searching.set(value == SEARCH);
        match value {
            SEARCH => {}
            "" => self.decide(None),
            NEW => self.decide(Some(Meaning::New)),
            OUT => self.decide(Some(Meaning::LeaveOut)),
            same => self.decide(Some(Meaning::Same(same[1..].to_owned()))),
        }
    }

    fn decide(self, meaning: Option<Meaning>) {
        self.with(|question| self.put(question, meaning));
    }

    fn put(self, question: &NameQuestion, meaning: Option<Meaning>) {
        self.way.choices.update(|choices| {
            let all = &mut choices.decisions;
            all.retain(|one| !is_about(one, question));
            all.extend(meaning.map(|meaning| NameDecision {
                list: question.list.clone(),
                text: question.text.clone(),
                meaning,
            }));
        });
    }

    /// A field in which any record of the list is found.
    fn search(self) -> Option<AnyView> {
        let kind = self.kind().filter(|_| self.searching.get())?;
        let (w, document) = (self.way.w, self.way.document);
        let source = ChoiceSource::Records(kind);
        let name = self.with(|question| w.import_search_for(&question.text));
        let choose = move |code: String| {
            let there = document.with_region(|region| {
                enlace_edit::AnyRecord::is_there(&RecordRef::new(kind, &code), region)
            });
            if there == Some(true) {
                self.searching.set(false);
                self.decide(Some(Meaning::Same(code)));
            }
        };
        Some(picker(Picker {
            id: format!("name-{}", self.at),
            name: Some(name),
            value: Signal::derive(String::new),
            show: source.show(w, document),
            search: source.search(w, document),
            on_choose: Callback::new(choose),
            start: Start::Resting,
            fault: Signal::derive(|| false),
            described_by: None,
        }))
    }

    /// A button that decides the same about the others that are like it.
    fn same_for_others(self) -> Option<AnyView> {
        let meaning = self.decided()?;
        let others = self.others(&meaning);
        let count = others.len();
        let label = (count > 0).then(|| self.way.w.import_same_for(count as f64))?;
        let decide = move |_| {
            self.preview.with_value(|preview| {
                for at in &others {
                    self.put(&preview.questions[*at], Some(meaning.clone()));
                }
            });
        };
        let view = view! {
            " "
            <button type="button" class="link" on:click=decide>
                {label}
            </button>
        };
        Some(view.into_any())
    }

    /// Names of the same list about which nothing is decided: those that the same record is like, else
    /// those of which as little is known.
    fn others(self, meaning: &Meaning) -> Vec<usize> {
        let decisions = self.way.choices.with(|choices| choices.decisions.clone());
        self.preview.with_value(|preview| {
            let own = &preview.questions[self.at];
            let is_alike = |other: &NameQuestion| match meaning {
                Meaning::Same(id) => other.likely.iter().any(|likely| likely.id == *id),
                Meaning::New | Meaning::LeaveOut => {
                    (other.must, other.likely.is_empty()) == (own.must, own.likely.is_empty())
                }
            };
            let all = preview.questions.iter().enumerate();
            let open = all.filter(|(at, other)| {
                *at != self.at
                    && other.list == own.list
                    && other.meaning.is_none()
                    && decision_of(&decisions, other).is_none()
                    && is_alike(other)
            });
            open.map(|(at, _)| at).collect()
        })
    }
}

fn is_about(decision: &NameDecision, question: &NameQuestion) -> bool {
    decision.list == question.list && decision.text == question.text
}

fn decision_of<'a>(all: &'a [NameDecision], question: &NameQuestion) -> Option<&'a Meaning> {
    let own = all.iter().find(|one| is_about(one, question));
    own.map(|one| &one.meaning)
}

/// What happens where nothing is decided.
fn open(w: Words, question: &NameQuestion) -> String {
    let said = match (question.must, question.new) {
        _ if question.taken_for.is_some() => w.import_undecided_same(),
        (true, _) => w.import_undecided_refused(),
        (false, NewName::Record) => w.import_undecided_new(),
        (false, NewName::Words) => w.import_undecided_words(),
        (false, NewName::Empty | NewName::Refused) => w.import_undecided_empty(),
    };
    said.to_owned()
}

fn value_of(meaning: Option<&Meaning>) -> String {
    match meaning {
        None => String::new(),
        Some(Meaning::Same(id)) => format!("={id}"),
        Some(Meaning::New) => NEW.to_owned(),
        Some(Meaning::LeaveOut) => OUT.to_owned(),
    }
}
