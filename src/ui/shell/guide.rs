//! The Guide panel: why a step matters, how to run it with a group, an example, and its source.
//! Must not hold any guidance text itself; all of it comes from the catalogue.

use crate::ui::{
    Command, Ctx, Out, ViewState,
    tokens::{self, Palette, icons, space},
    widgets,
};

const WIDTH: f32 = 320.0;

pub(super) fn draw(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    step: &str,
    _view: &ViewState,
    out: &mut Out<'_>,
) {
    let palette = Palette::of(ui);
    let frame = egui::Frame::NONE
        .fill(palette.surface)
        .inner_margin(egui::Margin::symmetric(space::XL as i8, space::XL as i8));
    egui::Panel::right("guide")
        .resizable(false)
        .exact_size(WIDTH)
        .frame(frame)
        .show(ui, |ui| {
            widgets::region(ui, egui::Role::Complementary, "Guide beside the page");
            ui.horizontal(|ui| {
                ui.label(tokens::small("Guide").color(palette.muted));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if widgets::icon_button(ui, icons::CLOSE, "Hide the guide").clicked() {
                        out.run(Command::ToggleGuide);
                    }
                });
            });
            egui::ScrollArea::vertical()
                .id_salt(step)
                .auto_shrink(false)
                .show(ui, |ui| draw_text(ui, ctx, step));
        });
}

fn draw_text(ui: &mut egui::Ui, ctx: &Ctx<'_>, step: &str) {
    let palette = Palette::of(ui);
    let Some(guide) = ctx.guidance.step(step) else {
        return;
    };
    ui.label(tokens::heading("Why this matters"));
    ui.label(tokens::body(&guide.why));
    ui.add_space(space::L);
    let minutes = guide.with_a_group.minutes;
    ui.label(tokens::heading(format!("With a group ({minutes} minutes)")));
    for (number, line) in guide.with_a_group.moves.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.label(tokens::body(format!("{}", number + 1)).color(palette.muted));
            ui.add(egui::Label::new(tokens::body(line)).wrap());
        });
    }
    ui.add_space(space::L);
    if !guide.example.is_empty() {
        ui.label(tokens::heading("Example"));
        egui::Frame::NONE
            .fill(palette.accent_soft)
            .corner_radius(8.0)
            .inner_margin(space::M)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(tokens::body(&guide.example));
            });
        ui.add_space(space::L);
    }
    let source = format!("Source: {}", guide.source);
    ui.label(tokens::small(source).color(palette.muted));
}
