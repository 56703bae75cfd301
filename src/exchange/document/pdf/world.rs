//! What Typst may read: the template, the report as data, its drawings, and the fonts. Nothing else is there, so
//! nothing of the machine can get into a report.
//! Must not know what a report says.

use std::sync::LazyLock;

use typst::{
    Feature, Library, LibraryExt as _,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

use super::data::Content;
use crate::{exchange::picture::letters::Fonts, fonts};

/// The template.
const TEMPLATE: &str = include_str!("../../../../assets/report/report.typ");

/// What every report is set with.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    // It tells screen readers which cells are titles of rows.
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The bundled fonts.
static BUNDLED: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let inter = [fonts::REGULAR, fonts::MEDIUM, fonts::SEMIBOLD];
    let all = inter.into_iter().chain(fonts::ARABIC).chain(fonts::HEBREW);
    all.flat_map(|data| Font::iter(Bytes::new(data))).collect()
});

/// What Typst sees.
pub(super) struct World {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    files: Vec<(FileId, Bytes)>,
}

/// The same path is the same id each time: Typst never forgets one.
fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World {
    pub(super) fn new(content: &Content, letters: &Fonts) -> Self {
        let mut fonts = BUNDLED.clone();
        for (data, index) in letters.system_faces() {
            fonts.extend(Font::new(Bytes::new(data), index));
        }
        let main = id("/report.typ").map_or_else(
            || Source::detached(TEMPLATE),
            |id| Source::new(id, TEMPLATE.to_owned()),
        );
        let files = content
            .files()
            .filter_map(|(path, bytes)| Some((id(&path)?, bytes)));
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main,
            files: files.collect(),
        }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            Ok(self.main.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(known, _)| *known == id);
        file.map(|(_, bytes)| bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    // The day stands in the data, so that two files of one report are the same.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
