//! Random numbers that are the same on every machine and in every version of the project.
//!
//! FROZEN: neither this generator nor the order in which the other files of this folder draw from it may
//! ever change. The committed digests are of the regions that they make; other regions would give other
//! digests, and nobody could tell any more whether a figure moved. Whoever needs regions of another kind
//! adds a second set of files beside these.

/// A splitmix64 generator (Steele, Lea, Flood 2014).
pub struct FrozenRandom(u64);

impl FrozenRandom {
    /// The numbers of one file: they depend on its number alone.
    pub fn of_file(number: u64) -> Self {
        Self(0x0e71_ace0_2029_0301 ^ number.wrapping_mul(0xd134_2543_de82_ef95))
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
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.between(0, all.len() as i64 - 1) as usize]
    }

    /// One of several this often in a hundred, else nothing.
    pub fn maybe<T: Copy>(&mut self, chance: i64, all: &[T]) -> Option<T> {
        // Both numbers are drawn always, so that what comes later does not depend on the first.
        let (happens, one) = (self.percent(chance), self.pick(all));
        happens.then_some(one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frozen_numbers_are_what_they_have_always_been() {
        let draw = |file| {
            let mut random = FrozenRandom::of_file(file);
            [0; 4].map(|_| random.between(0, 999_999))
        };
        assert_eq!(draw(0), [414_161, 89_027, 52_148, 296_803]);
        assert_eq!(draw(999), [957_818, 441_049, 434_294, 412_997]);
    }
}
