//! These modules hold what the pages of several parts share.

pub mod address;
pub mod choice_source;
pub mod definitions;
pub mod explain;
pub mod explain_stack;
pub mod history_labels;
pub mod import_words;
pub mod links;
pub mod municipality_list;
pub mod names;
pub mod need_standing;
pub mod open_files;
pub mod page_group;
pub mod page_parts;
pub mod page_row;
pub mod print_pages;
pub mod print_texts;
pub mod refusal_words;
pub mod saved_table;
pub mod scenario;
pub mod setting_words;
pub mod single_keys;
pub mod snapshot_label;
pub mod step_button;
pub mod tabs;
pub mod verdict;
