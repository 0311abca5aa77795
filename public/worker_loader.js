// Starts this worker. A promise that fails here would be heard by nobody, so the failure is thrown.
importScripts("./worker.js");
wasm_bindgen("./worker_bg.wasm").catch((error) => setTimeout(() => { throw error; }));
