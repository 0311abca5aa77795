//! The region's file: JSON in an envelope, human-readable, nothing in it ever lost.
//!
//! ```text
//! read(bytes)  -> Opened { region, problems, envelope } | Refusal
//! write(region, stamp) -> text
//! ```
//! Reading goes record by record: what cannot be read is set aside as its text and written back.
//! [`read_record`], [`write_records`], [`read_head`] and [`write_head`] serve a store that keeps the
//! same text in pieces.

mod body;
mod chunked;
mod digest;
mod entries;
mod envelope;
mod lines;
mod opening_remark;
mod origin;
mod path;
mod read;
mod record;
mod refusal;
mod schema;
mod set_aside;
mod upgrade;
mod write;

pub use chunked::{ChunkedReader, ChunkedWriter, More, carried};
pub use digest::digest;
pub use envelope::{Envelope, FORMAT, FormatVersion, LARGEST_FILE, MIN_READER, Stamp, VERSION};
pub use opening_remark::ToldProblem;
pub use origin::{BEGAN_FROM, FileOrigin};
pub use read::{Opened, read, read_head, read_telling};
pub use record::{read_record, write_records};
pub use refusal::Refusal;
pub use schema::schema;
pub use write::{digest_of, write, write_head};
