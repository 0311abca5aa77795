//! This section lists the files that came back: whose they are, what each brings, and what still waits.

use enlace_exchange::merge::tally;
use leptos::prelude::*;

use crate::components::drop_zone::drop_zone;
use crate::components::field::FieldProps;
use crate::components::passphrase::{self, Legible};
use crate::i18n::Words;
use crate::pages::partners::exchange::comparison::{ComparisonState, compared};
use crate::pages::partners::exchange::{differences, received};
use crate::pages::partners::unlocking::trying;
use crate::pages::shared::page_parts::{Head, heads};
use crate::state::partners::Partners;
use crate::state::partners::answer::{Came, Incoming, PartnerAnswer};

/// The section.
pub fn answers(w: Words, partners: Partners) -> AnyView {
    let compared = compared(partners);
    let list = move || list(w, partners, compared);
    let left = move || match compared.get() {
        ComparisonState::Left(left) => Some(w.exchange_comparing(left as f64)),
        _ => None,
    };
    view! {
        <section aria-labelledby="receive">
            <h2 id="receive">{w.exchange_receive()}</h2>
            <p>{w.exchange_receive_what()}</p>
            {drop_zone(
                "answers",
                w.exchange_choose_files(),
                w.files_drop(),
                move |files| partners.receive(files),
            )}
            <div aria-live="polite">{list}</div>
            <p role="status">{left}</p>
            {differences::decisions(w, partners, compared)}
        </section>
    }
    .into_any()
}

fn list(w: Words, partners: Partners, compared: RwSignal<ComparisonState>) -> Option<AnyView> {
    let incoming = partners.incoming();
    if incoming.is_empty() {
        return None;
    }
    let mut names = received::senders(w, partners).into_iter().enumerate();
    let rows: Vec<AnyView> = incoming
        .iter()
        .map(|it| {
            let answer = match &it.came {
                Came::Answer(answer) => names.next().map(|(at, name)| (at, name, answer)),
                _ => None,
            };
            let away = {
                let number = it.number;
                move |_| partners.put_away(number)
            };
            let (who, cells) = match answer {
                Some((at, name, answer)) => (name, brings(w, compared, at, answer)),
                None => (it.file.clone(), waits(w, partners, it)),
            };
            let file = (who != it.file).then(|| it.file.clone());
            let away_label = match it.came {
                Came::Reading(_) => w.exchange_stop(),
                _ => w.exchange_put_away(),
            };
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{who.clone()}</bdi>
                        <div class="soft small">
                            <bdi>{file}</bdi>
                        </div>
                    </th>
                    {cells}
                    <td>
                        <button type="button" class="link" on:click=away>
                            {away_label}
                            <span class="visually-hidden">" " {who}</span>
                        </button>
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let view = view! {
        <h3>{w.exchange_who_answered()}</h3>
        <table class="table folds">
            {heads(&[
                Head::Text(w.exchange_from()),
                Head::Text(w.exchange_compared()),
                Head::Number(w.exchange_added()),
                Head::Number(w.exchange_changed()),
                Head::Number(w.exchange_removed()),
                Head::Number(w.exchange_conflicts()),
                Head::Number(w.exchange_outside()),
                Head::Text(w.exchange_away()),
            ])} <tbody>{rows}</tbody>
        </table>
    };
    Some(view.into_any())
}

fn brings(
    w: Words,
    compared: RwSignal<ComparisonState>,
    at: usize,
    answer: &PartnerAnswer,
) -> AnyView {
    let with = match (&answer.sent, &answer.base) {
        (Some(sent), Some(_)) => w.exchange_with_sent(&w.date(sent.at)),
        _ => w.exchange_without_sent().to_owned(),
    };
    let sum = Memo::new(move |_| match compared.get() {
        ComparisonState::Done(found) => Some(tally(&found, at)),
        _ => None,
    });
    let labels = [
        w.exchange_added(),
        w.exchange_changed(),
        w.exchange_removed(),
        w.exchange_conflicts(),
        w.exchange_outside(),
    ];
    let mut at = 0..labels.len();
    let counts = labels.map(|label| {
        let at = at.next().unwrap_or_default();
        let said = move || match sum.get() {
            Some(it) => {
                let all = [it.added, it.changed, it.removed, it.conflicts, it.outside];
                w.number(all[at] as f64, 0)
            }
            None => "…".to_owned(),
        };
        crate::pages::shared::page_parts::cell("number", label, said.into_any())
    });
    view! {
        <td class="small whole">{with}</td>
        {Vec::from(counts)}
    }
    .into_any()
}

/// What a file waits for, or why it cannot be compared.
fn waits(w: Words, partners: Partners, incoming: &Incoming) -> AnyView {
    let said = match &incoming.came {
        Came::Waiting(_) => w.app_looking().into_any(),
        Came::Reading(done) => {
            let done = done.clone();
            view! {
                <label class="row">
                    {w.exchange_reading()}
                    <progress max="1000" prop:value=move || done.get() as f64></progress>
                </label>
            }
            .into_any()
        }
        Came::Unreadable => w.exchange_unreadable().into_any(),
        Came::Elsewhere(region) => w.exchange_elsewhere(region).into_any(),
        Came::NoAnswer => w.exchange_no_answer().into_any(),
        Came::Refused(refusal) => {
            let values = refusal.values();
            let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
            w.with("refusal", refusal.id(), &values).into_any()
        }
        Came::Locked { why, bytes } => {
            let (number, why) = (incoming.number, *why);
            let passphrase = RwSignal::new(String::new());
            let busy = RwSignal::new(false);
            let legible = RwSignal::new(Legible::No);
            let field = FieldProps {
                id: "answer-passphrase",
                label: w.exchange_passphrase(),
                hint: w.exchange_passphrase_asked(),
            };
            let submit = move |event: leptos::ev::SubmitEvent| {
                event.prevent_default();
                busy.set(true);
                partners.unlock(number, passphrase.get(), move || {
                    busy.try_set(false);
                });
            };
            let fault = move || why.map(|why| w.of("locked", why.as_str()));
            view! {
                <form class="stack" on:submit=submit>
                    {passphrase::passphrase(field, passphrase, legible, fault)}
                    <p class="row">
                        <button type="submit" class="button" disabled=move || busy.get()>
                            {w.exchange_unlock()}
                        </button>
                        {trying(w, busy, bytes)}
                    </p>
                </form>
            }
            .into_any()
        }
        Came::Answer(_) => ().into_any(),
    };
    view! { <td colspan="6" class="whole">{said}</td> }.into_any()
}
