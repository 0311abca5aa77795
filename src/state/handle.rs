//! How pages reach a handle: the root makes it, and its pages ask for it by its type.

/// Gives a handle `provide` and `here`.
macro_rules! handle {
    ($handle:ident) => {
        impl $handle {
            /// Hands it to all pages.
            pub fn provide(self) {
                leptos::prelude::provide_context(self);
            }

            /// The one that the root provided.
            pub fn here() -> Self {
                leptos::prelude::use_context().expect("the root provides it before it draws a page")
            }
        }
    };
}

pub(in crate::state) use handle;
