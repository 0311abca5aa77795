//! Numbers as bytes, which a page and its worker send each other.

/// Numbers that are taken one after the other.
pub(super) struct NumberReader(Vec<f64>);

impl NumberReader {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers of these bytes, the last one first.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let (all, rest) = bytes.as_chunks();
        let numbers = all.iter().rev().map(|eight| f64::from_le_bytes(*eight));
        rest.is_empty().then(|| Self(numbers.collect()))
    }

    pub fn take(&mut self, count: usize) -> Option<Vec<f64>> {
        let from = self.0.len().checked_sub(count)?;
        Some(self.0.drain(from..).rev().collect())
    }

    pub fn some<const N: usize>(&mut self) -> Option<[f64; N]> {
        self.take(N)?.try_into().ok()
    }
}

pub(super) fn bytes(numbers: &[f64]) -> Vec<u8> {
    let eights = numbers.iter().flat_map(|number| number.to_le_bytes());
    eights.collect()
}
