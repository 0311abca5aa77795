//! New ids: UUID version 7, which sort by the time at which they were made.

use enlace_model::uuid::{in_order, uuid_v7};

use crate::browser::clock;

/// A new id.
pub fn mint() -> String {
    let mut random = [0; 10];
    gloo::utils::window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random))
        .expect("every browser that runs wasm has random values");
    uuid_v7(clock::now().0 as u64, random)
}

/// New ids that sort in the order in which they are given.
pub fn mint_in_order(count: usize) -> Vec<String> {
    let from = clock::now().0 as u64;
    let mut random = [0; 10];
    let all = (0..count as u64).map(|place| {
        gloo::utils::window()
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut random))
            .expect("every browser that runs wasm has random values");
        in_order(from, place, random)
    });
    all.collect()
}
