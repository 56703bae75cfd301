//! What stands in a Word file, block after block.
//! Must not know how it looks.

use std::fmt::Write as _;

use super::{
    package::Media,
    styles::{self, SIGNS, Sheet},
    words::{Set, field, from_right, paragraph, runs_from_right, said, sign, words},
};
use crate::{
    exchange::document::{Document, LISTED, called},
    report::{Block, Callout, List, Marks, Paragraph},
};

/// The text of a file as it grows.
pub(super) struct Body<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) sheet: Sheet,
    pub(super) out: String,
    pub(super) media: Vec<Media>,
    /// How many lists with numbers there are.
    pub(super) numbered: usize,
    /// How many figures there are.
    pub(super) figures: usize,
    /// How many pictures there are; each has its number.
    pub(super) pictures: usize,
    headings: usize,
    /// How many tables have a caption.
    captioned: usize,
    /// Whether what follows begins on a new page.
    new_page: bool,
    /// Whether what was put last must not touch what follows.
    apart: bool,
}

/// A box, ticked or not.
pub(super) fn boxed(ticked: bool) -> String {
    sign(if ticked { "☑" } else { "☐" }, SIGNS)
}

impl<'a> Body<'a> {
    pub(super) fn new(document: &'a Document<'a>, sheet: Sheet) -> Self {
        Self {
            document,
            sheet,
            out: String::with_capacity(128 * 1024),
            media: Vec::new(),
            numbered: 0,
            figures: 0,
            pictures: 0,
            headings: 0,
            captioned: 0,
            new_page: false,
            apart: false,
        }
    }

    /// A paragraph; the first one after a break begins the page.
    pub(super) fn put(&mut self, style: &str, set: Set, inside: &str) {
        // These have room of their own above them.
        let roomy = style == "Caption" || style.starts_with("Heading");
        if std::mem::take(&mut self.apart) && !roomy && !self.new_page {
            self.hold_place();
        }
        let set = Set {
            on_new_page: std::mem::take(&mut self.new_page),
            ..set
        };
        self.out.push_str(&paragraph(style, set, inside));
    }

    /// A paragraph in one style of letters.
    pub(super) fn line(&mut self, style: &str, text: &str) {
        self.put(style, towards(text), &words(text, ""));
    }

    /// What was put last is kept apart from what follows. At the end of a page it is anyway, and a paragraph for it
    /// might begin a page that stays empty.
    pub(super) fn gap(&mut self) {
        self.apart = true;
    }

    /// Before a table that no paragraph leads to: tables that touch would become one, and no table can begin a page.
    pub(super) fn before_table(&mut self) {
        if std::mem::take(&mut self.apart) || self.new_page {
            self.hold_place();
        }
    }

    fn hold_place(&mut self) {
        self.put("Gap", Set::default(), "");
    }

    /// The end, which has to be a paragraph.
    pub(super) fn end(&mut self) {
        self.new_page = false;
        self.before_table();
    }

    pub(super) fn begin(&mut self) {
        let report = self.document.report;
        if report.cover {
            self.put("CoverSpace", Set::default(), "");
        }
        if let Some(logo) = &report.logo {
            self.logo(logo);
        }
        if !report.agency.is_empty() {
            self.line("Agency", &report.agency);
        }
        self.line("Title", &report.title);
        if !report.subtitle.is_empty() {
            self.line("Subtitle", &report.subtitle);
        }
        let made_on = self.document.made_on();
        self.line("MadeOn", &made_on);
        self.new_page = report.cover;
        if report.contents {
            self.contents();
            self.new_page |= report.cover;
        }
    }

