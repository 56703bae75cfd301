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

/// Writes a folder of files whole or not at all.
///
/// The files go to a new folder beside it, to the disk, and only then to the name. With `replace`, a folder that
/// holds nothing but what such an export leaves makes room; any other stays: [`ErrorKind::AlreadyExists`].
pub fn write_folder(path: &Path, files: &[(String, Vec<u8>)], replace: bool) -> io::Result<()> {
    let there = path.symlink_metadata().is_ok();
    if there && !(replace && is_like(path, files)) {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let beside = folder_of(&target);
    let part = tempfile::Builder::new()
        .prefix(".roundtable-")
        .suffix(".part")
        .tempdir_in(&beside)?;
    let fresh = part.path().join("new");
    std::fs::create_dir(&fresh)?;
    let mut written = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let mut file = File::create_new(fresh.join(name))?;
        file.write_all(bytes)?;
        written.push(file);
    }
    // Only now, so that one turn of the disk takes many of them along.
    for file in written {
        file.sync_all()?;
    }
    if there {
        let old = part.path().join("old");
        std::fs::rename(&target, &old)?;
        if let Err(error) = std::fs::rename(&fresh, &target) {
            // The old folder comes back, or the person would have neither.
            std::fs::rename(&old, &target)?;
            return Err(error);
        }
    } else {
        std::fs::rename(&fresh, &target)?;
    }
    #[cfg(unix)]
    let _ = File::open(&beside).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Whether a folder has the first of these files, and nothing but files with endings like theirs.
fn is_like(folder: &Path, files: &[(String, Vec<u8>)]) -> bool {
    let Some((first, _)) = files.first() else {
        return false;
    };
    let known = |path: &Path| {
        path.is_file()
            && files
                .iter()
                .any(|(name, _)| Path::new(name).extension() == path.extension())
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return false;
    };
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path()));
    folder.join(first).is_file() && paths.all(|path| path.is_ok_and(|path| known(&path)))
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
    fn a_folder_is_replaced_whole_if_it_was_made_alike_and_kept_if_not() {
        let beside = tempfile::tempdir().unwrap();
        let path = beside.path().join("tables");
        let files = |text: &str| vec![("Read me.txt".to_owned(), text.as_bytes().to_vec())];
        write_folder(&path, &files("one"), false).unwrap();
        let again = write_folder(&path, &files("two"), false).unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AlreadyExists);
        write_folder(&path, &files("two"), true).unwrap();
        assert_eq!(fs::read(path.join("Read me.txt")).unwrap(), b"two");
        fs::write(path.join("photo.png"), "mine").unwrap();
        let other = write_folder(&path, &files("three"), true).unwrap_err();
        assert_eq!(other.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read(path.join("photo.png")).unwrap(), b"mine");
        assert_eq!(fs::read_dir(beside.path()).unwrap().count(), 1);
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
