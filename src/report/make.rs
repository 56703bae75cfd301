//! Makes a report: the chapters of its kind, part by part, with headings that never skip a level.
//! Must not know what a part says.

use super::{
    Block, Callout, Logo, Report, Span, Wanted, edition::LOGO, kinds, look::Look,
    parts::sheets::wanted, words,
};
use crate::{
    guidance::Catalogue,
    insight::{Index, text},
    model::{Attachment, Date, Plan, ReportKind},
};

/// A piece of a report that can be left out.
pub struct Part {
    /// Its id among the parts of all kinds.
    pub id: &'static str,
    /// Its title; also its heading, where it has one.
    pub title: &'static str,
    /// Whether its title stands above it. What is a report's only part needs none.
    pub(super) headed: bool,
    /// Whether it begins on a new page.
    pub(super) paged: bool,
    /// What it says, with headings from level 2 (from level 1 if it is not headed); nothing: it is left out.
    pub(super) make: fn(&Look<'_>) -> Vec<Block>,
}

impl Part {
    pub(super) const fn new(
        id: &'static str,
        title: &'static str,
        make: fn(&Look<'_>) -> Vec<Block>,
    ) -> Self {
        Self {
            id,
            title,
            headed: true,
            paged: false,
            make,
        }
    }

    /// Without its title above it.
    pub(super) const fn bare(self) -> Self {
        Self {
            headed: false,
            ..self
        }
    }

    /// On a page of its own.
    pub(super) const fn paged(self) -> Self {
        Self {
            paged: true,
            ..self
        }
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Part")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// Parts under a heading of their own, or without one.
pub(super) struct Chapter {
    /// The heading; empty: its parts stand at the top.
    pub(super) title: &'static str,
    /// Its parts.
    pub(super) parts: &'static [Part],
    /// Whether it is told once for each partner that is wanted, each on a page of its own under its name.
    pub(super) each_partner: bool,
}

/// The parts of a kind of report, in order.
pub fn parts(kind: ReportKind) -> Vec<&'static Part> {
    let chapters = kinds::chapters(kind).iter();
    chapters.flat_map(|chapter| chapter.parts).collect()
}

/// The report that is wanted, made of a plan that is cleaned for its edition.
pub fn make(plan: &Plan, guidance: &Catalogue, wanted: &Wanted, today: Date) -> Report {
    let index = Index::new(plan);
    let mut look = Look::new(plan, &index, guidance, wanted, today);
    let front = kinds::front(&look);
    let mut blocks = front.before;
    for chapter in kinds::chapters(wanted.kind) {
        if chapter.each_partner {
            sheets(&mut look, chapter, &mut blocks);
            continue;
        }
        let deeper = u8::from(!chapter.title.is_empty());
        let mut inside = said(
            &look,
            chapter.parts,
            deeper,
            deeper == 0 && !blocks.is_empty(),
        );
        if inside.is_empty() {
            continue;
        }
        if deeper > 0 {
            blocks.push(Block::heading(1, chapter.title));
        }
        blocks.append(&mut inside);
    }
    if blocks.is_empty() {
        let words = "All parts of this report are left out, or the plan has nothing for them yet.";
        blocks.push(Block::Callout(Callout::Note, vec![Span::plain(words)]));
    }
    for block in &mut blocks {
        one_line(block);
    }
    Report {
        title: line(&front.title),
        subtitle: line(&front.subtitle),
        agency: look.header().agency.trim().to_owned(),
        logo: logo(plan),
        on: today,
        edition: wanted.edition,
        cover: front.cover,
        contents: front.contents,
        landscape: front.landscape,
        one_page: front.one_page,
        blocks,
    }
}

/// Headings and captions are lines, whatever somebody pasted into a name.
fn one_line(block: &mut Block) {
    match block {
        Block::Heading { text, .. } => *text = line(text),
        Block::Table(table) => table.caption = line(&table.caption),
        Block::Figure(figure) => figure.caption = line(&figure.caption),
        _ => {}
    }
}

/// The first line of a text, no longer than a heading can bear; a dash where there is none.
fn line(text: &str) -> String {
    const MOST: usize = 120;
    words::or_dash(&text::brief_to(text, MOST)).to_owned()
}

/// What some parts say, with headings so many levels deeper; `begun`: something stands on the page already.
fn said(look: &Look<'_>, parts: &[Part], deeper: u8, begun: bool) -> Vec<Block> {
    let mut all = Vec::new();
    for part in parts {
        if look.wanted.left_out.contains(part.id) {
            continue;
        }
        let said = (part.make)(look);
        if said.is_empty() {
            continue;
        }
        if part.paged && (begun || !all.is_empty()) {
            all.push(Block::PageBreak);
        }
        if part.headed {
            all.push(Block::heading(1 + deeper, part.title));
        }
        // A part without a heading begins where its heading would stand.
        let by = deeper - u8::from(!part.headed && deeper > 0);
        all.extend(said.into_iter().map(|block| lower(block, by)));
    }
    all
}

/// A page for each partner.
fn sheets(look: &mut Look<'_>, chapter: &Chapter, blocks: &mut Vec<Block>) {
    let wanted = wanted(look);
    if wanted.is_empty() {
        blocks.extend(nothing("No partner is in the plan yet"));
    }
    for partner in wanted {
        look.about = Some(partner.id);
        let mut inside = said(look, chapter.parts, 1, true);
        if inside.is_empty() {
            continue;
        }
        if !blocks.is_empty() {
            blocks.push(Block::PageBreak);
        }
        blocks.push(Block::heading(1, look.partner(partner.id)));
        blocks.append(&mut inside);
    }
    look.about = None;
}

/// A block that stands so many levels deeper.
fn lower(block: Block, by: u8) -> Block {
    match block {
        Block::Heading { level, text } => Block::Heading {
            level: (level + by).min(4),
            text,
        },
        other => other,
    }
}

/// The file with the agency's logo, if one is kept in the plan.
pub fn logo_of(plan: &Plan) -> Option<&Attachment> {
    const KNOWN: [&str; 3] = ["image/png", "image/jpeg", "image/svg+xml"];
    let fits = |media_type: &str| KNOWN.contains(&media_type);
    let all = plan.attachments.iter();
    all.filter(|a| a.purpose.trim() == LOGO && fits(&a.media_type))
        .max_by_key(|a| a.id)
}

fn logo(plan: &Plan) -> Option<Logo> {
    let found = logo_of(plan)?;
    let agency = plan.header.iter().next().map_or("", |h| h.agency.trim());
    let alt = if agency.is_empty() {
        "The agency's logo".to_owned()
    } else {
        format!("Logo of {agency}")
    };
    Some(Logo {
        data: found.data.clone(),
        media_type: found.media_type.clone(),
        alt,
    })
}

/// A part that asks for a record that is not there says so.
pub(super) fn nothing(text: &str) -> Vec<Block> {
    vec![Block::Callout(Callout::Missing, vec![Span::missing(text)])]
}
