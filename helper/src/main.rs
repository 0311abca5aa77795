//! The small web worker: what takes the engine long. It locks files with a passphrase and opens them, which
//! takes some seconds on purpose, and searches the best placement.
//!
//! What is asked comes as JSON with a file's bytes beside it, and so do the answers. Nothing is kept.

mod placement;

use enlace_exchange::encryption::Randomness;
use enlace_exchange::encryption::protocol::{LockResponse, answer};
use enlace_optimize::PLACEMENT;
use enlace_worker_scope::{random, serve};

fn main() {
    serve(|request, bytes| match request == PLACEMENT {
        true => (request.to_owned(), placement::answers(&bytes)),
        false => unlocked(request, &bytes),
    });
}

fn unlocked(request: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let randomness = Randomness {
        file_key: random(),
        salt: random(),
        nonce: random(),
    };
    let (answer, bytes) = match serde_json::from_str(request) {
        Ok(request) => answer(&request, bytes, &randomness),
        Err(_) => (LockResponse::Lost, Vec::new()),
    };
    let text = serde_json::to_string(&answer).expect("an answer is plain data");
    (text, bytes)
}
