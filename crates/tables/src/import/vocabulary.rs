//! The words of fields and choices, which come in with the job: the engine has none of its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use enlace_edit::field::{CodeList, DecimalMark};
use enlace_model::fold::words;

/// The words of one language, or of several for reading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Vocabulary {
    /// What a field is called, by its id such as `school.name`.
    pub fields: BTreeMap<String, String>,
    /// What a part is called, by its id: the name of its sheet.
    pub parts: BTreeMap<String, String>,
    /// What a choice is called, by the text that stands for it in a file.
    pub choices: BTreeMap<String, String>,
    /// What the steps of a short scale are called, by the measure.
    pub steps: BTreeMap<String, Vec<(i64, String)>>,
    /// Codes with their titles in code lists, by the name of the list.
    pub codes: BTreeMap<String, Vec<(String, String)>>,
    /// What stands in the place of an outline, with `{points}` for its points.
    pub outline: String,
    /// What stands in the place of a mark.
    pub yes: String,
    /// The language in which titles are told, where they have several.
    pub language: String,
    /// The mark before decimals in text that goes out; with it goes the mark between cells.
    pub decimal: DecimalMark,
}

impl Vocabulary {
    /// What a field is called, else its id.
    pub fn field<'a>(&'a self, id: &'a str) -> &'a str {
        self.fields.get(id).map_or(id, String::as_str)
    }

    /// What a part is called, else its id.
    pub fn part<'a>(&'a self, id: &'a str) -> &'a str {
        self.parts.get(id).map_or(id, String::as_str)
    }

    /// What a choice is called, else the text that stands for it.
    pub fn choice_name<'a>(&'a self, choice: &'a str) -> &'a str {
        self.choices.get(choice).map_or(choice, String::as_str)
    }

    /// The code whose title a text is, without case, accents and marks. Of a section and its only
    /// division, which have one title, it is the division.
    pub fn code<'a>(&'a self, list: CodeList, text: &str) -> Option<&'a str> {
        let all = self.codes.get(list.as_str())?;
        let wanted = words(text).join(" ");
        let named = all
            .iter()
            .filter(|(_, title)| words(title).join(" ") == wanted);
        let codes = named.map(|(code, _)| code.as_str());
        codes
            .filter(|_| !wanted.is_empty())
            .max_by_key(|code| code.len())
    }

    /// The choice that a text means: by the text in the file, its name, or a word for it.
    pub fn choice(&self, choices: &'static [&'static str], text: &str) -> Option<&'static str> {
        let wanted = words(text).join(" ");
        let is = |name: &str| words(name).join(" ") == wanted;
        let by_name = choices
            .iter()
            .find(|choice| is(choice) || is(self.choice_name(choice)));
        by_name.copied().or_else(|| {
            let meant = CHOICES
                .iter()
                .filter(|(choice, _)| choices.contains(choice));
            let found = meant
                .clone()
                .find(|(_, words)| words.contains(&wanted.as_str()));
            // "Micro (0 to 9)" is meant by its first word.
            let first = wanted.split(' ').next().unwrap_or_default();
            let by_first = || meant.clone().find(|(_, words)| words.contains(&first));
            found.or_else(by_first).map(|(choice, _)| *choice)
        })
    }
}

/// Words for choices as spreadsheets have them, folded.
const CHOICES: &[(&str, &[&str])] = &[
    ("micro", &["micro", "microempresa", "microempresas"]),
    ("small", &["small", "pequena", "pequenas", "pequeno"]),
    (
        "medium",
        &["medium", "media", "medias", "mediana", "medianas", "medio"],
    ),
    ("large", &["large", "grande", "grandes", "gran"]),
    (
        "recruit",
        &[
            "recrutar",
            "recrutamento",
            "contratar",
            "contratacion",
            "recruit",
            "hire",
        ],
    ),
    (
        "upskill",
        &[
            "qualificar",
            "formacao",
            "formar",
            "actualizar",
            "upskill",
            "training",
            "train",
        ],
    ),
    (
        "technological",
        &[
            "tecnologica",
            "tecnologico",
            "formacao tecnologica",
            "tecnica",
            "tecnico",
        ],
    ),
    (
        "scientific",
        &["cientifica", "cientifico", "formacao cientifica"],
    ),
    (
        "sociocultural",
        &[
            "sociocultural",
            "socio cultural",
            "formacao sociocultural",
            "formacao de base",
            "base",
            "geral",
        ],
    ),
    (
        "workplace",
        &[
            "fct",
            "pratica",
            "formacao pratica",
            "formacao em contexto de trabalho",
            "workplace",
        ],
    ),
    (
        "secondary",
        &["secundaria", "secundario", "escola secundaria", "secondary"],
    ),
    (
        "cluster",
        &[
            "agrupamento",
            "agrupamento de escolas",
            "agrupacion",
            "cluster",
        ],
    ),
    (
        "vocational",
        &[
            "profissional",
            "escola profissional",
            "vocational",
            "profesional",
        ],
    ),
    (
        "training_centre",
        &[
            "centro",
            "centro de formacao",
            "centro de formacion",
            "iefp",
        ],
    ),
    (
        "professional",
        &[
            "curso profissional",
            "cursos profissionais",
            "profissional",
            "profesional",
        ],
    ),
    (
        "apprenticeship",
        &[
            "aprendizagem",
            "curso de aprendizagem",
            "apprenticeship",
            "dual",
        ],
    ),
    (
        "education_training",
        &["cef", "curso de educacao e formacao"],
    ),
    (
        "specialisation",
        &["cet", "especializacao tecnologica", "specialisation"],
    ),
    ("adult", &["efa", "adultos", "adult"]),
    ("higher_professional", &["tesp", "ctesp", "higher"]),
    (
        "running",
        &[
            "em funcionamento",
            "aberto",
            "aberta",
            "a funcionar",
            "en marcha",
            "running",
        ],
    ),
    (
        "proposed",
        &["proposta", "proposto", "propuesta", "propuesto", "proposed"],
    ),
    (
        "agreed",
        &["concertada", "acordada", "aprovada", "aprobada", "agreed"],
    ),
    (
        "refused",
        &["recusada", "nao aprovada", "rechazada", "refused"],
    ),
    ("withdrawn", &["retirada", "withdrawn"]),
    ("commitment", &["compromisso", "compromiso", "commitment"]),
    (
        "survey",
        &["inquerito", "encuesta", "survey", "questionario"],
    ),
    ("interview", &["entrevista", "interview"]),
    ("focus_group", &["grupo focal", "focus group"]),
    ("statistic", &["estatistica", "estadistica", "statistic"]),
    ("hearsay", &["informacao indireta", "hearsay"]),
    (
        "expansion",
        &["expansao", "crescimento", "expansion", "growth"],
    ),
    (
        "replacement",
        &["substituicao", "reforma", "sustitucion", "replacement"],
    ),
    (
        "new_technology",
        &["nova tecnologia", "nueva tecnologia", "new technology"],
    ),
    ("enterprise", &["empresa", "enterprise", "firm"]),
    (
        "group",
        &["grupo", "associacao", "asociacion", "group", "association"],
    ),
    (
        "isco-08",
        &["isco", "isco 08", "ciuo", "ciuo 08", "citp", "isco08"],
    ),
    ("soc", &["soc", "soc 2010", "soc 2020", "soc2010"]),
    ("esco", &["esco"]),
    ("active", &["ativa", "ativo", "activa", "activo", "active"]),
    (
        "closed",
        &["extinta", "extinto", "excluida", "cerrada", "closed"],
    ),
];
