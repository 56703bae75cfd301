//! Making it last: partnering anchored in our agency, and four questions to think about.
//! Must not know how a question is drawn (that is `items`).

use egui::Ui;

use super::items::{self, Items, Said};
use crate::{
    guidance::{Item, Kind},
    insight::Subject,
    ui::{Ctx, Out, ViewState, tokens::space, widgets},
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
}

/// The parts of the page: which items, and what stands over them.
const PARTS: [(&str, &str, &str); 4] = [
    (
        "institution",
        "In our agency",
        "What keeps partnering alive when the people who began it leave",
    ),
    ("sustain.governance", "How we are organized", ""),
    ("sustain.general", "How we keep going", ""),
    (
        "sustain.reflection",
        "To think about",
        "Four questions for a quiet half hour, in pairs or alone",
    ),
];

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState { lasting, jump, .. } = view;
    for (prefix, title, help) in PARTS {
        let items: Vec<&Item> = ctx.guidance.items_under(prefix).collect();
        let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        widgets::section(ui, title, help, |ui| {
            let tally = Tally::of(ctx, &items);
            widgets::figure(ui, &tally.words(), tally.meaning());
            items::questions(ui, ctx, &mut lasting.items, out, &ids, jump);
        });
    }
    ui.add_space(space::XXL);
}

/// What was said to some items.
#[derive(Default)]
struct Tally {
    yes: usize,
    partly: usize,
    no: usize,
    written: usize,
    open: usize,
    checks: bool,
}

impl Tally {
    fn of(ctx: &Ctx<'_>, items: &[&Item]) -> Self {
        let mut tally = Self::default();
        for item in items {
            tally.checks |= item.kind == Kind::Check;
            let answer = ctx.index.answer(ctx.plan, &item.id, Subject::PLAN);
            match answer.map(|a| (Said::of(&a.choice), items::is_answered(a))) {
                Some((Some(Said::Yes), _)) => tally.yes += 1,
                Some((Some(Said::Partly), _)) => tally.partly += 1,
                Some((Some(Said::No), _)) => tally.no += 1,
                Some((None, true)) => tally.written += 1,
                Some((None, false)) | None => tally.open += 1,
            }
        }
        tally
    }

    fn words(&self) -> String {
        if self.checks {
            format!(
                "{} yes, {} partly, {} no, {} open",
                self.yes, self.partly, self.no, self.open
            )
        } else {
            format!("{} of {} answered", self.written, self.written + self.open)
        }
    }

    const fn meaning(&self) -> &'static str {
        if self.checks {
            "Checks of this part by what was said to them. Open: nothing was said yet."
        } else {
            "Questions of this part with an answer in words. Notes alone don't count."
        }
    }
}
