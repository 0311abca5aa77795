//! Texts made small by the browser itself, and made whole again.
//!
//! Bound by hand: web-sys has these streams only behind a flag for the whole build.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::store::failure::Failure;

/// How bytes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compression {
    Gzip,
    /// By a browser that cannot compress.
    Plain,
}

#[wasm_bindgen]
extern "C" {
    type ByteStream;
    #[wasm_bindgen(method, js_name = pipeThrough)]
    fn pipe_through(this: &ByteStream, transform: &JsValue) -> ByteStream;

    #[wasm_bindgen(js_name = Blob)]
    type Streamed;
    #[wasm_bindgen(method)]
    fn stream(this: &Streamed) -> ByteStream;

    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    #[wasm_bindgen(js_name = Response)]
    type StreamResponse;
    #[wasm_bindgen(constructor, js_class = "Response")]
    fn new(body: &JsValue) -> StreamResponse;
    #[wasm_bindgen(method, js_name = arrayBuffer)]
    fn array_buffer(this: &StreamResponse) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn text(this: &StreamResponse) -> js_sys::Promise;

    type ByteReader;
    #[wasm_bindgen(method, js_name = getReader)]
    fn get_reader(this: &ByteStream) -> ByteReader;
    #[wasm_bindgen(method)]
    fn read(this: &ByteReader) -> js_sys::Promise;
    #[wasm_bindgen(method)]
    fn cancel(this: &ByteReader) -> js_sys::Promise;
}

/// Why a gzip file of somebody else is not unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUnpacked {
    /// It unpacks to more bytes than were asked for.
    TooLarge,
    /// It is cut off, changed, or none.
    Damaged,
}

/// A gzip file unpacked to at most so many bytes: a few of them can hold gigabytes.
pub async fn unpack_at_most(gzip: &[u8], most: usize) -> Result<Vec<u8>, NotUnpacked> {
    let broken = |_: JsValue| NotUnpacked::Damaged;
    let parts = Array::of1(&Uint8Array::from(gzip));
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(broken)?;
    let gunzip = DecompressionStream::new("gzip").map_err(broken)?;
    let streamed: &Streamed = blob.unchecked_ref();
    let reader = streamed.stream().pipe_through(&gunzip).get_reader();
    let mut bytes = Vec::new();
    loop {
        let next = JsFuture::from(reader.read()).await.map_err(broken)?;
        let value = Reflect::get(&next, &"value".into()).map_err(broken)?;
        let Ok(part) = value.dyn_into::<Uint8Array>() else {
            return Ok(bytes);
        };
        if bytes.len() + part.length() as usize > most {
            // What is left is not wanted, however that ends.
            drop(reader.cancel());
            return Err(NotUnpacked::TooLarge);
        }
        bytes.extend(part.to_vec());
    }
}

/// The bytes of texts one after the other, compressed where the browser can.
pub async fn pack(texts: &Array) -> Result<(Uint8Array, Compression), Failure> {
    let blob = Blob::new_with_str_sequence(texts).map_err(damaged)?;
    let (body, encoding) = match CompressionStream::new("gzip") {
        Ok(gzip) => {
            let streamed: &Streamed = blob.unchecked_ref();
            (
                streamed.stream().pipe_through(&gzip).into(),
                Compression::Gzip,
            )
        }
        Err(_) => (JsValue::from(blob), Compression::Plain),
    };
    let buffer = JsFuture::from(StreamResponse::new(&body).array_buffer());
    Ok((Uint8Array::new(&buffer.await.map_err(damaged)?), encoding))
}

/// The text that was packed.
pub async fn unpack(bytes: &JsValue, encoding: Compression) -> Result<String, Failure> {
    let text = JsFuture::from(unpacked(bytes, encoding)?.text()).await;
    text.ok()
        .and_then(|text| text.as_string())
        .ok_or(Failure::Damaged)
}

/// The same as bytes.
pub async fn unpack_bytes(bytes: &JsValue, encoding: Compression) -> Result<Vec<u8>, Failure> {
    let buffer = JsFuture::from(unpacked(bytes, encoding)?.array_buffer()).await;
    Ok(Uint8Array::new(&buffer.map_err(damaged)?).to_vec())
}

fn unpacked(bytes: &JsValue, encoding: Compression) -> Result<StreamResponse, Failure> {
    let parts = Array::of1(bytes);
    let blob = Blob::new_with_u8_array_sequence(&parts).map_err(damaged)?;
    let body = match encoding {
        Compression::Plain => JsValue::from(blob),
        Compression::Gzip => {
            let gunzip = DecompressionStream::new("gzip").map_err(damaged)?;
            let streamed: &Streamed = blob.unchecked_ref();
            streamed.stream().pipe_through(&gunzip).into()
        }
    };
    Ok(StreamResponse::new(&body))
}

fn damaged(_: JsValue) -> Failure {
    Failure::Damaged
}
