//! How enterprises were heard: sessions, and one piece of evidence for each enterprise and channel.

use std::collections::BTreeMap;

use enlace_model::{
    Choice, Enterprise, EnterpriseId, Evidence, EvidenceId, EvidenceKind, Kind, MunicipalityCode,
    PartialDate, Session, SessionId,
};

use super::dice::{Dice, id};
use super::tables::{self, Channel};

/// The sessions, and the evidence that is gathered while needs are told.
pub struct Hearing {
    channels: Vec<Channel>,
    gathered: BTreeMap<(EnterpriseId, String), Evidence>,
}

impl Hearing {
    /// Nobody has been heard yet.
    pub fn new() -> Self {
        Self {
            channels: tables::channels(),
            gathered: BTreeMap::new(),
        }
    }

    /// The channel through which an enterprise usually speaks; now and then it uses a second one.
    pub fn usual_channel(&self, enterprise: &Enterprise, dice: &mut Dice) -> String {
        let sector = enterprise.sector.as_ref().map_or("", |s| s.code.as_str());
        let open: Vec<&Channel> = self
            .channels
            .iter()
            .filter(|c| c.weight > 0)
            .filter(|c| c.sectors.is_empty() || c.sectors.iter().any(|s| s == sector))
            .collect();
        let weights: Vec<i64> = open.iter().map(|c| c.weight).collect();
        let mut own = Dice::for_piece(&enterprise.name);
        let usual = own.weighted(&weights);
        let second = own.weighted(&weights);
        let chosen = if dice.percent(75) { usual } else { second };
        open[chosen].key.clone()
    }

    /// The evidence of an enterprise's statement through a channel; one for each such pair.
    pub fn evidence(&mut self, enterprise: &Enterprise, channel: &str) -> EvidenceId {
        let place = self
            .channels
            .iter()
            .position(|c| c.key == channel)
            .unwrap_or_else(|| panic!("there is no channel {channel}"));
        let number = self.gathered.len() + 1;
        let facts = &self.channels[place];
        let evidence = self
            .gathered
            .entry((enterprise.id.clone(), channel.to_owned()))
            .or_insert_with(|| {
                let mut dice = Dice::for_piece(&format!("{} {channel}", enterprise.name));
                Evidence {
                    id: EvidenceId::from(id(Kind::Evidence, number)),
                    kind: facts
                        .kind
                        .as_deref()
                        .and_then(EvidenceKind::from_text)
                        .map(Choice::Known),
                    date: facts.month.as_deref().map(|month| date(month, &mut dice)),
                    session: facts.session.is_some().then(|| session_id(place)),
                    collector: None,
                    respondent: None,
                    quote: (!facts.quotes.is_empty() && dice.percent(12))
                        .then(|| dice.pick(&facts.quotes).clone()),
                    source: None,
                    illustrative: true,
                    kept: Default::default(),
                }
            });
        evidence.id.clone()
    }

    /// The sessions.
    pub fn sessions(&self) -> Vec<Session> {
        self.channels
            .iter()
            .enumerate()
            .filter_map(|(place, channel)| {
                Some(Session {
                    id: session_id(place),
                    title: channel.session.clone()?,
                    date: channel.month.as_deref().map(PartialDate::from),
                    place: channel.place.clone(),
                    municipality: channel.municipality.as_deref().map(MunicipalityCode::from),
                    collector: Some("Equipa técnica da região".to_owned()),
                    kind: None,
                    round: None,
                    until: None,
                    time: None,
                    chair: None,
                    secretary: None,
                    public: false,
                    call: None,
                    report: None,
                    closed: None,
                    note: None,
                    illustrative: true,
                    kept: Default::default(),
                })
            })
            .collect()
    }

    /// The session of a channel, for a panel that took place in it.
    pub fn session(&self, channel: &str) -> Option<SessionId> {
        let place = self.channels.iter().position(|c| c.key == channel)?;
        Some(session_id(place))
    }

    /// Everything that was gathered, in the order of its ids.
    pub fn into_evidence(self) -> Vec<Evidence> {
        self.gathered.into_values().collect()
    }
}

/// A day in the month; where only a year is known, the year.
fn date(month: &str, dice: &mut Dice) -> PartialDate {
    let day = dice.between(2, 27);
    let exact = month.len() == "2026-03".len() && dice.percent(80);
    if exact {
        PartialDate::from(format!("{month}-{day:02}").as_str())
    } else {
        PartialDate::from(month)
    }
}

fn session_id(place: usize) -> SessionId {
    SessionId::from(id(Kind::Session, place + 1))
}
