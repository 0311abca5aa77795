//! Step 3 of the import asks what names mean that the region does not have.

use enlace_tables::import::{Meaning, NameDecision, NameQuestion};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::heads;
use crate::pages::import::step_frame::foot;
use crate::pages::import::{ImportWizard, WizardStep};

pub fn names(way: ImportWizard) -> AnyView {
    let w = way.w;
    let list = move || {
        let preview = way.preview.get()?;
        Some(match preview.questions.is_empty() {
            true => view! { <p>{w.import_no_questions()}</p> }.into_any(),
            false => {
                let rows = preview.questions.iter().map(|question| row(way, question));
                view! {
                    <p>{w.import_names_lead()}</p>
                    <table class="table folds">
                        {heads(&[w.import_name_head(), w.import_list_head(), w.import_rows_head(), w.import_means_head()])}
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                }
                .into_any()
            }
        })
    };
    view! {
        {list}
        {foot(way, Some(WizardStep::Columns), w.import_to_preview(), move || way.plan(WizardStep::Preview))}
    }
    .into_any()
}

fn row(way: ImportWizard, question: &NameQuestion) -> AnyView {
    let w = way.w;
    let (list, text) = (question.list.clone(), question.text.clone());
    let decided = way.choices.with_untracked(|choices| {
        let all = &choices.decisions;
        let own = all.iter().find(|one| one.list == list && one.text == text);
        own.map(|one| one.meaning.clone())
            .or_else(|| question.meaning.clone())
    });
    let chosen = value_of(decided.as_ref());
    let mut choices = vec![(String::new(), open(w, question))];
    for likely in &question.likely {
        let likeness = w.number((likely.likeness * 100.0).round(), 0);
        choices.push((
            format!("={}", likely.id),
            w.import_same_as(&likely.name, &likeness),
        ));
    }
    // A list of the region may grow by a name alone, but a place or a qualification has a code.
    let by_name = matches!(list.as_str(), "schools" | "enterprises" | "sessions");
    if !question.must && by_name {
        choices.push(("new".to_owned(), w.import_means_new().to_owned()));
    }
    choices.push(("out".to_owned(), w.import_means_out().to_owned()));
    let options = choices.into_iter().map(|(key, name)| {
        let is_chosen = key == chosen;
        view! { <option value=key selected=is_chosen>{name}</option> }.into_any()
    });
    let decide = move |value: String| {
        let meaning = match value.as_str() {
            "" => None,
            "new" => Some(Meaning::New),
            "out" => Some(Meaning::LeaveOut),
            same => Some(Meaning::Same(same[1..].to_owned())),
        };
        way.choices.update(|choices| {
            let all = &mut choices.decisions;
            all.retain(|one| one.list != list || one.text != text);
            if let Some(meaning) = meaning {
                all.push(NameDecision {
                    list: list.clone(),
                    text: text.clone(),
                    meaning,
                });
            }
        });
    };
    view! {
        <tr>
            <th scope="row"><bdi>{question.text.clone()}</bdi></th>
            <td>{w.of("kind", &question.list)}</td>
            <td class="number wide">{w.number(question.rows as f64, 0)}</td>
            <td class="whole">
                <select aria-label=question.text.clone() on:change:target=move |event| decide(event.target().value())>
                    {options.collect_view()}
                </select>
            </td>
        </tr>
    }
    .into_any()
}

/// What happens where nothing is decided.
fn open(w: Words, question: &NameQuestion) -> String {
    match question.must {
        true => w.import_undecided_refused().to_owned(),
        false => w.import_undecided_new().to_owned(),
    }
}

fn value_of(meaning: Option<&Meaning>) -> String {
    match meaning {
        None => String::new(),
        Some(Meaning::Same(id)) => format!("={id}"),
        Some(Meaning::New) => "new".to_owned(),
        Some(Meaning::LeaveOut) => "out".to_owned(),
    }
}
