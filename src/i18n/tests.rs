//! Every id that the engine, the storage and the workspace can name has its words.

use enlace_engine::coverage::explain::{FigureId, PassPart};
use enlace_engine::coverage::figures::{
    EvidenceEnough, Firmness, NeedStanding, Note, OfferStanding, Verdict,
};
use enlace_engine::edit::field::{Content, Fault, Measure, fields};
use enlace_engine::edit::{Op, Rejection};
use enlace_engine::exchange::json::Refusal;
use enlace_engine::model::check::ProblemKind;
use enlace_engine::model::settings::SettingSource;
use enlace_engine::model::{EvidenceKind, Kind, NeedId, Rate, SettingId};

use crate::i18n::language::Language;
use crate::i18n::words::Words;
use crate::store::failure::Failure;

fn missing(ids: impl Iterator<Item = String>) -> Vec<String> {
    ids.filter(|id| Language::ALL.iter().any(|l| !Words(*l).knows(id)))
        .collect()
}

fn check(ids: impl Iterator<Item = String>) {
    let missing = missing(ids);
    assert!(missing.is_empty(), "without words: {missing:#?}");
}

fn under(head: &str, ids: impl Iterator<Item = &'static str>) -> impl Iterator<Item = String> {
    ids.map(move |id| format!("{head}.{id}"))
}

#[test]
fn every_figure_has_a_name_a_definition_and_a_formula() {
    check(FigureId::ALL.iter().flat_map(|id| {
        ["name", "definition", "formula"].map(|part| format!("figure.{}.{part}", id.as_str()))
    }));
}

#[test]
fn every_setting_says_what_it_does_and_where_it_comes_from() {
    check(SettingId::ALL.iter().flat_map(|id| {
        let cited = (id.spec().source == SettingSource::Cited).then_some("source");
        let parts = ["name", "effect"].into_iter().chain(cited);
        parts.map(|part| format!("setting.{}.{part}", id.as_str()))
    }));
}

#[test]
fn every_problem_and_every_refusal_has_its_words() {
    check(under(
        "problem",
        ProblemKind::SPECS.iter().map(|spec| spec.id),
    ));
    check(under("refusal", Refusal::SPECS.iter().map(|spec| spec.id)));
    check(under("rejection", Rejection::IDS.iter().copied()));
    check(under("failure", Failure::IDS.iter().copied()));
}

#[test]
fn every_op_and_every_kind_of_record_has_its_words() {
    check(under("op", Op::IDS.iter().copied()));
    check(under("kind", Kind::ALL.iter().map(|kind| kind.as_str())));
    check(under("counted", Kind::ALL.iter().map(|kind| kind.as_str())));
}

/// All fields of all kinds, those of entries of lists with the path of their list before them.
fn all_fields() -> Vec<(Kind, String, Content)> {
    let mut all = Vec::new();
    for kind in Kind::ALL {
        for field in fields(*kind) {
            all.push((*kind, field.id.to_owned(), field.content));
            if let Content::List(entry) = field.content {
                let inner = entry.iter();
                all.extend(inner.map(|f| (*kind, format!("{}[0].{}", field.id, f.id), f.content)));
            }
        }
    }
    all
}

#[test]
fn every_field_that_a_person_can_edit_has_a_name() {
    for language in Language::ALL {
        for (kind, path, _) in all_fields() {
            let name = Words(language).column(kind.as_str(), &path);
            let first = name.chars().next();
            let named = first.is_some_and(char::is_uppercase);
            assert!(
                named,
                "{language:?}: {}.{path} has no name: {name}",
                kind.as_str()
            );
        }
    }
}

#[test]
fn every_choice_unit_and_step_has_its_words() {
    let choices = all_fields()
        .into_iter()
        .filter_map(|(_, _, content)| match content {
            Content::Choice(choices) => Some(choices),
            _ => None,
        });
    check(under("option", choices.flatten().copied()));
    check(under("measure", Measure::ALL.iter().map(|m| m.as_str())));
    check(Measure::ALL.iter().flat_map(|measure| {
        let steps = measure.steps();
        steps.map(|step| format!("measure.{}.{step}", measure.as_str()))
    }));
    check(under("fault", Fault::IDS.iter().copied()));
}

#[test]
fn a_count_chooses_the_form_of_a_text_that_is_looked_up() {
    let w = Words(Language::En);
    assert_eq!(w.counted_records("needs", 1), "1 need");
    assert_eq!(w.counted_records("needs", 40), "40 needs");
    assert_eq!(
        Words(Language::Pt).column("offers", "history[2].entrants"),
        "Ingressos"
    );
    assert_eq!(w.column("enterprises", "sector.code"), "Sector");
}

#[test]
fn every_verdict_and_every_remark_has_its_words() {
    check(under("verdict", Verdict::ALL.iter().map(|v| v.as_str())));
    check(under("note", Note::ALL.iter().map(|n| n.as_str())));
    check(under("choice", Firmness::ALL.iter().map(|f| f.as_str())));
    check(under("role", PassPart::ALL.iter().map(|p| p.as_str())));
    let flag = std::iter::once(EvidenceEnough::TooLittle.as_str());
    check(under("choice", flag));
}

#[test]
fn every_standing_of_a_need_or_offer_has_its_words() {
    let standings = [
        NeedStanding::Counted(Rate(1.0)),
        NeedStanding::Superseded(NeedId::from("n")),
        NeedStanding::Expired,
        NeedStanding::Unmapped,
        NeedStanding::Upskill,
        NeedStanding::OutsideYear,
        NeedStanding::NotUsable,
    ];
    check(under("choice", standings.iter().map(NeedStanding::as_str)));
    check(under(
        "choice",
        OfferStanding::ALL.iter().map(|s| s.as_str()),
    ));
    check(under(
        "choice",
        EvidenceKind::ALL.iter().map(|k| k.as_str()),
    ));
}
