//! What the sample says of itself: name, dates, sources, and the rule that made its figures.

use std::collections::BTreeMap;

use enlace_model::region::{Illustration, Source};
use enlace_model::{Header, Kind, PartialDate, RegionId, SchoolYear, SettingId, Settings};

use super::dice::{SEED, id};

/// The day the diagnosis speaks of.
pub const REFERENCE_DATE: &str = "2026-10-15";

const RULES: [(&str, &str); 3] = [
    (
        "pt",
        "Municípios, escolas e designações são factos. Tudo o que está marcado como ilustrativo foi \
         inventado com uma regra e uma semente: nenhum número diz algo sobre uma escola, uma empresa \
         ou um município reais. Em cada escola real fica por ocupar, em média, uma vaga por turma, e \
         cada curso conclui a 76 % (a taxa da região): um ano desvia-se até duas pessoas e o outro \
         compensa. Cadeiras vazias e abandono são contados apenas pelas quatro escolas fictícias \
         «Escola Exemplo». As necessidades repartem-se por empresas sob pseudónimo, segundo a \
         dimensão. A parte que fica na região e na área (90 %) é um pressuposto do exemplo.",
    ),
    (
        "es",
        "Municipios, centros y denominaciones son hechos. Todo lo marcado como ilustrativo se inventó \
         con una regla y una semilla: ninguna cifra dice nada de un centro, una empresa o un \
         municipio reales. En cada centro real queda libre, de media, una plaza por grupo, y cada \
         ciclo titula al 76 % (la tasa de la región): un año se desvía hasta dos personas y el otro \
         lo compensa. Las sillas vacías y el abandono los cuentan solo los cuatro centros ficticios \
         «Escola Exemplo». Las necesidades se reparten entre empresas con seudónimo según su \
         tamaño. La parte que se queda en la región y en el campo (90 %) es un supuesto del ejemplo.",
    ),
    (
        "en",
        "Municipalities, schools and names are facts. Everything marked as illustrative was made up \
         by a rule with a seed: no figure says anything about a real school, enterprise or \
         municipality. In every real school one place in a class stays empty on average, and every \
         course completes at 76 % (the region's rate): one year is off by up to two people and the \
         other makes up for it. Empty chairs and dropout are told only by the four fictional schools \
         “Escola Exemplo”. Needs are shared out among enterprises under pseudonyms by their size. \
         The share that stays in region and field (90 %) is an assumption of the sample.",
    ),
];

const SOURCES: [(&str, &str, &str, &str); 6] = [
    (
        "Carta Administrativa Oficial de Portugal (CAOP) 2019, Direção-Geral do Território",
        "CC BY 4.0",
        "https://www.dgterritorio.gov.pt",
        "Limites dos oito municípios, simplificados",
    ),
    (
        "INE, estimativas anuais da população residente, 31 de dezembro de 2019, via PORDATA",
        "reutilização com menção da fonte",
        "https://www.pordata.pt",
        "Códigos, nomes e população dos municípios; NUTS III de 2024",
    ),
    (
        "Catálogo Nacional de Qualificações (CNQ), ANQEP",
        "informação pública",
        "https://catalogo.anqep.gov.pt",
        "Designações, níveis e áreas das qualificações; códigos e unidades onde não marcados como ilustrativos",
    ),
    (
        "Ministério da Educação, lista pública de escolas, 2014",
        "informação pública",
        "https://www.portaldasescolas.pt",
        "Códigos, nomes e posições das escolas",
    ),
    (
        "INE, Classificação Portuguesa das Atividades Económicas, CAE-Rev.3",
        "reutilização com menção da fonte",
        "https://www.ine.pt",
        "Setores de atividade",
    ),
    (
        "OIT, ISCO-08; UNESCO, ISCED-F 2013",
        "ISCED-F: CC BY-SA 3.0 IGO",
        "https://www.ilo.org",
        "Profissões e campos de educação, atribuídos por nós",
    ),
];

/// The header of the sample.
pub fn header() -> Header {
    let mut header = Header::new(
        RegionId::from(id(Kind::Municipality, 0)),
        "Ave",
        PartialDate::from(REFERENCE_DATE),
        SchoolYear(2030),
    );
    header.country = Some("PT".to_owned());
    header.nuts = Some("PT119".to_owned());
    header.code_lists = [("CAE", "Rev.3"), ("ISCO", "08"), ("ISCED-F", "2013")]
        .map(|(list, version)| (list.to_owned(), version.to_owned()))
        .into();
    header.sources = SOURCES.map(source).into();
    header.illustration = Some(Illustration {
        rule: RULES
            .map(|(language, rule)| (language.to_owned(), rule.to_owned()))
            .into(),
        seed: Some(SEED.to_string()),
        kept: Default::default(),
    });
    header
}

/// The settings that the sample changes: the share that stays is said, not assumed in silence.
pub fn settings() -> Settings {
    let mut settings = Settings::default();
    for (setting, value) in BTreeMap::from([(SettingId::StayShare, 0.9)]) {
        settings
            .set(setting, Some(value))
            .expect("the sample's settings lie within their ranges");
    }
    settings
}

fn source((title, licence, url, note): (&str, &str, &str, &str)) -> Source {
    Source {
        title: title.to_owned(),
        licence: Some(licence.to_owned()),
        url: Some(url.to_owned()),
        note: Some(note.to_owned()),
        kept: Default::default(),
    }
}
