//! The bar on top: whose plan it is, whether it is saved, find, undo, redo, export, and the menu.
//! Must not know how saving works; it is told.

use egui::{Align, Layout, RichText, vec2};

use super::Surroundings;
use crate::ui::{
    Command, Out, Request, Route, SaveLight,
    command::{Menu, TABLE},
    tokens::{self, Palette, icons, space},
    widgets,
};

const HEIGHT: f32 = 52.0;

pub(super) fn draw(ui: &mut egui::Ui, around: &Surroundings<'_>, out: &mut Out<'_>) {
    let palette = Palette::of(ui);
    let frame = egui::Frame::NONE
        .fill(palette.surface)
        .inner_margin(egui::Margin::symmetric(space::L as i8, 0));
    egui::Panel::top("top bar")
        .exact_size(HEIGHT)
        .resizable(false)
        .frame(frame)
        .show(ui, |ui| {
            widgets::region(ui, egui::Role::Banner, "Plan and commands");
            let whole = ui.max_rect();
            ui.horizontal_centered(|ui| {
                draw_mark(ui);
                if around.ctx.is_some() {
                    draw_title(ui, around, out, whole.width());
                } else {
                    ui.label(tokens::heading("Roundtable"));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    draw_buttons(ui, around, out);
                });
            });
            draw_find(ui, whole, out);
        });
}

/// The program's mark: a ring round a table.
fn draw_mark(ui: &mut egui::Ui) {
    let accent = Palette::of(ui).accent;
    let (rect, _) = ui.allocate_exact_size(vec2(24.0, 24.0), egui::Sense::hover());
    let painter = ui.painter();
    painter.circle_stroke(rect.center(), 10.0, egui::Stroke::new(2.5, accent));
    painter.circle_filled(rect.center(), 4.0, accent);
}

fn draw_title(ui: &mut egui::Ui, around: &Surroundings<'_>, out: &mut Out<'_>, width: f32) {
    let palette = Palette::of(ui);
    let title = around
        .ctx
        .as_ref()
        .and_then(super::super::ctx::Ctx::header)
        .map_or("", |h| h.title.trim());
    let title = if title.is_empty() {
        "Untitled plan"
    } else {
        title
    };
    // Room for what can be done about it comes before the end of a long name.
    let for_saving = match around.save {
        SaveLight::NotSaved(_) => 370.0,
        _ => 150.0,
    };
    let room = (width * 0.5 - find_width(width) * 0.5 - for_saving).max(90.0);
    let text = tokens::heading(title);
    ui.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(text).truncate())
            .on_hover_text(title);
    });
    let (word, color, reason) = match around.save {
        SaveLight::Saved => ("Saved", palette.muted, None),
        SaveLight::Saving => ("Saving…", palette.muted, None),
        SaveLight::NotSaved(reason) => ("Not saved", palette.danger, Some(reason)),
        SaveLight::ReadOnly(reason) => ("Read-only", palette.warning, Some(reason)),
    };
    let label = ui.label(tokens::small(word).color(color));
    if let Some(reason) = reason {
        label.on_hover_text(reason);
        if matches!(around.save, SaveLight::NotSaved(_)) {
            if widgets::quiet_button(ui, "Try again").clicked() {
                out.run(Command::RetrySave);
            }
            if widgets::quiet_button(ui, "Save a copy…").clicked() {
                out.run(Command::SaveCopy);
            }
        }
    }
}

fn draw_buttons(ui: &mut egui::Ui, around: &Surroundings<'_>, out: &mut Out<'_>) {
    draw_menu(ui, around, out);
    if around.ctx.is_none() {
        return;
    }
    if widgets::primary_button(ui, "Export…")
        .on_hover_text("Reports, tables, calendar, pictures and data to hand out")
        .clicked()
    {
        out.go(Route::Step("report"));
    }
    let writable = !matches!(around.save, SaveLight::ReadOnly(_));
    for (command, step) in [(Command::Redo, around.redo), (Command::Undo, around.undo)] {
        let row = command.row();
        let button = ui.add_enabled_ui(writable && step.is_some(), |ui| {
            widgets::button(ui, row.name)
        });
        let mut tip = step.map_or_else(
            || format!("Nothing to {}", row.name.to_lowercase()),
            |step| format!("{}: {step}", row.name),
        );
        if let Some(keys) = row.keys.first() {
            tip = format!("{tip} ({})", ui.ctx().format_shortcut(keys));
        }
        let response = button
            .inner
            .on_hover_text(&tip)
            .on_disabled_hover_text(&tip);
        if response.clicked() {
            out.run(command);
        }
    }
}

