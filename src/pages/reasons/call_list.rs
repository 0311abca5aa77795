//! Whom to call next: the few enterprises whose answers would settle uncertain verdicts, with contacts,
//! ready to be copied or taken along.

use enlace_engine::exchange::import::Vocabulary;
use enlace_engine::exchange::import::talk::{Ask, Form, ShownCell, ShownSheet};
use enlace_engine::model::{Contact, Enterprise, EnterpriseId, Kind, NeedId, RecordRef};
use enlace_engine::study::calls::{LIKELY, Outcome, Settling, ToCall, settling, to_call};
use enlace_engine::study::heard::silent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clipboard, file};
use crate::i18n::UNKNOWN;
use crate::pages::reasons::{DRAWN, sure};
use crate::pages::views::{Hands, Scene};
use crate::pages::{cell, decimal_mark, heads, names, way};

/// Enterprises that were never heard and are named.
const SILENT: usize = 10;

/// The list, and what stays open.
pub fn section(scene: &Scene) -> AnyView {
    let w = scene.hands.w;
    let all = scene.ask(settling);
    if all.is_empty() {
        let said = w.calls_nothing_open();
        return view! {
            <section aria-labelledby="calls">
                <h2 id="calls">{w.calls_title()}</h2>
                <p>{said}</p>
                {unheard(scene)}
            </section>
        }
        .into_any();
    }
    let list = to_call(&all);
    let settled = all.iter().filter(|s| s.outcome == Outcome::Settled).count();
    let sum = w.calls_sum(
        list.len() as f64,
        &w.number(settled as f64, 0),
        &w.number(all.len() as f64, 0),
        &w.percent(Some(LIKELY.0)),
    );
    let calls = (!list.is_empty()).then(|| calls(scene, &list));
    view! {
        <section aria-labelledby="calls">
            <h2 id="calls">{w.calls_title()}</h2>
            <p>{w.calls_lead()}</p>
            <p class="strong">{sum}</p>
            {calls}
            {outcomes(scene, &all)}
            {unheard(scene)}
        </section>
    }
    .into_any()
}

