//! What can go wrong with a plan file, in words for the person at the screen: what happened, what is kept,
//! what to do, and the path last.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

/// Why a plan file could not be made, opened, copied or closed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// No such file.
    #[error(
        "There is no plan here. It may have been moved or renamed; look for it in another folder: {}", .0.display()
    )]
    Missing(PathBuf),
    /// A folder.
    #[error("This is a folder, not a plan. Choose a file that ends in .roundtable: {}", .0.display())]
    Folder(PathBuf),
    /// No bytes in it.
    #[error(
        "This file is empty, so there is no plan to open. If it should hold one, look in the folder \
         {} beside it: {}", super::BACKUP_FOLDER, .0.display()
    )]
    Empty(PathBuf),
    /// Not SQLite at all.
    #[error(
        "This file isn't a Roundtable plan. It was left as it is. Choose a file that ends in .roundtable: {}",
        .0.display()
    )]
    NotAPlan(PathBuf),
    /// SQLite, but not ours.
    #[error(
        "This file isn't a Roundtable plan; it is a database of another program. It was left as it is. \
         Choose a file that ends in .roundtable: {}", .0.display()
    )]
    OtherProgram(PathBuf),
    /// Another window or program holds it.
    #[error(
        "This plan is open in another window or program. Nothing was changed. Close it there, then try \
         again: {}", .0.display()
    )]
    Locked(PathBuf),
    /// Nothing can be read from it.
    #[error(
        "This plan is damaged and can't be read ({what}). The file was left as it is. Open the newest backup \
         in the folder {} beside it: {}", super::BACKUP_FOLDER, path.display()
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        what: String,
    },
    /// A journal lies beside it and can't be played back here.
    #[error(
        "This plan was being saved when the program stopped, and that can't be put right in a folder that \
         can't be written. Copy the plan together with the file that ends in -journal to another folder and \
         open it there: {}", .0.display()
    )]
    Unfinished(PathBuf),
    /// It can't be read for another reason.
    #[error("This plan can't be read: {reason}. Nothing was changed: {}", path.display())]
    CantRead {
        /// The file.
        path: PathBuf,
        /// Why, without a dot.
        reason: String,
    },
    /// The target of a new file or copy exists.
    #[error(
        "A file with this name is there already. It was left as it is. Choose another name: {}", .0.display()
    )]
    Exists(PathBuf),
    /// A copy of a plan over itself.
    #[error("This is the open plan itself. Choose another name for the copy: {}", .0.display())]
    Itself(PathBuf),
    /// A new file or copy can't be written.
    #[error("The plan can't be saved here: {reason}. Choose another folder or name: {}", path.display())]
    CantWrite {
        /// The file.
        path: PathBuf,
        /// Why, without a dot.
        reason: String,
    },
    /// A plan of an older version could not be brought up to date.
    #[error(
        "This plan was made by an older version and can't be brought up to date: {reason}. The file is as it \
         was. Make a copy of it and tell the makers of Roundtable: {}", path.display()
    )]
    Migration {
        /// The file.
        path: PathBuf,
        /// Why, without a dot.
        reason: String,
    },
    /// The last changes could not be written.
    #[error("The last changes aren't in the file yet. {reason}: {}", path.display())]
    NotSaved {
        /// The file.
        path: PathBuf,
        /// Whole sentences without the last dot, as in [`SaveState::Failed`](super::SaveState).
        reason: String,
    },
}

impl StoreError {
    /// An error met while reading `path`.
    pub(super) fn reading(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked(path),
            Some(ErrorCode::NotADatabase) => Self::NotAPlan(path),
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged {
                path,
                what: "its pages don't fit together".to_owned(),
            },
            _ if extended(error) == rusqlite::ffi::SQLITE_READONLY_ROLLBACK
                || extended(error) == rusqlite::ffi::SQLITE_READONLY_CANTINIT =>
            {
                Self::Unfinished(path)
            }
            _ => Self::CantRead {
                path,
                reason: plain(error),
            },
        }
    }

    /// An error met while writing a new file at `path`.
    pub(super) fn writing(path: &Path, error: &rusqlite::Error) -> Self {
        Self::CantWrite {
            path: path.to_owned(),
            reason: plain(error),
        }
    }

    /// An error of the file system met while writing a new file at `path`.
    pub(super) fn writing_io(path: &Path, error: &io::Error) -> Self {
        Self::CantWrite {
            path: path.to_owned(),
            reason: plain_io(error),
        }
    }
}

fn extended(error: &rusqlite::Error) -> i32 {
    error.sqlite_error().map_or(0, |e| e.extended_code)
}

/// What a database error means, as a clause without a dot.
pub(super) fn plain(error: &rusqlite::Error) -> String {
    let Some(code) = error.sqlite_error_code() else {
        return error.to_string();
    };
    match code {
        ErrorCode::DiskFull => "the disk is full".to_owned(),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            "the file or its folder can't be written".to_owned()
        }
        ErrorCode::SystemIoFailure => "the disk or the network drive reported an error".to_owned(),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            "another program is using the file".to_owned()
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => "the file is damaged".to_owned(),
        ErrorCode::CannotOpen => {
            "the file can't be opened; the disk may be full or disconnected".to_owned()
        }
        ErrorCode::TooBig => "a text or an attached file is larger than a plan can hold".to_owned(),
        ErrorCode::OutOfMemory => "this computer is out of memory".to_owned(),
        ErrorCode::ConstraintViolation => format!("a record breaks a rule of the file ({error})"),
        _ => error.to_string(),
    }
}

/// What an error of the file system means, as a clause without a dot.
pub(super) fn plain_io(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "the folder can't be written".to_owned()
        }
        io::ErrorKind::NotFound => "the folder isn't there".to_owned(),
        io::ErrorKind::NotADirectory => "the folder's name is the name of a file".to_owned(),
        io::ErrorKind::InvalidFilename => "the name is too long or can't be used here".to_owned(),
        _ => error.to_string(),
    }
}
