//! Reports looked at before they are written: set in pages on a worker thread, and shown page by page.
//! Must not draw, nor know what a report says.

use std::sync::Arc;

use super::{App, files::Done, jobs::Work};
use crate::{
    exchange::document::{self, pdf},
    insight::privacy,
    mapping::Spots,
    model::{Date, Plan},
    report::edition::{self, Choices, LeftOut},
    ui::reports::{Asked, Seen, Sight},
};

/// The report that is looked at.
#[derive(Default)]
pub(super) struct Reporting {
    /// A page is being made.
    making: bool,
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
    left_out: Vec<LeftOut>,
    privacy: privacy::Found,
}

/// A page made to be looked at.
pub(super) struct Page {
    set: Arc<Set>,
    sight: Sight,
    dots: Option<pdf::Dots>,
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
            return;
        };
        let revision = session.document.revision();
        let of = Some((sight.clone(), revision));
        if self.reporting.making || self.reporting.made_of == of {
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
        self.reporting.making = true;
        let work = Work {
            of_plan: true,
            fallen: Some(|| Done::NoReport),
            ..Work::default()
        };
        self.jobs.start_with(ctx, work, move |_| {
            let set = set.unwrap_or_else(|| Arc::new(make(&needs, &sight.asked)));
            let count = set.pages.as_ref().map_or(0, pdf::Pages::count);
            let page = sight.page.min(count.saturating_sub(1));
            let pages = set.pages.as_ref().ok();
            let dots = pages.and_then(|pages| pages.dots(page, sight.width));
            let words = pages.map_or_else(String::new, |pages| pages.words(page));
            Done::ReportSeen(Box::new(Page {
                set,
                sight,
                dots,
                words,
            }))
        });
    }

    /// Shows a page that was made.
    pub(super) fn report_seen(&mut self, ctx: &egui::Context, page: Page) {
        self.reporting.making = false;
        let Page {
            set,
            sight,
            dots,
            words,
        } = page;
        let picture = dots.map(|dots| {
            let image = egui::ColorImage::from_rgba_premultiplied(dots.size, &dots.rgba);
            ctx.load_texture("report page", image, egui::TextureOptions::LINEAR)
        });
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
            notes,
            left_out: set.left_out.clone(),
            privacy: set.privacy.clone(),
        });
        self.reporting.set = Some(set);
    }

    /// The job fell over; the next change asks again.
    pub(super) fn report_not_seen(&mut self) {
        self.reporting.making = false;
    }
}

fn make(needs: &Needs, asked: &Asked) -> Set {
    let choices = Choices {
        contacts: asked.contacts,
    };
    let wanted = &asked.wanted;
    let (cleaned, left_out) = edition::of(&needs.plan, wanted.edition, choices);
    let (report, notes) = document::report(&needs.plan, &cleaned, wanted, choices, needs.today);
    let pages = pdf::pages(&report, &cleaned, &needs.spots, asked.paper());
    Set {
        asked: asked.clone(),
        revision: needs.revision,
        pages: pages.map_err(|why| why.to_string()),
        notes,
        left_out,
        privacy: privacy::check(&cleaned),
    }
}
