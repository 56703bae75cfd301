//! Home: the plans that were open lately, the sample plan, and the ways to start a new one.
//! Must not look at the file system; what it shows of a file it is told.

use egui::{Align, Layout};

use crate::ui::{
    Command, Out, Request,
    shell::{Recent, Surroundings},
    tokens::{self, Palette, icons, space},
    widgets,
};

/// View state: none so far; Home has nothing to remember.
#[derive(Default)]
pub struct View {}

const WIDTH: f32 = 760.0;

/// Draws Home.
pub fn draw(ui: &mut egui::Ui, around: &Surroundings<'_>, _view: &mut View, out: &mut Out<'_>) {
    egui::ScrollArea::vertical()
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = WIDTH.min(ui.available_width() - 2.0 * space::XL);
            let side = (ui.available_width() - width) / 2.0;
            ui.add_space(48.0);
            ui.horizontal_top(|ui| {
                ui.add_space(side);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    draw_column(ui, around, out);
                    ui.add_space(48.0);
                });
            });
        });
}

fn draw_column(ui: &mut egui::Ui, around: &Surroundings<'_>, out: &mut Out<'_>) {
    let muted = Palette::of(ui).muted;
    ui.label(tokens::title("Bring everyone to the table"));
    ui.label(
        tokens::body("Plan a partnership with the people in the room, and keep it alive for years")
            .color(muted),
    );
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        if widgets::primary_button(ui, "New plan…").clicked() {
            out.run(Command::NewPlan);
        }
        if widgets::button(ui, "Open plan…").clicked() {
            out.run(Command::OpenPlan);
        }
        if widgets::button(ui, "Import JSON…").clicked() {
            out.run(Command::ImportJson);
        }
    });
    ui.add_space(space::XL);
    draw_sample(ui, out);
    ui.add_space(space::XL);
    if around.recent.is_empty() {
        let text = format!(
            "Your plans will be kept in {}",
            around.plans_folder.display()
        );
        ui.add(egui::Label::new(tokens::small(text).color(muted)).wrap());
        return;
    }
    ui.label(tokens::heading("Recent plans"));
    ui.add_space(space::XS);
    for recent in around.recent {
        draw_recent(ui, recent, out);
        ui.add_space(space::S);
    }
}

fn draw_sample(ui: &mut egui::Ui, out: &mut Out<'_>) {
    let muted = Palette::of(ui).muted;
    widgets::card(ui, |ui| {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width((ui.available_width() - 190.0).max(160.0));
                ui.label(tokens::heading("See a finished plan first"));
                let text = "Safe at Home: a county, its courts, schools, shelters and parents \
                            plan together for families who live with domestic violence. \
                            Change anything; it is your own copy";
                ui.add(egui::Label::new(tokens::body(text).color(muted)).wrap());
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::button(ui, "Open the sample plan").clicked() {
                    out.requests.push(Request::OpenSample);
                }
            });
        });
    });
}

/// How far each phase was: a bar above its name.
fn draw_phases(ui: &mut egui::Ui, phases: &[(String, u8)]) {
    const BAR: f32 = 4.0;
    if phases.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    ui.add_space(space::S);
    ui.columns(phases.len(), |columns| {
        for (ui, (phase, percent)) in columns.iter_mut().zip(phases) {
            ui.spacing_mut().item_spacing.y = space::XS;
            let room = egui::vec2(ui.available_width(), BAR);
            let (rect, _) = ui.allocate_exact_size(room, egui::Sense::hover());
            ui.painter().rect_filled(rect, BAR / 2.0, palette.line);
            let mut done = rect;
            done.set_width(rect.width() * f32::from((*percent).min(100)) / 100.0);
            ui.painter().rect_filled(done, BAR / 2.0, palette.accent);
            let name = tokens::small(phase).color(palette.muted);
            let name = ui.add(egui::Label::new(name).selectable(false).truncate());
            let told = format!("{phase}: {percent} % done");
            name.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
            name.on_hover_text(format!("{told}, the mean of its steps"));
        }
    });
}

fn draw_recent(ui: &mut egui::Ui, recent: &Recent, out: &mut Out<'_>) {
    let palette = Palette::of(ui);
    ui.push_id(&recent.path, |ui| {
        widgets::card(ui, |ui| {
            ui.horizontal(|ui| {
                ui.vertical(|ui| {
                    ui.set_width((ui.available_width() - 150.0).max(160.0));
                    ui.spacing_mut().item_spacing.y = 2.0;
                    ui.add(egui::Label::new(tokens::heading(&recent.title)).truncate());
                    let whose = [&recent.agency, &recent.opened].map(String::as_str);
                    let whose = whose.into_iter().filter(|part| !part.is_empty());
                    let whose = whose.collect::<Vec<_>>().join(" · ");
                    for line in [whose.as_str(), &recent.summary] {
                        if !line.is_empty() {
                            let line = tokens::body(line).color(palette.muted);
                            ui.add(egui::Label::new(line).truncate());
                        }
                    }
                    let place = recent.path.display().to_string();
                    let place = if recent.found {
                        tokens::small(place).color(palette.muted)
                    } else {
                        tokens::small(format!("Not found: {place}")).color(palette.warning)
                    };
                    ui.add(egui::Label::new(place).truncate());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let forget = format!("Take {} off this list", recent.title);
                    if widgets::icon_button(ui, icons::CLOSE, &forget)
                        .on_hover_text("Take it off this list; the file stays where it is")
                        .clicked()
                    {
                        out.requests.push(Request::Forget(recent.path.clone()));
                    }
                    ui.add_space(space::XS);
                    let open = ui.add_enabled_ui(recent.found, |ui| {
                        widgets::button(ui, "Open")
                            .accessible_name(format!("Open {}", recent.title))
                    });
                    if open.inner.clicked() {
                        out.requests.push(Request::Open(recent.path.clone()));
                    }
                });
            });
            draw_phases(ui, &recent.phases);
        });
    });
}
