//! The pages of a report as they will come out, one at a time.
//! Must not know how a page is made.

use egui::{
    Frame, Key, Label, Modifiers, Pos2, Rect, Role, ScrollArea, Sense, Spinner, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::View;
use crate::ui::{
    Ctx,
    reports::{Asked, Seen, Sight},
    screens::names,
    tokens::{self, Palette, icons, space},
    widgets,
};

/// Height of the page and its buttons where they stand below the questions.
pub(super) const TALL: f32 = 720.0;

/// Room for a row of buttons above the page.
const BAR: f32 = 36.0;

/// Most dots across a page that is looked at.
const MOST_DOTS: f32 = 2400.0;

/// A page is shown no wider than this.
const WIDEST: f32 = 1100.0;

/// So much of what is seen is scrolled by a page key.
const SCREENFUL: f32 = 0.9;

/// The pages of a small plan are there so soon, in seconds, that telling of the work would only be unrest.
const SOON: f64 = 0.2;

/// How a page is looked at.
#[derive(Default)]
pub(super) struct Look {
    /// The page, from 0.
    pub(super) page: usize,
    /// As wide as there is room, instead of whole.
    wide: bool,
    /// How far the page is scrolled, and how far it can be.
    scrolled: (f32, f32),
    /// Scroll there.
    scroll_to: Option<f32>,
    /// Since when the page that is wanted is being made.
    busy_since: Option<f64>,
}

impl Look {
    /// Turns to a page; it is seen from its top, or from its end.
    fn turn_to(&mut self, page: usize, end: bool) {
        self.page = page;
        self.scroll_to = Some(if end { f32::MAX } else { 0.0 });
    }
}

/// Draws the page with its buttons, and says what is to be looked at.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, asked: &Asked) {
    let fresh = view.seen.as_ref().is_some_and(|seen| {
        seen.revision == ctx.revision
            && seen.sight.asked == *asked
            && seen.sight.page == view.look.page
    });
    bar(ui, view);
    for note in view.seen.as_ref().map_or(&[][..], |seen| &seen.notes) {
        ui.add(Label::new(tokens::small(note)).wrap());
        ui.add_space(space::XS);
    }
    let whole = ui.available_rect_before_wrap();
    let room = (ui.available_size() - vec2(2.0, 2.0)).max(vec2(120.0, 160.0));
    let size = size(room, paper(view.seen.as_ref()), view.look.wide);
    let dots = (size.x * ui.ctx().pixels_per_point()).clamp(64.0, MOST_DOTS);
    view.wants = Some(Sight {
        asked: asked.clone(),
        page: view.look.page,
        // In steps, so that a window that is being sized asks for few.
        width: ((dots / 64.0).ceil() * 64.0) as u32,
    });
    if view.look.wide {
        let mut area = ScrollArea::vertical().id_salt("page").auto_shrink(false);
        if let Some(to) = view.look.scroll_to.take() {
            area = area.vertical_scroll_offset(to.min(view.look.scrolled.1));
        }
        let shown = area.show(ui, |ui| sheet(ui, view.seen.as_ref(), size, fresh));
        let most = (shown.content_size.y - shown.inner_rect.height()).max(0.0);
        view.look.scrolled = (shown.state.clamped_offset().y, most);
    } else {
        view.look.scrolled = (0.0, 0.0);
        sheet(ui, view.seen.as_ref(), size, fresh);
    }
    progress(ui, whole, view, fresh);
    keys(ui, view, room.y);
}

/// How large the page is drawn.
fn size(room: Vec2, [wide, high]: [f32; 2], fit_width: bool) -> Vec2 {
    let across = (room.x - if fit_width { space::L } else { 0.0 }).min(WIDEST) / wide;
    let scale = if fit_width {
        across
    } else {
        across.min(room.y / high)
    };
    vec2(wide * scale, high * scale)
}

/// Width and height of the paper in any unit, as last seen.
fn paper(seen: Option<&Seen>) -> [f32; 2] {
    let texture = seen.and_then(|seen| seen.picture.as_ref());
    texture.map_or([8.5, 11.0], |texture| texture.size_vec2().into())
}

/// The way from page to page.
fn bar(ui: &mut Ui, view: &mut View) {
    let pages = view.seen.as_ref().map_or(0, |seen| seen.pages);
    if pages > 0 {
        view.look.page = view.look.page.min(pages - 1);
    }
    let page = view.look.page;
    ui.horizontal_wrapped(|ui| {
        ui.set_min_height(BAR);
        let back = ui.add_enabled_ui(page > 0, |ui| {
            widgets::icon_button(ui, icons::BACK, "Previous page")
        });
        let on = ui.add_enabled_ui(page + 1 < pages, |ui| {
            widgets::icon_button(ui, icons::FORWARD, "Next page")
        });
        if pages > 0 {
            ui.label(tokens::body(format!("Page {} of {pages}", page + 1)));
        }
        if back.inner.clicked() {
            view.look.turn_to(page.saturating_sub(1), false);
        }
        if on.inner.clicked() {
            view.look.turn_to(page + 1, false);
        }
        contents(ui, view);
        let mut at = usize::from(view.look.wide);
        widgets::segments(
            ui,
            "Size of the page",
            &["Whole page", "Full width"],
            &mut at,
        );
        view.look.wide = at == 1;
    });
    ui.add_space(space::S);
}

