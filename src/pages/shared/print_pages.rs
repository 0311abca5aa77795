//! These links and buttons lead to the pages that are made to be printed.

use leptos::prelude::*;

use crate::browser::paper;
use crate::components::link::A;
use crate::i18n::Words;

/// Prints the page, or keeps it as PDF.
pub fn button(w: Words) -> AnyView {
    view! {
        <p class="no-print">
            <button type="button" class="button first" on:click=move |_| paper::print()>
                {w.paper_print()}
            </button>
        </p>
    }
    .into_any()
}

/// The ways to the study and to the brochure.
pub fn ways(w: Words) -> AnyView {
    view! {
        <section aria-labelledby="paper" class="no-print">
            <h2 id="paper">{w.paper_title()}</h2>
            <p class="row">
                <A href="/study" attr:class="button">
                    {w.paper_study()}
                </A>
                <A href="/brochure" attr:class="button">
                    {w.paper_brochure()}
                </A>
            </p>
        </section>
    }
    .into_any()
}
