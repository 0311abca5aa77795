//! The web worker: spreadsheets in and out, large files of regions and answers of partners. What is asked comes as JSON with
//! a file's bytes beside it, and so do the answers.
//!
//! It can be ended at any time; nothing is kept in it that the page does not have.

use enlace_exchange::merge::protocol::Reader;
use enlace_model::uuid;
use enlace_tables::import::Desk;
use enlace_tables::import::protocol::ImportResponse;
use enlace_worker_scope::{random, serve, tell_progress};
use js_sys::Date;

fn main() {
    let mut desk = Desk::default();
    desk.progress = Some(Box::new(|rows| tell_progress(rows as f64)));
    let mut reader = Reader::default();
    serve(move |request, bytes| {
        let (text, bytes) = match serde_json::from_str(request) {
            Ok(request) => {
                let mut tell = |done: usize| tell_progress(done as f64);
                let (answer, bytes) = reader.answer(request, &bytes, &mut tell);
                (serde_json::to_string(&answer), bytes)
            }
            Err(_) => {
                let (answer, bytes) = answered(&mut desk, request, bytes);
                (serde_json::to_string(&answer), bytes)
            }
        };
        (text.expect("an answer is plain data"), bytes)
    });
}

fn answered(desk: &mut Desk, request: &str, bytes: Vec<u8>) -> (ImportResponse, Vec<u8>) {
    let Ok(request) = serde_json::from_str(request) else {
        return (ImportResponse::Lost, Vec::new());
    };
    let from = Date::now() as u64;
    let mut place = 0;
    let mut mint = || {
        place += 1;
        uuid::in_order(from, place, random())
    };
    desk.answer(request, bytes, &mut mint)
}
