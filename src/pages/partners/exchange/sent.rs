//! This section lists what was sent to whom, who answered, and what changed since.

use enlace_exchange::merge::{Difference, Reply, Tally, tally};
use enlace_exchange::profile::{Contacts, Profile, slice};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::task::once_drawn;
use crate::i18n::Words;
use crate::pages::partners::exchange::comparison::bit_by_bit;
use crate::pages::partners::exchange::labels;
use crate::pages::shared::page_parts::{Head, cell, heads};
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::answer::profile_of;
use crate::store::sent::Sent;

/// The table: of each partner the last file, and how many were sent before.
pub fn sent(w: Words, partners: Partners) -> AnyView {
    let document = Document::here();
    let told: TalliesByTime = RwSignal::new(Vec::new());
    let busy = RwSignal::new(false);
    let look = move |_| {
        busy.set(true);
        spawn_local(async move {
            for (last, _) in last_of_each(&partners.sent_untracked()) {
                if let Some(since) = since_then(document, partners, &last).await {
                    told.try_update(|told| told.push((last.at, since.sum)));
                }
                // The page shows each before it goes on to the next.
                once_drawn().await;
            }
            busy.try_set(false);
        });
    };
    // What was found holds for the region as it was, so it is forgotten when the region changes.
    Effect::new(move |_| {
        document.region();
        told.set(Vec::new());
    });
    let view = move || {
        let all = last_of_each(&partners.sent());
        if all.is_empty() {
            return None;
        }
        let region = document.region()?;
        let rows = all.iter().map(|(it, earlier)| {
            let profile = profile_of(it);
            let answered = match it.answered_at > 0.0 {
                true => w.date(it.answered_at),
                false => w.exchange_not_yet().to_owned(),
            };
            let at = format!("{} {}", w.date(it.at), w.time(it.at));
            let more = (*earlier > 0).then(|| w.exchange_earlier(*earlier as f64));
            let moment = it.at;
            let since = move || {
                told.with(|all| all.iter().find(|(at, _)| *at == moment).map(|it| it.1))
                    .map(|sum| counts(w, sum))
            };
            let name = labels::partner(w, &region, &profile);
            let audience = w.of("audience", profile.audience.as_str());
            let audience = (name != audience).then_some(audience);
            view! {
                <tr>
                    <th scope="row">
                        <bdi>{name}</bdi>
                        <div class="soft small">{audience}</div>
                    </th>
                    <td data-label=w.exchange_sent_at()>
                        {at} <div class="soft small">{more}</div>
                    </td>
                    {cell("", w.exchange_answered(), answered.into_any())}
                    {cell("whole", "", since.into_any())}
                </tr>
            }
            .into_any()
        });
        let view = view! {
            <section aria-labelledby="sent">
                <h2 id="sent">{w.exchange_sent()}</h2>
                <p>
                    <button
                        type="button"
                        class="button"
                        disabled=move || busy.get()
                        on:click=look
                    >
                        {w.exchange_look_since()}
                    </button>
                </p>
                <table class="table narrow folds">
                    {heads(&[
                        Head::Text(w.exchange_partner()),
                        Head::Text(w.exchange_sent_at()),
                        Head::Text(w.exchange_answered()),
                        Head::Text(w.exchange_since_then()),
                    ])} <tbody>{rows.collect_view()}</tbody>
                </table>
            </section>
        };
        Some(view.into_any())
    };
    view.into_any()
}

/// The tally of each file, by the moment when it was sent.
type TalliesByTime = RwSignal<Vec<(f64, Tally)>>;

/// Of each partner the last file, and how many were sent before it; the youngest first.
fn last_of_each(all: &[Sent]) -> Vec<(Sent, usize)> {
    let mut last: Vec<(Sent, usize)> = Vec::new();
    for sent in all {
        match last
            .iter_mut()
            .find(|(own, _)| profile_of(own) == profile_of(sent))
        {
            Some((_, earlier)) => *earlier += 1,
            None => last.push((sent.clone(), 0)),
        }
    }
    last
}

fn counts(w: Words, sum: Tally) -> String {
    if sum == Tally::default() {
        return w.exchange_nothing_since().to_owned();
    }
    let number = |count: usize| w.number(count as f64, 0);
    w.exchange_counts(
        &number(sum.added),
        &number(sum.changed),
        &number(sum.removed),
    )
}

/// What changed here since a file was sent.
struct ChangesSinceSent {
    sum: Tally,
    differences: Vec<Difference>,
    base: Region,
    now: Region,
}

async fn since_then(
    document: Document,
    partners: Partners,
    last: &Sent,
) -> Option<ChangesSinceSent> {
    let base = partners.read_sent(last).await?;
    let profile = profile_of(last);
    let now = document.with_region(|region| slice(region, &profile, ""))?;
    let reply = Reply {
        base: Some(&base),
        theirs: &now,
        profile: &profile,
    };
    let differences = bit_by_bit(&base, &[reply], |_| true).await?;
    Some(ChangesSinceSent {
        sum: tally(&differences, 0),
        differences,
        base,
        now,
    })
}

/// A message that says what changed here since the last file to the chosen partner.
pub fn since(w: Words, document: Document, chosen: Memo<Option<Profile>>) -> AnyView {
    let partners = Partners::here();
    let told: RwSignal<Option<Vec<String>>> = RwSignal::new(None);
    Effect::new(move |_| {
        told.set(None);
        let (Some(profile), Some(_)) = (chosen.get(), document.region()) else {
            return;
        };
        let plain = Profile {
            contacts: Contacts::LeftOut,
            ..profile
        };
        let all = partners.sent();
        let Some(last) = all.into_iter().find(|it| profile_of(it) == plain) else {
            return;
        };
        spawn_local(async move {
            let Some(since) = since_then(document, partners, &last).await else {
                return;
            };
            let mut lines = vec![w.exchange_since(&w.date(last.at), &counts(w, since.sum))];
            let named = since.differences.iter().take(100);
            lines.extend(named.map(|it| labels::spot(w, &since.now, Some(&since.base), &it.spot)));
            told.try_set(Some(lines));
        });
    });
    let view = move || {
        let mut lines = told.get()?.into_iter();
        let sum = lines.next()?;
        let which: Vec<AnyView> = lines
            .map(|line| view! { <li><bdi>{line}</bdi></li> }.into_any())
            .collect();
        Some(match which.is_empty() {
            true => view! { <p>{sum}</p> }.into_any(),
            false => view! {
                <details>
                    <summary>{sum}</summary>
                    <ul>{which}</ul>
                </details>
            }
            .into_any(),
        })
    };
    view.into_any()
}
