//! Files become regions on this device, beside what lies there and never over it.

use std::rc::Rc;
use std::sync::Arc;

use enlace_exchange::encryption::is_encrypted;
use enlace_exchange::json::{self, FileOrigin, Refusal};
use enlace_model::{Region, RegionId};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;
use crate::browser::file::{self, FileError, PickedFile};
use crate::browser::worker::Gone;
use crate::browser::{clock, id};
use crate::state::files::unpacked::{Unpacked, unpacked};
use crate::state::files::worker_reader;
use crate::state::notices::notice::Notice;
use crate::state::partners::answer::Came;
use crate::state::transfers::Transfers;
use crate::state::transfers::file_task::FileTask;
use crate::state::transfers::progress::FileAction;
use crate::store::database::Database;
use crate::store::failure::Failure;
use crate::store::regions::Write;

/// The sample that comes with the program.
const SAMPLE: &str = "samples/ave.json";

/// Where a file's region went.
enum Arrived {
    /// To the shelf, under this id.
    Here(RegionId),
    /// Only into this tab, since it could not be kept.
    InTabOnly(Box<Region>),
}

impl Transfers {
    /// Opens the Ave sample.
    pub fn open_sample(self) {
        spawn_local(async move {
            match fetch::own_file(SAMPLE).await {
                Ok(bytes) => self.take_in("ave.json".to_owned(), bytes).await,
                Err(fetch::NotFetched) => self.notices.tell(Notice::SampleNotFetched),
            }
        });
    }

    /// Opens files that the user chose or dropped; nothing on this device is overwritten, and a
    /// notice tells what became of each. The last one that could be read is shown.
    pub fn open_files(self, files: Vec<PickedFile>) {
        spawn_local(async move {
            for picked in files {
                let file = picked.name();
                match picked.read().await {
                    Ok(bytes) => self.take_in(file, bytes).await,
                    Err(FileError::TooLarge { size }) => {
                        let (bytes, limit) = (size.0 as usize, file::LIMIT.0 as usize);
                        let refusal = Refusal::TooLarge { bytes, limit };
                        self.notices.tell(Notice::FileRefused { file, refusal });
                    }
                    Err(FileError::Unreadable) => {
                        self.notices.tell(Notice::FileUnreadable { file })
                    }
                }
            }
        });
    }

    pub(super) async fn take_in_now(self, name: String, bytes: Vec<u8>) {
        let (file, bytes) = match unpacked(name.clone(), bytes).await {
            Ok(Unpacked::One { file, bytes }) => (file, bytes),
            Ok(Unpacked::Archive(archive)) => {
                self.archive.try_set(Some(archive));
                return;
            }
            Err(refusal) => {
                let file = name;
                self.notices.tell(Notice::FileRefused { file, refusal });
                return;
            }
        };
        let large = worker_reader::is_large(&bytes) && !is_encrypted(&bytes);
        let reading = large.then(|| FileTask::begin(self, file.clone(), FileAction::Opening));
        let opened = match &reading {
            None => json::read(&bytes),
            Some(reading) => match reading.read(&bytes).await {
                Ok(opened) => opened,
                Err(_) if reading.is_stopped() => return,
                // The worker cannot be had: the page reads, and stands still meanwhile.
                Err(Gone::NotStarted) => json::read(&bytes),
                // What was too much for the worker would be too much for the page, and end it.
                Err(Gone::BrokeOff) => {
                    self.notices.tell(Notice::FileBrokeOff { file });
                    return;
                }
            },
        };
        let opened = match opened {
            Ok(opened) => opened,
            Err(Refusal::Encrypted) => {
                self.locked.try_set(Some((file.clone(), Arc::new(bytes))));
                self.notices.tell(Notice::FileLocked { file });
                return;
            }
            Err(refusal) => {
                self.notices.tell(Notice::FileRefused { file, refusal });
                return;
            }
        };
        // An answer to what was sent of the open region is compared with it.
        if opened.envelope.base.is_some() && self.document.is_open(&opened.region.header.id) {
            let came = Came::Waiting(Arc::new(bytes));
            self.partners
                .push_incoming(file.clone(), opened.region.header.id, came);
            self.notices.tell(Notice::Answer { file });
            return;
        }
        let problems = opened.problems;
        let mut region = opened.region;
        // A part that was made for somebody remembers what it began from, for its answer.
        if let Some(origin) = FileOrigin::in_file(&opened.envelope)
            && opened.envelope.base.is_none()
        {
            origin.mark(&mut region);
        }
        drop(bytes);
        match self.put_on_shelf(file, region, reading.as_ref()).await {
            Ok(None) => {}
            Ok(Some((notice, Arrived::Here(id)))) => {
                self.device.look_at_shelf().await;
                self.device.after_saving(move || {
                    if self.document.is_open(&id) {
                        self.notices.tell(notice);
                        return;
                    }
                    // Of a large one it is told once it is there.
                    let later = reading.is_some();
                    match later {
                        true => self.notices.clear(),
                        false => self.notices.tell(notice.clone()),
                    }
                    spawn_local(async move {
                        self.device.show_stored(id).await;
                        self.document.set_file_problems(problems);
                        drop(reading);
                        if later && self.notices.untracked().is_none() {
                            self.notices.tell(notice);
                        }
                    });
                });
            }
            Ok(Some((notice, Arrived::InTabOnly(region)))) => self.device.after_saving(move || {
                self.notices.tell(notice);
                self.device.show_new(*region);
                self.document.set_file_problems(problems);
            }),
            Err(failure) => self.notices.tell(Notice::NotRead { failure }),
        }
    }

