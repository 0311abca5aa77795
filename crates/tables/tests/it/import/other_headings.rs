//! Headings in other words than those that were found: tried by somebody who did not write the rules.

use enlace_model::Kind;
use enlace_tables::import::{Fate, LeftOut};

use crate::import::other_tables::left_out;
use crate::import::rules::region;
use crate::import::{import, plan_of, read, recognised};

/// Classes, places and entrants of an offer whose columns have these headings.
fn offer(headings: &str, cells: &str) -> [Option<f64>; 3] {
    let mut region = region();
    let text = format!("Escola;Curso;Ano letivo;{headings}\n0307009;481241;2027;{cells}\n");
    import(&plan_of(&text, &region), &mut region);
    let offer = region.offers.values().next().expect("it is there");
    [
        offer.classes.map(|n| n.0),
        offer.places.map(|n| n.0),
        offer.entrants.map(|n| n.0),
    ]
}

#[test]
fn headings_in_other_words() {
    for heading in [
        "Nr. de turmas",
        "Turmas (n.º)",
        "# de turmas",
        "Quant. de turmas",
        "No. of classes",
        "# of classes",
        "Nro. de grupos",
        "Grupos (núm.)",
        "Classes (number)",
        "Turma(s)",
        "Turmas 2027/28",
        "Turmas previstas",
        "N.º de turmas a abrir",
    ] {
        assert_eq!(offer(heading, "2"), [Some(2.0), None, None], "{heading}");
    }
    for heading in [
        "Vagas a concurso",
        "Vagas propostas",
        "Lugares disponíveis",
        "Capacidade",
        "Available places",
        "Number of seats",
        "Plazas ofertadas",
    ] {
        assert_eq!(offer(heading, "24"), [None, Some(24.0), None], "{heading}");
    }
    for heading in [
        "Formandos",
        "Alunos 1.º ano",
        "Alumnos matriculados",
        "Students enrolled",
    ] {
        assert_eq!(offer(heading, "24"), [None, None, Some(24.0)], "{heading}");
    }
    // So many in each class are not those of the course, nor are boys all pupils; and nobody knows
    // which of two columns counts.
    for (headings, cells, expected) in [
        ("Turmas;N.º vagas/turma", "2;24", [Some(2.0), None, None]),
        ("Inscritos H;Inscritos M", "10;12", [None; 3]),
        ("Vagas propostas;Vagas aprovadas", "48;24", [None; 3]),
        (
            "Vagas 2026/27;Vagas 2027/28",
            "20;24",
            [None, Some(24.0), None],
        ),
    ] {
        assert_eq!(offer(headings, cells), expected, "{headings}");
    }
    let mut region = region();
    import(
        &plan_of(
            "concelho;População 2011;População 2021\nFafe;50633;48506\n",
            &region,
        ),
        &mut region,
    );
    let fafe = &region.municipalities[&"0307".into()];
    assert_eq!(fafe.population.map(|p| p.0), Some(48_506.0));
    let text =
        "Empresa;Concelho;Trabalhadores (n.º);Volume de negócios (milhares de €)\nA;Fafe;30;150\n";
    import(&plan_of(text, &region), &mut region);
    let firm = region.enterprises.values().next().expect("it is there");
    assert_eq!(
        (firm.headcount.map(|p| p.0), firm.turnover),
        (Some(30.0), None)
    );
}

