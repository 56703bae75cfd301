//! A Word file as a package: its parts, what each is, and which uses which.
//! Must not know what a report says.

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
};

use zip::{DateTime, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::exchange::document::xml::escaped;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const RELATIONS: &str = "application/vnd.openxmlformats-package.relationships+xml";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";

/// What begins every part.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A picture in the file.
pub(super) struct Media {
    /// How its name ends: png, jpeg or svg.
    pub(super) ending: &'static str,
    pub(super) data: Vec<u8>,
}

/// What is said of the file.
pub(super) struct About<'a> {
    pub(super) title: &'a str,
    pub(super) subject: &'a str,
    pub(super) author: &'a str,
    /// The day on which it was made, such as 2027-03-03.
    pub(super) on: &'a str,
}

/// All parts of a file, as XML.
pub(super) struct Parts<'a> {
    pub(super) about: About<'a>,
    pub(super) document: String,
    pub(super) styles: String,
    pub(super) numbering: String,
    pub(super) settings: String,
    pub(super) footer: String,
    pub(super) media: Vec<Media>,
}

/// By which name the text knows its footer.
pub(super) const FOOTER: &str = "footer";

/// By which name the text knows a picture; pictures count from 0.
pub(super) fn picture(at: usize) -> String {
    format!("picture{}", at + 1)
}

impl Parts<'_> {
    /// The file. Equal parts give equal bytes: it tells no time of its own.
    pub(super) fn packed(&self) -> Result<Vec<u8>, ZipError> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
        let mut put = |name: &str, data: &[u8]| -> Result<(), ZipError> {
            zip.start_file(name, plain)?;
            zip.write_all(data)?;
            Ok(())
        };
        put("[Content_Types].xml", content_types().as_bytes())?;
        put("_rels/.rels", roots().as_bytes())?;
        put("docProps/core.xml", self.core().as_bytes())?;
        put("word/document.xml", self.document.as_bytes())?;
        put("word/_rels/document.xml.rels", self.uses().as_bytes())?;
        put("word/styles.xml", self.styles.as_bytes())?;
        put("word/numbering.xml", self.numbering.as_bytes())?;
        put("word/settings.xml", self.settings.as_bytes())?;
        put("word/footer1.xml", self.footer.as_bytes())?;
        for (at, media) in self.media.iter().enumerate() {
            let name = format!("word/media/{}.{}", picture(at), media.ending);
            put(&name, &media.data)?;
        }
        Ok(zip.finish()?.into_inner())
    }

    /// What the text uses.
    fn uses(&self) -> String {
        let mut out = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
        for (id, sort, target) in [
            ("styles", "styles", "styles.xml"),
            ("numbering", "numbering", "numbering.xml"),
            ("settings", "settings", "settings.xml"),
            (FOOTER, "footer", "footer1.xml"),
        ] {
            relation(&mut out, id, &format!("{OFFICE}/{sort}"), target);
        }
        for (at, media) in self.media.iter().enumerate() {
            let id = picture(at);
            let target = format!("media/{id}.{}", media.ending);
            relation(&mut out, &id, &format!("{OFFICE}/image"), &target);
        }
        out.push_str("</Relationships>");
        out
    }

    fn core(&self) -> String {
        let About {
            title,
            subject,
            author,
            on,
        } = &self.about;
        let mut out = format!(
            "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
             xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
        );
        for (tag, words) in [
            ("dc:title", *title),
            ("dc:subject", *subject),
            ("dc:creator", *author),
            ("dc:language", "en-US"),
        ] {
            if !words.is_empty() {
                let _ = write!(out, "<{tag}>{}</{tag}>", escaped(words));
            }
        }
        for tag in ["dcterms:created", "dcterms:modified"] {
            let _ = write!(
                out,
                "<{tag} xsi:type=\"dcterms:W3CDTF\">{on}T00:00:00Z</{tag}>"
            );
        }
        out.push_str("</cp:coreProperties>");
        out
    }
}

fn relation(out: &mut String, id: &str, sort: &str, target: &str) {
    let _ = write!(
        out,
        "<Relationship Id=\"{id}\" Type=\"{sort}\" Target=\"{target}\"/>"
    );
}

fn content_types() -> String {
    let mut out = format!("{XML}<Types xmlns=\"{PACKAGE}/content-types\">");
    for (ending, sort) in [
        ("rels", RELATIONS),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("svg", "image/svg+xml"),
    ] {
        let _ = write!(
            out,
            "<Default Extension=\"{ending}\" ContentType=\"{sort}\"/>"
        );
    }
    for (part, sort) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("footer1", "footer"),
    ] {
        let _ = write!(
            out,
            "<Override PartName=\"/word/{part}.xml\" ContentType=\"{WORD}.{sort}+xml\"/>"
        );
    }
    let _ = write!(
        out,
        "<Override PartName=\"/docProps/core.xml\" ContentType=\"{CORE}\"/></Types>"
    );
    out
}

fn roots() -> String {
    let mut out = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    let text = format!("{OFFICE}/officeDocument");
    let core = format!("{PACKAGE}/relationships/metadata/core-properties");
    relation(&mut out, "text", &text, "word/document.xml");
    relation(&mut out, "core", &core, "docProps/core.xml");
    out.push_str("</Relationships>");
    out
}
