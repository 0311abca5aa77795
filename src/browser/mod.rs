//! What the program asks of the browser itself.

pub mod clipboard;
pub mod clock;
pub mod crash;
pub mod everything;
pub mod fetch;
pub mod file;
pub mod focus;
pub mod id;
pub mod inbox;
pub mod intl;
pub mod leaving;
pub mod lock;
pub mod marks;
pub mod measuring;
pub mod media;
pub mod offline;
pub mod page;
pub mod paper;
pub mod picture;
pub mod preference;
pub mod scrolling;
pub mod space;
pub mod tabs;
pub mod task;
pub mod worker;