#[test]
fn headings_of_a_survey_in_other_words() {
    let usual = ["Empresa", "Concelho", "Qualificação", "Pessoas"];
    for (at, headings) in [
        (
            0,
            &[
                "Designação social",
                "Firma",
                "Entidade empregadora",
                "Employer",
            ][..],
        ),
        (
            1,
            &[
                "Concelho da sede",
                "Concelho (sede)",
                "Concelho/Município",
                "Town",
                "Localidad",
            ],
        ),
        (
            2,
            &[
                "Qualificação necessária",
                "Curso pretendido",
                "Código CNQ",
                "Ciclo formativo",
            ],
        ),
        (
            3,
            &[
                "Quantidade",
                "Necessidades (n.º)",
                "N.º de técnicos",
                "Vacancies",
                "Puestos",
            ],
        ),
    ] {
        for heading in headings {
            let mut all = usual;
            all[at] = heading;
            let text = format!("{}\nA;Fafe;481241;3\n", all.join(";"));
            let mut region = region();
            import(&plan_of(&text, &region), &mut region);
            let need = region.needs.values().next();
            let need = need.unwrap_or_else(|| panic!("{heading}"));
            let firm = need.enterprise.as_ref().map(|id| &region.enterprises[id]);
            let place = firm.and_then(|firm| firm.municipality.as_ref());
            assert_eq!(place.map(|code| code.as_str()), Some("0307"), "{heading}");
            let said = (need.qualification.is_some(), need.persons.map(|p| p.0));
            assert_eq!(said, (true, Some(3.0)), "{heading}");
        }
    }
    for (heading, cell, target) in [
        ("N.I.F.", "509442013", "enterprise.tax_number"),
        ("N.º de colaboradores", "30", "enterprise.headcount"),
        ("Número de funcionários", "30", "enterprise.headcount"),
        ("Faturação anual (€)", "1000", "enterprise.turnover"),
        ("Data do inquérito", "14/05/2026", "evidence.date"),
        ("Ano previsto", "2027", "need.first_year"),
        ("Período (anos)", "3", "need.years"),
        ("Dificuldade (0-4)", "3", "need.difficulty"),
        ("Grau de dificuldade", "3", "need.difficulty"),
        ("Obs.", "x", "need.note"),
    ] {
        let text = format!("{};{heading}\nA;Fafe;481241;3;{cell}\n", usual.join(";"));
        let table = read(text.as_bytes());
        let mapping = recognised(&table, &region());
        let filled = mapping.fields.iter().any(|one| one.target == target);
        assert!(filled, "{heading}: {:?}", mapping.fields);
    }
}

#[test]
fn two_rows_of_headings_in_other_forms() {
    // Repeated instead of merged, and years below.
    for text in [
        "Escola;Curso;Ano letivo;Alunos;Alunos\n;;;Vagas;Inscritos\n0307009;481241;2027/28;24;20\n",
        "Escola;Curso;Ano letivo;Alunos;\n;;;Vagas;Inscritos\n0307009;481241;2027/28;24;20\n",
    ] {
        let mut region = region();
        import(&plan_of(text, &region), &mut region);
        let offer = region.offers.values().next().expect("it is there");
        let both = (offer.places.map(|n| n.0), offer.entrants.map(|n| n.0));
        assert_eq!(both, (Some(24.0), Some(20.0)), "{text}");
    }
    let years = "Escola;Curso;Vagas;\n;;2026/27;2027/28\n0307009;481241;24;28\n";
    let plan = plan_of(years, &region());
    assert_eq!(left_out(&plan, LeftOut::Heading), 2);
    // A year in a row of data is none.
    let data =
        "Empresa;Concelho;Qualificação;Pessoas;\nA;Fafe;481241;3;2027\nB;Fafe;481241;2;2028\n";
    assert_eq!(
        plan_of(data, &region()).count(Kind::Enterprise, Fate::Added),
        2
    );
}

#[test]
fn a_table_of_school_codes_without_names_is_of_schools() {
    let mut region = region();
    for text in [
        "Código da escola;Taxa de ocupação\n307009;85%\n",
        "Código da escola;Latitude;Longitude\n0307009;41,45;-8,17\n",
    ] {
        let plan = plan_of(text, &region);
        assert_eq!(plan.count(Kind::School, Fate::Changed), 1, "{text}");
        import(&plan, &mut region);
    }
    let school = &region.schools[&"0307009".into()];
    assert_eq!(
        (school.fill.map(|share| share.0), school.name.as_str()),
        (Some(0.85), "Escola Profissional de Fafe")
    );
    // A code that nobody has makes no school without a name.
    let plan = plan_of("Código da escola;Taxa de ocupação\n0307999;85%\n", &region);
    assert_eq!(
        plan.refused.first().map(|one| one.why.id()),
        Some("missing")
    );
}

#[test]
fn where_headings_tell_nothing_the_codes_do() {
    for (text, kind) in [
        (
            "code;name\n481242;Nova\n481243;Outra\n",
            Kind::Qualification,
        ),
        ("código;nome\n0307010;Escola Nova\n", Kind::School),
        (
            "código;designação\n481241;Programador\n",
            Kind::Qualification,
        ),
        ("código;nome\n0307;Fafe\n", Kind::Municipality),
    ] {
        let table = read(text.as_bytes());
        let mapping = recognised(&table, &region());
        assert_eq!(mapping.subject.kind(), kind, "{text}");
    }
}
