//! `enlace profile` on the sample: who gets what, and how it ends.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, process};

use enlace_exchange::json::{Opened, read};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/samples/ave.json")
}

/// Makes the file for this audience; what was told where none was made.
#[track_caller]
fn made(audience: &str, status: i32) -> Result<Opened, String> {
    let name = audience.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    let target = std::env::temp_dir().join(format!("enlace-profile-{}-{name}", process::id()));
    let output = Command::new(env!("CARGO_BIN_EXE_enlace"))
        .arg("profile")
        .arg(sample())
        .args(["--as", audience])
        .arg(&target)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(status), "{audience}");
    let Ok(bytes) = fs::read(&target) else {
        return Err(String::from_utf8(output.stdout).unwrap());
    };
    fs::remove_file(&target).unwrap();
    Ok(read(&bytes).unwrap())
}

#[test]
fn each_partner_gets_what_the_page_would_give() {
    let whole = read(&fs::read(sample()).unwrap()).unwrap().region;
    let school = whole.schools.keys().next().unwrap().to_string();
    let group = whole.enterprises.values().find(|it| it.is_group()).unwrap();
    let cases = [
        (format!("school:{school}"), Audience::School, school.clone()),
        (
            format!("enterprise_group:{}", group.name),
            Audience::EnterpriseGroup,
            group.id.to_string(),
        ),
        ("public".to_owned(), Audience::Public, String::new()),
    ];
    for (asked, audience, partner) in cases {
        let opened = made(&asked, 0).unwrap();
        let profile = Profile {
            audience,
            partner: partner.clone(),
            contacts: Contacts::LeftOut,
        };
        assert!(opened.region == slice(&whole, &profile, ""), "{asked}");
        assert_eq!(opened.envelope.profile.as_deref(), Some(audience.as_str()));
        assert_eq!(opened.envelope.partner.unwrap_or_default(), partner);
    }
}

#[test]
fn a_file_for_support_is_scrambled_otherwise_each_time() {
    let names = || {
        let opened = made("support", 0).unwrap();
        let names = opened.region.enterprises.values().map(|it| it.name.clone());
        names.collect::<Vec<_>>()
    };
    assert_ne!(names(), names());
}

#[test]
fn a_partner_that_the_region_does_not_have_gets_no_file() {
    let told = made("school:0000001", 1).unwrap_err();
    assert!(
        told.ends_with("error no_such_partner school partner=0000001\n"),
        "{told}"
    );
    made("anybody", 2).unwrap_err();
}
