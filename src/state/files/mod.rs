//! Files as bytes, on their way in or out: read, unpacked, locked, named. Nothing here knows what is open.

pub(in crate::state) mod file_name;
pub(in crate::state) mod locking;
pub mod unpacked;
pub(in crate::state) mod worker_reader;
