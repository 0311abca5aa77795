//! The nouns of a region and the one aggregate that holds them.
//!
//! Nothing here computes a figure, reads a file or knows a word of any language.

pub mod audience;
pub mod choice;
pub mod date;
pub mod entries;
pub mod field;
pub mod fields;
pub mod fold;
pub mod id;
pub mod kind;
pub mod language;
pub mod local_number;
pub mod method_version;
pub mod normal;
pub mod order;
pub mod quantity;
pub mod record;
pub mod unique_keys;
pub mod uuid;

pub mod decision;
pub mod enterprise;
pub mod evidence;
pub mod need;
pub mod offer;
pub mod place;
pub mod proposal;
pub mod qualification;
pub mod round;
pub mod school;
pub mod setting_rules;
pub mod setting_spec;
pub mod settings;
pub mod stakeholder;

pub mod coordinates;
mod country_part;
pub mod outline;
pub mod region_extent;

pub mod change;
pub mod region;
pub mod renewal;
pub mod school_list;
pub mod sharing;
pub mod upgrade;
pub mod vote_count;

pub mod check;

pub use audience::Audience;
pub use change::{Change, RecordChange};
pub use choice::Choice;
pub use date::{Day, PartialDate};
pub use decision::*;
pub use enterprise::*;
pub use evidence::*;
pub use id::*;
pub use method_version::MethodVersion;
pub use need::*;
pub use offer::*;
pub use place::*;
pub use proposal::*;
pub use qualification::*;
pub use quantity::*;
pub use record::UnknownFields;
pub use region::{
    Header, Kind, Record, RecordRef, Region, SetAside, SetAsidePlace, SetAsideReason, Table,
};
pub use round::*;
pub use school::*;
pub use setting_spec::SettingId;
pub use settings::{Settings, SettingsInForce};
pub use stakeholder::*;