    /// Puts a file's region on the shelf, under an id of its own where one of the same id with
    /// other content is there; `None`: its opening was stopped before.
    async fn put_on_shelf(
        self,
        file: String,
        mut region: Region,
        reading: Option<&FileTask>,
    ) -> Result<Option<(Notice, Arrived)>, Failure> {
        let is_stopped = || reading.is_some_and(FileTask::is_stopped);
        if is_stopped() {
            return Ok(None);
        }
        let name = region.header.name.clone();
        let notice = Notice::Opened {
            file: file.clone(),
            region: name.clone(),
        };
        let Some(database) = self.device.database() else {
            return Ok(Some((notice, Arrived::InTabOnly(Box::new(region)))));
        };
        let (notice, opened_from) = match find(&database, &mut region).await? {
            _ if is_stopped() => return Ok(None),
            OnTheShelf::Nothing => (notice, None),
            OnTheShelf::Same(id) => {
                let notice = Notice::AlreadyHere { file, region: name };
                return Ok(Some((notice, Arrived::Here(id))));
            }
            taken @ (OnTheShelf::Other | OnTheShelf::InBin) => {
                let own = RegionId::from(id::mint());
                let original = std::mem::replace(&mut region.header.id, own);
                let region = name;
                let notice = match taken {
                    OnTheShelf::InBin => Notice::OpenedBesideBin { file, region },
                    _ => Notice::OpenedBeside { file, region },
                };
                (notice, Some(original))
            }
        };
        let id = region.header.id.clone();
        let write = Write::new_region_in_turns(&region, opened_from, clock::now()).await;
        if reading.is_some_and(|reading| !reading.is_written()) {
            return Ok(None);
        }
        Ok(Some(match database.write(&write).await {
            Ok(_) => (notice, Arrived::Here(id)),
            // It can be looked at all the same; saving it says why it is not kept.
            Err(_) => (notice, Arrived::InTabOnly(Box::new(region))),
        }))
    }
}

/// What of a file's region is on the shelf already.
enum OnTheShelf {
    Nothing,
    /// The same content, under this id.
    Same(RegionId),
    /// A region of the same id with other content.
    Other,
    /// A region of the same id that was deleted.
    InBin,
}

/// Compares with the shelf's region of the same id, and with those that were opened beside it.
/// The region's id is the same again at the end.
async fn find(database: &Rc<Database>, region: &mut Region) -> Result<OnTheShelf, Failure> {
    let id = region.header.id.clone();
    let mut found = OnTheShelf::Nothing;
    for entry in database.shelf().await? {
        if entry.bin.is_some() {
            if entry.id == id {
                found = OnTheShelf::InBin;
            }
            continue;
        }
        if entry.id == id {
            found = OnTheShelf::Other;
        } else if entry.opened_from.as_ref() != Some(&id) {
            continue;
        }
        region.header.id = entry.id.clone();
        let same = database.load(&entry.id).await?.assembled.region == *region;
        region.header.id = id.clone();
        if same {
            return Ok(OnTheShelf::Same(entry.id));
        }
    }
    Ok(found)
}
