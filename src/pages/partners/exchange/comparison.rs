//! Answers are compared with the region in small portions, so that the page stays responsive.

use std::sync::Arc;

use enlace_exchange::merge::{Comparison, Difference, Reply};
use enlace_model::Region;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::browser::task::once_drawn;
use crate::pages::partners::exchange::received::all;
use crate::state::document::Document;
use crate::state::partners::Partners;
use crate::state::partners::answer::Came;

/// For how long the page may stand still, in milliseconds.
const ONE_GO: f64 = 30.0;
/// How many records are compared before the clock is read again.
const RECORDS: usize = 20;

/// How far the comparison is.
#[derive(Clone, Debug)]
pub enum ComparisonState {
    /// An answer is still being read.
    NotYet,
    /// So many records are left.
    Left(usize),
    Done(Arc<Vec<Difference>>),
}

impl ComparisonState {
    /// The differences; none before the comparison is done.
    pub fn differences(&self) -> Arc<Vec<Difference>> {
        match self {
            Self::Done(found) => found.clone(),
            _ => Arc::default(),
        }
    }
}

/// Compares as soon as all answers are read, and again whenever the region or the answers change.
pub fn compared(partners: Partners) -> RwSignal<ComparisonState> {
    let document = Document::here();
    let found = RwSignal::new(ComparisonState::NotYet);
    let round = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let incoming = partners.incoming();
        let answers = all(partners);
        let own = round.get_value() + 1;
        round.set_value(own);
        let reading = incoming
            .iter()
            .any(|it| matches!(it.came, Came::Reading(_)));
        let Some(region) = document.region().filter(|_| !reading) else {
            found.set(ComparisonState::NotYet);
            return;
        };
        spawn_local(async move {
            let replies: Vec<Reply> = answers
                .iter()
                .map(|answer| Reply {
                    base: answer.base.as_ref(),
                    theirs: &answer.theirs,
                    profile: &answer.profile,
                })
                .collect();
            // Only the last of several comparisons is shown.
            let is_last = || round.try_get_value() == Some(own);
            let goes_on = |left| {
                if is_last() {
                    found.try_set(ComparisonState::Left(left));
                }
                is_last()
            };
            if let Some(all) = bit_by_bit(&region, &replies, goes_on).await
                && is_last()
            {
                found.try_set(ComparisonState::Done(Arc::new(all)));
            }
        });
    });
    found
}

/// Compares in portions and lets the page be drawn between them. After each portion `goes_on` is told
/// how many records are left, and says whether the result is still wanted; if not, this gives `None`.
pub async fn bit_by_bit(
    ours: &Region,
    replies: &[Reply<'_>],
    goes_on: impl Fn(usize) -> bool,
) -> Option<Vec<Difference>> {
    let mut comparison = Comparison::of(ours, replies);
    loop {
        let start = clock::now().0;
        let mut left = comparison.go_on(ours, replies, RECORDS);
        while left > 0 && clock::now().0 - start < ONE_GO {
            left = comparison.go_on(ours, replies, RECORDS);
        }
        if left == 0 {
            return Some(comparison.finish());
        }
        if !goes_on(left) {
            return None;
        }
        once_drawn().await;
    }
}
