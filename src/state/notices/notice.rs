//! What the program has to tell about something that the user asked for or that it found.

use enlace_exchange::json::Refusal;
use enlace_model::RegionId;

use crate::store::assemble::Damage;
use crate::store::failure::Failure;

enlace_model::with_ids! {
    /// Something to tell, until the user dismisses it or the next thing is told.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Notice {
        /// A file was opened as a region that was not on this device before.
        Opened { file: String, region: String } = "opened",
        /// A file was opened as a region of its own: one of the same origin with other content is on
        /// this device and was left as it is.
        OpenedBeside { file: String, region: String } = "opened_beside",
        /// A file was opened as a region of its own: one of the same origin is in the bin, and stays there.
        OpenedBesideBin { file: String, region: String } = "opened_beside_bin",
        /// The file's region is on this device with the same content, and that one was opened.
        AlreadyHere { file: String, region: String } = "already_here",
        /// A file was not opened; the refusal's own words say why.
        FileRefused { file: String, refusal: Refusal } = "file_refused",
        /// Reading a file took more memory than the browser gives.
        FileBrokeOff { file: String } = "file_broke_off",
        /// A file waits for its passphrase.
        FileLocked { file: String } = "file_locked",
        /// So many files were shared into the program and wait until the user says what to do.
        FilesWait { files: u32 } = "files_wait",
        /// A file answers what was sent of the open region.
        Answer { file: String } = "answer",
        /// The browser could not read a file.
        FileUnreadable { file: String } = "file_unreadable",
        /// What is open stays open: it could not be saved, and leaving it would lose work.
        UnsavedStays = "unsaved_stays",
        /// A region could not be read from this device.
        NotRead { failure: Failure } = "not_read",
        /// The region of the last visit does not lie on this device any more, and nobody deleted it here.
        Gone = "gone",
        /// Parts of the region on this device were damaged; what could not be read was set aside.
        Damaged { damage: Damage } = "damaged",
        /// The sample could not be had: no connection.
        SampleNotFetched = "sample_not_fetched",
        /// A part of the program could not be had: no connection.
        PartNotFetched = "part_not_fetched",
        /// The region went out as a file of this name.
        SavedToFile {
            file: String,
            /// Contacts are personal data and stay here.
            contacts_left_out: usize,
        } = "saved_to_file",
        /// The region went to another program of this device.
        Shared { contacts_left_out: usize } = "shared",
        /// The region is a file among the downloads, to be attached to a mail.
        ToBeMailed {
            file: String,
            contacts_left_out: usize,
        } = "to_be_mailed",
        /// A table of the region went out as a file of this name.
        SavedAsTable { file: String } = "saved_as_table",
        /// The same, with so many texts cut that are longer than a cell of a workbook holds.
        TextsCut { file: String, texts: usize } = "texts_cut",
        /// The browser did not take the file.
        DownloadRefused = "download_refused",
        /// The tab that has the region open has work that it could not save, and keeps it.
        OtherTabKeeps = "other_tab_keeps",
        /// The region could not be kept as a snapshot, so what was to come after it was not done.
        NoSnapshot { failure: Failure } = "no_snapshot",
        /// The region is what it was at that time.
        Restored { time: String } = "restored",
        /// The region is in the bin.
        Deleted { region: String, id: RegionId } = "deleted",
        /// The region could not be deleted.
        NotDeleted { failure: Failure } = "not_deleted",
        /// Contacts are gone, here and from the snapshots.
        ContactsForgotten { contacts: usize } = "contacts_forgotten",
        /// Contacts are gone here, and still in some snapshots.
        ContactsLeft { snapshots: usize } = "contacts_left",
    }
}

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    Done,
    Mind,
    Failed,
}

impl Notice {
    /// How grave it is.
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::Opened { .. }
            | Self::AlreadyHere { .. }
            | Self::Restored { .. }
            | Self::Deleted { .. }
            | Self::ContactsForgotten { .. }
            | Self::SavedToFile { .. }
            | Self::Shared { .. }
            | Self::SavedAsTable { .. }
            | Self::ToBeMailed { .. } => Gravity::Done,
            Self::FilesWait { .. } | Self::FileLocked { .. } | Self::Answer { .. } => Gravity::Done,
            Self::OpenedBeside { .. }
            | Self::OpenedBesideBin { .. }
            | Self::Damaged { .. }
            | Self::TextsCut { .. } => Gravity::Mind,
            Self::FileRefused { .. }
            | Self::FileBrokeOff { .. }
            | Self::FileUnreadable { .. }
            | Self::UnsavedStays
            | Self::NotRead { .. }
            | Self::Gone
            | Self::SampleNotFetched
            | Self::OtherTabKeeps
            | Self::NoSnapshot { .. }
            | Self::NotDeleted { .. }
            | Self::ContactsLeft { .. }
            | Self::PartNotFetched
            | Self::DownloadRefused => Gravity::Failed,
        }
    }

    /// The values that its words name.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Opened { file, region }
            | Self::OpenedBeside { file, region }
            | Self::OpenedBesideBin { file, region }
            | Self::AlreadyHere { file, region } => {
                vec![("file", file.clone()), ("region", region.clone())]
            }
            Self::FileRefused { file, refusal } => {
                let mut values = refusal.values();
                values.push(("file", file.clone()));
                values
            }
            Self::FileUnreadable { file }
            | Self::FileBrokeOff { file }
            | Self::SavedAsTable { file }
            | Self::FileLocked { file }
            | Self::Answer { file } => {
                vec![("file", file.clone())]
            }
            Self::FilesWait { files } => vec![("count", files.to_string())],
            Self::TextsCut { file, texts } => {
                vec![("file", file.clone()), ("texts", texts.to_string())]
            }
            Self::NotRead { failure }
            | Self::NoSnapshot { failure }
            | Self::NotDeleted { failure } => failure.values(),
            Self::Restored { time } => vec![("time", time.clone())],
            Self::Deleted { region, .. } => vec![("region", region.clone())],
            Self::ContactsForgotten { contacts } => vec![("contacts", contacts.to_string())],
            Self::ContactsLeft { snapshots } => vec![("snapshots", snapshots.to_string())],
            Self::Damaged { damage } => vec![
                ("pieces", damage.pieces.to_string()),
                ("records", damage.records.to_string()),
                ("missing", damage.missing.to_string()),
            ],
            Self::Shared { contacts_left_out } => {
                vec![("contacts", contacts_left_out.to_string())]
            }
            Self::SavedToFile {
                file,
                contacts_left_out,
            }
            | Self::ToBeMailed {
                file,
                contacts_left_out,
            } => vec![
                ("file", file.clone()),
                ("contacts", contacts_left_out.to_string()),
            ],
            Self::UnsavedStays
            | Self::Gone
            | Self::SampleNotFetched
            | Self::PartNotFetched
            | Self::DownloadRefused
            | Self::OtherTabKeeps => Vec::new(),
        }
    }
}
