//! Pictures that leave the page: how their parts look on paper, and SVG as PNG.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

const SVG: &str = "http://www.w3.org/2000/svg";
/// Points of a PNG for each pixel.
const SHARP: f64 = 2.0;
/// What of the styles a picture takes along.
const TAKEN: &[&str] = &[
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "stroke-linecap",
    "opacity",
    "font-size",
    "font-weight",
];
/// What holds where a picture says nothing.
const USUAL: &[(&str, &str)] = &[
    ("fill-opacity", "1"),
    ("stroke", "none"),
    ("stroke-width", "1px"),
    ("stroke-dasharray", "none"),
    ("stroke-linejoin", "miter"),
    ("stroke-linecap", "butt"),
    ("opacity", "1"),
    ("font-weight", "400"),
];

/// How elements of these tags and classes look on paper, each as attributes.
pub fn looks(
    classes: &[(&'static str, &'static str)],
) -> Vec<((&'static str, &'static str), String)> {
    let look = || -> Result<_, JsValue> {
        let document = gloo::utils::document();
        let sheet = document.create_element_ns(Some(SVG), "svg")?;
        sheet.set_attribute("class", "chart-svg on-paper")?;
        gloo::utils::body().append_child(&sheet)?;
        let mut found = Vec::new();
        for (tag, class) in classes {
            let element = document.create_element_ns(Some(SVG), tag)?;
            element.set_attribute("class", class)?;
            sheet.append_child(&element)?;
            let Some(style) = gloo::utils::window().get_computed_style(&element)? else {
                continue;
            };
            let mut written = String::new();
            for name in TAKEN {
                let is_text = *tag == "text";
                if (name.starts_with("font") && !is_text) || (*tag == "g" && *name != "opacity") {
                    continue;
                }
                let value = style.get_property_value(name)?.replace('"', "");
                if !value.is_empty() && !USUAL.contains(&(*name, value.as_str())) {
                    written.push_str(&format!(" {name}=\"{value}\""));
                }
            }
            found.push(((*tag, *class), written));
        }
        sheet.remove();
        Ok(found)
    };
    look().unwrap_or_default()
}

/// The browser did not draw the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDrawn;

/// A picture in SVG as PNG, at twice its size so that it is sharp on paper.
pub async fn png(svg: &str, (width, height): (f64, f64)) -> Result<Vec<u8>, NotDrawn> {
    drawn(svg, width, height).await.map_err(|_| NotDrawn)
}

async fn drawn(svg: &str, width: f64, height: f64) -> Result<Vec<u8>, JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("image/svg+xml");
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&svg.into()), &kind)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&address)?;
    decoded?;
    let document = gloo::utils::document();
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width((width * SHARP).ceil() as u32);
    canvas.set_height((height * SHARP).ceil() as u32);
    let pen = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let pen: CanvasRenderingContext2d = pen.unchecked_into();
    pen.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        width * SHARP,
        height * SHARP,
    )?;
    let made = Promise::new(&mut |done, failed| {
        let give = Closure::once_into_js(move |blob: JsValue| {
            // Keeping a promise cannot fail.
            let _ = done.call1(&JsValue::UNDEFINED, &blob);
        });
        if let Err(error) = canvas.to_blob(give.unchecked_ref()) {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    });
    let blob: Blob = JsFuture::from(made).await?.dyn_into()?;
    let bytes = JsFuture::from(blob.array_buffer()).await?;
    Ok(Uint8Array::new(&bytes).to_vec())
}
