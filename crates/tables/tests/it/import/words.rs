//! Words where a code is expected, and what stands in a field that a table leaves open.

use enlace_edit::field::{CodeList, DecimalMark};
use enlace_edit::{Cell, Cells, Entry, Op, Rejection, decide};
use enlace_model::{Kind, RecordRef, Region};
use enlace_tables::import::{ImportChoices, Job, Vocabulary, plan};

use crate::import::rules::region;
use crate::import::{import_twice, plan_of, read, recognised};

#[test]
fn a_word_in_a_column_of_codes_is_refused_and_no_code_is_lost() {
    let mut region = region();
    import_twice("empresa;concelho;cae\nA;Fafe;13\n".as_bytes(), &mut region);
    import_twice(
        "codigo qualificacao;qualificacao;cnaef\n481241;Programador de Informática;481\n"
            .as_bytes(),
        &mut region,
    );
    for (text, kind) in [
        ("empresa;cae\nA;Alojamento\n", Kind::Enterprise),
        ("empresa;cae\nA;têxtil e vestuário\n", Kind::Enterprise),
        (
            "codigo qualificacao;cnaef\n481241;Hotelaria e restauração\n",
            Kind::Qualification,
        ),
        (
            "codigo municipio;cae;dimensao;empresas\n0307;Comércio;micro;20\n",
            Kind::Municipality,
        ),
    ] {
        let plan = plan_of(text, &region);
        assert_eq!(
            plan.count(kind, enlace_tables::import::Fate::Changed),
            0,
            "{text}"
        );
        let told = plan.cells.iter().chain(&plan.refused);
        let told: Vec<_> = told.map(|one| one.why.id()).collect();
        assert_eq!(told, ["not_a_code"], "{text}");
    }
    // What stands for something missing says nothing.
    for mark in ["n.d.", "n/d", "-", "?"] {
        let plan = plan_of(&format!("empresa;cae\nA;{mark}\n"), &region);
        assert!(
            plan.refused.is_empty() && plan.changes().is_empty(),
            "{mark}"
        );
    }
}

#[test]
fn an_exact_label_of_a_list_becomes_its_code() {
    let mut vocabulary = Vocabulary::default();
    for (list, code, label) in [
        (CodeList::Sectors, "55", "Alojamento"),
        (CodeList::Cnaef, "811", "Hotelaria e restauração"),
    ] {
        vocabulary
            .codes
            .entry(list.as_str().to_owned())
            .or_default()
            .push((code.to_owned(), label.to_owned()));
    }
    let region = region();
    let changed = |text: &str, field: &str| -> Vec<String> {
        let table = read(text.as_bytes());
        let mapping = recognised(&table, &region);
        let job = Job {
            table: &table,
            mapping: &mapping,
            region: &region,
            choices: &ImportChoices::default(),
            vocabulary: &vocabulary,
            progress: None,
        };
        let mut next = 0;
        let plan = plan(&job, &mut || {
            next += 1;
            format!("n-{next}")
        });
        assert!(plan.refused.is_empty(), "{:?}", plan.refused);
        plan.changes()
            .iter()
            .map(|one| one.text())
            .filter(|text| text.contains(field))
            .collect()
    };
    for label in [
        "alojamento",
        "ALOJAMENTO",
        "55 - Alojamento",
        "55 Alojamento",
    ] {
        let firms = changed(
            &format!("empresa;concelho;cae\nA;Fafe;{label}\n"),
            "\"sector\"",
        );
        assert!(firms[0].contains("\"55\""), "{firms:?}");
    }
    let fields = changed(
        "codigo qualificacao;cnaef\n481241;hotelaria e restauracao\n",
        "\"cnaef\"",
    );
    assert!(fields[0].contains("\"811\""), "{fields:?}");
}

#[test]
fn a_paste_refuses_a_word_in_a_column_of_codes_by_the_same_rule() {
    let mut region = region();
    import_twice("empresa;concelho;cae\nA;Fafe;13\n".as_bytes(), &mut region);
    let id = region
        .enterprises
        .keys()
        .next()
        .expect("it is there")
        .to_string();
    let set = |kind: Kind, id: &str, field: &str, text: &str| {
        let entry = Entry::Typed(text.to_owned(), DecimalMark::Comma);
        let cell = Cells::one(RecordRef::new(kind, id), field, entry);
        decide(&Op::SetFields(cell), &region)
    };
    for (kind, id, field, text) in [
        (Kind::Enterprise, id.as_str(), "sector.code", "Alojamento"),
        (Kind::Qualification, "481241", "cnaef", "Hotelaria"),
        (Kind::Qualification, "481241", "isced_f", "Informática"),
    ] {
        let Err(Rejection::Cells(faults)) = set(kind, id, field, text) else {
            panic!("{text} is taken");
        };
        assert_eq!(faults[0].fault.id(), "not_a_code");
    }
    for (field, text) in [("cnaef", "481"), ("isced_f", "0613")] {
        assert!(set(Kind::Qualification, "481241", field, text).is_ok());
    }
    for text in ["13", "C", "C13", "13.10", "13920"] {
        assert!(
            set(Kind::Enterprise, &id, "sector.code", text).is_ok(),
            "{text}"
        );
    }
}

fn statuses(region: &Region) -> Vec<&str> {
    region
        .offers
        .values()
        .map(|one| one.status.as_str())
        .collect()
}

#[test]
fn an_offer_up_to_the_reference_year_is_running_and_a_later_one_proposed() {
    for (year, expected) in [
        ("2024", "running"),
        ("2026", "running"),
        ("2027", "proposed"),
        ("2030/2031", "proposed"),
    ] {
        let mut region = region();
        let text = format!("Escola;Curso;Ano letivo;Vagas\n0307009;481241;{year};24\n");
        import_twice(text.as_bytes(), &mut region);
        assert_eq!(statuses(&region), [expected], "{year}");
        // Typed into a new row it is the same.
        let new = RecordRef::new(Kind::Offer, "typed");
        let cell = |field: &str, text: &str| Cell {
            record: new.clone(),
            field: field.to_owned(),
            entry: Entry::Typed(text.to_owned(), DecimalMark::Comma),
        };
        let op = Op::SetFields(Cells {
            deed: enlace_edit::Deed::Add,
            add: vec![new.clone()],
            cells: vec![
                cell("school", "0307009"),
                cell("qualification", "521350"),
                cell("start_year", year),
            ],
        });
        let changes = decide(&op, &region).expect("it is an offer");
        changes.iter().for_each(|change| region.apply(change));
        assert_eq!(statuses(&region), [expected, expected], "{year}");
    }
    // What a table says counts.
    let mut region = region();
    import_twice(
        "Escola;Curso;Ano letivo;Estado\n0307009;481241;2025;proposta\n".as_bytes(),
        &mut region,
    );
    assert_eq!(statuses(&region), ["proposed"]);
}
