//! What exactly a file contains: counted in the slice itself, not told from the rules.

use crate::profile::sums::{Sum, sums_of};
use enlace_edit::AnyRecord;
use enlace_model::entries::Entries;
use enlace_model::{Kind, Region};

/// What a region, or the part of one that goes into a file, contains.
#[derive(Clone, Debug, PartialEq)]
pub struct Contents {
    /// The lists that are not empty, in the order of the file.
    pub lists: Vec<ListContents>,
    /// How many settings of the method were changed.
    pub settings: usize,
    /// How many pieces could not be read and go along as text.
    pub set_aside: usize,
    /// Sums that name no firm.
    pub sums: Vec<Sum>,
}

/// What a list contains.
#[derive(Clone, Debug, PartialEq)]
pub struct ListContents {
    pub kind: Kind,
    pub count: usize,
    /// The fields that at least one of its records has, in the order in which they first stand.
    pub fields: Vec<String>,
}

/// Counts what is there.
pub fn contents(region: &Region) -> Contents {
    let mut lists = Vec::new();
    for &kind in Kind::ALL {
        let count = region.count(kind);
        if count == 0 {
            continue;
        }
        let mut fields: Vec<String> = Vec::new();
        AnyRecord::each_text(kind, region, &mut |_, text| {
            for (name, _) in Entries::of(text).unwrap_or_default().0 {
                if !fields.iter().any(|own| *own == name) {
                    fields.push(name.into_owned());
                }
            }
        });
        lists.push(ListContents {
            kind,
            count,
            fields,
        });
    }
    Contents {
        lists,
        settings: region.settings.iter().count(),
        set_aside: region.set_aside.len(),
        sums: sums_of(region),
    }
}