/// One enterprise as it is told: name, place, contact, what about, how many people.
struct Line {
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

fn line(scene: &Scene, to: &ToCall) -> Line {
    let w = scene.hands.w;
    let known = scene.region.enterprises.get(&to.enterprise);
    let about = to.about.iter();
    let about = about.map(|code| names::qualification(w, &scene.region, code));
    Line {
        enterprise: reference(&to.enterprise),
        name: known.map_or_else(|| to.enterprise.to_string(), |own| own.name.clone()),
        place: known.map_or_else(|| UNKNOWN.to_owned(), |own| place(scene, own)),
        contact: contacts(scene, &to.enterprise),
        about: about.collect::<Vec<_>>().join("; "),
        people: to.needs.iter().map(|id| people(scene, id)).sum(),
    }
}

/// People that a need asks for over its span, the middle of a range.
fn people(scene: &Scene, id: &NeedId) -> f64 {
    let range = scene.region.needs.get(id).map(|need| need.range());
    range.map_or(0.0, |(low, high)| (low.0 + high.0) / 2.0)
}

fn place(scene: &Scene, enterprise: &Enterprise) -> String {
    let code = enterprise.municipality.as_ref();
    code.map_or_else(
        || UNKNOWN.to_owned(),
        |code| names::municipality(&scene.region, code),
    )
}

/// Whom to ask for, and how to reach them.
fn contacts(scene: &Scene, id: &EnterpriseId) -> String {
    let own = |contact: &&Contact| contact.enterprise.as_ref() == Some(id);
    let said = scene.region.contacts.values().filter(own).map(|contact| {
        let all = [&contact.name, &contact.role, &contact.phone, &contact.email];
        let known: Vec<&str> = all.into_iter().flatten().map(String::as_str).collect();
        known.join(", ")
    });
    let said: Vec<String> = said.collect();
    match said.is_empty() {
        true => scene.hands.w.calls_no_contact().to_owned(),
        false => said.join("; "),
    }
}

fn calls(scene: &Scene, list: &[ToCall]) -> AnyView {
    let w = scene.hands.w;
    let lines: Vec<Line> = list.iter().map(|to| line(scene, to)).collect();
    let rows = lines.iter().map(|line| {
        let place = line.place.clone();
        let name = way::link(&line.enterprise, line.name.clone());
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
        {ways(scene, lines)}
        <table class="table folds">
            <caption>{w.calls_caption()}</caption>
            {heads(&[
                w.calls_enterprise(),
                w.calls_contact(),
                w.calls_about(),
                w.calls_people_head(),
            ])}
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// Copying, and taking along as a table.
fn ways(scene: &Scene, lines: Vec<Line>) -> AnyView {
    let Hands { w, workspace, .. } = scene.hands;
    let heads = [
        w.calls_enterprise(),
        w.cells_municipality(),
        w.calls_contact(),
        w.calls_about(),
        w.calls_people(),
    ];
    let heads = heads.map(str::to_owned).to_vec();
    let row = |line: &Line| {
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
        let ask = Ask::AsShown { sheet, form };
        let words = Vocabulary {
            decimal: decimal_mark(w),
            ..Vocabulary::default()
        };
        workspace.save_table(ask, words, format!("{name}.{ending}"));
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

/// What calls would do for each uncertain verdict.
fn outcomes(scene: &Scene, all: &[Settling]) -> AnyView {
    let w = scene.hands.w;
    let rows = all.iter().take(DRAWN).map(|settling| {
        let found = &scene.coverage.qualifications;
        let q = found.iter().find(|q| q.code == settling.code);
        let chance = settling.calls.last().map(|call| call.chance.0);
        let said = match (settling.outcome, settling.calls.len()) {
            (Outcome::Settled, calls) => w.calls_settled(calls as f64, &w.percent(chance)),
            (Outcome::TooMany, _) => w.calls_too_many().to_owned(),
            (Outcome::NotEnough, 0) => w.calls_nobody().to_owned(),
            (Outcome::NotEnough, calls) => w.calls_not_enough(calls as f64, &w.percent(chance)),
        };
        view! {
            <tr>
                <th scope="row">
                    <bdi>{names::qualification(w, &scene.region, &settling.code)}</bdi>
                </th>
                <td class="whole">{q.map(|q| sure::verdict(scene, q))}</td>
                <td class="whole">{said}</td>
            </tr>
        }
        .into_any()
    });
    let more = all.len().saturating_sub(DRAWN);
    view! {
        <h3>{w.calls_outcomes_title()}</h3>
        <table class="table folds">
            {heads(&[w.coverage_qualification(), w.coverage_verdict(), w.calls_outcome()])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
    }
    .into_any()
}

/// The largest employers of the list that were not heard: who else could be asked.
fn unheard(scene: &Scene) -> Option<AnyView> {
    let w = scene.hands.w;
    let all = silent(&scene.region, &scene.coverage);
    if all.is_empty() {
        return None;
    }
    let rows = all.iter().take(SILENT).map(|enterprise| {
        let staff = enterprise.headcount.map_or(f64::NAN, |n| n.0);
        let name = way::link(&reference(&enterprise.id), enterprise.name.clone());
        view! {
            <tr>
                <th scope="row">
                    {name}
                    <span class="flag">{place(scene, enterprise)}</span>
                </th>
                <td class="whole">
                    <bdi>{contacts(scene, &enterprise.id)}</bdi>
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
            {heads(&[w.calls_enterprise(), w.calls_contact(), w.calls_staff_head()])}
            <tbody>{rows.collect_view()}</tbody>
        </table>
        {(more > 0).then(|| view! { <p class="soft">{w.explain_more(more as f64)}</p> })}
    };
    Some(view.into_any())
}
