//! What the answers say otherwise, side by side, and what becomes of it.

use std::collections::BTreeMap;

use enlace_engine::edit::Spot;
use enlace_engine::exchange::merge::{Decision, Difference, Standing, taken};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::exchange::{answers, tell};
use crate::pages::refusal;
use crate::workspace::Workspace;

/// So many differences that need no decision are shown one by one.
const SHOWN: usize = 200;

/// So many are shown open; more wait behind their number.
const OPEN: usize = 20;

/// What was decided, spot by spot.
type Decided = RwSignal<BTreeMap<Spot, Decision>>;

/// In which of three groups a difference is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Conflicts,
    Removals,
    Others,
}

/// The lists, and taking in.
pub fn decisions(w: Words, workspace: Workspace, all: Memo<Vec<Difference>>) -> AnyView {
    let decided: Decided = RwSignal::new(BTreeMap::new());
    let said: RwSignal<Option<String>> = RwSignal::new(None);
    let groups = move || {
        let there = all.with(|all| !all.is_empty());
        there.then(|| {
            let groups = [Group::Conflicts, Group::Removals, Group::Others];
            Vec::from(groups.map(|group| shown(w, workspace, &all.get(), group, decided)))
        })
    };
    view! {
        {groups}
        {move || act(w, workspace, all, decided, said)}
        <p role="status">{move || said.get()}</p>
    }
    .into_any()
}

fn group_of(difference: &Difference) -> Group {
    match (difference.standing, &difference.spot) {
        (Standing::Conflict, _) => Group::Conflicts,
        (_, Spot::Record(_)) if difference.voices.iter().any(|it| it.text.is_none()) => {
            Group::Removals
        }
        _ => Group::Others,
    }
}

fn shown(
    w: Words,
    workspace: Workspace,
    all: &[Difference],
    group: Group,
    decided: Decided,
) -> AnyView {
    let own: Vec<(usize, &Difference)> = all
        .iter()
        .enumerate()
        .filter(|(_, it)| group_of(it) == group)
        .collect();
    if own.is_empty() {
        return ().into_any();
    }
    let count = own.len() as f64;
    let most = if group == Group::Conflicts {
        usize::MAX
    } else {
        SHOWN
    };
    let rows: Vec<AnyView> = own
        .iter()
        .take(most)
        .map(|(at, it)| one(w, workspace, *at, it, decided))
        .collect();
    let more = own.len().saturating_sub(most);
    let more = (more > 0).then(|| w.exchange_more(more as f64));
    let spots: Vec<Spot> = own.iter().map(|(_, it)| it.spot.clone()).collect();
    let every = StoredValue::new(spots);
    let set = move |decision: Decision| {
        decided.update(|decided| {
            every.with_value(|every| {
                for spot in every {
                    decided.insert(spot.clone(), decision);
                }
            });
        });
    };
    let title = match group {
        Group::Conflicts => w.exchange_conflicts_title(count),
        Group::Removals => w.exchange_removals_title(count),
        Group::Others => w.exchange_others_title(count),
    };
    let list = view! {
        <p class="buttons">
            <button type="button" class="button" on:click=move |_| set(Decision::Ours)>
                {w.exchange_all_ours()}
            </button>
            <button type="button" class="button" on:click=move |_| set(Decision::Voice(0))>
                {w.exchange_all_theirs()}
            </button>
        </p>
        {rows}
        <p>{more}</p>
    };
    // What has to be decided is never out of sight.
    let open = group != Group::Others || own.len() <= OPEN;
    view! {
        <section class="decisions">
            <details open=open>
                <summary>
                    <h3>{title}</h3>
                </summary>
                {list}
            </details>
        </section>
    }
    .into_any()
}

