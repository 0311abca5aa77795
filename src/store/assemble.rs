//! A region into its pieces, and pieces into a region with what could not be read set aside.

use enlace_exchange::json::{read_head, read_record, write_head, write_records};
use enlace_model::order::put_in_order;
use enlace_model::region::{SetAsidePlace, SetAsideReason};
use enlace_model::{Header, Kind, Region, SetAside};

use crate::store::chunk::{self, Condition};
use crate::store::piece::{Piece, SHARDS, TouchedPieces, missing};
use crate::store::shelf::ShelfEntry;

/// A region as it lay on this device.
#[derive(Clone, Debug, PartialEq)]
pub struct Assembled {
    pub region: Region,
    pub damage: Damage,
    /// Pieces to be written with the next save: what could not be read moved out of them and into
    /// the head, and must be in one of the two at any time.
    pub touched: TouchedPieces,
}

/// What was found broken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Pieces that were not as they were written.
    pub pieces: usize,
    /// Records that could not be read and were set aside.
    pub records: usize,
    /// Pieces that are gone, with all that was in them.
    pub missing: usize,
}

/// All pieces that a region can have.
pub fn all_pieces() -> impl Iterator<Item = Piece> {
    let records = |kind: &Kind| {
        let kind = *kind;
        (0..SHARDS).map(move |number| Piece::Records(kind, number))
    };
    std::iter::once(Piece::Head).chain(Kind::ALL.iter().flat_map(records))
}

/// So many pieces of a list are cut in one go through it: enough to be quick with the largest, few
/// enough not to hold a second copy of it.
const IN_ONE_GO: usize = 16;

/// Hands over the lines of these pieces, one record each; none where a piece has no records.
pub fn each_piece(region: &Region, pieces: &[Piece], tell: &mut dyn FnMut(Piece, &[String])) {
    for of_list in pieces.chunk_by(|a, b| a.list() == b.list()) {
        for pieces in of_list.chunks(IN_ONE_GO) {
            let mut heaps = vec![Vec::new(); pieces.len()];
            match pieces[0] {
                Piece::Head => heaps[0].push(write_head(region)),
                Piece::Records(kind, _) => {
                    let heap = |id: &str| {
                        let own = Piece::of(kind, id);
                        pieces.iter().position(|piece| *piece == own)
                    };
                    write_records(kind, region, &heap, &mut heaps);
                }
            }
            for (piece, lines) in pieces.iter().zip(&heaps) {
                tell(*piece, lines);
            }
        }
    }
}

/// Puts a region together. The shelf's entry stands in for a head that is gone.
pub fn assemble(pieces: &[(Piece, String)], entry: &ShelfEntry) -> Assembled {
    let head = pieces.iter().find(|(piece, _)| *piece == Piece::Head);
    let mut own = Assembled::beginning(head.map(|(_, text)| text.as_str()), entry);
    pieces
        .iter()
        .for_each(|(piece, text)| own.add(*piece, text));
    let there: Vec<Piece> = pieces.iter().map(|(piece, _)| *piece).collect();
    own.end(&there, entry);
    own
}

impl Assembled {
    /// The region of its head, without records.
    pub fn beginning(head: Option<&str>, entry: &ShelfEntry) -> Self {
        let mut damage = Damage::default();
        let mut touched = TouchedPieces::new();
        Self {
            region: read_beginning(head, entry, &mut damage, &mut touched),
            damage,
            touched,
        }
    }

    /// Adds the records of a piece.
    pub fn add(&mut self, piece: Piece, text: &str) {
        let Piece::Records(kind, _) = piece else {
            return;
        };
        let chunk = chunk::read(text);
        self.damage.pieces += usize::from(chunk.condition == Condition::Damaged);
        let mut aside = Vec::new();
        for line in chunk::lines(chunk.body) {
            if let Err(unreadable) = read_record(kind, line, &mut self.region) {
                aside.push(*unreadable);
            }
        }
        if chunk.condition == Condition::Damaged || !aside.is_empty() {
            self.touched.extend([piece, Piece::Head]);
        }
        self.damage.records += aside.len();
        self.region.set_aside.append(&mut aside);
    }

    /// All pieces that are there were added.
    pub fn end(&mut self, there: &[Piece], entry: &ShelfEntry) {
        put_in_order(&mut self.region.set_aside, Ord::cmp);
        self.region.set_aside.dedup();
        self.region.share_ids();
        self.damage.missing = missing(&entry.pieces, there);
    }
}

