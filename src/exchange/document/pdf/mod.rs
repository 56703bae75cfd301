//! Reports as pages: typeset by Typst in this process, from one template and the report as data.
//!
//! Nothing of Typst is touched before the first report is made. What a plan says reaches the template as data and
//! is never read as markup. The files are tagged and hold to PDF/UA-1 and PDF/A-2a.
//! Must not know: the window, files, or what a report says.

mod data;
mod world;

use typst::{
    foundations::{NativeElement as _, StyleChain},
    introspection::Introspector as _,
    layout::{Frame, FrameItem},
    model::HeadingElem,
};
use typst_layout::{Page, PagedDocument};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::world::World;
use crate::{
    exchange::picture::{
        letters::{Fonts, UNKNOWN},
        unknown,
    },
    insight::text,
    mapping::{Spots, print::Paper},
    model::Plan,
    report::{Block, Report},
};

/// Why there are no pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The pages could not be made ({0}); another format may do")]
pub struct NoPages(String);

/// A report as pages.
#[derive(Debug)]
pub struct Pages {
    document: PagedDocument,
    notes: Vec<String>,
}

/// A heading in the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The page on which it stands, from 0.
    pub page: usize,
    /// How deep it is, from 1.
    pub level: usize,
    /// Its words.
    pub text: String,
}

/// A page as dots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dots {
    /// Dots across and down.
    pub size: [usize; 2],
    /// The dots, four bytes each: red, green, blue, and how opaque.
    pub rgba: Vec<u8>,
}

/// How much smaller letters may get for a report that is to fit on one page.
const SIZES: [f32; 6] = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7];

/// How much smaller letters may get to save a page with a few lines on it, and how long a report may be for it to
/// be set more than once.
const SLIGHTLY: [f32; 2] = [0.96, 0.92];
const MOST_TRIED: usize = 30;

/// The lowest part of a page, in points: its number stands there.
const FOOT: f64 = 42.0;

/// The most dots along a side of a page that is looked at.
const MOST_DOTS: f32 = 4000.0;

/// Sets a report in pages; `spots` are the places of partners whom nobody put anywhere.
///
/// # Errors
/// The typesetter refused, which a report of any plan should not bring about.
pub fn pages(report: &Report, plan: &Plan, spots: &Spots, paper: Paper) -> Result<Pages, NoPages> {
    Draft::of(report, plan, spots, paper).set()
}

/// A report with its figures drawn, not set in pages yet.
pub struct Draft<'a> {
    report: &'a Report,
    content: data::Content,
    fonts: Fonts,
}

impl<'a> Draft<'a> {
    /// Draws the figures of a report; `spots` are the places of partners whom nobody put anywhere.
    pub fn of(report: &'a Report, plan: &Plan, spots: &Spots, paper: Paper) -> Self {
        let mut fonts = Fonts::new();
        let content = data::Content::of(report, plan, spots, paper, &mut fonts);
        Self {
            report,
            content,
            fonts,
        }
    }

    /// Sets it in pages, which is what takes longest.
    ///
    /// # Errors
    /// The typesetter refused, which a report of any plan should not bring about.
    pub fn set(self) -> Result<Pages, NoPages> {
        let Self {
            report,
            mut content,
            fonts,
        } = self;
        let mut at = |size: f32| {
            content.set_size(size);
            set(&World::new(&content, &fonts))
        };
        let document = if report.one_page {
            one_sheet(report, &mut at)
        } else {
            no_sparse_page(&mut at)
        };
        // What the typesetter remembers of one report is of no use for another, and is large.
        typst::comemo::evict(0);
        let document = document?;
        let mut pages = Pages {
            document,
            notes: Vec::new(),
        };
        let lacking = fonts.lacking();
        if !lacking.is_empty() {
            pages.notes = unknown(&lacking, &pages.place_of(&lacking));
        }
        Ok(pages)
    }
}

/// In the largest letters in which it takes no more sheets than were begun on purpose.
fn one_sheet(
    report: &Report,
    at: &mut impl FnMut(f32) -> Result<PagedDocument, NoPages>,
) -> Result<PagedDocument, NoPages> {
    // A page that is begun on purpose is one more.
    let begun = |block: &&Block| matches!(block, Block::PageBreak);
    let sheets = 1 + report.blocks.iter().filter(begun).count();
    let mut set = at(1.0)?;
    for size in SIZES {
        if set.pages().len() <= sheets {
            break;
        }
        set = at(size)?;
    }
    Ok(set)
}

/// A little smaller where that saves a page with a few lines on it.
fn no_sparse_page(
    at: &mut impl FnMut(f32) -> Result<PagedDocument, NoPages>,
) -> Result<PagedDocument, NoPages> {
    let usual = at(1.0)?;
    let count = usual.pages().len();
    if !(2..=MOST_TRIED).contains(&count) || !usual.pages().iter().any(is_sparse) {
        return Ok(usual);
    }
    for size in SLIGHTLY {
        let smaller = at(size)?;
        if smaller.pages().len() < count {
            return Ok(smaller);
        }
    }
    Ok(usual)
}

