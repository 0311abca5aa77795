//! The pieces in which a region lies on this device, so that an edit writes little.
//!
//! Each list is cut into 64 pieces by a hash of the record's id; header, settings and what was set
//! aside are a piece of their own.

use std::collections::BTreeSet;

use enlace_model::{Change, Kind, Record, RecordChange};

/// Into how many pieces a list is cut.
pub const SHARDS: u8 = 64;

/// A piece of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// Header, settings, and what was set aside.
    Head,
    /// The records of a kind whose ids hash to the number.
    Records(Kind, u8),
}

/// Pieces that differ from what lies on this device.
pub type TouchedPieces = BTreeSet<Piece>;

impl Piece {
    /// The piece in which the record of this kind and id lies.
    pub fn of(kind: Kind, id: &str) -> Self {
        Self::Records(kind, shard(id))
    }

    /// The first half of its name in the database: the list, or `head`.
    pub fn list(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::Records(kind, _) => kind.as_str(),
        }
    }

    /// The second half of its name in the database.
    pub fn number(self) -> u8 {
        match self {
            Self::Head => 0,
            Self::Records(_, number) => number,
        }
    }

    /// The piece of that name; `None` where this version knows none.
    pub fn named(list: &str, number: u8) -> Option<Self> {
        match Kind::from_text(list) {
            Some(kind) => (number < SHARDS).then_some(Self::Records(kind, number)),
            None => (list == "head" && number == 0).then_some(Self::Head),
        }
    }
}

/// Which pieces there are, as the shelf keeps it: each list with a bit for each of its pieces.
pub fn inventory(pieces: impl Iterator<Item = Piece>) -> String {
    let mut bits = [0_u64; Kind::ALL.len()];
    for piece in pieces {
        if let Piece::Records(kind, number) = piece {
            bits[kind as usize] |= 1 << number;
        }
    }
    let lists = Kind::ALL.iter().zip(bits).filter(|(_, bits)| *bits > 0);
    let words: Vec<String> = lists
        .map(|(kind, bits)| format!("{}:{bits:x}", kind.as_str()))
        .collect();
    words.join(" ")
}

/// How many pieces an inventory names that are not among these; of lists that this version does not
/// know, none.
pub fn missing(inventory: &str, there: &[Piece]) -> usize {
    let words = inventory.split(' ').filter_map(|word| {
        let (list, bits) = word.split_once(':')?;
        Some((Kind::from_text(list)?, u64::from_str_radix(bits, 16).ok()?))
    });
    words
        .map(|(kind, bits)| {
            let expected = (0..SHARDS).filter(|number| bits & (1 << number) != 0);
            let gone = expected.filter(|number| !there.contains(&Piece::Records(kind, *number)));
            gone.count()
        })
        .sum()
}

/// Adds the pieces that a change touches.
pub fn touch(touched: &mut TouchedPieces, change: &Change) {
    macro_rules! touch {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {
            match change {
                Change::Header { .. } | Change::Setting { .. } | Change::SetAside { .. } => {
                    touched.insert(Piece::Head);
                }
                $(Change::$kind(change) => records(touched, change),)*
            }
        };
    }
    enlace_model::kinds!(touch);
}

fn records<T: Record>(touched: &mut TouchedPieces, change: &RecordChange<T>) {
    touched.insert(Piece::of(T::KIND, change.id().as_ref()));
    if let RecordChange::Updated { before, .. } = change {
        touched.insert(Piece::of(T::KIND, before.id().as_ref()));
    }
}

/// FNV-1a, 32 bits: short, and the same for ever, which the database relies on.
fn shard(id: &str) -> u8 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash % u32::from(SHARDS)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_lies_in_the_same_piece_for_ever() {
        // Databases of released versions rely on these.
        assert_eq!(shard(""), 5);
        assert_eq!(shard("0308"), shard("0308"));
        let numbers: BTreeSet<u8> = (0..1000).map(|n| shard(&format!("{n:04}"))).collect();
        assert_eq!(numbers.len(), usize::from(SHARDS));
    }

    #[test]
    fn an_inventory_tells_which_pieces_are_gone() {
        let all = [
            Piece::Head,
            Piece::Records(Kind::Need, 0),
            Piece::Records(Kind::Need, 63),
            Piece::Records(Kind::Offer, 5),
        ];
        let inventory = inventory(all.into_iter());
        assert_eq!(inventory, "needs:8000000000000001 offers:20");
        assert_eq!(missing(&inventory, &all), 0);
        assert_eq!(missing(&inventory, &all[..2]), 2);
        assert_eq!(missing("", &[]), 0);
        assert_eq!(missing("wishes:ff needs:zz offers", &[]), 0);
    }

    #[test]
    fn a_piece_is_found_by_its_name() {
        for piece in [Piece::Head, Piece::of(Kind::Need, "n1")] {
            assert_eq!(Piece::named(piece.list(), piece.number()), Some(piece));
        }
        assert_eq!(Piece::named("needs", SHARDS), None);
        assert_eq!(Piece::named("wishes", 0), None);
    }
}
