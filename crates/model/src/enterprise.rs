//! Enterprises, groups that speak for several, and the contacts kept apart from them.

use crate::audience::Audience::{EnterpriseGroup, School};
use crate::choice::{Choice, choices};
use crate::field::{CodeList, HarmlessText, record};
use crate::id::{ContactId, EnterpriseId, MunicipalityCode, SchoolCode, StakeholderId};
use crate::quantity::{Euros, Persons};

record! {
    /// An enterprise, or a group such as a sector's association.
    pub struct Enterprise {
        /// Id.
        id: EnterpriseId => not_edited;
        /// Name or pseudonym.
        name: String => asked(&[EnterpriseGroup]),
            headings(
                "empresa|enterprise|nome da empresa|denominacao|denominacao social|company|company name|firm\
                 |lsips name|razao social|nome empresa|nombre de la empresa|organizacao|designacao social\
                 |firma|entidade|entidade empregadora|employer|empresa entidade|nome da entidade|empleador\
                 |entidad|nombre empresa"
            );
        /// Whether the name is a pseudonym.
        pseudonym: bool => sent(&[EnterpriseGroup]);
        /// Tax number, as the country writes it.
        tax_number: Option<String> => asked(&[EnterpriseGroup]),
            headings(
                "nif|nipc|contribuinte|n contribuinte|numero de contribuinte|numero fiscal|nif nipc|nipc nif\
                 |numero de identificacao fiscal|tax number|tax id|vat|vat number|cif|nif cif|cif nif|cnpj\
                 |n i f|n i p c|nif da empresa|nipc da empresa"
            );
        /// Enterprise or group; absent: enterprise.
        kind: Option<Choice<EnterpriseKind>> => sent(&[EnterpriseGroup]);
        /// Where it is; a group may have none.
        municipality: Option<MunicipalityCode> => asked(&[EnterpriseGroup]);
        /// Sector of activity.
        sector: Option<Sector> => asked(&[EnterpriseGroup]),
            headings_inside(&[("code", "cae|cae principal|setor cae|codigo cae|cnae|nace")]);
        /// People employed.
        headcount: Option<Persons> => asked(&[EnterpriseGroup]),
            headings(
                "trabalhadores|n trabalhadores|numero de trabalhadores|headcount|employees|pessoal ao servico\
                 |n de trabalhadores|empleados|colaboradores|funcionarios|efetivos|efectivos|empregados|staff\
                 |workforce|plantilla|trabalhadores ao servico"
            );
        /// Yearly turnover in euros.
        turnover: Option<Euros> => asked(&[EnterpriseGroup]),
            headings(
                "volume de negocios|turnover|facturacion|faturacao|volume negocios|faturacao anual|facturacao\
                 |volume de negocios anual|annual turnover|facturacion anual|volumen de negocio"
            );
        /// Balance sheet total in euros.
        balance_sheet: Option<Euros> => asked(&[EnterpriseGroup]);
        /// Cluster that it belongs to.
        cluster: Option<String> => sent(&[EnterpriseGroup]),
            headings("setor|sector|company sector|cluster|fileira|atividade");
        /// Where the facts come from.
        source: Option<String>;
        /// Whether the enterprise is made up to illustrate.
        illustrative: bool => sent(&[EnterpriseGroup]);
    }
    told_by(&["name"])
}

choices! {
    /// Who speaks.
    pub enum EnterpriseKind {
        Enterprise = "enterprise",
        Group = "group",
    }
}

record! {
    /// A sector of activity in a revision of the classification.
    pub struct Sector {
        /// Classification with its revision, such as `CAE-Rev.3`.
        system: String => usual, harmless(HarmlessText::Classification), asked(&[EnterpriseGroup]);
        /// Code, text with its leading zeros.
        code: String => coded(CodeList::Sectors), asked(&[EnterpriseGroup]);
    }
}

record! {
    /// A person to call; personal data, left out of files unless asked for.
    pub struct Contact {
        /// Id.
        id: ContactId => not_edited;
        /// The enterprise it belongs to.
        enterprise: Option<EnterpriseId> => belongs, sent(&[School, EnterpriseGroup]);
        /// The school it belongs to.
        school: Option<SchoolCode> => belongs, sent(&[School, EnterpriseGroup]);
        /// The stakeholder it belongs to.
        stakeholder: Option<StakeholderId> => belongs;
        /// Name.
        name: Option<String> => asked(&[School, EnterpriseGroup]),
            headings("contacto|pessoa de contacto|contact|contact person|persona de contacto");
        /// Role.
        role: Option<String> => asked(&[School, EnterpriseGroup]),
            headings("funcao|cargo|role");
        /// E-mail address.
        email: Option<String> => asked(&[School, EnterpriseGroup]),
            headings("email|e mail|correio eletronico|correo electronico");
        /// Telephone number.
        phone: Option<String> => asked(&[School, EnterpriseGroup]),
            headings("telefone|telemovel|phone|telefono");
        /// Note.
        note: Option<String> => long_text;
    }
    needs(&[&["name", "role", "email", "phone"], &["enterprise", "school", "stakeholder"]]),
    told_by(&["name", "role", "email", "phone"])
}

choices! {
    /// Size class of an enterprise, Recommendation 2003/361/EC.
    pub enum SizeClass {
        Micro = "micro",
        Small = "small",
        Medium = "medium",
        Large = "large",
    }
}

impl Enterprise {
    /// Whether it speaks for several enterprises.
    pub fn is_group(&self) -> bool {
        self.kind.as_ref().and_then(Choice::known) == Some(EnterpriseKind::Group)
    }

    /// Size class by headcount, turnover and balance sheet (2003/361/EC). Of turnover and balance
    /// only one known: that one decides; none known: headcount alone. Headcount missing: `None`.
    pub fn size_class(&self) -> Option<SizeClass> {
        let headcount = self.headcount?.0;
        let within = |staff: f64, turnover: f64, balance: f64| {
            let money = match (self.turnover, self.balance_sheet) {
                (None, None) => true,
                (t, b) => t.is_some_and(|t| t.0 <= turnover) || b.is_some_and(|b| b.0 <= balance),
            };
            headcount < staff && money
        };
        Some(if within(10.0, 2e6, 2e6) {
            SizeClass::Micro
        } else if within(50.0, 10e6, 10e6) {
            SizeClass::Small
        } else if within(250.0, 50e6, 43e6) {
            SizeClass::Medium
        } else {
            SizeClass::Large
        })
    }
}
