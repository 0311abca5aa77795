//! Many partners get their parts in one go: a file each, all in one archive.

use enlace_exchange::bundle::{Bundled, bundle, distinct_name};
use enlace_exchange::json;
use enlace_exchange::profile::slice;
use leptos::task::spawn_local;

use crate::browser::task::once_drawn;
use crate::browser::{clock, file, id};
use crate::state::partners::Partners;
use crate::state::partners::sending::{Parcel, Went, made, stamp};

/// What a partner's part became.
#[derive(Clone, Debug, PartialEq)]
pub struct Got {
    pub partner: String,
    /// Its name in the archive.
    pub file: String,
    pub kept: KeptOnDevice,
}

/// Whether this device keeps what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptOnDevice {
    Yes,
    No,
}

impl Partners {
    /// Hands the parts to the user as one archive of this name, keeps each as it was sent, and tells `then`
    /// what each became. Before each file `goes_on` hears how many are made, and says whether it is still
    /// wanted; where it is not, nothing was sent.
    pub fn send_parts(
        self,
        parcels: Vec<Parcel>,
        name: String,
        goes_on: impl Fn(usize) -> bool + 'static,
        then: impl FnOnce(Went, Vec<Got>) + 'static,
    ) {
        spawn_local(async move {
            let Some(region) = self.document.untracked() else {
                return;
            };
            let (mut files, mut parts) = (Vec::<Bundled>::new(), Vec::new());
            for (i, parcel) in parcels.iter().enumerate() {
                if !goes_on(i) {
                    return then(Went::No, Vec::new());
                }
                once_drawn().await;
                let part = slice(&region, &parcel.profile, &id::mint());
                let digest = json::digest_of(&part);
                let (name, text) = match made(&part, &stamp(parcel), parcel).await {
                    Ok(made) => made,
                    Err(went) => return then(went, Vec::new()),
                };
                let name = distinct_name(name, &files);
                let bytes = text.into_bytes();
                files.push(Bundled { name, bytes });
                parts.push((part, digest));
            }
            let name = file::safe_name(&format!("{name} {}", clock::today().as_str())) + ".zip";
            let archive = bundle(&files, &clock::today());
            let saved = archive.map(|bytes| file::download_bytes(&name, &bytes));
            if saved != Some(Ok(())) {
                return then(Went::Refused, Vec::new());
            }
            let mut got = Vec::new();
            let (now, count) = (clock::now().0, files.len());
            for (((part, digest), parcel), file) in parts.into_iter().zip(&parcels).zip(files) {
                // No two are of the same moment, and the list of sent files begins with the first.
                let at = now + (count - got.len()) as f64;
                let kept = match self.keep_sent(part, digest, parcel, at).await {
                    true => KeptOnDevice::Yes,
                    false => KeptOnDevice::No,
                };
                got.push(Got {
                    partner: parcel.profile.partner.clone(),
                    file: file.name,
                    kept,
                });
            }
            self.look_at_sent().await;
            then(Went::Saved(name), got);
        });
    }
}
