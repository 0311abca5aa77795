//! Tables in and out: the clipboard, CSV, workbooks and GeoJSON, from what stands in a file to what is
//! done to the region, and back.

pub mod export;
pub mod import;
mod naming;
pub mod table;
