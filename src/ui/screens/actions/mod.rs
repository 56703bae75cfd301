//! Priorities and actions: from key issues over goals and objectives to who does what by when.
//! Must not know how a table is drawn (that is `sheet`), nor what counts as overdue (that is `insight::actions`).

mod board;
mod dots;
mod filter;
mod goals;
mod priorities;
mod work;

use egui::Ui;

use super::items::Items;
use crate::{
    model::{Kind, Vote},
    ui::{Ctx, Jump, Out, ViewState, widgets},
};

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Priorities,
    Goals,
    Actions,
}

impl Part {
    const ALL: [Self; 3] = [Self::Priorities, Self::Goals, Self::Actions];

    const fn label(self) -> &'static str {
        match self {
            Self::Priorities => "Priorities",
            Self::Goals => "Goals",
            Self::Actions => "Actions",
        }
    }

    /// The part that a jump leads to.
    fn of(jump: &Jump) -> Option<Self> {
        let of_item = match jump.item.as_deref() {
            Some("action.issue" | "action.parking") => Some(Self::Priorities),
            Some("action.goal" | "action.objective") => Some(Self::Goals),
            Some("action.item") => Some(Self::Actions),
            _ => None,
        };
        of_item.or_else(|| match jump.record?.kind {
            Kind::Issue | Kind::Vote => Some(Self::Priorities),
            Kind::Goal | Kind::Objective => Some(Self::Goals),
            Kind::Action => Some(Self::Actions),
            _ => None,
        })
    }
}

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    part: Part,
    priorities: priorities::View,
    goals: goals::View,
    work: work::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        actions: view,
        jump,
        ..
    } = view;
    // A vote is seen with its issue.
    let vote = jump.record.and_then(|key| key.typed::<Vote>());
    if let Some(issue) = vote.and_then(|id| ctx.plan.get(id)?.issue.0) {
        jump.record = Some(crate::model::Key::of(issue));
    }
    if let Some(part) = Part::of(jump) {
        view.part = part;
    }
    let mut at = Part::ALL.iter().position(|p| *p == view.part).unwrap_or(0);
    widgets::segments(ui, "Part of the page", &Part::ALL.map(Part::label), &mut at);
    view.part = Part::ALL.get(at).copied().unwrap_or_default();
    let View { items, part, .. } = view;
    match part {
        Part::Priorities => {
            let asked = priorities::draw(ui, ctx, &mut view.priorities, items, out, jump);
            if let Some(goal) = asked {
                view.goals.show(goal);
                view.part = Part::Goals;
            }
        }
        Part::Goals => goals::draw(ui, ctx, &mut view.goals, items, out, jump),
        Part::Actions => work::draw(ui, ctx, &mut view.work, items, out, jump),
    }
}
