//! Tables that are known by their headings, with how they are read.

/// A table that is known.
pub(super) struct Known {
    /// The id under which `locales/` holds its name (`known.<id>`).
    pub id: &'static str,
    pub subject: &'static str,
    /// Headings, folded, that it must have, with the fields they fill; empty for those that fill none.
    pub columns: &'static [(&'static str, &'static str)],
    /// Headings that it may have.
    pub also: &'static [(&'static str, &'static str)],
    /// Columns that stand for one of many.
    pub each: &'static [&'static str],
    pub fixed: &'static [(&'static str, &'static str)],
    /// Only rows in which a column says this; nothing said is the greatest value, such as the last year.
    pub keep: &'static [(&'static str, &'static str)],
}

/// The ids of all, for the test that asks for their words.
pub fn known_ids() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|known| known.id)
}

pub(super) const KNOWN: &[Known] = &[
    // The national catalogue's own export: one row for each unit of each qualification.
    Known {
        id: "cnq",
        subject: "unit",
        columns: &[
            ("codigo ufcd", "unit.code"),
            ("ufcd", "unit.title"),
            ("codigo qualificacao", "qualification.code"),
            ("qualificacao", "qualification.title.pt"),
        ],
        also: &[
            ("carga horaria ufcd", "unit.hours"),
            ("componente", "unit.component"),
            ("codigo area de formacao", "qualification.cnaef"),
            ("nivel qnq", "qualification.level"),
            ("nivel qeq", "qualification.eqf"),
        ],
        each: &[],
        fixed: &[],
        keep: &[],
    },
    // The Brazilian school census: technical courses by school. Pupils of all years are no entrants.
    Known {
        id: "inep",
        subject: "offer",
        columns: &[
            ("nu ano censo", "offer.start_year"),
            ("co municipio", "municipality.code"),
            ("no municipio", "municipality.name"),
            ("co entidade", "school.code"),
            ("no entidade", "school.name"),
            ("co curso educ profissional", "qualification.code"),
            ("no curso educ profissional", "qualification.title.pt"),
        ],
        also: &[],
        each: &[],
        fixed: &[("offer.status", "running")],
        keep: &[],
    },
    Known {
        id: "pt_schools",
        subject: "school",
        columns: &[
            ("nome", "school.name"),
            ("codigo", "school.code"),
            ("morada", ""),
            ("postal", ""),
        ],
        also: &[("lat", "school.latitude"), ("lng", "school.longitude")],
        each: &[],
        fixed: &[],
        keep: &[],
    },
    Known {
        id: "pordata",
        subject: "municipality",
        columns: &[("ambito geografico", ""), ("anos", "municipality.name")],
        also: &[],
        each: &[],
        fixed: &[],
        keep: &[("ambito geografico", "Município")],
    },
    // Apprenticeship starts of England: a provider is not named, so each district is one.
    Known {
        id: "starts",
        subject: "offer",
        columns: &[
            ("geography code", "school.code"),
            ("geography name", "school.name"),
            ("geography code", "municipality.code"),
            ("geography name", "municipality.name"),
            ("ssa t1 desc", "qualification.code"),
            ("ssa t1 desc", "qualification.title.en"),
            ("starts", "offer.entrants"),
            ("date", "offer.start_year"),
            ("apprenticeship level", ""),
        ],
        also: &[],
        each: &[],
        fixed: &[
            ("school.fictional", "true"),
            ("offer.status", "running"),
            ("offer.modality", "apprenticeship"),
        ],
        keep: &[("apprenticeship level", "Total")],
    },
    Known {
        id: "business_counts",
        subject: "business",
        columns: &[
            ("date", ""),
            ("geography code", "municipality.code"),
            ("geography name", "municipality.name"),
            ("industry code", "business.sector"),
            ("employment sizeband name", "business.size"),
            ("obs value", "business.count"),
        ],
        also: &[],
        each: &[],
        fixed: &[],
        keep: &[("date", "")],
    },
    // A survey of a chamber: one row for each firm, one column for each skill that may be missing.
    Known {
        id: "lsip",
        subject: "need",
        columns: &[
            ("lsips lsips name", "enterprise.name"),
            ("local authority", "enterprise.municipality"),
            ("company sector", "enterprise.cluster"),
        ],
        also: &[],
        each: &["technical skills", "soft skills", "functional skills"],
        fixed: &[
            ("enterprise.pseudonym", "true"),
            ("evidence.kind", "survey"),
            ("need.kind", "upskill"),
        ],
        keep: &[],
    },
    Known {
        id: "esco",
        subject: "occupation_link",
        columns: &[
            ("concepturi", "occupation_link.code"),
            ("iscogroup", "occupation_link.isco_group"),
            ("preferredlabel", "occupation_link.title"),
        ],
        also: &[],
        each: &[],
        fixed: &[],
        keep: &[],
    },
    Known {
        id: "concelhos",
        subject: "municipality",
        columns: &[("conc", "municipality.code"), ("nuts3 v2024", "")],
        also: &[],
        each: &[],
        fixed: &[],
        keep: &[],
    },
];
