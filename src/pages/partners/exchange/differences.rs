//! The differences between the region and the answers are shown side by side, and the user picks.

use std::collections::BTreeMap;
use std::sync::Arc;

use enlace_edit::Spot;
use enlace_exchange::merge::{AnswerScope, Difference, Pick, Standing, taken};
use leptos::prelude::*;

use crate::i18n::Words;
use crate::pages::partners::exchange::comparison::ComparisonState;
use crate::pages::partners::exchange::{labels, outside, received};
use crate::pages::shared::refusal_words::refusal;
use crate::state::document::Document;
use crate::state::partners::Partners;

/// How many differences of a group are shown at a time.
const SHOWN: usize = 50;

/// Up to so many differences that need no pick are shown open; more are folded.
const OPEN: usize = 20;

/// What the user picked, by spot.
type PicksBySpot = RwSignal<BTreeMap<Spot, Pick>>;

/// The group in which a difference is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DifferenceGroup {
    Conflicts,
    Outside,
    Removals,
    Others,
}

/// Where the user is in a group: it outlasts that the differences are found anew.
#[derive(Clone, Copy)]
struct GroupState {
    /// The first one that is shown.
    first: RwSignal<usize>,
    /// Whether the user unfolded or folded it.
    unfolded: RwSignal<Option<bool>>,
}

impl GroupState {
    fn new() -> Self {
        Self {
            first: RwSignal::new(0),
            unfolded: RwSignal::new(None),
        }
    }
}

/// The lists of differences, and the button that takes them in.
pub fn decisions(w: Words, partners: Partners, compared: RwSignal<ComparisonState>) -> AnyView {
    let decided: PicksBySpot = RwSignal::new(BTreeMap::new());
    let said: RwSignal<Option<String>> = RwSignal::new(None);
    let states = [
        DifferenceGroup::Conflicts,
        DifferenceGroup::Outside,
        DifferenceGroup::Removals,
        DifferenceGroup::Others,
    ]
    .map(|group| (group, GroupState::new()));
    let groups = move || {
        let all = compared.get().differences();
        let named = Arc::new(untrack(|| received::senders(w, partners)));
        states
            .map(|(group, state)| shown(w, partners, &all, &named, group, state, decided))
            .into_iter()
            .collect_view()
    };
    view! {
        {groups}
        {move || act(w, partners, compared, decided, said)}
        <p role="status">{move || said.get()}</p>
    }
    .into_any()
}

fn group_of(difference: &Difference) -> DifferenceGroup {
    match (difference.standing, &difference.spot) {
        (Standing::Conflict, _) => DifferenceGroup::Conflicts,
        (Standing::Outside, _) => DifferenceGroup::Outside,
        (_, Spot::Record(_)) if difference.voices.iter().any(|it| it.text.is_none()) => {
            DifferenceGroup::Removals
        }
        _ => DifferenceGroup::Others,
    }
}

fn shown(
    w: Words,
    partners: Partners,
    all: &Arc<Vec<Difference>>,
    named: &Arc<Vec<String>>,
    group: DifferenceGroup,
    state: GroupState,
    decided: PicksBySpot,
) -> AnyView {
    let own: Arc<Vec<usize>> = Arc::new(
        (0..all.len())
            .filter(|at| group_of(&all[*at]) == group)
            .collect(),
    );
    if own.is_empty() {
        return ().into_any();
    }
    let (many, count) = (own.len(), own.len() as f64);
    // There may be fewer than there were.
    let first = move || state.first.get().min((many - 1) / SHOWN * SHOWN);
    let rows = {
        let (all, own, named) = (all.clone(), own.clone(), named.clone());
        move || {
            let shown = own.iter().skip(first()).take(SHOWN);
            let rows: Vec<AnyView> = shown
                .map(|at| one(w, partners, *at, &all[*at], &named, decided))
                .collect();
            rows
        }
    };
    let set = {
        let (all, own) = (all.clone(), own.clone());
        move |decision: Pick| {
            decided.update(|decided| {
                for at in own.iter() {
                    decided.insert(all[*at].spot.clone(), decision);
                }
            });
        }
    };
    let theirs = set.clone();
    let title = match group {
        DifferenceGroup::Conflicts => w.exchange_conflicts_title(count),
        DifferenceGroup::Outside => outside::title(w, all, named),
        DifferenceGroup::Removals => w.exchange_removals_title(count),
        DifferenceGroup::Others => w.exchange_others_title(count),
    };
    let why = (group == DifferenceGroup::Outside).then(|| outside::why(w, partners, all));
    let list = view! {
        {why}
        <p class="buttons">
            <button type="button" class="button" on:click=move |_| set(Pick::Ours)>
                {w.exchange_all_ours()}
            </button>
            <button type="button" class="button" on:click=move |_| theirs(Pick::Voice(0))>
                {w.exchange_all_theirs()}
            </button>
        </p>
        {rows}
        {(many > SHOWN).then(|| pager(w, many, first, state.first))}
    };
    if group == DifferenceGroup::Outside {
        return view! {
            <section class="decisions">
                <h3>{title}</h3>
                {list}
            </section>
        }
        .into_any();
    }
    // Differences that need a pick are never folded.
    let usual = group != DifferenceGroup::Others || many <= OPEN;
    let open = move || state.unfolded.get().unwrap_or(usual);
    let fold = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        state.unfolded.set(Some(!untrack(open)));
    };
    view! {
        <section class="decisions">
            <details open=open>
                <summary on:click=fold>
                    <h3>{title}</h3>
                </summary>
                {list}
            </details>
        </section>
    }
    .into_any()
}

