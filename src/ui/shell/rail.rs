//! The rail on the left: phases, steps, and how far each step has come. One stop for Tab; arrows go from step
//! to step within it.
//! Must not know how progress is counted.

use egui::{Align2, Color32, CursorIcon, Id, Key, Modifiers, Response, Sense, Stroke, pos2, vec2};

use super::Surroundings;
use crate::{
    insight::{Finding, Phase, Progress, State, findings::Severity},
    ui::{
        Out, Route, ViewState,
        screens::{self, SCREENS, Screen},
        tokens::{self, Palette, space},
        widgets::{arrow_answered, own_arrows, region},
    },
};

const WIDTH: f32 = 232.0;
const ROW_HEIGHT: f32 = 27.0;

pub(super) fn draw(
    ui: &mut egui::Ui,
    around: &Surroundings<'_>,
    view: &ViewState,
    out: &mut Out<'_>,
) {
    let palette = Palette::of(ui);
    let frame = egui::Frame::NONE
        .fill(palette.rail)
        .inner_margin(egui::Margin {
            left: space::S as i8,
            right: 2,
            top: space::S as i8,
            bottom: 0,
        });
    egui::Panel::left("rail")
        .resizable(false)
        .exact_size(WIDTH)
        .frame(frame)
        .show(ui, |ui| {
            region(ui, egui::Role::Navigation, "Steps of the plan");
            egui::ScrollArea::vertical()
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    // Room for the scroll bar, which must not lie over the names.
                    ui.set_max_width(ui.available_width() - 12.0);
                    let stop = Stop::of(ui, view.route);
                    for phase in Phase::ALL {
                        draw_phase(ui, *phase, around, &stop, view, out);
                    }
                });
        });
}

/// The one row that Tab comes to.
struct Stop {
    position: usize,
    /// The arrows came here just now.
    moved: bool,
}

/// Id of a row, the same wherever it stands.
fn row_id(position: usize) -> Id {
    Id::unique("rail row").with(position)
}

impl Stop {
    /// The row with the keyboard, once the keys are answered; without it, the row of this page.
    fn of(ui: &egui::Ui, route: Route) -> Self {
        let here = SCREENS
            .iter()
            .position(|screen| route == Route::Step(screen.step.id))
            .unwrap_or(0);
        let known = Id::unique("rail page");
        let page = ui.data(|data| data.get_temp::<Route>(known));
        ui.data_mut(|data| data.insert_temp(known, route));
        let focused = ui.memory(egui::Memory::focused);
        let Some(at) = (0..SCREENS.len()).find(|at| focused == Some(row_id(*at))) else {
            return Self {
                position: here,
                moved: false,
            };
        };
        let last = SCREENS.len().saturating_sub(1);
        let to = if page == Some(route) {
            let took = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            [
                (Key::ArrowUp, at.saturating_sub(1)),
                (Key::ArrowDown, (at + 1).min(last)),
                (Key::Home, 0),
                (Key::End, last),
            ]
            .into_iter()
            .find_map(|(key, to)| took(key).then_some(to))
        } else {
            // The page was turned from elsewhere; the keyboard goes along.
            Some(here)
        };
        let position = to.unwrap_or(at);
        if to.is_some() {
            arrow_answered(ui, row_id(position));
        }
        own_arrows(ui, row_id(position), true, true);
        Self {
            position,
            moved: position != at,
        }
    }
}

fn draw_phase(
    ui: &mut egui::Ui,
    phase: Phase,
    around: &Surroundings<'_>,
    stop: &Stop,
    view: &ViewState,
    out: &mut Out<'_>,
) {
    let mut steps = SCREENS
        .iter()
        .enumerate()
        .filter(|(_, screen)| screen.step.phase == phase)
        .peekable();
    if steps.peek().is_none() {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.add_space(space::S);
        let muted = Palette::of(ui).muted;
        ui.label(tokens::small(phase.label().to_uppercase()).color(muted));
    });
    for (position, screen) in steps {
        let progress = around.progress.get(position).copied();
        let here = view.route == Route::Step(screen.step.id);
        let open = around.ctx.map(|ctx| ctx.findings.of_step(screen.step.id));
        let open: Vec<_> = open.into_iter().flatten().collect();
        let is_stop = position == stop.position;
        let row = Row {
            id: row_id(position),
            // Only focusable where Tab is to stop; a click goes everywhere.
            sense: if is_stop {
                Sense::click()
            } else {
                Sense::CLICK
            },
            here,
        };
        let step = draw_step(ui, screen, progress, &open, &row);
        if is_stop && stop.moved {
            step.scroll_to_me(None);
        }
        // After a jump from elsewhere the step may lie outside of what the rail shows.
        let seen = Id::unique("rail shows");
        if here && ui.data(|data| data.get_temp(seen)) != Some(position) {
            step.scroll_to_me(None);
            ui.data_mut(|data| data.insert_temp(seen, position));
        }
        if step.clicked() {
            out.go(Route::Step(screen.step.id));
        }
    }
}

