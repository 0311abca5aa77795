//! The page Settings shows what each setting does, where it comes from, and takes another value.
//!
//! The groups are folded. One opens by itself where a value in it was changed, and shows only that.

mod effects;
mod group;
mod region;
mod row;

use enlace_edit::Op;
use enlace_model::SettingId;
use leptos::prelude::*;

use crate::components::field;
use crate::i18n::Words;
use crate::i18n::language::words;
use crate::pages::device::settings::effects::SettingEffects;
use crate::pages::shared::page_parts::head;
use crate::pages::shared::refusal_words::refusal;
use crate::pages::shared::single_keys;
use crate::state::document::Document;

/// The title of a group.
type GroupTitle = fn(Words) -> &'static str;

/// The first setting of each group, with the title of the group.
const GROUPS: [(SettingId, GroupTitle); 9] = [
    (SettingId::IncludeProposed, Words::settings_group_view),
    (
        SettingId::ProbabilityCommitment,
        Words::settings_group_evidence,
    ),
    (SettingId::Fill, Words::settings_group_supply),
    (SettingId::ClassSize, Words::settings_group_classes),
    (SettingId::NearMinutes, Words::settings_group_distance),
    (SettingId::RelatedThreshold, Words::settings_group_related),
    (SettingId::BandStrongShortage, Words::settings_group_bands),
    (SettingId::Confidence, Words::settings_group_certainty),
    (SettingId::WeightSeverity, Words::settings_group_need_level),
];

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct SettingsPage {
    w: Words,
    document: Document,
    /// What is searched for; empty shows all.
    search: RwSignal<String>,
    effects: SettingEffects,
}

/// The page.
pub fn settings() -> AnyView {
    let w = words();
    let document = Document::here();
    let page = SettingsPage {
        w,
        document,
        search: RwSignal::new(String::new()),
        effects: effects::followed(document),
    };
    let lead = view! {
        <p>{w.settings_lead()}</p>
        <p>{move || page.summary()}</p>
    };
    let groups = GROUPS
        .iter()
        .map(|(first, title)| group::group(page, title(w), of_group(*first)));
    let groups = groups.collect_view();
    view! {
        {head(w.settings_title().to_owned(), lead.into_any())}
        {region::region(w)}
        <div class="filters no-print">
            {field::search(
                "settings-search",
                w.settings_find(),
                move || page.search.get(),
                move |text| page.search.set(text),
            )}
            {reset_all(page)}
        </div>
        {groups}
        {move || page.nothing_found()}
        <h2>{w.settings_group_device()}</h2>
        {single_keys::tick()}
    }
    .into_any()
}

/// The settings of a group: from its first to the first of the next.
fn of_group(first: SettingId) -> &'static [SettingId] {
    let all = SettingId::ALL;
    let at = |id: SettingId| all.iter().position(|own| *own == id);
    let from = at(first).unwrap_or_default();
    let later = GROUPS.iter().filter_map(|(id, _)| at(*id));
    let to = later.filter(|at| *at > from).min();
    &all[from..to.unwrap_or(all.len())]
}

/// Puts all changed settings back, as one step.
fn reset_all(page: SettingsPage) -> AnyView {
    let refused = RwSignal::new(None::<String>);
    let button = move || {
        let changed = page.changed();
        let count = changed.len();
        let reset = move |_| {
            let all = changed.iter().map(|id| (*id, None)).collect();
            let done = page.document.perform(Op::SetSettings(all));
            refused.set(done.err().map(|why| refusal(page.w, &why)));
        };
        (count > 1).then(|| {
            view! {
                <button type="button" class="button" on:click=reset>
                    {page.w.settings_reset_all(count as f64)}
                </button>
            }
        })
    };
    view! {
        <div>
            {button}
            <div class="field" role="alert">
                {move || refused.get().map(|why| view! { <div class="fault">{why}</div> })}
            </div>
        </div>
    }
    .into_any()
}

impl SettingsPage {
    /// The settings that have a value of their own.
    fn changed(self) -> Vec<SettingId> {
        let Some(region) = self.document.region() else {
            return Vec::new();
        };
        let all = SettingId::ALL.iter().copied();
        all.filter(|id| region.settings.changed(*id).is_some())
            .collect()
    }

    /// Whether a setting is shown, given what is searched for.
    fn is_found(self, id: SettingId) -> bool {
        let asked = self
            .search
            .with(|text| crate::browser::intl::folded(text.trim()));
        let told = |what: &str| {
            let text = self.w.of("setting", &format!("{}.{what}", id.as_str()));
            crate::browser::intl::folded(&text).contains(&asked)
        };
        asked.is_empty() || told("name") || told("effect")
    }

    fn is_searched(self) -> bool {
        self.search.with(|text| !text.trim().is_empty())
    }

    /// How many settings were changed, and what that makes of the gap.
    fn summary(self) -> String {
        let (w, count) = (self.w, self.changed().len());
        let all = w.number(SettingId::ALL.len() as f64, 0);
        if count == 0 {
            return w.settings_none_changed(&all);
        }
        let changed = w.settings_changed(count as f64, &all);
        match self.effects.gaps() {
            Some((now, default)) => {
                let (now, default) = (w.number(now, 0), w.number(default, 0));
                format!("{changed} {}", w.settings_gap(&now, &default))
            }
            None => changed,
        }
    }

    fn nothing_found(self) -> Option<AnyView> {
        let found = SettingId::ALL.iter().any(|id| self.is_found(*id));
        (!found).then(|| {
            view! {
                <p>
                    {self.w.settings_not_found()} " "
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| self.search.set(String::new())
                    >
                        {self.w.settings_show_all()}
                    </button>
                </p>
            }
            .into_any()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_stands_in_one_group() {
        let all = GROUPS.iter().flat_map(|(first, _)| of_group(*first));
        let all: Vec<SettingId> = all.copied().collect();
        assert_eq!(all, SettingId::ALL);
    }
}
