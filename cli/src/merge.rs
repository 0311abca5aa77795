//! `enlace merge BASE OURS THEIRS`: one file of what both sides changed.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use enlace_edit::{Op, Spot, decide};
use enlace_exchange::json::{Opened, Stamp, write};
use enlace_exchange::merge::{Difference, Pick, Reply, Standing, compare, taken};
use enlace_exchange::profile::{Audience, Contacts, Profile};

use crate::End;
use crate::files::{line, open};

/// Which side a conflict goes to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Take {
    /// To ours, and it is told that nobody decided.
    Undecided,
    Ours,
    Theirs,
}

/// Merges three files; the merged one goes to `out`, conflicts to `err`.
pub fn run(arguments: &[OsString], out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
    let (files, take) = match understood(arguments) {
        Ok(understood) => understood,
        Err(why) => return Ok(End::Misused(why)),
    };
    let mut opened = Vec::new();
    for file in files {
        match open(Path::new(file)) {
            Ok(one) => opened.push(one),
            Err(failure) => {
                writeln!(err, "{}: {}", Path::new(file).display(), failure.line())?;
                return Ok(End::Errors);
            }
        }
    }
    let Ok([base, ours, theirs]) = <[Opened; 3]>::try_from(opened) else {
        return Ok(End::Misused("merge: three files are needed".to_owned()));
    };
    let profile = profile_of(&base);
    let reply = Reply {
        base: Some(&base.region),
        theirs: &theirs.region,
        profile: &profile,
    };
    let differences = compare(&ours.region, &[reply]);
    let mut end = End::Fine;
    for difference in &differences {
        let what = match difference.standing {
            Standing::Clear => continue,
            Standing::Conflict => "conflict",
            Standing::Outside => "outside",
        };
        writeln!(err, "{}", told(what, difference))?;
        if take == Take::Undecided {
            end = End::Errors;
        }
    }
    let side = |_: usize, difference: &Difference| match (difference.standing, take) {
        (Standing::Conflict, Take::Theirs) => Pick::Voice(0),
        _ => difference.usual(),
    };
    let op = Op::Merge {
        partners: profile.partner.clone(),
        taken: taken(&differences, &side),
    };
    let mut merged = ours.region;
    match decide(&op, &merged) {
        Ok(changes) => changes.iter().for_each(|change| merged.apply(change)),
        Err(rejection) => {
            let told = line("error", rejection.id(), "file", &rejection.values());
            writeln!(err, "{told}")?;
            return Ok(End::Errors);
        }
    }
    // No clock of its own: the merged file is as old as ours.
    let stamp = Stamp {
        app: concat!("enlace ", env!("CARGO_PKG_VERSION")).to_owned(),
        exported_at: ours.envelope.exported_at.unwrap_or_default(),
        ..Stamp::default()
    };
    out.write_all(write(&merged, &stamp).as_bytes())?;
    Ok(end)
}

fn understood(arguments: &[OsString]) -> Result<(Vec<&OsString>, Take), String> {
    let mut take = Take::Undecided;
    let mut files = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        if argument != "--take" {
            files.push(argument);
            continue;
        }
        take = match arguments.next().and_then(|side| side.to_str()) {
            Some("ours") => Take::Ours,
            Some("theirs") => Take::Theirs,
            _ => return Err("merge: --take is ours or theirs".to_owned()),
        };
    }
    match files.len() {
        3 => Ok((files, take)),
        _ => Err("merge: three files are needed: BASE OURS THEIRS".to_owned()),
    }
}

/// For whom what was sent was made, as it says itself: a file that says nothing holds everything, and one
/// for whom this version does not know asks for nothing. What came back has no say in it.
fn profile_of(base: &Opened) -> Profile {
    let envelope = &base.envelope;
    let audience = match envelope.profile.as_deref() {
        None => Audience::Coordinator,
        Some(text) => Audience::from_text(text).unwrap_or(Audience::Public),
    };
    Profile {
        audience,
        partner: envelope.partner.clone().unwrap_or_default(),
        contacts: Contacts::Included,
    }
}

fn told(what: &str, difference: &Difference) -> String {
    let place = match &difference.spot {
        Spot::Header(field) => format!("region.{field}"),
        Spot::Setting(id) => format!("settings.{}", id.as_str()),
        Spot::SetAside(_) => "set_aside".to_owned(),
        Spot::Record(record) => record.to_string(),
        Spot::Field(record, field) => format!("{record}.{field}"),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "none".to_owned());
    let theirs = difference.voices.first().map(|voice| text(&voice.text));
    let mut line = format!("{what} {}", crate::files::quoted(&place));
    for (key, value) in [
        ("base", text(&difference.base)),
        ("ours", text(&difference.ours)),
        ("theirs", theirs.unwrap_or_default()),
    ] {
        line.push_str(&format!(" {key}={value}"));
    }
    line
}
