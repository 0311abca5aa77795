//! Headings that mean no field of one noun alone, in three languages: folded, without case, accents and
//! marks. Those of a field stand in its row of the noun's table.

/// Headings of a need's people a year, parted by bars.
pub(super) const PERSONS_A_YEAR: &str = "pessoas por ano|trabalhadores por ano|profissionais por ano|necessidade anual|por ano\
    |necessidades anuais|contratacoes anuais|contratacoes por ano|people a year|a year\
    |people per year|persons per year|workers per year|annual need|hires per year|per year\
    |personas por ano|personas al ano|trabajadores al ano|trabajadores por ano|al ano\
    |necesidad anual|contrataciones al ano|contrataciones anuales|recrutamentos por ano";

/// Headings that mean the code or the name of what the row is about.
pub(super) const OWN_CODE: &[&str] = &["codigo", "code", "cod", "id oficial"];
pub(super) const OWN_NAME: &[&str] = &[
    "nome",
    "name",
    "designacao",
    "nombre",
    "titulo",
    "title",
    "denominacao",
    "nome oficial",
];
