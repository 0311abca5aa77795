//! Random numbers that are the same on every machine, and ids that are made of running numbers.

use enlace_model::Kind;

/// The seed from which everything in the sample is drawn; it stands in the file.
pub const SEED: u64 = 20_261_015;

/// A splitmix64 generator (Steele, Lea, Flood 2014).
pub struct Dice(u64);

impl Dice {
    /// Dice of their own for one piece of the sample, so that changing a piece leaves the others
    /// as they were.
    pub fn for_piece(name: &str) -> Self {
        const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let hash = name.bytes().fold(OFFSET ^ SEED, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        });
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A whole number from `least` to `greatest`, both possible.
    pub fn between(&mut self, least: i64, greatest: i64) -> i64 {
        let width = (greatest - least + 1) as u64;
        least + (self.next() % width) as i64
    }

    /// Whether something that happens this often in a hundred happens now.
    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of several, each as likely as the others.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.between(0, all.len() as i64 - 1) as usize]
    }

    /// The place of one of several that are as likely as their weights say.
    pub fn weighted(&mut self, weights: &[i64]) -> usize {
        let mut left = self.between(1, weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left <= 0 {
                return place;
            }
        }
        weights.len() - 1
    }
}

/// A UUIDv7 whose time is that of the sample and whose random part is the kind and a number.
pub fn id(kind: Kind, number: usize) -> String {
    const FIRST_HOUR_OF_THE_REFERENCE_DATE: u64 = 1_792_051_200_000;
    let time = format!("{FIRST_HOUR_OF_THE_REFERENCE_DATE:012x}");
    let kind = kind as usize;
    format!(
        "{}-{}-7{kind:03x}-8000-{number:012x}",
        &time[..8],
        &time[8..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_piece_draws_the_same_numbers() {
        let draw = |name| {
            let mut dice = Dice::for_piece(name);
            (0..5).map(|_| dice.between(1, 6)).collect::<Vec<_>>()
        };
        assert_eq!(draw("needs"), draw("needs"));
        assert_ne!(draw("needs"), draw("offers"));
    }

    #[test]
    fn ids_have_the_shape_of_a_uuid_of_version_seven() {
        let id = id(Kind::Need, 258);
        assert_eq!(id, "01a13e93-4000-7008-8000-000000000102");
    }
}
