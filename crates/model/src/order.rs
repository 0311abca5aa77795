//! Putting lists in order with one sort for all types.
//!
//! The standard sort is written out anew for every type and comparison, about 7 kB of wasm each time;
//! twenty of them were a tenth of the page. Lists with a hundred thousand entries still use it.

use std::cmp::Ordering;

/// Puts a list in order; entries that compare as equal keep their order.
pub fn put_in_order<T>(list: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(list.len() as u32, &|a, b| {
        compare(&list[a as usize], &list[b as usize])
    });
    let mut taken: Vec<Option<T>> = std::mem::take(list).into_iter().map(Some).collect();
    list.extend(order.into_iter().filter_map(|i| taken[i as usize].take()));
}

/// Puts a list in the order of a key.
pub fn put_in_order_of<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    put_in_order(list, |a, b| key(a).cmp(&key(b)));
}

fn order(length: u32, compare: &dyn Fn(u32, u32) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..length).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_entries_keep_their_order() {
        let mut list = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        put_in_order_of(&mut list, |(n, _)| *n);
        assert_eq!(list, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        let mut none: Vec<u8> = Vec::new();
        put_in_order_of(&mut none, |n| *n);
        assert!(none.is_empty());
    }
}
