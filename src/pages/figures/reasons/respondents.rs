//! This picture shows the share of firms and of employment that was asked, by up to two criteria.

use std::sync::Arc;

use enlace_method::views::heard::{HeardBy, HeardCounts, Stratum, strata, summed};
use enlace_model::order::put_in_order;
use leptos::prelude::*;

use crate::components::chart::bars::{Bar, BarPart, Lane, bars};
use crate::components::chart::behind::{ColumnHead, DataCell, DataTable};
use crate::components::chart::key::KeyEntry;
use crate::components::select::{Choices, select};
use crate::i18n::UNKNOWN;
use crate::pages::figures::reasons::DRAWN;
use crate::pages::figures::views::{ChartSpec, FigureKeys, ViewContext, ViewData};
use crate::pages::shared::names;

/// The choice of criteria, and the picture.
pub fn section(context: ViewContext) -> AnyView {
    let ViewContext { w, address, .. } = context;
    let choices = |first: Option<&str>| -> Choices {
        let none = first.map(|words| (String::new(), words.to_owned()));
        let rest = HeardBy::ALL.iter();
        let rest = rest.map(|by| (by.as_str().to_owned(), w.of("heard_by", by.as_str())));
        none.into_iter().chain(rest).collect()
    };
    view! {
        <div class="filters no-print">
            {select(
                "heard-by",
                w.heard_by_first(),
                choices(None),
                move || by(&address.get("by")).unwrap_or(HeardBy::Municipality).as_str().to_owned(),
                move |by| address.set(&[("by", &by)]),
            )}
            {select(
                "heard-and",
                w.heard_by_second(),
                choices(Some(w.heard_by_none())),
                move || address.get("and"),
                move |and| address.set(&[("and", &and)]),
            )}
        </div>
        {context.drawn(|data| data.picture(picture(data)))}
    }
    .into_any()
}

fn by(text: &str) -> Option<HeardBy> {
    HeardBy::ALL.iter().copied().find(|by| by.as_str() == text)
}

fn picture(data: &ViewData) -> ChartSpec {
    let ViewContext { w, address, .. } = data.context;
    let first = by(&address.get("by")).unwrap_or(HeardBy::Municipality);
    let second = by(&address.get("and")).filter(|and| *and != first);
    let all = strata(&data.region, &data.coverage);
    let mut sums = summed(&all, first, second);
    let size = |heard: &HeardCounts| {
        heard
            .businesses
            .map_or(0.0, |b| b.0)
            .max(heard.recorded as f64)
    };
    if sums.len() > DRAWN {
        put_in_order(&mut sums, |a, b| size(&b.1).total_cmp(&size(&a.1)));
    }
    let name = |stratum: &Stratum| {
        let one = |by: HeardBy| name(data, stratum, by);
        match second {
            Some(second) => format!("{}, {}", one(first), one(second)),
            None => one(first),
        }
    };
    let firms = |heard: &HeardCounts| heard.businesses.map_or(f64::NAN, |b| b.0);
    let share = |part: f64, whole: f64| {
        if whole > 0.0 {
            (part / whole).min(1.0)
        } else {
            f64::NAN
        }
    };
    let (mut drawn, mut rows) = (Vec::new(), Vec::new());
    for (stratum, heard) in &sums {
        let name = name(stratum);
        let (count, all) = (heard.heard as f64, firms(heard));
        // Where there is no business count, or the list has more, the list counts as the whole.
        let whole = all.max(heard.recorded as f64);
        let of_firms = share(count, whole);
        let of_staff = share(heard.employed_heard.0, heard.employed.0);
        let lane = |class, value: f64, beside: String| Lane {
            parts: vec![BarPart {
                class,
                value: if value.is_finite() { value } else { 0.0 },
                key: None,
                label: String::new(),
            }],
            beside,
        };
        let said = w.heard_firms_of(
            &w.number(count, 0),
            &w.number(whole, 0),
            &w.percent(Some(of_firms)),
        );
        drawn.push(Bar {
            name: name.clone(),
            heading: None,
            lanes: vec![
                lane("near", of_firms, said),
                lane("related", of_staff, w.percent(Some(of_staff))),
            ],
        });
        let number = |value: f64| DataCell::figure(w.number(value, 0), value, None);
        let percent = |value: f64| DataCell::figure(w.percent(Some(value)), value, None);
        rows.push(vec![
            DataCell::words(name),
            number(all),
            number(heard.recorded as f64),
            number(count),
            percent(of_firms),
            number(heard.employed.0),
            number(heard.employed_heard.0),
            percent(of_staff),
        ]);
    }
    let says = match drawn.len() > DRAWN {
        true => format!(
            "{} {}",
            w.heard_says(),
            w.views_drawn_of(&DRAWN.to_string(), &drawn.len().to_string())
        ),
        false => w.heard_says().to_owned(),
    };
    drawn.truncate(DRAWN);
    let columns = [
        w.heard_businesses(),
        w.heard_recorded(),
        w.heard_heard(),
        w.heard_share(),
        w.heard_employed(),
        w.heard_employed_heard(),
        w.heard_employed_share(),
    ];
    let mut heads = vec![ColumnHead::words(w.of("heard_by", first.as_str()))];
    heads.extend(columns.map(ColumnHead::figures));
    ChartSpec {
        id: "heard",
        title: w.heard_title().to_owned(),
        says,
        unit: w.heard_unit().to_owned(),
        key: vec![
            KeyEntry::area("near", w.heard_key_firms()),
            KeyEntry::area("related", w.heard_key_staff()),
        ],
        draw: Arc::new(move |width| bars(&drawn, width, &|value, _| w.percent(Some(value)))),
        table: DataTable { heads, rows },
        choose: FigureKeys::default().ask(data.context.explain_stack),
    }
}

/// The name of a stratum by one of its criteria.
fn name(data: &ViewData, stratum: &Stratum, by: HeardBy) -> String {
    let w = data.context.w;
    let known = match by {
        HeardBy::Municipality => {
            let code = stratum.municipality.as_ref();
            code.map(|code| names::municipality(&data.region, code))
        }
        HeardBy::Sector => stratum.sector.as_ref().map(|code| w.heard_sector(code)),
        HeardBy::Size => stratum.size.map(|size| w.of("choice", size.as_str())),
    };
    known.unwrap_or_else(|| UNKNOWN.to_owned())
}
