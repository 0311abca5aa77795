//! Two focus groups and what they said about qualifications.

use enlace_model::evidence::{PanelRow, Participants};
use enlace_model::{Kind, Panel, PanelId, PartialDate, Persons, QualificationCode, ScaleStep};

use super::dice::id;
use super::evidence::Hearing;
use super::tables;

/// The panels.
pub fn panels(hearing: &Hearing) -> Vec<Panel> {
    tables::panels()
        .into_iter()
        .enumerate()
        .map(|(place, story)| Panel {
            id: PanelId::from(id(Kind::Panel, place + 1)),
            date: Some(PartialDate::from(story.date.as_str())),
            place: None,
            session: hearing.session(&story.channel),
            sector: Some(story.sector),
            participants: story
                .participants
                .into_iter()
                .map(|(role, count)| Participants {
                    role,
                    count: Persons(count),
                    kept: Default::default(),
                })
                .collect(),
            rows: story.rows.into_iter().map(row).collect(),
            illustrative: true,
            kept: Default::default(),
        })
        .collect()
}

fn row((qualification, trend, balance): (String, Option<i64>, Option<i64>)) -> PanelRow {
    PanelRow {
        qualification: QualificationCode::from(qualification),
        skipped: trend.is_none() && balance.is_none(),
        demand_trend: trend.map(ScaleStep),
        balance: balance.map(ScaleStep),
        kept: Default::default(),
    }
}