fn read_beginning(
    text: Option<&str>,
    entry: &ShelfEntry,
    damage: &mut Damage,
    touched: &mut TouchedPieces,
) -> Region {
    let chunk = text.map(chunk::read);
    let whole = chunk
        .as_ref()
        .is_some_and(|chunk| chunk.condition == Condition::Whole);
    if !whole {
        damage.pieces += 1;
        touched.insert(Piece::Head);
    }
    let body = chunk.map_or("", |chunk| chunk.body);
    let mut region = read_head(body).unwrap_or_else(|_| {
        let header = Header::new(entry.id.clone(), &entry.name, "".into(), entry.target_year);
        let mut region = Region::new(header);
        if !body.is_empty() {
            damage.records += 1;
            region.set_aside.push(SetAside {
                place: SetAsidePlace::Field("head".to_owned()),
                text: body.into(),
                reason: SetAsideReason::Unreadable,
                field: None,
            });
        }
        region
    });
    // The key under which it lies counts, whatever a damaged head says.
    region.header.id = entry.id.clone();
    region
}

#[cfg(test)]
mod tests {
    use enlace_model::{Municipality, SchoolYear, SettingId};

    use super::*;
    use crate::store::piece::inventory;
    use crate::store::revision::Revision;
    use crate::store::stored_place::StoredPlace;
    use crate::store::timestamp::Timestamp;

    fn ave() -> Region {
        let header = Header::new("r1".into(), "Ave", "2026-05-14".into(), SchoolYear(2029));
        let mut region = Region::new(header);
        for code in ["0303", "0307", "0308", "0312", "0313", "0314"] {
            let text = serde_json::json!({ "code": code, "name": code, "new_field": 1 });
            let municipality: Municipality =
                serde_json::from_value(text).expect("has the fields that must be there");
            region
                .municipalities
                .insert(municipality.code.clone(), municipality);
        }
        let set = region.settings.set(SettingId::HalfLife, Some(3.0));
        set.expect("is in range");
        region
    }

    fn entry() -> ShelfEntry {
        let mut entry = ShelfEntry::of(&ave(), Timestamp(0.0), &StoredPlace::default());
        entry.pieces = inventory(pieces(&ave()).iter().map(|(piece, _)| *piece));
        entry
    }

    fn pieces(region: &Region) -> Vec<(Piece, String)> {
        let all: Vec<Piece> = all_pieces().collect();
        let mut pieces = Vec::new();
        each_piece(region, &all, &mut |piece, lines| {
            if !lines.is_empty() {
                pieces.push((piece, chunk::write(Revision(1), lines)));
            }
        });
        pieces
    }

    fn guimaraes(pieces: &mut [(Piece, String)]) -> &mut String {
        let home = Piece::of(Kind::Municipality, "0308");
        let found = pieces.iter_mut().find(|(piece, _)| *piece == home);
        &mut found.expect("lies there").1
    }

    #[test]
    fn a_region_in_pieces_is_put_together_again() {
        let assembled = assemble(&pieces(&ave()), &entry());
        assert_eq!(assembled.region, ave());
        assert_eq!(assembled.damage, Damage::default());
        assert!(assembled.touched.is_empty());
    }

    #[test]
    fn a_broken_record_is_set_aside_as_its_text_and_the_others_open() {
        let mut pieces = pieces(&ave());
        let text = guimaraes(&mut pieces);
        *text = text.replace("\"0308\"", "\"03\u{0}08");
        let assembled = assemble(&pieces, &entry());
        assert_eq!(assembled.region.municipalities.len(), 5);
        assert_eq!(assembled.region.set_aside.len(), 1);
        assert!(assembled.region.set_aside[0].text.contains("03\u{0}08"));
        assert_eq!(
            assembled.damage,
            Damage {
                pieces: 1,
                records: 1,
                missing: 0
            }
        );
        let home = Piece::of(Kind::Municipality, "0308");
        assert!(assembled.touched.contains(&home) && assembled.touched.contains(&Piece::Head));
    }

    #[test]
    fn what_was_set_aside_survives_the_next_save_once() {
        let mut before = pieces(&ave());
        let text = guimaraes(&mut before);
        *text = text.replace("\"0308\"", "308");
        let first = assemble(&before, &entry()).region;
        assert_eq!(assemble(&pieces(&first), &entry()).region, first);
        // Also where only the head was written and the broken piece still lies there.
        before.retain(|(piece, _)| *piece != Piece::Head);
        before.extend(pieces(&first).into_iter().take(1));
        assert_eq!(assemble(&before, &entry()).region, first);
    }

    #[test]
    fn a_piece_that_is_gone_is_told() {
        let mut pieces = pieces(&ave());
        let home = Piece::of(Kind::Municipality, "0308");
        pieces.retain(|(piece, _)| *piece != home);
        let assembled = assemble(&pieces, &entry());
        assert_eq!(assembled.region.municipalities.len(), 5);
        assert_eq!(assembled.damage.missing, 1);
    }

    #[test]
    fn a_head_that_is_gone_is_stood_in_for_by_the_shelf() {
        let mut pieces = pieces(&ave());
        pieces.retain(|(piece, _)| *piece != Piece::Head);
        let assembled = assemble(&pieces, &entry());
        assert_eq!(assembled.region.header.name, "Ave");
        assert_eq!(assembled.region.header.target_year, SchoolYear(2029));
        assert_eq!(assembled.region.municipalities.len(), 6);
        assert_eq!(assembled.damage.pieces, 1);
    }
}
