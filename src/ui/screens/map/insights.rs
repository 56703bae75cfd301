//! The tab beside the map that tells what the network means, line by line; a line selects its partners on the map.
//! Must not know how anything is counted (that is `insight::beside`).

use std::collections::BTreeSet;

use egui::{Align, Button, Label, Layout, Role, ScrollArea, Ui, WidgetInfo};

use super::View;
use crate::{
    insight::{
        Beside,
        beside::{Line, Part},
    },
    ui::{
        Ctx, Out, Request, ViewState,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// What was told last. Counting takes long for a large network, so it is asked for when this tab is open and
/// what is shown is not of the plan as it is; until the answer comes, the last one stays.
#[derive(Default)]
pub(super) struct Insights {
    told: Option<Beside>,
    asked: Asked,
}

/// Whether the figures of the plan as it is were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asked {
    #[default]
    No,
    Yes,
    /// They were, and the counting fell over; it is not begun again until somebody says so.
    InVain,
}

impl View {
    /// Takes what was asked for by [`Request::TellBeside`].
    pub fn take_beside(&mut self, told: Beside) {
        self.insights.asked = Asked::No;
        self.insights.told = Some(told);
    }

    /// What was asked for by [`Request::TellBeside`] could not be counted.
    pub const fn beside_fell_over(&mut self) {
        self.insights.asked = Asked::InVain;
    }
}

/// Shows the tab.
pub(super) fn show(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let insights = &mut view.map.insights;
    let fresh = insights.told.as_ref().is_some_and(|t| t.is_of(ctx.plan));
    if !fresh && insights.asked == Asked::No {
        insights.asked = Asked::Yes;
        out.requests.push(Request::TellBeside);
    }
    // Out of the view while it is read: the lines below change the selection.
    let told = insights.told.take();
    let asked = &mut view.map.insights.asked;
    if *asked == Asked::InVain && !fresh {
        fell_over(ui, asked, told.is_some());
    } else {
        state(ui, fresh, told.is_some());
    }
    if let Some(told) = &told {
        ScrollArea::vertical()
            .id_salt("insights")
            .auto_shrink(false)
            .show(ui, |ui| {
                // The scroll bar floats over what lies at the edge.
                ui.set_max_width(ui.available_width() - space::M);
                for part in &told.parts {
                    ui.push_id(part.title, |ui| show_part(ui, ctx, view, part));
                }
                ui.add_space(space::L);
            });
    }
    view.map.insights.told = told;
}

/// Whether what is shown is of the plan as it is.
fn state(ui: &mut Ui, fresh: bool, any: bool) {
    let words = match (fresh, any) {
        (true, _) => "A line with partners selects them on the map",
        (false, true) => "Being counted anew; these are the last figures",
        (false, false) => "Being counted",
    };
    ui.add(Label::new(tokens::small(words)).selectable(false).wrap());
}

/// The counting fell over: says so, and begins again when told to.
fn fell_over(ui: &mut Ui, asked: &mut Asked, any: bool) {
    let words = if any {
        "The figures could not be counted anew. These are the last ones; the plan is as it was."
    } else {
        "The figures could not be counted. The plan is as it was."
    };
    widgets::notice(ui, widgets::Severity::Warning, words);
    ui.add_space(space::S);
    if widgets::button(ui, "Count again").clicked() {
        *asked = Asked::No;
        ui.ctx().request_repaint();
    }
}

fn show_part(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, part: &Part) {
    ui.add_space(space::L);
    ui.spacing_mut().item_spacing.y = 2.0;
    let title = Label::new(tokens::strong(part.title));
    let title = ui.add(title.selectable(false).wrap());
    title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, part.title));
    widgets::figure(ui, &part.from, &part.meaning);
    for (place, line) in part.lines.iter().enumerate() {
        ui.push_id(place, |ui| {
            if line.partners.is_empty() {
                told(ui, line);
            } else if selects(ui, view, line) {
                // What was deleted meanwhile can't be selected.
                let there = line.partners.iter().copied();
                let there = there.filter(|id| ctx.plan.partners.contains(*id));
                view.focus = there.clone().next();
                view.selected = there.collect();
                view.map.link = None;
                view.map.seek = true;
            }
        });
    }
}

/// A line about all or none.
fn told(ui: &mut Ui, line: &Line) {
    if line.meaning.is_empty() {
        let text = Label::new(tokens::body(line.text.as_str()));
        ui.add(text.selectable(false).wrap());
    } else {
        widgets::figure(ui, &line.text, &line.meaning);
    }
}

/// A line with partners; gives back whether they are to be selected.
fn selects(ui: &mut Ui, view: &ViewState, line: &Line) -> bool {
    let palette = Palette::of(ui);
    let of_line: BTreeSet<_> = line.partners.iter().copied().collect();
    let selected = of_line == view.selected;
    let ground = if selected {
        palette.accent_soft
    } else {
        egui::Color32::TRANSPARENT
    };
    let response = ui
        .with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
            ui.spacing_mut().button_padding = egui::vec2(6.0, 4.0);
            ui.spacing_mut().interact_size.y = 28.0;
            let text = tokens::body(line.text.as_str()).color(palette.ink);
            let button = Button::new(text).wrap().fill(ground);
            ui.add(button.stroke(egui::Stroke::NONE))
        })
        .inner;
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, &line.text));
    if !line.meaning.is_empty() {
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_description(line.meaning.as_str());
        });
        ui.add(
            Label::new(tokens::small(line.meaning.as_str()))
                .selectable(false)
                .wrap(),
        );
    }
    if response.has_focus() {
        let line = egui::Stroke::new(2.0, palette.focus);
        let kind = egui::StrokeKind::Inside;
        ui.painter().rect_stroke(response.rect, 6.0, line, kind);
    }
    response.clicked()
}
