//! The web workers: started when first needed, ended at any time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

/// Which worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Reads and writes spreadsheets.
    Tables,
    /// Reads and writes large files of regions, and reads answers of partners.
    Answers,
    /// Locks files with a passphrase and opens them.
    Locks,
    /// Searches the best placement.
    Placement,
}

impl Task {
    /// The worker's address beside the page.
    fn address(self) -> &'static str {
        match self {
            Self::Tables | Self::Answers => "worker_loader.js",
            Self::Locks | Self::Placement => "helper_loader.js",
        }
    }
}

/// A worker that runs, until it is dropped.
pub struct Helper {
    worker: Worker,
    waiting: Rc<RefCell<Option<Waiting>>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _broken: Closure<dyn FnMut(JsValue)>,
}

struct Waiting {
    done: Function,
    failed: Function,
}

/// A worker that does not answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gone {
    /// It could not be started.
    NotStarted,
    /// It was ended, or broke off, as it does when it runs out of memory.
    BrokeOff,
}

impl Helper {
    /// Starts the worker and waits until it listens; `progress` hears how far it is.
    pub async fn start(task: Task, progress: impl Fn(usize) + 'static) -> Result<Self, Gone> {
        let worker = Worker::new(task.address()).map_err(|_| Gone::NotStarted)?;
        let waiting: Rc<RefCell<Option<Waiting>>> = Rc::default();
        let own = waiting.clone();
        let heard = Closure::new(move |event: MessageEvent| {
            let said = event.data();
            match said.as_f64() {
                Some(rows) => progress(rows as usize),
                None => {
                    if let Some(waiting) = own.borrow_mut().take() {
                        // Keeping a promise cannot fail.
                        let _ = waiting.done.call1(&JsValue::UNDEFINED, &said);
                    }
                }
            }
        });
        let own = waiting.clone();
        let broken = Closure::new(move |error: JsValue| {
            if let Some(waiting) = own.borrow_mut().take() {
                let _ = waiting.failed.call1(&JsValue::UNDEFINED, &error);
            }
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        let helper = Self {
            worker,
            waiting,
            _heard: heard,
            _broken: broken,
        };
        let listens = helper.wait(|| Ok(())).await;
        listens.map_err(|_| Gone::NotStarted)?;
        Ok(helper)
    }

    /// Asks, with a file's bytes beside it; gives the answer and what lies beside that.
    pub async fn ask(&self, text: &str, bytes: &[u8]) -> Result<(String, Vec<u8>), Gone> {
        let bytes = Uint8Array::from(bytes);
        let message = Array::of2(&text.into(), &bytes);
        let heap = Array::of1(&bytes.buffer());
        let send = || self.worker.post_message_with_transfer(&message, &heap);
        let said = self.wait(send).await?;
        let parts: Array = said.dyn_into().map_err(|_| Gone::BrokeOff)?;
        let text = parts.get(0).as_string().ok_or(Gone::BrokeOff)?;
        let bytes: Uint8Array = parts.get(1).dyn_into().map_err(|_| Gone::BrokeOff)?;
        Ok((text, bytes.to_vec()))
    }

    /// Ends the worker; what was asked is gone.
    pub fn end(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        if let Some(waiting) = self.waiting.borrow_mut().take() {
            let _ = waiting.failed.call0(&JsValue::UNDEFINED);
        }
    }

    async fn wait(&self, send: impl FnOnce() -> Result<(), JsValue>) -> Result<JsValue, Gone> {
        let promise = Promise::new(&mut |done, failed| {
            self.waiting.replace(Some(Waiting { done, failed }));
        });
        send().map_err(|_| Gone::BrokeOff)?;
        JsFuture::from(promise).await.map_err(|_| Gone::BrokeOff)
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.end();
    }
}
