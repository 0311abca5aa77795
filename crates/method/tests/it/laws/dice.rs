//! Turns a list of numbers into choices, so that a failing region shrinks with its list: a list that
//! is used up gives zeros, and zero is always the simplest choice.

pub struct Dice<'a> {
    numbers: &'a [u32],
}

impl<'a> Dice<'a> {
    pub fn new(numbers: &'a [u32]) -> Self {
        Self { numbers }
    }

    /// A whole number below `end`, which is at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        let Some((first, rest)) = self.numbers.split_first() else {
            return 0;
        };
        self.numbers = rest;
        *first as usize % end
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// True in so many of a hundred throws.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) >= 100 - percent
    }

    /// One of these in so many of a hundred throws, else nothing.
    pub fn maybe<T: Copy>(&mut self, percent: usize, all: &[T]) -> Option<T> {
        self.chance(percent).then(|| self.pick(all))
    }

    /// Puts a list into any order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }

    /// A number from 0 to `end` with three digits behind the point.
    pub fn number(&mut self, end: f64) -> f64 {
        (self.below(1001) as f64 / 1000.0 * end * 1000.0).round() / 1000.0
    }
}
