//! A report as a Word file, to be read and to be written on.
//!
//! Headings, lists, captions and tables are those of the format itself, so that Word can list them, renumber them
//! and read them out. `styles` says how things look, `body` and `tables` what stands where, `package` makes the file.
//! Must not know what a report says, nor how figures are drawn.

mod body;
mod figures;
mod package;
mod styles;
mod tables;
mod words;

use zip::result::ZipError;

use self::{
    body::Body,
    package::{About, FOOTER, Parts, XML},
    styles::{Measure, SPACE, Sheet},
    words::{Set, field, paragraph, words},
};
use super::Document;
use crate::report::Report;

/// The margin of a page, and of one whose text is to fit on it, in twentieths of a point.
const MARGIN: i32 = 1_150;
const NARROW: i32 = 720;

/// The measure of a text of many pages, and of one that is to fit on a page.
const WIDE: Measure = Measure {
    letters: 20,
    room: 80,
};
const CLOSE: Measure = Measure {
    letters: 17,
    room: 30,
};

/// The report as a Word file.
///
/// # Errors
/// It is too large for the format.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, ZipError> {
    let report = document.report;
    let sheet = sheet(document);
    let mut body = Body::new(document, sheet);
    body.begin();
    for (at, block) in report.blocks.iter().enumerate() {
        body.block(block, report.blocks.get(at + 1));
    }
    body.end();
    let on = report.on.to_string();
    let measure = if report.one_page { CLOSE } else { WIDE };
    Parts {
        about: About {
            title: &report.title,
            subject: &report.subtitle,
            author: &report.agency,
            on: &on,
        },
        document: text(&body.out, report, sheet),
        styles: styles::styles(measure, sheet),
        numbering: styles::numbering(body.numbered),
        settings: styles::settings(),
        footer: footer(report),
        media: body.media,
    }
    .packed()
}

fn sheet(document: &Document<'_>) -> Sheet {
    let report = document.report;
    let [mut width, mut height] = document
        .paper
        .size()
        .map(|side| (side * 20.0).round() as i32);
    if report.landscape {
        (width, height) = (height, width);
    }
    Sheet {
        width,
        height,
        margin: if report.one_page { NARROW } else { MARGIN },
    }
}

/// The part that holds the text.
fn text(blocks: &str, report: &Report, sheet: Sheet) -> String {
    let Sheet {
        width,
        height,
        margin,
    } = sheet;
    let side = if report.landscape {
        " w:orient=\"landscape\""
    } else {
        ""
    };
    // A page that holds the title alone says nothing below it.
    let first = if report.cover { "<w:titlePg/>" } else { "" };
    format!(
        "{XML}<w:document {SPACE} \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{blocks}<w:sectPr>\
         <w:footerReference w:type=\"default\" r:id=\"{FOOTER}\"/>\
         <w:pgSz w:w=\"{width}\" w:h=\"{height}\"{side}/>\
         <w:pgMar w:top=\"{margin}\" w:right=\"{margin}\" w:bottom=\"{margin}\" w:left=\"{margin}\" \
         w:header=\"600\" w:footer=\"500\" w:gutter=\"0\"/>{first}</w:sectPr></w:body></w:document>"
    )
}

/// The line at the foot of each page: what it is, for whom, and which page.
fn footer(report: &Report) -> String {
    let whose = format!("{} · {}", report.title, report.edition.label());
    let inside = format!(
        "{}<w:r><w:tab/></w:r>{}{}{}{}",
        words(&whose, ""),
        words("Page ", ""),
        field("PAGE", "1"),
        words(" of ", ""),
        field("NUMPAGES", "1")
    );
    format!(
        "{XML}<w:ftr {SPACE}>{}</w:ftr>",
        paragraph("Footer", Set::default(), &inside)
    )
}
