//! How wide an element is, now and whenever that changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, ResizeObserver};

/// Watches an element as long as it is kept.
pub struct Watch {
    observer: ResizeObserver,
    _heard: Closure<dyn FnMut(Array)>,
}

/// Tells how wide an element is inside, at once and whenever that changes.
pub fn widths(element: &Element, heard: impl Fn(f64) + 'static) -> Option<Watch> {
    let own = element.clone();
    let heard = Closure::<dyn FnMut(Array)>::new(move |_| heard(f64::from(own.client_width())));
    let observer = ResizeObserver::new(heard.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch {
        observer,
        _heard: heard,
    })
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether the `details` that an event came from stands open.
pub fn is_open(event: &Event) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}
