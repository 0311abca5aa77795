//! Stakeholders: whoever has a say in the planning or a part in it.

use crate::choice::{Choice, choices};
use crate::field::{CodeList, HarmlessText, record};
use crate::id::{EnterpriseId, MunicipalityCode, SchoolCode, StakeholderId};

record! {
    /// Who has a say or a part: a body, a school, a firm, an institution, an agency.
    pub struct Stakeholder {
        /// Id.
        id: StakeholderId => not_edited;
        /// Name.
        name: String =>
            headings("parceiro|stakeholder|interessado|parte interessada|nome do parceiro|entidade parceira|socio");
        /// Kind.
        kind: Choice<StakeholderKind> => usual,
            headings("tipo de parceiro|tipo de entidade|stakeholder kind|kind of stakeholder|tipo de socio");
        /// Country, ISO 3166 two letters; absent: the region's.
        country: Option<String> => harmless(HarmlessText::Territory),
            headings("pais|country");
        /// Where it is.
        municipality: Option<MunicipalityCode>;
        /// The school that it is, where it is one of the region's.
        school: Option<SchoolCode>;
        /// The enterprise or group that it is, where it is one of the region's.
        enterprise: Option<EnterpriseId>;
        /// Languages in which it works.
        languages: Vec<String> => headings("linguas|idiomas|languages|lenguas");
        /// Areas of cooperation that matter to it.
        areas: Vec<String> => texts_of(CodeList::Areas),
            headings("areas|areas de cooperacao|cooperation areas|areas de cooperacion");
        /// What matters to it, in words.
        priorities: Option<String> => long_text, headings("prioridades|priorities");
        /// Its page.
        url: Option<String> => headings("url|site|sitio|website|pagina|pagina web|sitio web");
        /// Note.
        note: Option<String> => long_text;
        /// Where the facts come from.
        source: Option<String>;
        /// Whether the stakeholder is made up to illustrate.
        illustrative: bool;
    }
    told_by(&["name"])
}

choices! {
    /// Kind of stakeholder.
    pub enum StakeholderKind {
        Policy = "policy",
        Municipality = "municipality",
        EducationAuthority = "education_authority",
        School = "school",
        SecondarySchool = "secondary_school",
        VocationalSchool = "vocational_school",
        TrainingCentre = "training_centre",
        TechnologyCentre = "technology_centre",
        Enterprise = "enterprise",
        BusinessAssociation = "business_association",
        Union = "union",
        SocialEntity = "social_entity",
        HigherEducation = "higher_education",
        TrainingInstitution = "training_institution",
        CooperationAgency = "cooperation_agency",
        EmploymentService = "employment_service",
        Parents = "parents",
        Pupils = "pupils",
        Other = "other",
    }
}
