//! All that touches a region's records is a part of the program that is loaded when a region is opened.
//!
//! Each handle keeps what it has there in a table of functions. What stands in a table has `_now` at the
//! end of its name: called directly, it would come with the first page.

/// A function that loads the part and gives a handle's table.
macro_rules! loads_part {
    ($load:ident: $table:ident) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split(engine, wasm_split_path = leptos::wasm_split, fallible)]
        pub(super) fn $load() -> Result<&'static $table, leptos::wasm_split::SplitLoaderError> {
            Ok(&$table::WHOLE)
        }

        // Only `cargo xtask build` cuts the program: every other build has all of it at once.
        #[cfg(not(split))]
        pub(super) async fn $load() -> Result<&'static $table, leptos::wasm_split::SplitLoaderError>
        {
            Ok(&$table::WHOLE)
        }
    };
}

pub(in crate::state) use loads_part;
