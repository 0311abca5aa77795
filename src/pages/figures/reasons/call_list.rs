//! The call list names the few enterprises whose answers would settle uncertain verdicts.
//!
//! It has their contacts and can be copied or saved.

use enlace_method::views::calls::{CallOutcome, LIKELY, Settling, ToCall, settling, to_call};
use enlace_method::views::heard::silent;
use enlace_model::{Contact, Enterprise, EnterpriseId, Kind, NeedId, RecordRef};
use enlace_tables::import::Vocabulary;
use enlace_tables::import::protocol::{Form, ImportRequest, ShownCell, ShownSheet};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, file};
use crate::i18n::UNKNOWN;
use crate::pages::figures::reasons::DRAWN;
use crate::pages::figures::views::ViewData;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::pages::shared::refusal_words::decimal_mark;
use crate::pages::shared::{links, names, verdict};
use crate::state::transfers::Transfers;

/// How many enterprises that were never heard are listed.
const SILENT: usize = 10;

/// The list, and which verdicts stay uncertain.
pub fn section(data: &ViewData) -> AnyView {
    let w = data.context.w;
    let all = data.ask(settling);
    if all.is_empty() {
        let said = w.calls_nothing_open();
        return view! {
            <section aria-labelledby="calls">
                <h2 id="calls">{w.calls_title()}</h2>
                <p>{said}</p>
                {unheard(data)}
            </section>
        }
        .into_any();
    }
    let list = to_call(&all);
    let settled = all
        .iter()
        .filter(|s| s.outcome == CallOutcome::Settled)
        .count();
    let sum = w.calls_sum(
        list.len() as f64,
        &w.number(settled as f64, 0),
        &w.number(all.len() as f64, 0),
        &w.percent(Some(LIKELY.0)),
    );
    let calls = (!list.is_empty()).then(|| calls(data, &list));
    view! {
        <section aria-labelledby="calls">
            <h2 id="calls">{w.calls_title()}</h2>
            <p>{w.calls_lead()}</p>
            <p class="strong">{sum}</p>
            {calls}
            {outcomes(data, &all)}
            {unheard(data)}
        </section>
    }
    .into_any()
}

/// A line of the list: name, place, contact, subjects, number of people.
struct CallLine {
    enterprise: RecordRef,
    name: String,
    place: String,
    contact: String,
    about: String,
    people: f64,
}

fn reference(id: &EnterpriseId) -> RecordRef {
    RecordRef::new(Kind::Enterprise, id)
}

fn line(data: &ViewData, to: &ToCall) -> CallLine {
    let w = data.context.w;
    let known = data.region.enterprises.get(&to.enterprise);
    let about = to.about.iter();
    let about = about.map(|code| names::qualification(w, &data.region, code));
    CallLine {
        enterprise: reference(&to.enterprise),
        name: known.map_or_else(|| to.enterprise.to_string(), |own| own.name.clone()),
        place: known.map_or_else(|| UNKNOWN.to_owned(), |own| place(data, own)),
        contact: contacts(data, &to.enterprise),
        about: about.collect::<Vec<_>>().join("; "),
        people: to.needs.iter().map(|id| people(data, id)).sum(),
    }
}

/// The people that a need states over its whole span; of a range the middle.
fn people(data: &ViewData, id: &NeedId) -> f64 {
    let range = data.region.needs.get(id).map(|need| need.range());
    range.map_or(0.0, |(low, high)| (low.0 + high.0) / 2.0)
}

fn place(data: &ViewData, enterprise: &Enterprise) -> String {
    let code = enterprise.municipality.as_ref();
    code.map_or_else(
        || UNKNOWN.to_owned(),
        |code| names::municipality(&data.region, code),
    )
}