/// Says which of many are shown, and leads to the others.
fn pager(
    w: Words,
    many: usize,
    first: impl Fn() -> usize + Copy + Send + Sync + 'static,
    set_first: RwSignal<usize>,
) -> AnyView {
    let number = move |at: usize| w.number(at as f64, 0);
    let said = move || {
        let (from, to) = (first() + 1, (first() + SHOWN).min(many));
        w.exchange_page(&number(from), &number(to), &number(many))
    };
    view! {
        <p class="row">
            <button
                type="button"
                class="button"
                aria-disabled=move || (first() == 0).to_string()
                on:click=move |_| set_first.set(untrack(first).saturating_sub(SHOWN))
            >
                {w.exchange_page_before()}
            </button>
            <span role="status">{said}</span>
            <button
                type="button"
                class="button"
                aria-disabled=move || (first() + SHOWN >= many).to_string()
                on:click=move |_| {
                    let next = untrack(first) + SHOWN;
                    if next < many {
                        set_first.set(next);
                    }
                }
            >
                {w.exchange_page_after()}
            </button>
        </p>
    }
    .into_any()
}

/// One difference: the value here and the value of each answer.
fn one(
    w: Words,
    partners: Partners,
    at: usize,
    difference: &Difference,
    names: &[String],
    decided: PicksBySpot,
) -> AnyView {
    // The lists are drawn again when the region or the answers change, so nothing is followed here.
    let (region, all) = untrack(|| (Document::here().region(), received::all(partners)));
    let Some(region) = region else {
        return ().into_any();
    };
    let first = difference.voices.first().and_then(|it| it.replies.first());
    let theirs = first.and_then(|at| all.get(*at));
    let spot = &difference.spot;
    let title = labels::spot(w, &region, theirs.map(|it| &it.theirs), spot);
    let before = match (difference.standing, &difference.base) {
        (Standing::Conflict, base) => {
            let was = labels::value(w, &region, spot, base.as_deref());
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
    let side = |decision: Pick, who: String, says: String| {
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
    let value = |text: &Option<String>| labels::value(w, &region, spot, text.as_deref());
    let mut sides = vec![side(
        Pick::Ours,
        w.exchange_here().to_owned(),
        value(&difference.ours),
    )];
    for (i, voice) in difference.voices.iter().enumerate() {
        let who = voice
            .replies
            .iter()
            .filter_map(|at| names.get(*at).cloned());
        let who = who.collect::<Vec<_>>().join(", ");
        let is_between = difference.standing == Standing::Conflict;
        let who = match voice.scope {
            AnswerScope::Outside if is_between => w.exchange_was_not_asked(&who),
            _ => who,
        };
        sides.push(side(Pick::Voice(i), who, value(&voice.text)));
    }
    view! {
        <fieldset class="decision">
            <legend>
                <bdi>{title}</bdi>
            </legend>
            {before.map(|before| view! { <p class="soft small">{before}</p> })}
            <div class="sides">{sides}</div>
        </fieldset>
    }
    .into_any()
}

/// The button that takes in what was picked, or what is still missing for it.
fn act(
    w: Words,
    partners: Partners,
    compared: RwSignal<ComparisonState>,
    decided: PicksBySpot,
    said: RwSignal<Option<String>>,
) -> Option<AnyView> {
    let document = Document::here();
    let senders = received::senders(w, partners);
    if senders.is_empty() {
        return None;
    }
    let ComparisonState::Done(differences) = compared.get() else {
        return None;
    };
    let (conflicts, count) = decided.with(|decided| {
        let found: Vec<_> = differences.iter().map(|it| decided.get(&it.spot)).collect();
        let open = |(it, found): (&Difference, &Option<&Pick>)| {
            it.standing == Standing::Conflict && found.is_none()
        };
        let conflicts = differences.iter().zip(&found).filter(|it| open(*it));
        let taken = differences.iter().zip(&found).filter(|(it, found)| {
            let decision = found.copied().unwrap_or_else(|| it.usual());
            decision != Pick::Ours
        });
        (conflicts.count(), taken.count())
    });
    let label = match count {
        0 => w.exchange_note().to_owned(),
        count => w.exchange_take_in(count as f64),
    };
    let missing = (conflicts > 0).then(|| w.exchange_undecided(conflicts as f64));
    let nothing = differences.is_empty().then(|| w.exchange_nothing_new());
    let can = document.can_change() && conflicts == 0;
    let go = move |_| {
        let taken = decided.with_untracked(|decided| {
            taken(&differences, &|_, it| {
                let found = decided.get(&it.spot).copied();
                found.unwrap_or_else(|| it.usual())
            })
        });
        let who = senders.join(", ");
        partners.take_in_answers(who, taken, move |done| {
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
