//! Headings that are questions, as people write them in a form: known by the words that come together.

/// Fields with the words of a question about them, in three languages. Of each group, which bars part,
/// one has to be there; the field that stands first is asked about.
const QUESTIONS: &[(&str, &[&str])] = &[
    (
        "need.note",
        &[
            "comentarios|comentario|observacoes|sugestoes|comments|remarks|anything else|observaciones|sugerencias|algo mais",
        ],
    ),
    (
        "contact.email",
        &["email|e mail|correio eletronico|correo electronico|mail address"],
    ),
    (
        "contact.phone",
        &["telefone|telemovel|contacto telefonico|phone|telefono|movil"],
    ),
    (
        "contact.name",
        &[
            "nome|name|nombre|quem|who|quien",
            "pessoa|responsavel|respondente|inquirido|responde|person|respondent|contact|answers|persona|responsable|encuestado|contacto",
        ],
    ),
    (
        "enterprise.tax_number",
        &["nif|nipc|contribuinte|tax number|tax id|vat number|cif"],
    ),
    (
        "need.difficulty_reasons",
        &[
            "porque|por que|motivo|motivos|razoes|razao|causas|why|reasons|reason|causes|motivos|razones",
            DIFFICULT,
        ],
    ),
    (
        "need.difficulty",
        &[
            DIFFICULT,
            "recrutar|recrutamento|contratar|contratacao|encontrar|preencher|recruit|recruiting|recruitment|hire|hiring|find|finding|fill|filling|reclutar|reclutamiento|contratacion|cubrir",
        ],
    ),
    (
        "need.reason",
        &["porque|por que|motivo|razao|why|reason|razon", WANT],
    ),
    (
        "need.years",
        &[
            "quantos anos|durante quantos|por quantos|how many years|over how many|for how many|cuantos anos|durante cuantos|horizonte|em que periodo|time span",
        ],
    ),
    (
        "need.first_year",
        &[
            "ano|year|quando|when|cuando|data prevista|prazo",
            "a partir|desde|em que|de que|para quando|from|starting|as of|which|what|quando|when|cuando|en que|que ano|primeiro|first|primer|necessarios|needed",
        ],
    ),
    (
        "enterprise.headcount",
        &[
            PEOPLE,
            "tem|possui|emprega|ao servico|atualmente|actualmente|ao seu servico|na empresa|da empresa|do quadro|has|have|employ|employs|currently|in total|in your|at your|tiene|emplea|en plantilla|de la empresa|en la empresa",
            HOW_MANY,
        ],
    ),
    ("need.persons_a_year", &[A_YEAR, HOW_MANY, PEOPLE]),
    ("need.persons", &[HOW_MANY, PEOPLE, WANT]),
    (
        "need.persons",
        &[
            HOW_MANY,
            "contratacoes|recrutamentos|admissoes|vagas|postos|hires|vacancies|openings|contrataciones|vacantes|puestos",
        ],
    ),
    (
        "need.qualification",
        &[
            "qualificacao|qualificacoes|curso|cursos|formacao|qualification|qualifications|course|cualificacion|cualificaciones|titulacion|ciclo",
            "que|qual|quais|which|what|cual|cuales|pretendida|necessaria|needed|wanted|necesaria",
        ],
    ),
    (
        "need.text",
        &[
            "profissionais|profissional|profissao|profissoes|perfil|perfis|funcao|funcoes|cargo|cargos|profile|profiles|occupation|occupations|job|jobs|role|roles|profesionales|perfiles|profesion|profesiones|puesto|puestos",
            "que|qual|quais|which|what|cual|cuales|procura|precisa|necessita|need|needs|looking|busca|necesita",
        ],
    ),
    (
        "municipality.name",
        &[
            "concelho|municipio|municipality|district|localidade|localidad|town",
            "em que|qual|onde|which|what|where|en que|cual|donde|da empresa|of the company|of your|de la empresa|situa|located",
        ],
    ),
    ("enterprise.sector.code", &["cae|cnae|nace"]),
    (
        "enterprise.cluster",
        &[
            "setor|sector|ramo|area de negocio|industry|business area",
            "atividade|actividad|activity|empresa|company|business|qual|which|what|cual",
        ],
    ),
    (
        "enterprise.name",
        &[
            "nome|designacao|denominacao|name|nombre|qual|como se chama|called|razon social",
            "empresa|entidade|organizacao|entidad|organizacion|company|firm|business|organisation|organization|employer",
        ],
    ),
    (
        "offer.first_choices",
        &[
            "candidatos|candidaturas|primeira opcao|applicants|applications|first choice|candidatos|solicitudes",
            "quantos|quantas|how many|cuantos|cuantas|numero|number",
        ],
    ),
    (
        "offer.entrants",
        &[
            "alunos|estudantes|formandos|pupils|students|alumnos|estudiantes",
            "ingressaram|entraram|iniciaram|matricularam|matriculados|inscritos|started|start|enrolled|enrol|entered|ingresaron|empezaron|se matricularon",
        ],
    ),
    (
        "cohort.completed",
        &[
            "concluiram|terminaram|acabaram|diplomados|completed|finished|graduated|terminaron|titulados|graduaron",
            HOW_MANY,
        ],
    ),
    ("offer.places", &["vagas|lugares|places|plazas", HOW_MANY]),
    ("offer.classes", &["turmas|classes|grupos", HOW_MANY]),
    (
        "offer.start_year",
        &[
            "ano letivo|ano de inicio|ano lectivo|school year|entry year|curso escolar|ano de ingresso",
            "que|qual|which|what|cual|em",
        ],
    ),
];