/// Leads to the page of a heading.
fn contents(ui: &mut Ui, view: &mut View) {
    /// Headings deeper than this are too many to pick from.
    const DEEPEST: usize = 2;
    let Some(seen) = &view.seen else { return };
    if seen.pages < 2 {
        return;
    }
    let all = seen.headings.iter().filter(|h| h.level <= DEEPEST);
    let all: Vec<_> = all.filter(|h| !h.text.is_empty()).collect();
    if all.is_empty() {
        return;
    }
    let words: Vec<String> = all
        .iter()
        .map(|h| {
            let deeper = if h.level > 1 { "    " } else { "" };
            format!("{deeper}{}, {}", names::brief(&h.text), h.page + 1)
        })
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut picked = None;
    let width = 170.0;
    let first = Some("Go to a heading");
    widgets::dropdown(ui, "Go to a heading", width, first, &words, &mut picked);
    if let Some(heading) = picked.and_then(|at| all.get(at)) {
        view.look.turn_to(heading.page, false);
    }
}

/// What is being done while the page is not there yet, over the page that was, with the way to stop it; or the way
/// to go on.
fn progress(ui: &mut Ui, whole: Rect, view: &mut View, fresh: bool) {
    let now = ui.input(|input| input.time);
    let busy = view.making.is_some() && !fresh && !view.paused;
    let since = *view.look.busy_since.get_or_insert(now);
    if !busy {
        view.look.busy_since = None;
    }
    let waited = busy && now - since >= SOON;
    if busy && !waited {
        ui.ctx().request_repaint_after_secs(SOON as f32);
    }
    if !waited && !view.paused {
        return;
    }
    let p = Palette::of(ui);
    let top = Rect::from_min_max(whole.min + vec2(space::M, space::M), whole.max);
    let mut over = ui.new_child(UiBuilder::new().max_rect(top).id_salt("progress"));
    Frame::new()
        .fill(p.surface)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(tokens::RADIUS)
        .inner_margin(space::S)
        .show(&mut over, |ui| {
            ui.horizontal(|ui| {
                if view.paused {
                    ui.label(tokens::body("The pages are not made"));
                    if widgets::link_button(ui, "Make the pages").clicked() {
                        view.paused = false;
                    }
                    return;
                }
                ui.add(Spinner::new().size(16.0));
                let stage = view.making.filter(|stage| !stage.is_empty());
                ui.label(tokens::body(stage.unwrap_or("Making the pages…")));
                let stop = widgets::link_button(ui, "Stop");
                if stop.accessible_name("Stop making the pages").clicked() {
                    view.paused = true;
                }
            });
        });
}

/// Page keys turn pages wherever nobody types; a page that is wider than the room is scrolled first.
fn keys(ui: &Ui, view: &mut View, high: f32) {
    if ui.ctx().text_edit_focused() || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let pages = view.seen.as_ref().map_or(0, |seen| seen.pages);
    let pressed = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (at, most) = view.look.scrolled;
    let page = view.look.page;
    if pressed(Key::PageDown) {
        if at + 1.0 < most {
            view.look.scroll_to = Some((at + SCREENFUL * high).min(most));
        } else if page + 1 < pages {
            view.look.turn_to(page + 1, false);
        }
    }
    if pressed(Key::PageUp) {
        if at > 1.0 {
            view.look.scroll_to = Some((at - SCREENFUL * high).max(0.0));
        } else if page > 0 {
            view.look.turn_to(page - 1, true);
        }
    }
}

/// The page on its paper, or why there is none.
fn sheet(ui: &mut Ui, seen: Option<&Seen>, size: Vec2, fresh: bool) {
    let p = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let stroke = Stroke::new(1.0, p.line);
    let texture = seen.and_then(|seen| seen.picture.as_ref());
    if let Some(texture) = texture {
        let tint = if fresh { 1.0 } else { 0.75 };
        let whole = Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
        ui.painter().image(
            texture.id(),
            rect,
            whole,
            egui::Color32::WHITE.gamma_multiply(tint),
        );
    } else {
        ui.painter().rect_filled(rect, 0, p.surface);
    }
    ui.painter()
        .rect_stroke(rect, 0, stroke, StrokeKind::Outside);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, spoken(seen)));
}

/// What a screen reader says of the page: which it is, its headings, then all of its words.
fn spoken(seen: Option<&Seen>) -> String {
    let Some(seen) = seen.filter(|seen| seen.pages > 0) else {
        return "There is no page yet".to_owned();
    };
    let page = seen.sight.page.min(seen.pages - 1);
    let here = seen.headings.iter().filter(|h| h.page == page);
    let headings: Vec<&str> = here.map(|h| h.text.as_str()).collect();
    let headings = match headings.as_slice() {
        [] => String::new(),
        all => format!("Headings: {}. ", all.join("; ")),
    };
    let words = &seen.words;
    let (page, pages) = (page + 1, seen.pages);
    format!("Page {page} of {pages} as it will come out. {headings}{words}")
}
