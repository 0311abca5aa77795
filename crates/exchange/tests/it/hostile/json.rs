//! The reader of the region's file.

use std::fs;

use enlace_exchange::json::{ChunkedReader, Stamp, ToldProblem, digest_of, read, write};
use enlace_exchange::merge::protocol::{FileRequest, FileResponse, Reader};
use enlace_exchange::merge::{Pick, Reply, compare, taken};
use enlace_exchange::profile::{Audience, Contacts, Profile};
use enlace_method::compute;
use enlace_model::Region;

use crate::hostile::{data, files, try_all};

#[test]
fn whatever_a_file_holds_it_is_refused_or_read_and_written_back_as_it_was() {
    let example = fs::read(data("worked-example-1.json")).expect("is in the repository");
    let whole = read(&example).expect("opens").region;
    let mut seeds: Vec<Vec<u8>> = files("broken")
        .into_iter()
        .map(|(_, bytes)| bytes)
        .collect();
    // Most of the mutations are of a file that opens.
    for _ in 0..seeds.len() {
        seeds.push(example.clone());
    }
    try_all("json", &seeds, |bytes| {
        read_beside(bytes);
        let Ok(opened) = read(bytes) else {
            return;
        };
        let _problems = opened.all_problems();
        let _figures = compute(&opened.region);
        let written = write(&opened.region, &Stamp::default());
        let again = read(written.as_bytes()).expect("what is written opens");
        assert!(again.region == opened.region, "nothing is lost");
        assert_eq!(digest_of(&again.region), digest_of(&opened.region));
        answers(&whole, &opened.region);
    });
}

/// Whoever reads a file beside the page tells what the page would find.
fn read_beside(bytes: &[u8]) {
    let (heard, lines) = Reader::default().answer(FileRequest::Open, bytes, &mut |_| {});
    let heard = serde_json::to_string(&heard).expect("what is heard is plain data");
    match (serde_json::from_str(&heard), read(bytes)) {
        (Ok(FileResponse::Refused(told)), Err(refusal)) => assert_eq!(told, refusal),
        (Ok(FileResponse::Opened(envelope, told)), Ok(opened)) => {
            let region = ChunkedReader::of(lines).expect("was just written").finish();
            assert!(region == opened.region, "the region is the same");
            let told: Vec<_> = told.into_iter().filter_map(ToldProblem::problem).collect();
            assert_eq!((envelope, told), (opened.envelope, opened.problems));
        }
        other => panic!("{other:?}"),
    }
}

/// As an answer, such a file can be compared and taken in.
fn answers(ours: &Region, theirs: &Region) {
    let profile = Profile {
        audience: Audience::Coordinator,
        partner: String::new(),
        contacts: Contacts::LeftOut,
    };
    for base in [None, Some(ours)] {
        let reply = Reply {
            base,
            theirs,
            profile: &profile,
        };
        let differences = compare(ours, &[reply]);
        let op = enlace_edit::Op::Merge {
            partners: String::new(),
            taken: taken(&differences, &|_, _| Pick::Voice(0)),
        };
        let _decided = enlace_edit::decide(&op, ours);
    }
}
