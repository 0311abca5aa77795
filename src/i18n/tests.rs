//! Every id that the engine, the storage and the state can name has its words.

use enlace_edit::courses::CourseFate;
use enlace_edit::field::{Content, Fault, Field, Measure, fields};
use enlace_edit::{Deed, Op, Rejection, RoundOp, RoundRejection};
use enlace_exchange::encryption::Locked;
use enlace_exchange::encryption::passphrase::WeakPassphrase;
use enlace_exchange::file_kind::FileKind;
use enlace_exchange::json::Refusal;
use enlace_method::explain::{FigureId, PassPart};
use enlace_method::figures::{Certainty, NeedStanding, Note, OfferStanding, Superseding, Verdict};
use enlace_model::check::ProblemKind;
use enlace_model::setting_spec::SettingSource;
use enlace_model::{EvidenceKind, Header, Kind, SettingId};
use enlace_tables::import::{LeftOut, Part, RemarkKind, Why, known_ids};
use enlace_tables::table::TableRefusal;

use crate::i18n::words::Words;
use crate::store::failure::Failure;
use crate::store::snapshots::Cause;
use enlace_model::language::Language;

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
fn every_field_that_is_edited_its_unit_and_its_choices_have_words() {
    let mut keys: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        for field in fields(*kind) {
            demand(kind.as_str(), field, &mut keys);
        }
    }
    for measure in Measure::ALL {
        keys.push(format!("measure.{}", measure.as_str()));
        let steps = measure.steps();
        keys.extend(steps.map(|step| format!("measure.{}.{step}", measure.as_str())));
    }
    check(keys.into_iter());
}

/// What a field's words must be found under: its name is asked for through the page's own look-up.
fn demand(kind: &str, field: &Field, keys: &mut Vec<String>) {
    for &language in Language::ALL {
        let name = Words(language).column(kind, field.id);
        assert!(name != field.id, "without words: {kind} {}", field.id);
    }
    match field.content {
        Content::Choice(choices) => keys.extend(under("option", choices.iter().copied())),
        Content::List(entry) => entry.iter().for_each(|field| demand(kind, field, keys)),
        _ => {}
    }
}

#[test]
fn every_field_of_the_region_as_a_whole_has_words() {
    // Its id is shown nowhere.
    let shown = Header::FIELDS.iter().filter(|field| **field != "id");
    check(under("region_field", shown.copied()));
}

#[test]
fn a_field_within_a_list_is_named_by_its_place_before_its_own_name() {
    let w = Words(Language::En);
    assert_eq!(w.column("municipalities", "businesses[3].count"), "Number");
    assert_eq!(w.column("offers", "history[0].entrants"), "Entrants");
    assert_eq!(w.column("offers", "status"), "Standing");
    assert_eq!(w.column("qualifications", "status"), "Status");
    assert_eq!(w.column("needs", "occupation.code"), "Occupation");
    assert_eq!(w.column("needs", "no_such_field"), "no_such_field");
    assert!(w.under("field").len() > 80);
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
    let own = Refusal::IDS.iter().filter(|id| **id != "other_file");
    check(under("refusal", own.copied()));
    check(under("refusal", FileKind::TEXTS.iter().copied()));
    check(under("locked", Locked::TEXTS.iter().copied()));
    check(under("weak", WeakPassphrase::TEXTS.iter().copied()));
    check(under("rejection", Rejection::IDS.iter().copied()));
    check(under("rejection", RoundRejection::IDS.iter().copied()));
    check(under("fault", Fault::IDS.iter().copied()));
    check(under("left_out", LeftOut::TEXTS.iter().copied()));
    for head in ["failure", "because", "way"] {
        check(under(head, Failure::IDS.iter().copied()));
    }
    check(under("snapshot", Cause::TEXTS.iter().copied()));
}

#[test]
fn every_op_and_every_kind_of_record_has_its_words() {
    check(under("op", Op::IDS.iter().copied()));
    check(under("op", Deed::TEXTS.iter().copied()));
    check(under("op", RoundOp::IDS.iter().copied()));
    check(under("op", CourseFate::TEXTS.iter().copied()));
    check(under("kind", Kind::ALL.iter().map(|kind| kind.as_str())));
    check(under("counted", Kind::ALL.iter().map(|kind| kind.as_str())));
}

#[test]
fn everything_about_tables_has_its_words() {
    check(under("unread", TableRefusal::IDS.iter().copied()));
    let own = Why::IDS.iter().filter(|id| **id != "fault");
    check(under("why", own.copied()));
    check(under("remark", RemarkKind::TEXTS.iter().copied()));
    check(under("known", known_ids()));
    check(under("part", Part::ALL.iter().map(|part| part.as_str())));
}

#[test]
fn a_count_chooses_the_form_of_a_text_that_is_looked_up() {
    let w = Words(Language::En);
    assert_eq!(w.counted_records("needs", 1), "1 need");
    assert_eq!(w.counted_records("needs", 40), "40 needs");
}

#[test]
fn every_verdict_and_every_remark_has_its_words() {
    check(under("verdict", Verdict::ALL.iter().map(|v| v.as_str())));
    check(under("note", Note::ALL.iter().map(|n| n.as_str())));
    check(under("choice", Certainty::IDS.iter().copied()));
    check(under("role", PassPart::ALL.iter().map(|p| p.as_str())));
}

#[test]
fn every_standing_of_a_need_or_offer_has_its_words() {
    check(under("choice", NeedStanding::IDS.iter().copied()));
    check(under(
        "superseding",
        Superseding::ALL.iter().map(|why| why.as_str()),
    ));
    check(under(
        "choice",
        OfferStanding::ALL.iter().map(|s| s.as_str()),
    ));
    check(under(
        "choice",
        EvidenceKind::ALL.iter().map(|k| k.as_str()),
    ));
}

#[test]
fn the_education_fields_are_one_list_in_every_language() {
    for &language in Language::ALL {
        let fields = Words(language).under("field");
        assert!(fields.len() > 90, "{language:?}: {}", fields.len());
        assert!(fields.iter().all(|(code, _)| code.len() == 3));
    }
}