/// A row of the rail.
struct Row {
    id: Id,
    sense: Sense,
    /// Its page is shown.
    here: bool,
}

fn draw_step(
    ui: &mut egui::Ui,
    screen: &Screen,
    progress: Option<Progress>,
    findings: &[&Finding],
    row: &Row,
) -> Response {
    let here = row.here;
    let palette = Palette::of(ui);
    let progress = progress.unwrap_or(Progress { done: 0, total: 0 });
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW_HEIGHT));
    let response = ui.interact(rect, row.id, row.sense);
    let state = match progress.state() {
        State::Empty => "empty",
        State::Started => "started",
        State::Done => "done",
    };
    // Hints can wait until the page is looked at.
    let marked = findings
        .iter()
        .any(|finding| finding.rule.severity < Severity::Hint);
    let fills_in = !screen.step.rule.is_empty();
    response.widget_info(|| {
        let state = if fills_in { state } else { "shows the plan" };
        let mut name = format!("{}, {state}", screen.step.title);
        if !findings.is_empty() {
            name = format!(
                "{name}, {}",
                screens::findings::count(findings.iter().copied())
            );
        }
        egui::WidgetInfo::selected(egui::Role::Button, true, here, name)
    });
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let ink = if here { palette.accent } else { palette.ink };
        if here {
            painter.rect_filled(rect, 6.0, palette.accent_soft);
        } else if response.hovered() {
            painter.rect_filled(rect, 6.0, palette.line.gamma_multiply(0.6));
        }
        if response.has_focus() {
            let stroke = Stroke::new(2.0, palette.focus);
            painter.rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
        }
        let center = pos2(rect.left() + 20.0, rect.center().y);
        if fills_in {
            paint_progress(
                painter,
                center,
                5.5,
                progress.share(),
                palette.accent,
                palette.muted,
            );
        }
        let style = if here {
            egui::FontId::new(tokens::BODY_SIZE, tokens::semibold())
        } else {
            egui::FontId::proportional(tokens::BODY_SIZE)
        };
        let at = pos2(rect.left() + 35.0, rect.center().y);
        painter.text(at, Align2::LEFT_CENTER, screen.step.title, style, ink);
        if marked {
            let at = pos2(rect.left() + 6.0, rect.center().y);
            painter.circle_filled(at, 2.5, palette.warning);
        }
    }
    let counted = if progress.total == 0 {
        screen.step.rule.to_owned()
    } else {
        format!(
            "{}: {} of {}",
            screen.step.rule, progress.done, progress.total
        )
    };
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let mut told = Vec::new();
    if !counted.is_empty() {
        told.push(counted);
    }
    if !findings.is_empty() {
        told.push(screens::findings::count(findings.iter().copied()));
    }
    if told.is_empty() {
        return response;
    }
    response.on_hover_text(told.join("\n"))
}

/// A circle that fills like a clock face.
fn paint_progress(
    painter: &egui::Painter,
    center: egui::Pos2,
    radius: f32,
    share: f32,
    fill: Color32,
    rim: Color32,
) {
    if share >= 1.0 {
        painter.circle_filled(center, radius, fill);
        return;
    }
    if share > 0.0 {
        // At least an eighth, so that a first answer shows. One mesh: single wedges would show seams.
        let share = share.max(0.125);
        let steps = (share * 32.0).ceil().max(2.0) as u16;
        let mut pie = egui::Mesh::default();
        pie.colored_vertex(center, fill);
        for i in 0..=steps {
            let turn = f32::from(i) / f32::from(steps) * share - 0.25;
            let rim = radius * egui::Vec2::angled(turn * std::f32::consts::TAU);
            pie.colored_vertex(center + rim, fill);
            if i > 0 {
                pie.add_triangle(0, u32::from(i), u32::from(i) + 1);
            }
        }
        painter.add(pie);
    }
    let color = if share > 0.0 { fill } else { rim };
    painter.circle_stroke(center, radius, Stroke::new(1.5, color));
}
