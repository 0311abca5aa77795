// Starts this worker. A promise that fails here would be heard by nobody, so the failure is thrown.
importScripts("./helper.js");
wasm_bindgen("./helper_bg.wasm").catch((error) => setTimeout(() => { throw error; }));
