//! Where a file lies: made beside its target and renamed, so that a half-made one never lies there.
//! Must not know what is in the file.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::StoreError;

/// How the names of plan files end.
pub const EXTENSION: &str = "roundtable";

/// What to do when the target of a copy exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfExists {
    /// Leave it and say so.
    Refuse,
    /// Put the copy in its place, at once and whole.
    Replace,
}

/// The path from the root. SQLite reads some relative names in a way of its own (`file:…`, `:memory:`).
///
/// A link is followed, so that what belongs beside the file lies beside the file.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let target = path.is_symlink().then(|| fs::canonicalize(path).ok());
    target
        .flatten()
        .or_else(|| std::path::absolute(path).ok())
        .unwrap_or_else(|| path.to_owned())
}

/// The folder that a path lies in.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// An empty file of our own in the folder of `path`, readable by its owner only; gone when dropped.
pub(super) fn beside(path: &Path) -> Result<tempfile::TempPath, StoreError> {
    tempfile::Builder::new()
        .prefix(".roundtable-")
        .suffix(".part")
        .tempfile_in(folder(path))
        .map(tempfile::NamedTempFile::into_temp_path)
        .map_err(|error| StoreError::writing_io(path, &error))
}

/// Gives a finished file its name.
pub(super) fn put(
    part: tempfile::TempPath,
    path: &Path,
    if_exists: IfExists,
) -> Result<(), StoreError> {
    let failed = |error: &io::Error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            StoreError::Exists(path.to_owned())
        } else {
            StoreError::writing_io(path, error)
        }
    };
    // On disk before it has its name: else a power cut could leave the name with nothing behind it.
    fs::File::options()
        .write(true)
        .open(&part)
        .and_then(|file| file.sync_all())
        .map_err(|e| failed(&e))?;
    if if_exists == IfExists::Refuse && exists(path) {
        return Err(StoreError::Exists(path.to_owned()));
    }
    // What a deleted plan of this name left behind would be played back into the new one.
    for ending in ["-journal", "-wal", "-shm"] {
        let mut leftover = path.as_os_str().to_owned();
        leftover.push(ending);
        match fs::remove_file(leftover) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(&error)),
            _ => {}
        }
    }
    match if_exists {
        IfExists::Replace => part.persist(path).map_err(|e| failed(&e.error))?,
        IfExists::Refuse => match part.persist_noclobber(path) {
            Ok(()) => {}
            // Some memory sticks and network drives know no way to rename without replacing.
            Err(e) if e.error.kind() != io::ErrorKind::AlreadyExists && !exists(path) => {
                e.path.persist(path).map_err(|e| failed(&e.error))?;
            }
            Err(e) => return Err(failed(&e.error)),
        },
    }
    sync_folder(folder(path));
    Ok(())
}

/// Whether anything lies at `path`, a broken link included.
pub(super) fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Makes a new name last through a power cut, where the system offers it.
fn sync_folder(folder: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder) {
        // Not every file system can; the file itself is safe either way.
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = folder;
}

/// Tells one file from another that has taken its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Identity(u64, u64);

impl Identity {
    /// Whether the other is the very same file.
    pub(super) fn is(self, other: Option<Self>) -> bool {
        cfg!(unix) && other == Some(self)
    }
}

/// The identity of the file at `path`; `None` if there is none.
///
/// Where the system offers no number for it, all files look alike: such systems don't let an open file go.
pub(super) fn identity(path: &Path) -> Option<Identity> {
    let metadata = fs::metadata(path).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        Some(Identity(metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        Some(Identity(0, 0))
    }
}

/// Why a file can't be changed where it lies, as a clause; `None` if it can.
///
/// The file's own mark counts even for a user whom the system would let pass: someone set it on purpose.
pub(super) fn unwritable(path: &Path) -> Option<&'static str> {
    if fs::metadata(path).is_ok_and(|m| m.permissions().readonly()) {
        return Some("the file is marked as read-only");
    }
    let folder = folder(path);
    // On Windows this mark means something else on folders.
    let marked = cfg!(unix) && fs::metadata(folder).is_ok_and(|m| m.permissions().readonly());
    let probe = || {
        tempfile::Builder::new()
            .prefix(".roundtable-")
            .tempfile_in(folder)
    };
    (marked || probe().is_err()).then_some("its folder can't be written")
}
