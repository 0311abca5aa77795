//! `enlace profile`: the part of a region that a partner gets, by the rules of the page.

use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::fs;
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Write};
use std::path::Path;

use enlace_exchange::json::{self, Stamp};
use enlace_exchange::profile::{Audience, Contacts, Profile, slice};
use enlace_model::Region;

use crate::End;
use crate::files::{line, open};

/// Writes `FILE --as AUDIENCE[:PARTNER] OUT`; contacts are left out.
pub fn run(arguments: &[OsString], out: &mut impl Write) -> io::Result<End> {
    let [file, option, audience, target] = arguments else {
        let why = "profile: a file, --as with whom it is for, and the file to write are needed";
        return Ok(End::Misused(why.to_owned()));
    };
    if option != "--as" {
        let why = format!("profile: {} stands where --as is needed", option.display());
        return Ok(End::Misused(why));
    }
    let audience = audience.to_string_lossy();
    let (audience, partner) = audience.split_once(':').unwrap_or((&audience, ""));
    let Some(audience) = Audience::from_text(audience) else {
        return Ok(End::Misused(format!(
            "profile: nobody is called {audience}"
        )));
    };
    let region = match open(Path::new(file)) {
        Ok(opened) => opened.region,
        Err(failure) => {
            writeln!(out, "{}: {}", file.display(), failure.line())?;
            return Ok(End::Errors);
        }
    };
    let Some(partner) = partner_of(audience, partner, &region) else {
        let values = [("partner", partner.to_owned())];
        let told = line("error", "no_such_partner", audience.as_str(), &values);
        writeln!(out, "{}: {told}", file.display())?;
        return Ok(End::Errors);
    };
    let profile = Profile {
        audience,
        partner,
        contacts: Contacts::LeftOut,
    };
    let stamp = Stamp {
        app: concat!("enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        ..profile.stamp("")
    };
    let part = slice(&region, &profile, &seed());
    fs::write(Path::new(target), json::write(&part, &stamp))?;
    Ok(End::Fine)
}

/// The partner as the file names it: a school by its code, a group by its id or its name. `None` where
/// the region has no such one, or several.
fn partner_of(audience: Audience, partner: &str, region: &Region) -> Option<String> {
    match audience {
        Audience::School => {
            let mut codes = region.schools.keys().map(|code| code.as_str());
            codes.find(|code| *code == partner).map(str::to_owned)
        }
        Audience::EnterpriseGroup => {
            let groups = || region.enterprises.values().filter(|it| it.is_group());
            let by_id = groups().find(|it| it.id.as_str() == partner);
            let mut by_name = groups().filter(|it| it.name == partner);
            let found = by_id.or_else(|| by_name.next().filter(|_| by_name.next().is_none()));
            found.map(|it| it.id.as_str().to_owned())
        }
        _ => Some(partner.to_owned()),
    }
}

/// What nobody can guess, so that nobody can undo how a file for support was scrambled: the standard
/// library's tables draw their keys from the system.
fn seed() -> String {
    let draw = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", draw(), draw())
}
