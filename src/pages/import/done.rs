//! Step 5 of the import says what was changed, and leads there.

use enlace_model::Kind;
use leptos::prelude::*;

use crate::components::link::A;
use crate::i18n::Words;
use crate::pages::import::ImportWizard;
use crate::pages::shared::links;

/// The step.
pub fn done(way: ImportWizard) -> AnyView {
    let w = way.w;
    let brought = way.brought.get_untracked();
    let lists = brought.iter().map(|(kind, count)| see(w, *kind, *count));
    view! {
        <p>{w.import_done_lead()}</p>
        <p class="row">
            {lists.collect_view()}
            {next(way)}
            <button type="button" class="button" on:click=move |_| way.cancel()>{w.import_another()}</button>
        </p>
    }
    .into_any()
}

/// Goes on to the next of several files that were given together.
fn next(way: ImportWizard) -> Option<AnyView> {
    let name = way.transfers.next_table()?;
    let go = move |_| {
        way.cancel();
        if let Some(file) = way.transfers.take_table() {
            way.open(vec![file]);
        }
    };
    Some(
        view! {
            <button type="button" class="button first" on:click=go>
                {way.w.import_next_file(&name)}
            </button>
        }
        .into_any(),
    )
}

/// Leads to a list that got, or changed, so many records.
fn see(w: Words, kind: Kind, count: usize) -> AnyView {
    let said = w.import_see(&w.counted_records(kind.as_str(), count));
    view! {
        <A href=links::to_list(kind) attr:class="button first">
            {said}
        </A>
    }
    .into_any()
}

/// The lists to which these records belong, each with how many; the one that the table is about first.
pub fn by_list(about: Kind, texts: &[(String, String)]) -> Vec<(Kind, usize)> {
    let count = |kind: Kind| {
        let of_kind = texts.iter().filter(|(list, _)| list == kind.as_str());
        of_kind.count()
    };
    let others = Kind::ALL.iter().copied().filter(|kind| *kind != about);
    let all = std::iter::once(about).chain(others);
    all.map(|kind| (kind, count(kind)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_that_a_table_is_about_comes_first_and_each_other_that_got_records() {
        let record = |list: &str| (list.to_owned(), "{}".to_owned());
        let texts = ["schools", "offers", "schools", "needs", "offers", "offers"].map(record);
        let found = by_list(Kind::Offer, &texts);
        let expected = [(Kind::Offer, 3), (Kind::Need, 1), (Kind::School, 2)];
        assert_eq!(found, expected);
        assert_eq!(by_list(Kind::Enterprise, &texts[..1]), [(Kind::School, 1)]);
        assert_eq!(by_list(Kind::Offer, &[]), []);
    }
}
