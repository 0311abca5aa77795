//! Files that the user gives to the program and gets from it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// The largest file that is read.
pub const LIMIT: Bytes = Bytes(64.0 * 1024.0 * 1024.0);

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Bytes(pub f64);

/// A file that the user chose or dropped; nothing of it is read yet.
#[derive(Clone, Debug)]
pub struct PickedFile(File);

/// Why a file could not be read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FileError {
    /// It is larger than [`LIMIT`]; nothing was read.
    TooLarge { size: Bytes },
    /// The browser cannot read it: it was moved, or is not allowed.
    Unreadable,
}

impl PickedFile {
    /// The files of a file input, which is emptied so that the same file can be chosen again.
    pub fn from_input(input: &HtmlInputElement) -> Vec<Self> {
        let files = all(input.files());
        input.set_value("");
        files
    }

    /// The files that were dropped; none where something else was.
    pub fn from_drop(event: &DragEvent) -> Vec<Self> {
        all(event.data_transfer().and_then(|data| data.files()))
    }

    /// The files of a list that the browser hands over.
    pub fn from_list(list: &Array) -> Vec<Self> {
        list.iter()
            .filter_map(|it| it.dyn_into().ok())
            .map(Self)
            .collect()
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its bytes; a file above the limit is refused before anything is read.
    pub async fn read(&self) -> Result<Vec<u8>, FileError> {
        let size = Bytes(self.0.size());
        if size > LIMIT {
            return Err(FileError::TooLarge { size });
        }
        let buffer = JsFuture::from(self.0.array_buffer())
            .await
            .map_err(|_| FileError::Unreadable)?;
        Ok(Uint8Array::new(&buffer).to_vec())
    }
}

/// Hands a text to the user as a file of that name.
pub fn download(name: &str, text: &str) -> Result<(), DownloadRefused> {
    offer(name, text).map_err(|_| DownloadRefused)
}

/// Hands bytes to the user as a file of that name.
pub fn download_bytes(name: &str, bytes: &[u8]) -> Result<(), DownloadRefused> {
    let kind = match name.rsplit('.').next() {
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("zip") => "application/zip",
        _ => "text/csv",
    };
    let bytes = Uint8Array::from(bytes);
    offer_parts(name, &Array::of1(&bytes), kind).map_err(|_| DownloadRefused)
}

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadRefused;

/// A file name without the characters that some system refuses.
pub fn safe_name(name: &str) -> String {
    let cleaned: String = name
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() => ' ',
            c => c,
        })
        .filter(|c| !is_unseen(*c))
        .collect();
    let cleaned = cleaned.trim_matches([' ', '.']);
    let stem = cleaned.split('.').next().unwrap_or_default();
    match RESERVED.iter().any(|name| stem.eq_ignore_ascii_case(name)) {
        true => format!("_{cleaned}"),
        false => cleaned.to_owned(),
    }
}

/// Names that Windows keeps for devices.
const RESERVED: [&str; 12] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "lpt1", "lpt2", "lpt3", "conin$",
];

/// Marks that turn the direction of text, or that nobody sees: a name could pretend another ending.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{061C}' | '\u{FEFF}')
}

fn all(list: Option<FileList>) -> Vec<PickedFile> {
    let list = match list {
        Some(list) => list,
        None => return Vec::new(),
    };
    (0..list.length())
        .filter_map(|index| list.get(index))
        .map(PickedFile)
        .collect()
}

fn offer(name: &str, text: &str) -> Result<(), JsValue> {
    // A type that no system gives an ending to, so that the name stays as it is.
    let is_own = name.ends_with(".enlace") || name.ends_with(".age");
    let kind = if is_own {
        "application/x-enlace"
    } else {
        "application/json"
    };
    offer_parts(name, &Array::of1(&text.into()), kind)
}

fn offer_parts(name: &str, parts: &Array, kind: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = gloo::utils::document()
        .create_element("a")?
        .unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser keeps the blob until the download has read it; the address may go.
    Url::revoke_object_url(&url)
}

#[cfg(test)]
mod tests {
    use super::safe_name;

    #[test]
    fn a_file_name_keeps_letters_and_loses_what_a_system_refuses() {
        assert_eq!(
            safe_name("Médio Tejo / Ave: 2029"),
            "Médio Tejo - Ave- 2029"
        );
        assert_eq!(safe_name("..\n"), "");
        assert_eq!(safe_name("Ave. "), "Ave");
        assert_eq!(safe_name("nul"), "_nul");
        assert_eq!(safe_name("Con.Pt"), "_Con.Pt");
        assert_eq!(safe_name("Ave \u{202E}ecalne\u{200B}"), "Ave ecalne");
    }
}