const DIFFICULT: &str = "dificuldade|dificuldades|dificil|dificeis|difficulty|difficult|hard|dificultad|dificultades|dificiles";
const A_YEAR: &str = "por ano|ao ano|cada ano|todos os anos|anualmente|per year|a year|every year|each year|annually|yearly|al ano|cada ano|todos los anos";
const A_CLASS: &str = "turma|por turmas|cada turmas|grupo|por grupos|class|per classes|each class";
const HOW_MANY: &str =
    "quantos|quantas|numero|n o|n de|how many|number|cuantos|cuantas|num|no de|quantidade|cantidad";
const PEOPLE: &str = "trabalhadores|colaboradores|empregados|funcionarios|pessoas|profissionais|tecnicos|workers|employees|staff|people|persons|professionals|trabajadores|empleados|personas|profesionales|operarios";
const WANT: &str = "contratar|recrutar|admitir|precisa|precisam|precisar|precisara|necessita|necessitam|necessitar|necessitara|necessarios|procura|procuram|pretende|contratacao|recrutamento|necessidade|hire|hiring|recruit|recruitment|need|needs|needed|require|requires|plan|looking|reclutar|contratacion|necesita|necesitan|necesitara|busca|preve";

/// The fields that a question may be about, the likeliest first. The heading comes folded.
pub(super) fn asked_about(heading: &str) -> impl Iterator<Item = &'static str> + '_ {
    let padded = format!(" {heading} ");
    // Two words name a column; questions have more.
    let is_question = heading.split(' ').filter(|word| !word.is_empty()).count() > 2;
    let has = move |word: &str| {
        padded.match_indices(word).any(|(at, _)| {
            let before = padded[..at].ends_with(' ');
            before && padded[at + word.len()..].starts_with(' ')
        })
    };
    // So many in each class are not those of the course.
    let is_of_class = A_CLASS.split('|').any(&has);
    QUESTIONS.iter().filter_map(move |(target, groups)| {
        let fits = is_question
            && groups.iter().all(|group| group.split('|').any(&has))
            && !(is_of_class
                && matches!(*target, "offer.places" | "offer.entrants" | "need.persons"));
        fits.then_some(*target)
    })
}

#[cfg(test)]
mod tests {
    use super::asked_about;
    use crate::import::names::normal;
    use crate::import::part::target;

