//! History: its snapshots, the steps by which the plan came to be what it is, and the way back to any of them.
//! Must not know how a step is taken back.

use egui::{Align, Label, Layout, Role, Ui, WidgetInfo};
use jiff::{Timestamp, tz::TimeZone};

use super::{names, snapshots};
use crate::{
    edit::Step,
    model::Date,
    ui::{
        Ctx, Out, Request, ViewState,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// View state.
#[derive(Default)]
pub struct View {
    /// The list of snapshots.
    pub(super) snapshots: snapshots::View,
    search: String,
    /// Positions of the steps that fit the search, newest first, in done and undone steps put together.
    shown: Vec<usize>,
    /// Revision and search for which `shown` was made.
    made_for: Option<(u64, String)>,
}

const ROW: f32 = 40.0;

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    snapshots::section(ui, ctx, view, out);
    let view = &mut view.history;
    let steps = tokens::heading("Steps");
    ui.add(Label::new(steps).selectable(false));
    ui.add_space(space::XS);
    if ctx.done.is_empty() && ctx.undone.is_empty() {
        let text =
            "Each change is listed here with its name and time, and you can go back to any of them";
        widgets::empty_state(ui, icons::LIST, "No changes yet", text, None);
        return;
    }
    let help = "Going back loses nothing: the steps after it stay in this list until you make a new change";
    let muted = Palette::of(ui).muted;
    ui.add(Label::new(tokens::body(help).color(muted)).wrap());
    ui.add_space(space::M);
    widgets::search(ui, "Find a step", "Find a step", &mut view.search);
    ui.add_space(space::S);
    view.refresh(ctx);
    if view.shown.is_empty() {
        ui.label(tokens::muted("No step has these words in its name"));
        return;
    }
    let done = ctx.done.len();
    ui.spacing_mut().item_spacing.y = 0.0;
    // The page scrolls; only what is in sight is drawn.
    let top = ui.cursor().top();
    let sight = ui.clip_rect();
    let first = ((sight.top() - top) / ROW).floor().max(0.0) as usize;
    let count = (sight.height() / ROW).ceil() as usize + 2;
    let all = view.shown.len();
    ui.add_space(first.min(all) as f32 * ROW);
    for position in view.shown.iter().skip(first).take(count) {
        let Some(step) = at(ctx, *position) else {
            continue;
        };
        let place = match (position + 1).cmp(&done) {
            std::cmp::Ordering::Less => Place::Before,
            std::cmp::Ordering::Equal => Place::Now,
            std::cmp::Ordering::Greater => Place::TakenBack,
        };
        row(ui, ctx, step, place, out);
    }
    ui.add_space(all.saturating_sub(first + count) as f32 * ROW);
}

impl View {
    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let now = (ctx.revision, self.search.trim().to_lowercase());
        if self.made_for.as_ref() == Some(&now) {
            return;
        }
        let fits = |position: &usize| {
            at(ctx, *position).is_some_and(|step| step.name.to_lowercase().contains(&now.1))
        };
        let all = ctx.done.len() + ctx.undone.len();
        self.shown = (0..all).rev().filter(fits).collect();
        self.made_for = Some(now);
    }
}

/// The step at a position, oldest first, done ones before those taken back.
fn at<'a>(ctx: &Ctx<'a>, position: usize) -> Option<&'a Step> {
    match position.checked_sub(ctx.done.len()) {
        None => ctx.done.get(position),
        Some(after) => ctx.undone.iter().rev().nth(after),
    }
}

/// Where a step lies as seen from the plan as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    Now,
    TakenBack,
}

fn row(ui: &mut Ui, ctx: &Ctx<'_>, step: &Step, place: Place, out: &mut Out<'_>) {
    let p = Palette::of(ui);
    let name = names::line(&step.name);
    let time = when(&step.at, ctx.zone, ctx.today);
    ui.push_id(step.number, |ui| {
        let size = egui::vec2(ui.available_width(), ROW);
        let row = ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(size);
            ui.spacing_mut().item_spacing.x = space::M;
            let (icon, ink) = match place {
                Place::Now => (icons::FORWARD, p.accent),
                Place::Before => (icons::CHECK, p.muted),
                Place::TakenBack => (icons::REDO, p.muted),
            };
            widgets::sign(ui, tokens::icon(icon).color(ink));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if place == Place::Now {
                    ui.label(tokens::small("The plan as it is").color(p.accent));
                } else if !ctx.read_only {
                    let back = widgets::link_button(ui, "Go here");
                    if back.accessible_name(format!("Go to: {name}")).clicked() {
                        out.requests.push(Request::ReturnTo(step.number));
                    }
                }
                ui.add(Label::new(tokens::small(&time).color(p.muted)).selectable(false));
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let text = tokens::body(name);
                    let text = if place == Place::TakenBack {
                        text.color(p.muted).strikethrough()
                    } else {
                        text
                    };
                    ui.add(Label::new(text).selectable(false).truncate());
                });
            });
        });
        let told = match place {
            Place::Before => "",
            Place::Now => "the plan as it is",
            Place::TakenBack => "taken back",
        };
        let mut spoken = vec![name, &time, told];
        spoken.retain(|part| !part.is_empty());
        let spoken = spoken.join(", ");
        row.response
            .widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
        let line = row.response.rect;
        ui.painter().hline(
            line.x_range(),
            line.bottom(),
            egui::Stroke::new(1.0, p.line),
        );
    });
}

/// “Today, 14:05”, “May 12, 9:30”; empty where the time is not known.
fn when(at: &str, zone: &TimeZone, today: Date) -> String {
    let Ok(time) = at.parse::<Timestamp>() else {
        return String::new();
    };
    let local = time.to_zoned(zone.clone());
    let day = if local.date() == today {
        "Today".to_owned()
    } else {
        names::day(local.date(), today)
    };
    format!("{day}, {}", local.strftime("%-H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_where_the_person_is() {
        let today = Date::constant(2026, 5, 12);
        let zone = TimeZone::fixed(jiff::tz::offset(-5));
        assert_eq!(when("2026-05-12T14:05:00Z", &zone, today), "Today, 9:05");
        assert_eq!(when("2026-05-12T03:05:00Z", &zone, today), "May 11, 22:05");
        assert_eq!(when("", &zone, today), "");
    }
}
