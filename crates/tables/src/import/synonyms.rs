//! Headings by which a field is known, in three languages: folded, without case, accents and marks.

/// Headings of a field, parted by bars. Those without a noun of their own, such as `name`, mean what
/// a row is about.
pub(super) const SYNONYMS: &[(&str, &str)] = &[
    (
        "municipality.code",
        "dico|dicofre|codigo municipio|codigo do municipio|codigo concelho\
         |codigo do concelho|municipality code|geography code|lad code|co municipio\
         |conc|codigo del municipio|cod municipio",
    ),
    (
        "municipality.name",
        "municipio|concelho|municipality|geography name|nome do municipio\
         |nome do concelho|no municipio|local authority|district|municipio concelho\
         |conselho|localidade|municipality name|nombre del municipio\
         |municipality from code\
         |concelho da sede|concelho sede|concelho municipio|town|city|localidad|ciudad\
         |concelho de localizacao|municipio da sede|municipio sede|municipio da empresa\
         |concelho da empresa|municipio de la empresa",
    ),
    ("municipality.latitude", "latitude|lat|townhall lat|latitud"),
    (
        "municipality.longitude",
        "longitude|lng|lon|long|townhall lng|longitud",
    ),
    (
        "municipality.population",
        "populacao|population|populacao residente|habitantes|poblacion|inhabitants\
         |residentes",
    ),
    (
        "municipality.outline",
        "geometry|geometria|outline|contorno",
    ),
    (
        "business.sector",
        "cae|setor|sector|industry code|nace|cnae|ciiu|codigo cae|divisao cae\
         |setor de atividade",
    ),
    (
        "business.size",
        "dimensao|escalao de dimensao|size|size class|sizeband|employment sizeband name\
         |escalao de pessoal|tamano|classe de dimensao",
    ),
    (
        "business.count",
        "empresas|numero de empresas|n de empresas|businesses|business count\
         |estabelecimentos|obs value|numero de estabelecimentos|count",
    ),
    ("travel_time.from", "origem|de|from|origin|desde|origen"),
    ("travel_time.to", "destino|para|to|destination|a|hasta"),
    (
        "travel_time.minutes",
        "minutos|minutes|tempo|tempo de viagem|duracao|duration|travel time|tiempo|min",
    ),
    (
        "qualification.code",
        "codigo qualificacao|codigo da qualificacao|qualification code|codigo cnq\
         |codigo curso|codigo do curso|cod curso|co curso educ profissional\
         |codigo de la cualificacion|cip|cip code|cip2020code|cipcode|codigo ciclo",
    ),
    (
        "qualification.title.pt",
        "qualificacao|qualification|curso|designacao da qualificacao\
         |nome da qualificacao|nome do curso|no curso educ profissional\
         |saida profissional|course|qualification title|cualificacion|ciclo|cip title",
    ),
    (
        "qualification.level",
        "nivel qnq|nivel|level|qnq|nivel de qualificacao",
    ),
    ("qualification.eqf", "nivel qeq|qeq|eqf|eqf level"),
    (
        "qualification.cnaef",
        "cnaef|codigo area de formacao|area de formacao|area cnaef|codigo area\
         |area de educacao e formacao|codigo cnaef",
    ),
    ("qualification.isced_f", "isced f|isced|cine f"),
    ("qualification.duration", "duracao anos|duration years"),
    (
        "unit.code",
        "codigo ufcd|codigo uc|ufcd code|codigo da ufcd|codigo da uc|unit code\
         |codigo unidade|codigo ufcd uc",
    ),
    (
        "unit.title",
        "ufcd|designacao ufcd|ufcd name|unidade|unit|unit title|uc|designacao da ufcd",
    ),
    (
        "unit.hours",
        "carga horaria ufcd|carga horaria|horas|hours|horas ufcd",
    ),
    (
        "unit.component",
        "componente|component|componente de formacao",
    ),
    (
        "unit.credits",
        "creditos|credits|credit points|pontos de credito",
    ),
    (
        "occupation_link.code",
        "codigo profissao|profissao codigo|occupation code|concepturi|isco|isco code\
         |cpp|codigo cpp|soc|soc code|soc2018code|soccode|codigo isco|codigo ocupacion\
         |codigo esco",
    ),
    (
        "occupation_link.title",
        "profissao|occupation|preferredlabel|soc title|ocupacion\
         |designacao da profissao|soc2018title",
    ),
    ("occupation_link.isco_group", "iscogroup|grupo isco"),
    (
        "occupation_link.system",
        "classificacao|sistema|system|classification",
    ),
    (
        "relevance.territory",
        "territorio|territory|nuts|nuts iii|nuts 3|regiao|region|cim",
    ),
    (
        "relevance.level",
        "relevancia|nivel de relevancia|relevance|relevancia sanq|nivel sanq|prioridade\
         |grau de prioridade|sanq",
    ),
    ("relevance.year", "ano|year|ano letivo|ano sanq"),
    ("relation.value", "semelhanca|similarity|valor|value"),
    (
        "school.code",
        "codigo da escola|codigo escola|school code|co entidade|codigo dgeec|codigo me\
         |me code|codigo do estabelecimento|cod estabelecimento|codigo\
         |codigo del centro",
    ),
    (
        "school.name",
        "escola|school|no entidade|estabelecimento|nome da escola|agrupamento\
         |entidade formadora|centro|school name|provider|nombre del centro\
         |estabelecimento de ensino",
    ),
    ("school.kind", "tipo de escola|tipo|school kind|natureza"),
    (
        "school.fill",
        "fill|fill rate|taxa de ocupacao|ocupacao|taxa de preenchimento|tasa de ocupacion\
         |ocupacion|share of places taken",
    ),
    ("school.latitude", "latitude|lat"),
    ("school.longitude", "longitude|lng|lon"),
    (
        "offer.start_year",
        "ano de inicio|ano letivo|ano|ano de ingresso|start year|entry year\
         |nu ano censo|year|ano inicio|curso escolar|ano lectivo|school year|academic year\
         |ano escolar|ano de entrada|ano academico|inicio|ano al",
    ),
    (
        "offer.classes",
        "turmas|classes|n turmas|numero de turmas|n de turmas|grupos|turma",
    ),
    (
        "offer.places",
        "vagas|places|plazas|n vagas|numero de vagas|capacity|lugares|capacidade|capacidade maxima\
         |capacidad|seats|vaga|lugar",
    ),
    (
        "offer.entrants",
        "ingressos|entrants|starts|alunos matriculados no 1 ano|novos alunos|inscritos\
         |alunos|matriculados|alumnos|students|pupils|estudantes|formandos|alunos matriculados\
         |alunos inscritos|alumnos matriculados|alumnos inscritos|students enrolled\
         |enrolled students|enrolled|enrolments|enrollment|alunos 1 o ano|alunos do 1 o ano\
         |alunos no 1 o ano|aluno",
    ),
    (
        "offer.first_choices",
        "primeiras opcoes|first choices|candidatos|candidatos em 1 opcao|candidaturas\
         |primeras opciones",
    ),
    (
        "offer.modality",
        "modalidade|modality|modalidad|tipo de curso|tipologia",
    ),
    ("offer.status", "estado|status|situacao"),
    (
        "offer.fill",
        "fill|fill rate|taxa de ocupacao|ocupacao|taxa de preenchimento|tasa de ocupacion\
         |ocupacion|share of places taken",
    ),
    ("offer.duration", "duracao|duration"),
    (
        "cohort.entry_year",
        "ano de ingresso da coorte|coorte|cohort|ano da coorte|cohort year",
    ),
    ("cohort.entrants", "ingressos da coorte|cohort entrants"),
    (
        "cohort.completed",
        "concluiram|diplomados|completed|concluintes|completers|achievements|titulados\
         |conclusoes",
    ),
    (
        "cohort.in_study",
        "prosseguiram estudos|in study|a estudar|estudam",
    ),
    (
        "cohort.in_work",
        "empregados|in work|a trabalhar|trabalham|employed",
    ),
    (
        "cohort.unknown",
        "desconhecido|destino desconhecido|unknown",
    ),
    (
        "enterprise.name",
        "empresa|enterprise|nome da empresa|denominacao|denominacao social|company\
         |company name|firm|lsips name|razao social|nome empresa|nombre de la empresa\
         |organizacao\
         |designacao social|firma|entidade|entidade empregadora|employer|empresa entidade\
         |nome da entidade|empleador|entidad|nombre empresa",
    ),
    (
        "enterprise.sector.code",
        "cae|cae principal|setor cae|codigo cae|cnae|nace",
    ),
    (
        "enterprise.tax_number",
        "nif|nipc|contribuinte|n contribuinte|numero de contribuinte|numero fiscal|nif nipc|nipc nif\
         |numero de identificacao fiscal|tax number|tax id|vat|vat number|cif|nif cif|cif nif|cnpj\
         |n i f|n i p c|nif da empresa|nipc da empresa",
    ),
    (
        "enterprise.cluster",
        "setor|sector|company sector|cluster|fileira|atividade",
    ),
    (
        "enterprise.headcount",
        "trabalhadores|n trabalhadores|numero de trabalhadores|headcount|employees\
         |pessoal ao servico|n de trabalhadores|empleados\
         |colaboradores|funcionarios|efetivos|efectivos|empregados|staff|workforce|plantilla\
         |trabalhadores ao servico",
    ),
    (
        "enterprise.turnover",
        "volume de negocios|turnover|facturacion|faturacao\
         |volume negocios|faturacao anual|facturacao|volume de negocios anual|annual turnover\
         |facturacion anual|volumen de negocio",
    ),
    (
        "contact.name",
        "contacto|pessoa de contacto|contact|contact person|persona de contacto",
    ),
    ("contact.role", "funcao|cargo|role"),
    (
        "contact.email",
        "email|e mail|correio eletronico|correo electronico",
    ),
    ("contact.phone", "telefone|telemovel|phone|telefono"),
    ("session.title", "sessao|session|titulo da sessao"),
    (
        "evidence.kind",
        "tipo de evidencia|evidence kind|tipo de fonte|kind of evidence",
    ),
    (
        "evidence.date",
        "marca temporal|data|date|carimbo de data hora|timestamp|submission time|data de submissao\
         |data de resposta|start|fecha|hora de conclusao|completion time|submitdate\
         |data da resposta\
         |data do inquerito|data da entrevista|data da recolha|data do questionario|survey date\
         |interview date|fecha de la encuesta|fecha de la entrevista|fecha de respuesta",
    ),
    (
        "evidence.source",
        "fonte|source|fuente\
         |fonte de informacao|fonte da informacao|information source|fuente de informacion",
    ),
    (
        "need.qualification",
        "qualificacao|qualificacao pretendida|qualification|curso|cualificacion\
         |qualification needed\
         |qualificacao necessaria|qualificacoes|curso pretendido|curso profissional\
         |saida profissional|formacao pretendida|course|ciclo formativo|codigo cnq\
         |codigo da qualificacao|codigo qualificacao|qualificacao profissional\
         |perfil qualificacao|qualificacao curso",
    ),
    (
        "need.occupation.code",
        "codigo profissao|occupation code|isco|cpp|soc",
    ),
    (
        "need.text",
        "perfil|profissao|perfil pretendido|profile|necessidade|need|occupation\
         |perfil necesario|que profissionais procura\
         |perfil profissional|funcao|cargo|posto de trabalho|job title|job|puesto\
         |puesto de trabajo|perfil profesional",
    ),
    (
        "need.persons",
        "pessoas|necessidade pessoas|need people|necesidad personas|pessoas no total\
         |people in total|personas en total|n de pessoas|numero de pessoas|persons|people|quantos|vagas\
         |postos de trabalho|n trabalhadores a contratar|contratacoes previstas\
         |personas|how many|pessoas necessarias|pessoas a contratar|pessoas a recrutar\
         |trabalhadores necessarios|trabalhadores a contratar|trabalhadores a recrutar\
         |profissionais necessarios|profissionais a contratar|people needed|workers needed\
         |people to hire|personas necesarias|personas a contratar|trabajadores necesarios\
         |trabajadores a contratar|postos a preencher\
         |quantidade|qtd|qtde|cantidad|quantity|efetivos a recrutar|necessidades n o\
         |necessidades n|necessidades de recrutamento|previsao de contratacoes|tecnicos\
         |postos de trabalho a preencher|headcount needed|hires planned|planned hires|vacancies\
         |openings|plazas|contrataciones previstas|puestos",
    ),
    (
        "need.persons_a_year",
        "pessoas por ano|trabalhadores por ano|profissionais por ano|necessidade anual|por ano\
         |necessidades anuais|contratacoes anuais|contratacoes por ano|people a year|a year\
         |people per year|persons per year|workers per year|annual need|hires per year|per year\
         |personas por ano|personas al ano|trabajadores al ano|trabajadores por ano|al ano\
         |necesidad anual|contrataciones al ano|contrataciones anuales|recrutamentos por ano",
    ),
    (
        "need.kind",
        "tipo de necessidade|kind of need|recrutar ou qualificar",
    ),
    (
        "need.first_year",
        "ano|primeiro ano|first year|a partir de|year\
         |ano de inicio|ano inicio|ano previsto|inicio|start year|start|ano de comienzo\
         |primer ano",
    ),
    (
        "need.years",
        "anos|numero de anos|years\
         |periodo anos|horizonte|horizonte temporal|duracao anos|periodo em anos|horizon",
    ),
    (
        "need.difficulty",
        "dificuldade|difficulty|dificuldade de recrutamento|dificultad\
         |grau de dificuldade|nivel de dificuldade|grau de dificuldade de recrutamento\
         |difficulty level|grado de dificultad|nivel de dificultad",
    ),
    ("need.reason", "motivo|reason|razao"),
    (
        "need.note",
        "observacoes|notas|notes|comentarios|comments\
         |obs|observacao|observacoes notas|observaciones|comentario|notas observacoes|remarks",
    ),
];

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