/// Whether less than a third of a page is filled.
fn is_sparse(page: &Page) -> bool {
    let height = page.frame.height().to_pt();
    let foot = height - FOOT;
    lowest(&page.frame, 0.0, foot) < height / 3.0
}

/// The lowest point of what lies above the foot of a page.
fn lowest(frame: &Frame, top: f64, foot: f64) -> f64 {
    let items = frame.items().map(|(at, item)| {
        let y = top + at.y.to_pt();
        match item {
            FrameItem::Group(group) => lowest(&group.frame, y, foot),
            FrameItem::Text(_) | FrameItem::Shape(..) if y < foot => y,
            FrameItem::Image(_, size, _) if y < foot => y + size.y.to_pt(),
            _ => 0.0,
        }
    });
    items.fold(0.0, f64::max)
}

fn set(world: &World) -> Result<PagedDocument, NoPages> {
    typst::compile::<PagedDocument>(world)
        .output
        .map_err(|errors| NoPages(first_words(&errors)))
}

fn first_words(errors: &[typst::diag::SourceDiagnostic]) -> String {
    let first = errors.first();
    first.map_or_else(String::new, |error| error.message.to_string())
}

impl Pages {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.document.pages().len()
    }

    /// All headings, in their order.
    pub fn headings(&self) -> Vec<Heading> {
        let introspector = self.document.introspector();
        let all = introspector.query(&HeadingElem::ELEM.select());
        let heading = |found: &typst::foundations::Content| {
            let page = introspector.page(found.location()?)?;
            let heading = found.to_packed::<HeadingElem>()?;
            Some(Heading {
                page: page.get() - 1,
                level: heading.resolve_level(StyleChain::default()).get(),
                text: heading.body.plain_text().trim().to_owned(),
            })
        };
        all.iter().filter_map(heading).collect()
    }

    /// What a person should know although all went well, one plain sentence each.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// All of them as a PDF, with what a person should know of it.
    ///
    /// # Errors
    /// The typesetter refused even a file that holds to no standard.
    pub fn pdf(&self) -> Result<(Vec<u8>, Vec<String>), NoPages> {
        let mut notes = self.notes.clone();
        let strict = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
        if let Ok(standards) = strict {
            let options = PdfOptions {
                standards,
                ..PdfOptions::default()
            };
            if let Ok(bytes) = typst_pdf::pdf(&self.document, &options) {
                return Ok((bytes, notes));
            }
        }
        let bytes = typst_pdf::pdf(&self.document, &PdfOptions::default())
            .map_err(|errors| NoPages(first_words(&errors)))?;
        notes.push(
            "The file may not meet every rule for screen readers; the HTML file does".to_owned(),
        );
        Ok((bytes, notes))
    }

    /// A page, counted from 0, so many dots across.
    pub fn dots(&self, page: usize, width: u32) -> Option<Dots> {
        let page = self.document.pages().get(page)?;
        let size = page.frame.size();
        let (across, down) = (size.x.to_pt() as f32, size.y.to_pt() as f32);
        let most = MOST_DOTS / across.max(down);
        let scale = (width as f32 / across).clamp(0.05, most);
        let options = typst_render::RenderOptions {
            pixel_per_pt: f64::from(scale).into(),
            render_bleed: false,
        };
        let dots = typst_render::render(page, &options);
        Some(Dots {
            size: [dots.width() as usize, dots.height() as usize],
            rgba: dots.take(),
        })
    }

    /// What stands on a page, counted from 0, in the order in which it was set.
    pub fn words(&self, page: usize) -> String {
        let mut words = String::new();
        if let Some(page) = self.document.pages().get(page) {
            collect(&page.frame, &mut words);
        }
        words
    }

    /// On which pages some of these letters stand.
    fn place_of(&self, letters: &[char]) -> String {
        const NAMED: usize = 8;
        let lacks = |letter: char| letter == UNKNOWN || letters.contains(&letter);
        let there = |page: &usize| self.words(*page).contains(lacks);
        let all: Vec<String> = (0..self.count())
            .filter(there)
            .map(|page| (page + 1).to_string())
            .collect();
        match all.as_slice() {
            // Words in pictures are no words of a page.
            [] => "in pictures".to_owned(),
            [page] => format!("on page {page}"),
            pages => format!("on pages {}", text::some_names(pages, NAMED)),
        }
    }
}

fn collect(frame: &Frame, words: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect(&group.frame, words),
            FrameItem::Text(text) => {
                if !words.is_empty() {
                    words.push(' ');
                }
                words.push_str(&text.text);
            }
            _ => {}
        }
    }
}
