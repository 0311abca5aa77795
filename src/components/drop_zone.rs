//! A place for files: choose them or drop them.

use leptos::prelude::*;

use crate::browser::file::PickedFile;

/// A file button for regions, with a place around it on which files can be dropped.
pub fn drop_zone(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    on_files: impl Fn(Vec<PickedFile>) + Copy + Send + Sync + 'static,
) -> AnyView {
    zone(
        id,
        label,
        hint,
        ".enlace,.age,.json,.txt,.zip,.gz,application/json,text/plain,application/zip",
        on_files,
    )
}

/// The same for tables: any file may be one, and what it is shows in its bytes.
pub fn tables(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    on_files: impl Fn(Vec<PickedFile>) + Copy + Send + Sync + 'static,
) -> AnyView {
    zone(id, label, hint, "", on_files)
}

fn zone(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    accept: &'static str,
    on_files: impl Fn(Vec<PickedFile>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let over = RwSignal::new(false);
    view! {
        <div
            class="drop"
            class:over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                event.prevent_default();
                event.stop_propagation();
                over.set(false);
                on_files(PickedFile::from_drop(&event));
            }
        >
            <input
                id=id
                type="file"
                multiple
                accept=accept
                on:change:target=move |event| on_files(PickedFile::from_input(&event.target()))
            />
            <label for=id class="button">
                {label}
            </label>
            <p class="soft small">{hint}</p>
        </div>
    }
    .into_any()
}