fn draw_menu(ui: &mut egui::Ui, around: &Surroundings<'_>, out: &mut Out<'_>) {
    let button = widgets::icon_button(ui, icons::MENU, "Menu");
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(220.0);
        for menu in Menu::ALL {
            ui.menu_button(menu.label(), |ui| {
                ui.set_min_width(260.0);
                for row in TABLE.iter().filter(|row| row.menu == *menu) {
                    let name = match row.command {
                        Command::Undo => with_step(row.name, around.undo),
                        Command::Redo => with_step(row.name, around.redo),
                        _ => row.name.to_owned(),
                    };
                    let mut item = egui::Button::new(name);
                    if let Some(keys) = row.keys.first() {
                        let keys = ui.ctx().format_shortcut(keys);
                        item = item.shortcut_text(RichText::new(keys));
                    }
                    let enabled = available(row.command, around);
                    if ui
                        .add_enabled(enabled, item)
                        .on_hover_text(row.help)
                        .clicked()
                    {
                        out.run(row.command);
                        ui.close();
                    }
                }
            });
        }
        if around.ctx.is_none() {
            ui.separator();
            if ui.button("Open the sample plan").clicked() {
                out.requests.push(Request::OpenSample);
                ui.close();
            }
        }
    });
}

fn with_step(name: &str, step: Option<&str>) -> String {
    step.map_or_else(|| name.to_owned(), |step| format!("{name}: {step}"))
}

/// Whether a command can be carried out now.
pub(super) fn available(command: Command, around: &Surroundings<'_>) -> bool {
    let row = command.row();
    if row.needs_plan && around.ctx.is_none() {
        return false;
    }
    let writable = !matches!(around.save, SaveLight::ReadOnly(_));
    match command {
        Command::Undo => writable && around.undo.is_some(),
        Command::Redo => writable && around.redo.is_some(),
        Command::AddPartner | Command::ArrangeMap | Command::RetrySave => writable,
        _ => true,
    }
}

/// The find field gives way on a narrow window, so that the plan's title can be read.
const fn find_width(window: f32) -> f32 {
    if window < 1100.0 { 220.0 } else { 340.0 }
}

/// The field in the middle that opens the palette; it isn't typed into itself.
fn draw_find(ui: &mut egui::Ui, whole: egui::Rect, out: &mut Out<'_>) {
    if whole.width() < 900.0 {
        return;
    }
    let palette = Palette::of(ui);
    let rect = egui::Rect::from_center_size(whole.center(), vec2(find_width(whole.width()), 34.0));
    let id = ui.scope_id().with("find");
    let response = ui.interact(rect, id, egui::Sense::click());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, "Find or do anything"));
    let painter = ui.painter();
    let stroke = if response.has_focus() {
        egui::Stroke::new(2.0, palette.focus)
    } else if response.hovered() {
        egui::Stroke::new(1.0, palette.muted)
    } else {
        egui::Stroke::new(1.0, palette.line)
    };
    painter.rect(rect, 8.0, palette.paper, stroke, egui::StrokeKind::Inside);
    let middle = rect.center().y;
    painter.text(
        egui::pos2(rect.left() + 14.0, middle),
        egui::Align2::LEFT_CENTER,
        "Find or do anything",
        egui::FontId::proportional(tokens::BODY_SIZE),
        palette.muted,
    );
    let keys = Command::Palette.row().keys.first();
    painter.text(
        egui::pos2(rect.right() - 14.0, middle),
        egui::Align2::RIGHT_CENTER,
        keys.map(|k| ui.ctx().format_shortcut(k))
            .unwrap_or_default(),
        egui::FontId::proportional(tokens::SMALL_SIZE),
        palette.muted,
    );
    if response.clicked() {
        out.run(Command::Palette);
    }
}
