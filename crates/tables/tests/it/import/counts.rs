//! Counts of whole things: a mark in them stands between thousands.

use enlace_model::Kind;

use crate::import::rules::region;
use crate::import::{import_twice, plan_of};

fn populations(text: &str) -> Vec<Option<f64>> {
    let mut region = region();
    import_twice(text.as_bytes(), &mut region);
    let all = region.municipalities.values();
    all.map(|one| one.population.map(|p| p.0)).collect()
}

#[test]
fn inhabitants_take_no_fractions_whatever_stands_between_cells() {
    let expected = [Some(15_558.0), Some(48_506.0), None];
    for text in [
        "nome,codigo,populacao\nCabeceiras,0304,\"15.558\"\nFafe,0307,\"48.506\"\n",
        "nome;codigo;populacao\nCabeceiras;0304;15,558\nFafe;0307;48,506\n",
        // A latitude with a point does not make the others decimals.
        "nome;codigo;populacao;latitude\nCabeceiras;0304;15.558;41.512\nFafe;0307;48.506;41.45\n",
    ] {
        assert_eq!(populations(text), expected, "{text}");
    }
}

#[test]
fn people_firms_and_euros_of_three_digits_after_a_mark_are_thousands() {
    let mut region = region();
    import_twice(
        "empresa,concelho,headcount,turnover\nA,Fafe,\"1.250\",\"900.500\"\n".as_bytes(),
        &mut region,
    );
    let firm = region.enterprises.values().next().expect("it is there");
    assert_eq!(firm.headcount.map(|p| p.0), Some(1_250.0));
    assert_eq!(firm.turnover.map(|e| e.0), Some(900_500.0));
    // What is clearly a part of a person stays one where parts can be.
    import_twice(
        "empresa;concelho;qualificacao;pessoas\nB;Fafe;481241;2,5\n".as_bytes(),
        &mut region,
    );
    let need = region.needs.values().next().expect("it is there");
    assert_eq!(need.persons.map(|p| p.0), Some(2.5));
}

#[test]
fn a_part_of_an_inhabitant_is_refused_in_words() {
    let plan = plan_of("nome;codigo;populacao\nFafe;0307;48,5\n", &region());
    let told: Vec<_> = plan.cells.iter().map(|one| one.why.id()).collect();
    assert_eq!(
        (
            told,
            plan.count(Kind::Municipality, enlace_tables::import::Fate::Changed)
        ),
        (vec!["not_whole"], 0)
    );
}