    #[test]
    fn every_question_is_about_a_field() {
        for (id, _) in super::QUESTIONS {
            assert!(target(id).is_some(), "{id}");
        }
    }

    #[test]
    fn questions_are_known_in_three_languages() {
        for (question, expected) in [
            (
                "Quantos trabalhadores pretende contratar nos próximos três anos?",
                "need.persons",
            ),
            (
                "Quantos trabalhadores tem a empresa?",
                "enterprise.headcount",
            ),
            ("Quantas pessoas precisa de recrutar?", "need.persons"),
            (
                "Quantos trabalhadores pretende contratar por ano?",
                "need.persons_a_year",
            ),
            (
                "How many people do you hire each year?",
                "need.persons_a_year",
            ),
            ("¿Cuántas personas necesita al año?", "need.persons_a_year"),
            ("N.º de trabalhadores a contratar", "need.persons"),
            ("N.º de trabalhadores ao serviço", "enterprise.headcount"),
            ("A partir de que ano?", "need.first_year"),
            ("Em que ano vai precisar deles?", "need.first_year"),
            ("Durante quantos anos?", "need.years"),
            ("Dificuldade em recrutar (0 a 4)", "need.difficulty"),
            (
                "Tem dificuldade em encontrar estes profissionais?",
                "need.difficulty",
            ),
            ("Porque é difícil recrutar?", "need.difficulty_reasons"),
            ("Qual é o motivo da contratação?", "need.reason"),
            ("Que profissionais procura?", "need.text"),
            ("Qual a qualificação pretendida?", "need.qualification"),
            ("Em que concelho se situa a empresa?", "municipality.name"),
            ("Qual é o nome da empresa?", "enterprise.name"),
            (
                "Qual é o setor de atividade da empresa?",
                "enterprise.cluster",
            ),
            ("Qual o CAE da empresa?", "enterprise.sector.code"),
            ("NIF da sua empresa", "enterprise.tax_number"),
            ("Nome da pessoa que responde", "contact.name"),
            ("Quer deixar algum comentário ou comentários?", "need.note"),
            ("How many workers do you plan to hire?", "need.persons"),
            (
                "How many people does your company currently employ?",
                "enterprise.headcount",
            ),
            ("From which year?", "need.first_year"),
            ("Over how many years?", "need.years"),
            ("How difficult is it to recruit?", "need.difficulty"),
            ("What is the name of your company?", "enterprise.name"),
            (
                "Which municipality is your company in?",
                "municipality.name",
            ),
            ("Which qualification do they need?", "need.qualification"),
            ("¿Cuántos trabajadores necesita contratar?", "need.persons"),
            (
                "¿Cuántos empleados tiene la empresa?",
                "enterprise.headcount",
            ),
            ("¿A partir de qué año?", "need.first_year"),
            ("¿Durante cuántos años?", "need.years"),
            ("Dificultad para contratar", "need.difficulty"),
            ("¿Cuál es el nombre de la empresa?", "enterprise.name"),
            ("¿En qué municipio está la empresa?", "municipality.name"),
            ("Quantos alunos ingressaram no curso?", "offer.entrants"),
            ("Quantas turmas vai abrir?", "offer.classes"),
        ] {
            let found = asked_about(&normal(question)).next();
            assert_eq!(found, Some(expected), "{question}");
        }
        // What names a column is no question.
        for heading in [
            "Empresa",
            "Nome da empresa",
            "Observações gerais",
            "Ano letivo",
        ] {
            let found = asked_about(&normal(heading)).next();
            assert!(
                found.is_none() || found == Some("enterprise.name"),
                "{heading}"
            );
        }
        assert_eq!(asked_about("data de submissao").next(), None);
        for of_class in ["N.º vagas/turma", "N.º de alunos inscritos por turma"] {
            assert_eq!(asked_about(&normal(of_class)).next(), None, "{of_class}");
        }
    }
}