/// The contacts of an enterprise in words.
fn contacts(data: &ViewData, id: &EnterpriseId) -> String {
    let own = |contact: &&Contact| contact.enterprise.as_ref() == Some(id);
    let said = data.region.contacts.values().filter(own).map(|contact| {
        let all = [&contact.name, &contact.role, &contact.phone, &contact.email];
        let known: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
        known.join(", ")
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        true => data.context.w.calls_no_contact().to_owned(),
        false => said.join("; "),
    }
}

fn calls(data: &ViewData, list: &[ToCall]) -> AnyView {
    let w = data.context.w;
    let lines: Vec<CallLine> = list.iter().map(|to| line(data, to)).collect();
    let rows = lines.iter().map(|line| {
        let place = line.place.clone();
        let name = links::record_link(&line.enterprise, line.name.clone());
        let people = w.persons_in_column(line.people).into_any();
        view! {
            <tr>
                <th scope="row">
                    {name}
                    <span class="flag">{place}</span>
                </th>
                <td class="whole">
                    <bdi>{line.contact.clone()}</bdi>
                </td>
                <td class="whole">{line.about.clone()}</td>
                {cell("number", w.calls_people(), people)}
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    view! {
        {ways(data, lines)}
        <table class="table folds">
            <caption>{w.calls_caption()}</caption>
            {heads(&[
                Head::Text(w.calls_enterprise()),
                Head::Text(w.calls_contact()),
                Head::Text(w.calls_about()),
                Head::Number(w.calls_people_head()),
            ])}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The buttons to copy the list and to save it as a table.
fn ways(data: &ViewData, lines: Vec<CallLine>) -> AnyView {
    let w = data.context.w;
    let transfers = Transfers::here();
    let heads = [
        w.calls_enterprise(),
        w.cells_municipality(),
        w.calls_contact(),
        w.calls_about(),
        w.calls_people(),
    ];
    let heads = heads.map(str::to_owned).to_vec();
    let row = |line: &CallLine| {
        let texts = [&line.name, &line.place, &line.contact, &line.about];
        let texts = texts.map(|text| ShownCell::Text(text.clone()));
        let people = ShownCell::Number(line.people);
        texts.into_iter().chain([people]).collect()
    };
    let first = heads.iter().cloned().map(ShownCell::Text).collect();
    let sheet = ShownSheet {
        name: w.calls_title().to_owned(),
        rows: std::iter::once(first)
            .chain(lines.iter().map(row))
            .collect(),
    };
    let told = RwSignal::new("");
    let mut copied = vec![heads.join("\t")];
    copied.extend(lines.iter().map(|line| {
        let people = w.number(line.people, 1);
        [&line.name, &line.place, &line.contact, &line.about, &people]
            .map(String::as_str)
            .join("\t")
    }));
    let copied = copied.join("\n");
    let copy = move |_| {
        let copied = copied.clone();
        spawn_local(async move {
            let done = clipboard::put(&copied).await;
            told.try_set(match done {
                Ok(()) => w.calls_copied(),
                Err(_) => w.calls_not_copied(),
            });
        });
    };
    let save = move |form: Form, ending: &str| {
        let name = file::safe_name(w.calls_title());
        let sheet = sheet.clone();
        let ask = ImportRequest::AsShown { sheet, form };
        let words = Vocabulary {
            decimal: decimal_mark(w),
            ..Vocabulary::default()
        };
        transfers.save_table(ask, words, format!("{name}.{ending}"));
    };
    let as_csv = save.clone();
    let save_csv = move |_| as_csv(Form::Text, "csv");
    let save_sheet = move |_| save(Form::Workbook, "xlsx");
    view! {
        <p class="chart-ways no-print">
            <button type="button" class="link" on:click=copy>
                {w.calls_copy()}
            </button>
            <button type="button" class="link" on:click=save_csv>
                "CSV"
            </button>
            <button type="button" class="link" on:click=save_sheet>
                {w.chart_spreadsheet()}
            </button>
            <span role="status">{move || told.get()}</span>
        </p>
    }
    .into_any()
}

/// The table of what calls would settle for each uncertain verdict.
fn outcomes(data: &ViewData, all: &[Settling]) -> AnyView {
    let w = data.context.w;
    let rows = all.iter().take(DRAWN).map(|settling| {
        let found = &data.coverage.qualifications;
        let q = found.iter().find(|q| q.code == settling.code);
        let chance = settling.calls.last().map(|call| call.chance.0);
        let said = match (settling.outcome, settling.calls.len()) {
            (CallOutcome::Settled, calls) => w.calls_settled(calls as f64, &w.percent(chance)),
            (CallOutcome::TooMany, _) => w.calls_too_many().to_owned(),
            (CallOutcome::NotEnough, 0) => w.calls_nobody().to_owned(),
            (CallOutcome::NotEnough, calls) => w.calls_not_enough(calls as f64, &w.percent(chance)),
        };
        view! {
            <tr>
                <th scope="row">
                    <bdi>{names::qualification(w, &data.region, &settling.code)}</bdi>
                </th>
                <td class="whole">{q.map(|q| verdict::with_certainty(data.context.w, q, data.coverage.target_year))}</td>
                <td class="whole">{said}</td>
            </tr>
        }
        .into_any()
    });
    let more = all.len().saturating_sub(DRAWN);
    view! {
        <h3>{w.calls_outcomes_title()}</h3>
        <table class="table folds">
            {heads(&[
                Head::Text(w.coverage_qualification()),
                Head::Text(w.coverage_verdict()),
                Head::Text(w.calls_outcome()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
    }
    .into_any()
}

/// The table of the largest employers that were not heard.
fn unheard(data: &ViewData) -> Option<AnyView> {
    let w = data.context.w;
    let all = silent(&data.region, &data.coverage);
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().take(SILENT).map(|enterprise| {
        let staff = enterprise.headcount.map_or(f64::NAN, |n| n.0);
        let name = links::record_link(&reference(&enterprise.id), enterprise.name.clone());
        view! {
            <tr>
                <th scope="row">
                    {name}
                    <span class="flag">{place(data, enterprise)}</span>
                </th>
                <td class="whole">
                    <bdi>{contacts(data, &enterprise.id)}</bdi>
                </td>
                {cell("number", w.calls_staff(), w.number(staff, 0).into_any())}
            </tr>
        }
        .into_any()
    });
    let more = all.len().saturating_sub(SILENT);
    let view = view! {
        <h3>{w.calls_silent_title(all.len() as f64)}</h3>
        <table class="table folds narrow">
            {heads(&[
                Head::Text(w.calls_enterprise()),
                Head::Text(w.calls_contact()),
                Head::Number(w.calls_staff_head()),
            ])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
    };
    Some(view.into_any())
}
