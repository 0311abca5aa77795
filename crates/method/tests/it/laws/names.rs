//! Under which name a figure that can be explained stands among all figures of a region.

use enlace_method::figures::Tier;
use enlace_method::{Figure, FigureId, Subject};

/// The name that [`crate::laws::flat::Flat`] gives a figure; `None` where it stands only in explanations.
pub fn name_of(figure: &Figure) -> Option<String> {
    let id = figure.id.as_str();
    Some(match &figure.of {
        Subject::Region => format!("total.{id}"),
        Subject::Qualification(code) => format!("q.{code}.{}", of_qualification(figure.id)),
        Subject::DemandCell(target, place) => {
            let id = if figure.id == FigureId::Gap {
                "uncovered"
            } else {
                id
            };
            format!("cell.{target}@{place}.{id}")
        }
        Subject::SupplyCell(code, place) => {
            let id = match figure.id {
                FigureId::Supply => "available",
                FigureId::Surplus => "left_over",
                _ => return None,
            };
            format!("supply.{code}@{place}.{id}")
        }
        Subject::Offer(offer) => {
            let id = if figure.id == FigureId::Supply {
                "available"
            } else {
                id
            };
            format!("offer.{offer}.{id}")
        }
        Subject::Need(need) if figure.id == FigureId::NeedDemand => format!("need.{need}.counted"),
        Subject::Flow(tier, (code, from), (target, to)) => {
            format!(
                "flow.{code}@{from} to {target}@{to} {}.people",
                tier.as_str()
            )
        }
        _ => return None,
    })
}

fn of_qualification(id: FigureId) -> String {
    let text = id.as_str();
    match id {
        FigureId::ClassesToConsider => "classes".into(),
        FigureId::ClassYield => "yield_of_a_class".into(),
        FigureId::NeedLevel => "level".into(),
        FigureId::PointsSeverity
        | FigureId::PointsVolume
        | FigureId::PointsDifficulty
        | FigureId::PointsBreadth
        | FigureId::PointsRelevance => text.replace('_', "."),
        FigureId::FillRate => "rate.fill".into(),
        FigureId::Pressure => "rate.pressure".into(),
        FigureId::CompletionObserved => "rate.completion".into(),
        FigureId::StudyRate => "rate.study".into(),
        FigureId::EmploymentRate => "rate.employment".into(),
        FigureId::FavourableOutcome => "rate.favourable".into(),
        FigureId::UnknownDestination => "rate.unknown_destination".into(),
        FigureId::LostServingOwn => "chain.lost_on_the_way".into(),
        FigureId::Places
        | FigureId::Unfilled
        | FigureId::Entrants
        | FigureId::Dropout
        | FigureId::Graduates
        | FigureId::Leaving
        | FigureId::ServingRelated
        | FigureId::CoveringOwn
        | FigureId::BySameOccupations
        | FigureId::ByRelated
        | FigureId::Covered => format!("chain.{text}"),
        _ => text.into(),
    }
}

/// Figures that are told and not explained: splits of D, numbers of people behind a raw rate, years and
/// levels as recorded, needs outside the figures; and those that stand under another name as well.
pub fn has_no_explanation(name: &str) -> bool {
    let last = name.rsplit('.').next().unwrap_or_default();
    let kind = name.split('.').next().unwrap_or_default();
    let told = [".evidence.", ".carried.", ".cause."]
        .iter()
        .any(|part| name.contains(part))
        || ["n", "counts_from", "relevance", "weight"].contains(&last);
    let other_name = last == "uncovered" && kind != "cell"
        || name.ends_with("chain.available")
        || name.ends_with("chain.left_over")
        || kind == "supply" && Tier::ALL.iter().any(|tier| tier.as_str() == last);
    told || other_name || ["needs", "course", "unled"].contains(&kind)
}