    /// The headings as links in a field, so that a program can add pages to them.
    fn contents(&mut self) {
        let headings = self.document.headings().enumerate();
        let listed: Vec<(usize, u8, &str)> = headings
            .filter(|(_, (level, _))| *level <= LISTED)
            .map(|(at, (level, text))| (at + 1, level, text))
            .collect();
        let Some(last) = listed.len().checked_sub(1) else {
            return;
        };
        self.out.push_str(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
             </w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        self.line("TOCHeading", "Contents");
        for (entry, (at, level, text)) in listed.into_iter().enumerate() {
            let mut inside = String::new();
            if entry == 0 {
                let _ = write!(
                    inside,
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \
                     TOC \\o \"1-{LISTED}\" \\h \\z \\u </w:instrText></w:r>\
                     <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                );
            }
            let _ = write!(
                inside,
                "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">{}</w:hyperlink>",
                bookmark(at),
                words(text, "")
            );
            if entry == last {
                inside.push_str("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
            }
            let style = if level <= 1 { "TOC1" } else { "TOC2" };
            self.put(style, towards(text), &inside);
        }
        self.out.push_str("</w:sdtContent></w:sdt>");
    }

    /// A block, and what follows it.
    pub(super) fn block(&mut self, block: &Block, next: Option<&Block>) {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(of) => {
                // What leads to something stands on its page; nobody signs a page that does not say what is signed.
                let leads = matches!(
                    next,
                    Some(Block::Signatures(_) | Block::Facts(_) | Block::List(_))
                );
                let set = Set {
                    with_next: leads,
                    ..along(of)
                };
                self.put("Normal", set, &said(of));
            }
            Block::List(list) => self.list(list),
            Block::Facts(facts) => self.facts(facts),
            Block::Stats(stats) => self.stats(stats),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Callout(callout, of) => self.callout(*callout, of),
            Block::Signatures(all) => self.signatures(all),
            Block::Lines { label, count } => self.lines_to_fill(label, *count),
            Block::PageBreak => self.new_page = true,
        }
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.headings += 1;
        let at = self.headings;
        let inside = format!(
            "<w:bookmarkStart w:id=\"{at}\" w:name=\"{}\"/>{}<w:bookmarkEnd w:id=\"{at}\"/>",
            bookmark(at),
            words(text, "")
        );
        let style = format!("Heading{}", level.clamp(1, 4));
        self.put(&style, towards(text), &inside);
    }

    fn list(&mut self, list: &List) {
        // Dots are the style's own; numbers begin anew with each list.
        let (style, number) = match &list.marks {
            Marks::Dots => ("ListBullet", None),
            Marks::Numbers => {
                self.numbered += 1;
                ("ListNumber", Some(styles::numbers(self.numbered - 1)))
            }
            Marks::Boxes(_) => ("ListBox", None),
        };
        for (at, entry) in list.entries.iter().enumerate() {
            if let Marks::Boxes(ticks) = &list.marks {
                let mark = boxed(ticks.get(at).copied().unwrap_or(false));
                let inside = format!("{mark}<w:r><w:tab/></w:r>{}", said(entry));
                self.put(style, along(entry), &inside);
            } else {
                let set = Set {
                    list: number,
                    ..along(entry)
                };
                self.put(style, set, &said(entry));
            }
        }
    }

    /// What a table shows.
    pub(super) fn table_caption(&mut self, text: &str) {
        self.captioned += 1;
        self.caption("Table", self.captioned, text);
    }

    /// What stands above a table or a figure. Where there are contents to look things up in, it has its number, in a
    /// field, so that programs can list captions and count them anew.
    pub(super) fn caption(&mut self, sort: &str, number: usize, text: &str) {
        let mut inside = String::new();
        if self.document.report.contents {
            inside.push_str(&words(&format!("{sort} "), ""));
            inside.push_str(&field(
                &format!("SEQ {sort} \\* ARABIC"),
                &number.to_string(),
            ));
            inside.push_str(&words(". ", ""));
        }
        inside.push_str(&words(text, ""));
        self.put("Caption", towards(text), &inside);
    }

    /// What is lacking in a picture or a table, or how it is counted.
    pub(super) fn definition(&mut self, text: &str) {
        if !text.is_empty() {
            self.line("Definition", text);
        }
    }

    fn callout(&mut self, callout: Callout, of: &Paragraph) {
        let (style, letters) = match callout {
            Callout::Note => ("CalloutNote", "WordNote"),
            Callout::Missing => ("CalloutMissing", "WordMissing"),
            Callout::Warning => ("CalloutWarning", "WordWarning"),
        };
        let inside = format!(
            "{}{}{}",
            words(called(callout), letters),
            words(" ", ""),
            said(of)
        );
        self.put(style, along(of), &inside);
    }

    fn lines_to_fill(&mut self, label: &str, count: u8) {
        if !label.is_empty() {
            self.line("LinesLabel", label);
        }
        for at in 1..=count {
            let set = Set {
                with_next: at < count,
                ..Set::default()
            };
            self.put("Line", set, "");
        }
        // The lines of two questions must not become one block.
        self.gap();
    }
}

/// By which name the list of contents finds a heading.
fn bookmark(at: usize) -> String {
    format!("_Toc{at:06}")
}

/// Which way a text runs.
pub(super) fn towards(text: &str) -> Set {
    Set {
        from_right: from_right(text),
        ..Set::default()
    }
}

/// Which way a paragraph runs.
pub(super) fn along(of: &Paragraph) -> Set {
    Set {
        from_right: runs_from_right(of),
        ..Set::default()
    }
}
