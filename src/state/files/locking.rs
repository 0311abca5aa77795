//! Files are locked and opened by the small worker: it takes a second, and the page goes on meanwhile.

use enlace_exchange::encryption::Locked;
use enlace_exchange::encryption::protocol::{LockRequest, LockResponse};

use crate::browser::typed_forms;
use crate::browser::worker::{Gone, Helper, Task};

/// Locks a text with a passphrase; what comes back are letters.
pub(in crate::state) async fn lock(text: &str, passphrase: &str) -> Result<String, Gone> {
    let passphrase = typed_forms::composed(passphrase);
    match ask(&LockRequest::Lock(passphrase), text.as_bytes()).await? {
        (LockResponse::Done, letters) => String::from_utf8(letters).map_err(|_| Gone::BrokeOff),
        _ => Err(Gone::BrokeOff),
    }
}

/// Opens a file with a passphrase, in whichever way it was typed, or says why not. A worker that breaks off had too little memory, which
/// some browsers tell in no other way.
pub(in crate::state) async fn open(
    bytes: &[u8],
    passphrase: &str,
) -> Result<Result<Vec<u8>, Locked>, Gone> {
    match ask(&LockRequest::Open(typed_forms::all(passphrase)), bytes).await {
        Ok((LockResponse::Done, plain)) => Ok(Ok(plain)),
        Ok((LockResponse::NotOpened(why), _)) => Ok(Err(why)),
        // Another version of the worker, which is had by loading the page again.
        Ok((LockResponse::Lost, _)) => Err(Gone::NotStarted),
        Err(Gone::BrokeOff) => Ok(Err(Locked::TooLittleMemory)),
        Err(gone) => Err(gone),
    }
}

async fn ask(ask: &LockRequest, bytes: &[u8]) -> Result<(LockResponse, Vec<u8>), Gone> {
    let text = serde_json::to_string(ask).expect("what is asked is plain data");
    let helper = Helper::start(Task::Locks, |_| {}).await?;
    let (answer, bytes) = helper.ask(&text, bytes).await?;
    let answer = serde_json::from_str(&answer).map_err(|_| Gone::BrokeOff)?;
    Ok((answer, bytes))
}
