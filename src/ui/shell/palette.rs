//! The palette: find a page, a record, an answer or a command, and go there.
//! Must not know how a find is made (`insight::search`) nor how a command is carried out.

use egui::{Key, Modifiers, vec2};

use super::{ShellState, Surroundings, top_bar::available};
use crate::{
    insight::search,
    ui::{
        Out, Request, Route, Target,
        command::{Row, TABLE},
        screens::SCREENS,
        tokens::{self, Palette as Colors, space},
    },
};

/// The open palette.
#[derive(Default)]
pub struct Palette {
    query: String,
    chosen: usize,
    found: Vec<Found>,
    texts: search::Texts,
    /// What `found` was made for.
    made_for: Option<(String, u64)>,
}

#[derive(Clone)]
struct Found {
    title: String,
    detail: String,
    request: Request,
}

const MOST: usize = 40;

pub(super) fn draw(
    ui: &egui::Ui,
    around: &Surroundings<'_>,
    state: &mut ShellState,
    out: &mut Out<'_>,
) {
    let Some(find_box) = &mut state.find_box else {
        return;
    };
    let screen = ui.ctx().content_rect();
    let width = 560.0_f32.min(screen.width() - 2.0 * space::XL);
    let area = egui::Modal::default_area(egui::Id::unique("palette"))
        .anchor(egui::Align2::CENTER_TOP, vec2(0.0, 60.0));
    let mut done = false;
    let modal = egui::Modal::new(egui::Id::unique("palette"))
        .area(area)
        .frame(egui::Frame::popup(ui.style()).inner_margin(space::M))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            done = find_box.draw(ui, around, out, screen.height() - 200.0);
        });
    if done || modal.should_close() {
        state.find_box = None;
    }
}

impl Palette {
    /// Draws it; true when something was chosen.
    fn draw(
        &mut self,
        ui: &mut egui::Ui,
        around: &Surroundings<'_>,
        out: &mut Out<'_>,
        height: f32,
    ) -> bool {
        let (up, down, enter) = ui.input_mut(|i| {
            (
                i.consume_key(Modifiers::NONE, Key::ArrowUp),
                i.consume_key(Modifiers::NONE, Key::ArrowDown),
                i.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        let field = egui::TextEdit::singleline(&mut self.query)
            .hint_text("Find a page, a partner, an answer or a command")
            .desired_width(f32::INFINITY)
            .margin(vec2(12.0, 10.0));
        let field = ui.add(field).accessible_name("Find or do anything");
        field.request_focus();
        self.find(around);
        let last = self.found.len().saturating_sub(1);
        let before = self.chosen;
        if down {
            self.chosen = (self.chosen + 1).min(last);
        }
        if up {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.chosen = self.chosen.min(last);
        let moved = before != self.chosen;
        ui.add_space(space::S);
        let mut picked = enter.then_some(self.chosen);
        egui::ScrollArea::vertical()
            .max_height(height.clamp(160.0, 440.0))
            // Or the list would stay as low as it was while little was found.
            .min_scrolled_height(height.clamp(160.0, 440.0))
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (position, found) in self.found.iter().enumerate() {
                    let here = position == self.chosen;
                    let row = draw_row(ui, found, here);
                    if here && moved {
                        row.scroll_to_me(None);
                    }
                    if row.clicked() {
                        picked = Some(position);
                    }
                }
                if self.found.is_empty() {
                    let muted = Colors::of(ui).muted;
                    let text = format!("Nothing found for “{}”", self.query.trim());
                    ui.label(tokens::body(text).color(muted));
                }
            });
        match picked.and_then(|position| self.found.get(position)) {
            Some(found) => {
                out.requests.push(found.request.clone());
                true
            }
            None => false,
        }
    }

    fn add_commands(&mut self, around: &Surroundings<'_>, wanted: impl Fn(&Row) -> bool) {
        for row in TABLE {
            if available(row.command, around) && wanted(row) {
                self.found.push(Found {
                    title: row.name.to_owned(),
                    detail: row.help.to_owned(),
                    request: Request::Run(row.command),
                });
            }
        }
    }

    fn find(&mut self, around: &Surroundings<'_>) {
        let revision = around.ctx.map_or(0, |ctx| ctx.revision);
        let key = (self.query.clone(), revision);
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        self.made_for = Some(key);
        self.chosen = 0;
        self.found.clear();
        let wanted = self.query.trim().to_lowercase();
        let fits = |text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted);
        if let Some(ctx) = &around.ctx {
            // Read when the palette opens, before the first letter is typed.
            self.texts.refresh(ctx.plan);
            for screen in SCREENS.iter().filter(|s| fits(s.step.title)) {
                self.found.push(Found {
                    title: screen.step.title.to_owned(),
                    detail: format!("Page · {}", screen.step.phase.label()),
                    request: Request::Go(Target {
                        route: Route::Step(screen.step.id),
                        record: None,
                        item: None,
                    }),
                });
            }
        }
        self.add_commands(around, |row| fits(row.name));
        if let Some(ctx) = &around.ctx
            && !wanted.is_empty()
        {
            for hit in search::search(ctx.plan, &self.texts, ctx.guidance, &wanted, MOST) {
                self.found.push(Found {
                    title: hit.title,
                    detail: hit.detail,
                    request: Request::Go(Target {
                        route: Route::Step(hit.step),
                        record: hit.record,
                        item: hit.item,
                    }),
                });
            }
        }
        // What is meant by name comes before what only mentions the word.
        self.add_commands(around, |row| !fits(row.name) && fits(row.help));
        if around.ctx.is_none() {
            for recent in around.recent.iter().filter(|r| r.found && fits(&r.title)) {
                self.found.push(Found {
                    title: recent.title.clone(),
                    detail: "Plan".to_owned(),
                    request: Request::Open(recent.path.clone()),
                });
            }
        }
    }
}

fn draw_row(ui: &mut egui::Ui, found: &Found, here: bool) -> egui::Response {
    let palette = Colors::of(ui);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), 48.0), egui::Sense::click());
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::ListBoxOption, true, here, &found.title)
    });
    if ui.is_rect_visible(rect) {
        if here {
            ui.painter().rect_filled(rect, 6.0, palette.accent_soft);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 6.0, palette.paper);
        }
        let inside = rect.shrink2(vec2(12.0, 4.0));
        let mut row = ui.new_child(egui::UiBuilder::new().max_rect(inside));
        row.spacing_mut().item_spacing.y = 0.0;
        row.add(
            egui::Label::new(tokens::strong(one_line(&found.title)))
                .truncate()
                .selectable(false),
        );
        let detail = tokens::small(one_line(&found.detail)).color(palette.muted);
        row.add(egui::Label::new(detail).truncate().selectable(false));
    }
    response
}

/// A text without line breaks and of bounded length, for a row.
fn one_line(text: &str) -> String {
    text.chars()
        .take(160)
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
