//! Meetings and decisions: agendas, minutes, who was there, what was decided and how, what waits.
//! Must not know how a table is drawn (that is `sheet`), nor what counted hands say (that is `insight::tally`).

mod attendance;
mod decisions;
mod list;
mod meeting;
mod pad;
mod parking;
mod rows;

use egui::{Margin, ScrollArea, Ui};

use super::items::Items;
use crate::{
    model::{AgendaItem, Attendance, ConsensusCheck, Key, Kind},
    ui::{
        Ctx, Jump, Out, ViewState,
        tokens::{Palette, space},
        widgets,
    },
};

/// A part of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Meetings,
    Decisions,
    Parking,
}

impl Part {
    const ALL: [Self; 3] = [Self::Meetings, Self::Decisions, Self::Parking];

    const fn label(self) -> &'static str {
        match self {
            Self::Meetings => "Meetings",
            Self::Decisions => "Decisions",
            Self::Parking => "Parking lot",
        }
    }

    /// The part that a jump leads to.
    fn of(jump: &Jump) -> Option<Self> {
        let of_item = match jump.item.as_deref() {
            Some("sustain.meeting") => Some(Self::Meetings),
            Some("action.decision") => Some(Self::Decisions),
            Some("action.parking") => Some(Self::Parking),
            _ => None,
        };
        of_item.or_else(|| match jump.record?.kind {
            Kind::Meeting | Kind::Attendance | Kind::AgendaItem | Kind::Action => {
                Some(Self::Meetings)
            }
            Kind::Decision | Kind::ConsensusCheck => Some(Self::Decisions),
            Kind::Issue => Some(Self::Parking),
            _ => None,
        })
    }
}

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    part: Part,
    meetings: list::View,
    decisions: decisions::View,
    parking: parking::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        meetings: view,
        jump,
        ..
    } = view;
    if let Some(part) = Part::of(jump) {
        view.part = part;
    }
    lead_to_parent(ctx, jump);
    let mut at = Part::ALL.iter().position(|p| *p == view.part).unwrap_or(0);
    widgets::segments(ui, "Part of the page", &Part::ALL.map(Part::label), &mut at);
    view.part = Part::ALL.get(at).copied().unwrap_or_default();
    let View { items, part, .. } = view;
    match part {
        Part::Meetings => list::draw(ui, ctx, &mut view.meetings, items, out, jump),
        Part::Decisions => decisions::draw(ui, ctx, &mut view.decisions, items, out, jump),
        Part::Parking => parking::draw(ui, ctx, &mut view.parking, items, out, jump),
    }
}

/// A point of an agenda is seen in its meeting, a count of hands with its decision.
fn lead_to_parent(ctx: &Ctx<'_>, jump: &mut Jump) {
    let Some(key) = jump.record else {
        return;
    };
    let point = key.typed::<AgendaItem>().and_then(|id| ctx.plan.get(id));
    let person = key.typed::<Attendance>().and_then(|id| ctx.plan.get(id));
    let check = key
        .typed::<ConsensusCheck>()
        .and_then(|id| ctx.plan.get(id));
    let meeting = point.map(|p| p.meeting).or(person.map(|a| a.meeting));
    if let Some(meeting) = meeting {
        jump.record = Some(Key::of(meeting));
    }
    if let Some(decision) = check.and_then(|check| check.decision.0) {
        jump.record = Some(Key::of(decision));
    }
}

/// A list at the left, and what is picked in it at the right; both work on `shared`.
fn side_by_side<S>(
    ui: &mut Ui,
    salt: &str,
    shared: &mut S,
    list: impl FnOnce(&mut Ui, &mut S),
    detail: impl FnOnce(&mut Ui, &mut S),
) {
    let room = ui.available_width();
    let wanted = (room * 0.3).clamp(240.0, 380.0);
    let line = Palette::of(ui).line;
    egui::Panel::left(egui::Id::unique(("list", salt)))
        .resizable(true)
        .default_size(wanted)
        .size_range(220.0..=(room - 420.0).max(240.0))
        .frame(egui::Frame::NONE.inner_margin(Margin {
            right: 12,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            ui.visuals_mut().widgets.noninteractive.bg_stroke.color = line;
            // A panel remembers how wide its content was; a list would let it shrink.
            ui.take_available_width();
            list(ui, shared);
        });
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.inner_margin(Margin {
            left: 16,
            ..Margin::ZERO
        }))
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt(("detail", salt))
                .auto_shrink(false)
                .show(ui, |ui| {
                    // Fields stay clear of the scroll bar.
                    ui.set_max_width(ui.available_width() - space::M);
                    detail(ui, shared);
                    ui.add_space(space::XXL);
                });
        });
}
