//! The report that a page asks for, and how it looked when it was last made.
//! Must not know how a report becomes pages (that is `app`, which looks here after every frame).

use egui::TextureHandle;

use crate::{
    insight::privacy,
    mapping::print::Paper,
    model::{Attachment, Edition, Id, Plan, ReportKind, ReportSetup},
    report::{Wanted, edition::LeftOut},
};

/// A report that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// Kind, edition, parts, and what it is about; the plan as it was (`then`) is left to whoever makes it.
    pub wanted: Wanted,
    /// Whether a shared edition holds contacts.
    pub contacts: bool,
    /// Whether the paper is A4 and not Letter.
    pub a4: bool,
}

impl Asked {
    /// A report as one of its kind was last made in this plan.
    pub fn of(plan: &Plan, kind: ReportKind) -> Self {
        let setup = setup(plan, kind);
        Self {
            wanted: setup.map_or_else(|| Wanted::new(kind), Wanted::of),
            contacts: setup.is_some_and(|setup| setup.contacts),
            a4: false,
        }
    }

    /// The paper that it is printed on.
    pub const fn paper(&self) -> Paper {
        if self.a4 { Paper::A4 } else { Paper::Letter }
    }

    /// Whether it may be handed out.
    pub fn is_shared(&self) -> bool {
        self.wanted.edition == Edition::Shared
    }
}

/// How a report of this kind was last made.
pub fn setup(plan: &Plan, kind: ReportKind) -> Option<&ReportSetup> {
    plan.report_setups.iter().find(|setup| setup.kind == kind)
}

/// A page that is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Sight {
    /// Of this report.
    pub asked: Asked,
    /// The page, from 0.
    pub page: usize,
    /// Dots across.
    pub width: u32,
}

/// For whom something goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Audience {
    /// What they may read.
    pub edition: Edition,
    /// Whether a shared edition holds contacts.
    pub contacts: bool,
}

/// What was found when the plan was looked through for somebody.
pub struct Checked {
    /// For whom.
    pub audience: Audience,
    /// What the edition leaves out.
    pub left_out: Vec<LeftOut>,
    /// What looks like a client's data, and what of it is let stand.
    pub privacy: privacy::Found,
}

/// A heading of a report that was set in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The page on which it stands, from 0.
    pub page: usize,
    /// How deep it is, from 1.
    pub level: usize,
    /// Its words.
    pub text: String,
}

/// Most dots across and down of a logo that is looked at.
pub const LOGO_SIZE: [f32; 2] = [180.0, 72.0];

/// The agency's logo as it was drawn small.
pub struct SmallLogo {
    /// The file that was drawn.
    pub of: Id<Attachment>,
    /// The sign, unless it could not be drawn.
    pub picture: Option<TextureHandle>,
}

/// A page as it looked, with what was found when the report was made.
pub struct Seen {
    /// What was asked for.
    pub sight: Sight,
    /// The plan's revision of which it was made.
    pub revision: u64,
    /// How many pages there are.
    pub pages: usize,
    /// The page, unless it could not be made.
    pub picture: Option<TextureHandle>,
    /// The page in words, for those who can't see it.
    pub words: String,
    /// Its headings, in their order.
    pub headings: Vec<Heading>,
    /// What a person should know of it, one sentence each; or why there is no page.
    pub notes: Vec<String>,
}
