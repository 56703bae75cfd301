//! Whole files: read with a limit, written beside their target and renamed, so that no one ever finds half
//! a file.
//! Must not know any format.

use std::{
    fs::File,
    io::{self, ErrorKind, Read as _, Write as _},
    path::{Path, PathBuf},
};

/// Reads a whole file of at most `most` bytes; a larger one is [`ErrorKind::FileTooLarge`].
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let meta = file.metadata()?;
    if meta.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if meta.len() > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(meta.len() as usize);
    // A pipe has no length, and a file may grow while it is read.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Writes a file whole or not at all, replacing one of that name.
///
/// The bytes go to a new file in the same folder, to the disk, and only then to the name.
pub fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Through a link, the file that it names is replaced and not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let old = target.metadata().ok();
    if old.as_ref().is_some_and(std::fs::Metadata::is_dir) {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".roundtable-").suffix(".part");
    // An export is made to be handed on: its rights are those of any new file, not a temporary one's.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let folder = folder_of(&target);
    let mut part = builder.tempfile_in(&folder)?;
    part.write_all(bytes)?;
    if let Some(old) = old {
        part.as_file().set_permissions(old.permissions())?;
    }
    part.as_file().sync_all()?;
    part.persist(&target).map_err(|error| error.error)?;
    // The file is whole by now; some network folders can't sync a folder, which is no reason to say it failed.
    #[cfg(unix)]
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Like [`write_beside`], but an existing file of that name stays: [`ErrorKind::AlreadyExists`].
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    write_beside(path, bytes)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// Why a file could not be read, in plain words, path last.
pub fn why_not_read(path: &Path, error: &io::Error) -> String {
    let path = path.display();
    match error.kind() {
        ErrorKind::NotFound => format!("There is no such file; check the name: {path}"),
        ErrorKind::PermissionDenied => {
            format!("You have no right to read this file; ask for it or choose another: {path}")
        }
        ErrorKind::IsADirectory => format!("This is a folder; choose a file in it: {path}"),
        ErrorKind::FileTooLarge => {
            format!("The file is too large to be a plan; choose another: {path}")
        }
        _ => format!("The file could not be read ({}): {path}", first_line(error)),
    }
}

/// Why a file could not be written, in plain words, path last. Nothing of it is left behind.
pub fn why_not_written(path: &Path, error: &io::Error) -> String {
    let path = path.display();
    match error.kind() {
        ErrorKind::AlreadyExists => {
            format!(
                "A file of this name is there already and was kept; choose another name: {path}"
            )
        }
        ErrorKind::NotFound => {
            format!("The folder does not exist, nothing was written; make it first: {path}")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => format!(
            "You have no right to write in this folder, nothing was written; choose another: {path}"
        ),
        ErrorKind::IsADirectory | ErrorKind::NotADirectory => {
            format!("This is not the name of a file, nothing was written; choose another: {path}")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!("The disk is full, nothing was written; make room and try again: {path}")
        }
        _ => format!(
            "The file could not be written ({}), nothing was changed: {path}",
            first_line(error)
        ),
    }
}

fn first_line(error: &io::Error) -> String {
    error
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_of_just_the_limit_is_read_and_one_byte_more_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        write_new(&path, b"12345").unwrap();
        assert_eq!(read(&path, 5).unwrap(), b"12345");
        assert_eq!(read(&path, 4).unwrap_err().kind(), ErrorKind::FileTooLarge);
    }

    #[test]
    fn a_write_replaces_the_old_file_whole_and_leaves_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        write_beside(&path, b"a long old text").unwrap();
        write_beside(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_new_file_takes_no_ones_place() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.json");
        write_new(&path, b"first").unwrap();
        let error = write_new(&path, b"second").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[test]
    fn a_folder_is_neither_read_nor_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let read = read(folder.path(), 5).unwrap_err();
        assert_eq!(read.kind(), ErrorKind::IsADirectory);
        let written = write_beside(folder.path(), b"text").unwrap_err();
        assert_eq!(written.kind(), ErrorKind::IsADirectory);
        assert!(folder.path().is_dir());
    }

    #[test]
    fn every_reason_is_one_plain_line_with_the_path_last() {
        let path = Path::new("some/plan.json");
        for kind in [
            ErrorKind::NotFound,
            ErrorKind::PermissionDenied,
            ErrorKind::IsADirectory,
            ErrorKind::FileTooLarge,
            ErrorKind::AlreadyExists,
            ErrorKind::StorageFull,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::Other,
        ] {
            for line in [
                why_not_read(path, &kind.into()),
                why_not_written(path, &kind.into()),
            ] {
                assert!(line.ends_with(": some/plan.json"), "{line}");
                assert!(!line.contains('\n'), "{line}");
            }
        }
    }
}