/// One difference: what stands here and what each answer says.
fn one(
    w: Words,
    workspace: Workspace,
    at: usize,
    difference: &Difference,
    decided: Decided,
) -> AnyView {
    let Some(region) = workspace.region() else {
        return ().into_any();
    };
    let names = answers::partners(w, workspace);
    let all = answers::all(workspace);
    let first = difference.voices.first().and_then(|it| it.replies.first());
    let theirs = first.and_then(|at| all.get(*at));
    let spot = &difference.spot;
    let title = tell::spot(w, &region, theirs.map(|it| &it.theirs), spot);
    let before = match (difference.standing, &difference.base) {
        (Standing::Conflict, base) => {
            let was = tell::value(w, &region, spot, base.as_deref());
            Some(w.exchange_was(&was))
        }
        _ => None,
    };
    let name = format!("decision-{at}");
    let now = {
        let (spot, standing, usual) = (spot.clone(), difference.standing, difference.usual());
        Memo::new(move |_| {
            let found = decided.with(|all| all.get(&spot).copied());
            match (found, standing) {
                (Some(found), _) => Some(found),
                (None, Standing::Conflict) => None,
                (None, _) => Some(usual),
            }
        })
    };
    let side = |decision: Decision, who: String, says: String| {
        let spot = spot.clone();
        let choose = move |_| {
            let spot = spot.clone();
            decided.update(|all| {
                all.insert(spot, decision);
            });
        };
        view! {
            <label class="check">
                <input
                    type="radio"
                    name=name.clone()
                    prop:checked=move || now.get() == Some(decision)
                    on:change=choose
                />
                <span>
                    <span class="soft small">{who}</span>
                    <br />
                    <bdi>{says}</bdi>
                </span>
            </label>
        }
        .into_any()
    };
    let value = |text: &Option<String>| tell::value(w, &region, spot, text.as_deref());
    let mut sides = vec![side(
        Decision::Ours,
        w.exchange_here().to_owned(),
        value(&difference.ours),
    )];
    for (i, voice) in difference.voices.iter().enumerate() {
        let who = voice
            .replies
            .iter()
            .filter_map(|at| names.get(*at).cloned());
        let who = who.collect::<Vec<_>>().join(", ");
        sides.push(side(Decision::Voice(i), who, value(&voice.text)));
    }
    view! {
        <fieldset class="decision">
            <legend>
                <bdi>{title}</bdi>
            </legend>
            <p class="soft small">{before}</p>
            <div class="sides">{sides}</div>
        </fieldset>
    }
    .into_any()
}

/// The button that takes in what was decided, or what is still missing.
fn act(
    w: Words,
    workspace: Workspace,
    all: Memo<Vec<Difference>>,
    decided: Decided,
    said: RwSignal<Option<String>>,
) -> Option<AnyView> {
    let partners = answers::partners(w, workspace);
    if partners.is_empty() {
        return None;
    }
    let differences = all.get();
    let decisions = decided.get();
    let find = |difference: &Difference| decisions.get(&difference.spot).copied();
    let conflicts = differences
        .iter()
        .filter(|it| it.standing == Standing::Conflict && find(it).is_none())
        .count();
    let taken = taken(&differences, &|_, it| {
        find(it).unwrap_or_else(|| it.usual())
    });
    let label = match taken.len() {
        0 => w.exchange_note().to_owned(),
        count => w.exchange_take_in(count as f64),
    };
    let missing = (conflicts > 0).then(|| w.exchange_undecided(conflicts as f64));
    let nothing = differences.is_empty().then(|| w.exchange_nothing_new());
    let can = workspace.can_change() && conflicts == 0;
    let go = move |_| {
        let (count, who) = (taken.len(), partners.join(", "));
        workspace.take_in_answers(who, taken.clone(), move |done| {
            decided.try_set(BTreeMap::new());
            said.try_set(Some(match done {
                Ok(()) => w.exchange_taken_in(count as f64),
                Err(refused) => refusal(w, &refused),
            }));
        });
    };
    let view = view! {
        <p>{nothing} {missing}</p>
        <p>
            <button type="button" class="button first" disabled=!can on:click=go>
                {label}
            </button>
        </p>
        <p class="soft">{w.exchange_one_step()}</p>
    };
    Some(view.into_any())
}
