//! What was sent to whom, who answered, and what changed since.

use enlace_engine::exchange::merge::{Reply, compare, tally};
use enlace_engine::exchange::profile::{Audience, Contacts, Profile, slice};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Words;
use crate::pages::exchange::tell;
use crate::pages::{cell, heads};
use crate::store::sent::Sent;
use crate::workspace::Workspace;

/// The profile of a file that was sent; contacts are not kept with it.
pub fn profile(sent: &Sent) -> Profile {
    Profile {
        audience: Audience::from_text(&sent.profile).unwrap_or(Audience::Coordinator),
        partner: sent.partner.clone(),
        contacts: Contacts::LeftOut,
    }
}

/// The list.
pub fn sent(w: Words, workspace: Workspace) -> AnyView {
    let view = move || {
        let all = workspace.sent();
        if all.is_empty() {
            return None;
        }
        let region = workspace.region()?;
        let rows: Vec<AnyView> = all
            .iter()
            .map(|it| {
                let profile = profile(it);
                let answered = match it.answered_at > 0.0 {
                    true => w.date(it.answered_at),
                    false => w.exchange_not_yet().to_owned(),
                };
                let at = format!("{} {}", w.date(it.at), w.time(it.at));
                view! {
                    <tr>
                        <th scope="row">
                            <bdi>{tell::partner(w, &region, &profile)}</bdi>
                        </th>
                        {cell("small", "", w.of("audience", profile.audience.as_str()).into_any())}
                        {cell("", w.exchange_sent_at(), at.into_any())}
                        {cell("", w.exchange_answered(), answered.into_any())}
                    </tr>
                }
                .into_any()
            })
            .collect();
        let view = view! {
            <section aria-labelledby="sent">
                <h2 id="sent">{w.exchange_sent()}</h2>
                <table class="table narrow folds">
                    {heads(&[
                        w.exchange_partner(),
                        w.exchange_audience(),
                        w.exchange_sent_at(),
                        w.exchange_answered(),
                    ])} <tbody>{rows}</tbody>
                </table>
            </section>
        };
        Some(view.into_any())
    };
    view.into_any()
}

/// What changed here since the last file to the chosen partner.
pub fn since(w: Words, workspace: Workspace, chosen: Memo<Option<Profile>>) -> AnyView {
    let told: RwSignal<Option<Vec<String>>> = RwSignal::new(None);
    Effect::new(move |_| {
        told.set(None);
        let (Some(profile), Some(region)) = (chosen.get(), workspace.region()) else {
            return;
        };
        let all = workspace.sent();
        let plain = Profile {
            contacts: Contacts::LeftOut,
            ..profile
        };
        let Some(last) = all.into_iter().find(|it| self::profile(it) == plain) else {
            return;
        };
        spawn_local(async move {
            let Some(base) = workspace.read_sent(&last).await else {
                return;
            };
            let now = slice(&region, &plain, "");
            let reply = Reply {
                base: Some(&base),
                theirs: &now,
                profile: &plain,
            };
            let differences = compare(&base, &[reply]);
            let sum = tally(&differences, 0);
            let mut lines = vec![w.exchange_since(
                &w.date(last.at),
                &w.number(sum.added as f64, 0),
                &w.number(sum.changed as f64, 0),
                &w.number(sum.removed as f64, 0),
            )];
            let named = differences.iter().take(100);
            lines.extend(named.map(|it| tell::spot(w, &now, Some(&base), &it.spot)));
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
