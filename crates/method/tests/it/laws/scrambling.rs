//! A file for support: whatever a region holds, it is scrambled whole, and its records find each other.

use enlace_exchange::json::{Stamp, read, write};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_method::compute;
use enlace_model::Kind;
use proptest::prelude::*;

use crate::laws::region::{Content, region};
use crate::laws::{Shown, files, hundreds};

proptest! {
    #![proptest_config(hundreds())]

    #[test]
    fn every_record_of_a_region_is_in_its_file_for_support_and_the_file_is_read_again(
        Shown(file) in files(Content::Spoilt),
    ) {
        let before = region(&file);
        let profile = Profile {
            audience: Audience::Support,
            partner: String::new(),
            contacts: Contacts::LeftOut,
        };
        let after = slice(&before, &profile, "seed");
        for &kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Contact) {
            prop_assert_eq!(after.count(kind), before.count(kind), "{:?}", kind);
        }
        let again = read(write(&after, &Stamp::default()).as_bytes()).unwrap().region;
        prop_assert!(again == after);
        // Needs of what is not there, or of nobody, are so many as before.
        let nowhere = |region: &enlace_model::Region| {
            let missing = region.needs.values().filter(|need| {
                need.enterprise.as_ref().is_some_and(|id| !region.enterprises.contains_key(id))
            });
            missing.count()
        };
        prop_assert_eq!(nowhere(&after), nowhere(&before));
        // The method takes whatever comes out.
        compute(&after);
    }
}
