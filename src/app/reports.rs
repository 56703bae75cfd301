//! Reports looked at before they are written: set in pages on a worker thread, and shown page by page.
//! Must not draw, nor know what a report says.

use std::sync::Arc;

use super::{
    App,
    files::Done,
    jobs::{Reins, Work},
};
use crate::{
    exchange::document::{self, Stage, pdf},
    mapping::Spots,
    model::{Date, Plan},
    report::edition::{self, Choices},
    ui::reports::{Asked, Heading, Seen, Sight},
};

/// So many seconds after the last change of the plan its pages are made anew: not with every letter typed.
const CALM: f64 = 0.4;

/// The report that is looked at.
#[derive(Default)]
pub(super) struct Reporting {
    /// A page is being made.
    making: Option<Reins>,
    /// The plan's revision, and when it was first seen.
    revision: (u64, f64),
    /// What the last page was made of: what was asked for and the plan's revision.
    made_of: Option<(Sight, u64)>,
    /// The pages that were set last, and of what.
    set: Option<Arc<Set>>,
}

/// A report set in pages, with what was found on the way.
pub(super) struct Set {
    asked: Asked,
    revision: u64,
    pages: Result<pdf::Pages, String>,
    notes: Vec<String>,
    headings: Vec<Heading>,
}

/// A page made to be looked at.
pub(super) struct Page {
    set: Arc<Set>,
    sight: Sight,
    picture: Option<egui::ColorImage>,
    words: String,
}

/// What a report is made of.
struct Needs {
    plan: Arc<Plan>,
    spots: Spots,
    today: Date,
    revision: u64,
}

impl App {
    /// Makes the page that is to be looked at, one at a time; forgets the pages once nobody looks.
    pub(super) fn look_at_report(&mut self, ctx: &egui::Context) {
        let (Some(sight), Some(session)) = (self.view.report.wants.take(), &self.session) else {
            self.reporting.set = None;
            self.reporting.made_of = None;
            if let Some(making) = &self.reporting.making {
                making.stop();
            }
            return;
        };
        let revision = session.document.revision();
        let of = Some((sight.clone(), revision));
        if let Some(making) = &self.reporting.making {
            // What is being made can be of no use any more.
            if self.view.report.paused || !self.reporting.is_about(&sight.asked, revision) {
                making.stop();
            }
            self.view.report.making = Some(making.stage());
            return;
        }
        self.view.report.making = None;
        if self.view.report.paused || self.reporting.made_of == of {
            return;
        }
        let wait = self.reporting.wait(ctx, &sight.asked, revision);
        if wait > 0.0 {
            ctx.request_repaint_after_secs(wait as f32);
            return;
        }
        let needs = Needs {
            plan: session.document.shared_plan(),
            spots: self.view.map.spots().clone(),
            today: self.services.today(),
            revision,
        };
        let set = self.reporting.set.take();
        let set = set.filter(|set| set.asked == sight.asked && set.revision == revision);
        self.reporting.made_of = of;
        let work = Work {
            of_plan: true,
            fallen: Some(|| Done::NoReport),
            ..Work::default()
        };
        let reins = self.jobs.start_with(ctx, work, move |reins| {
            let set = match set {
                Some(set) => set,
                None => match make(&needs, &sight.asked, reins) {
                    Some(set) => Arc::new(set),
                    None => return Done::NoReport,
                },
            };
            Done::ReportSeen(Box::new(look(set, sight)))
        });
        self.reporting.making = Some(reins);
        self.view.report.making = Some("");
    }

    /// Shows a page that was made.
    pub(super) fn report_seen(&mut self, ctx: &egui::Context, page: Page) {
        self.reporting.making = None;
        self.view.report.making = None;
        if self.view.report.paused {
            self.reporting.made_of = None;
            return;
        }
        let Page {
            set,
            sight,
            picture,
            words,
        } = page;
        let picture = picture
            .map(|image| ctx.load_texture("report page", image, egui::TextureOptions::LINEAR));
        let mut notes = set.notes.clone();
        let pages = match &set.pages {
            Ok(pages) => {
                notes.extend_from_slice(pages.notes());
                pages.count()
            }
            Err(why) => {
                notes.push(why.clone());
                0
            }
        };
        self.view.report.seen = Some(Seen {
            sight,
            revision: set.revision,
            pages,
            picture,
            words,
            headings: set.headings.clone(),
            notes,
        });
        self.reporting.set = Some(set);
    }

    /// There is no page: it was stopped, and is begun anew if it is still wanted, or it fell over, and the next
    /// change asks again.
    pub(super) fn report_not_seen(&mut self) {
        let Some(making) = self.reporting.making.take() else {
            return;
        };
        self.view.report.making = None;
        if making.is_stopped() {
            self.reporting.made_of = None;
        }
    }
}

impl Reporting {
    /// Whether what was made last is this report of this revision.
    fn is_about(&self, asked: &Asked, revision: u64) -> bool {
        let made = self.made_of.as_ref();
        made.is_some_and(|(sight, of)| sight.asked == *asked && *of == revision)
    }

    /// So many seconds are to pass before the report is made anew.
    fn wait(&mut self, ctx: &egui::Context, asked: &Asked, revision: u64) -> f64 {
        let now = ctx.input(|input| input.time);
        if self.revision.0 != revision {
            self.revision = (revision, now);
        }
        let same = self
            .made_of
            .as_ref()
            .is_some_and(|(sight, of)| sight.asked == *asked && *of != revision);
        if same {
            self.revision.1 + CALM - now
        } else {
            0.0
        }
    }
}

/// A page of a report as it is looked at.
fn look(set: Arc<Set>, sight: Sight) -> Page {
    let pages = set.pages.as_ref().ok();
    let page = sight
        .page
        .min(pages.map_or(0, pdf::Pages::count).saturating_sub(1));
    let dots = pages.and_then(|pages| pages.dots(page, sight.width));
    let picture = dots.map(|dots| egui::ColorImage::from_rgba_premultiplied(dots.size, &dots.rgba));
    let words = pages.map_or_else(String::new, |pages| pages.words(page));
    Page {
        set,
        sight,
        picture,
        words,
    }
}

/// Sets a report in pages, unless it is stopped.
fn make(needs: &Needs, asked: &Asked, reins: &Reins) -> Option<Set> {
    let at = |stage: Stage| reins.is_at(stage.words()).then_some(());
    at(Stage::Gathering)?;
    let choices = Choices {
        contacts: asked.contacts,
    };
    let wanted = &asked.wanted;
    let (cleaned, _) = edition::of(&needs.plan, wanted.edition, choices);
    let (report, notes) = document::report(&needs.plan, &cleaned, wanted, choices, needs.today);
    at(Stage::Drawing)?;
    let draft = pdf::Draft::of(&report, &cleaned, &needs.spots, asked.paper());
    at(Stage::Setting)?;
    let pages = draft.set();
    let headings = pages.as_ref().map_or_else(|_| Vec::new(), headings);
    Some(Set {
        asked: asked.clone(),
        revision: needs.revision,
        pages: pages.map_err(|why| why.to_string()),
        notes,
        headings,
    })
}

fn headings(pages: &pdf::Pages) -> Vec<Heading> {
    let all = pages.headings().into_iter();
    let heading = |heading: pdf::Heading| Heading {
        page: heading.page,
        level: heading.level,
        text: heading.text,
    };
    all.map(heading).collect()
}
