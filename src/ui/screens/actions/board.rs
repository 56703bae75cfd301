//! The actions as cards in columns by status. A card is dragged to another column, or moved there by keys.
//! Must not know which actions there are (that is `filter`).

use egui::{
    Align2, CursorIcon, DragAndDrop, FontId, Id as Place, Key, Margin, Modifiers, Rect, Role,
    ScrollArea, Sense, Stroke, StrokeKind, TextStyle, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    filter::{Found, place},
    work::{ACTIONS, lateness},
};
use crate::{
    edit::{Edit, ops::next_rank},
    insight::actions::with_status,
    model::{self, Action, ActionStatus, Id},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, Palette, SMALL_SIZE, icons, space},
        widgets,
    },
};

/// Height of a card, and of the gap below it.
const CARD: f32 = 92.0;
const GAP: f32 = 8.0;
/// The narrowest that a column gets before the board scrolls sideways.
const NARROWEST: f32 = 168.0;

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// The card that the keys act on.
    card: Option<Id<Action>>,
    /// Whether its fields are open beside the board.
    open: bool,
    /// Bring it into sight.
    reveal: bool,
    /// What is typed to add one.
    adding: String,
}

impl View {
    /// Puts a card in hand and brings it into sight.
    pub(super) fn show(&mut self, card: Id<Action>) {
        self.card = Some(card);
        self.reveal = true;
    }
}

/// Draws the board; gives back whether the filter must be opened to show what was added.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    found: &Found,
    out: &mut Out<'_>,
) -> bool {
    view.card = view.card.filter(|id| ctx.plan.actions.contains(*id));
    view.open &= view.card.is_some();
    let card = view.card.and_then(|id| ctx.plan.get(id));
    if let Some(card) = card.filter(|_| view.open) {
        let line = Palette::of(ui).line;
        egui::Panel::right("action form")
            .resizable(true)
            .default_size(340.0)
            .size_range(280.0..=480.0)
            .frame(egui::Frame::NONE.inner_margin(Margin {
                left: 16,
                ..Margin::ZERO
            }))
            .show(ui, |ui| {
                ui.visuals_mut().widgets.noninteractive.bg_stroke.color = line;
                form(ui, ctx, view, out, card);
            });
    }
    let margin = Margin {
        right: if view.open { 12 } else { 0 },
        ..Margin::ZERO
    };
    egui::CentralPanel::default()
        .frame(egui::Frame::NONE.inner_margin(margin))
        .show(ui, |ui| {
            let added = add_row(ui, ctx, view, out);
            columns(ui, ctx, view, found, out);
            added
        })
        .inner
}

fn form(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, action: &Action) {
    ui.horizontal(|ui| {
        ui.label(tokens::heading("Action"));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if widgets::icon_button(ui, icons::CLOSE, "Close").clicked() {
                view.open = false;
            }
            ui.add_enabled_ui(!ctx.read_only, |ui| {
                if widgets::icon_button(ui, icons::DELETE, "Delete action").clicked() {
                    delete(out, action);
                }
            });
        });
    });
    ScrollArea::vertical()
        .id_salt("action fields")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            ACTIONS.form(ui, ctx, out, model::Key::of(action.id));
            ui.add_space(space::XXL);
        });
}

fn add_row(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) -> bool {
    let mut added = false;
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let hint = "Add an action: type it, then Enter";
        let field = widgets::bare_text(ui, "Add an action", hint, &mut view.adding);
        if field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
            field.request_focus();
            let text = std::mem::take(&mut view.adding).trim().to_owned();
            if !text.is_empty() {
                let action = Action {
                    rank: next_rank(&ctx.plan.actions, |a| a.rank),
                    text,
                    ..Action::new(out.ids.next())
                };
                out.put(
                    format!("Add action: {}", names::brief(&action.text)),
                    action,
                );
                added = true;
            }
        }
    });
    ui.add_space(space::XS);
    added
}

fn delete(out: &mut Out<'_>, action: &Action) {
    let name = format!("Delete action: {}", names::brief(&action.text));
    out.edit(Edit::named(name).remove(action.id));
}

/// Moves an action to another status, as one step.
fn put_into(ctx: &Ctx<'_>, out: &mut Out<'_>, action: &Action, status: ActionStatus) {
    if action.status == status || ctx.read_only {
        return;
    }
    let text = names::brief(&action.text);
    let name = format!("Move “{text}” to {}", status.label());
    out.put(name, with_status(action, status, ctx.today));
}

/// All columns, and the keyboard on them as one thing.
fn columns(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, found: &Found, out: &mut Out<'_>) {
    let area = ui.available_rect_before_wrap();
    let id = ui.make_persistent_id("board");
    let board = ui.interact(area, id, Sense::focusable_noninteractive());
    board.widget_info(|| {
        let how = "Board of actions. Arrow keys choose a card, Alt with left or right moves it, Enter opens it";
        WidgetInfo::labeled(Role::Grid, ui.is_enabled(), how)
    });
    if board.has_focus() {
        keys(ui, ctx, view, found, out, id);
    }
    let inner = area.shrink(3.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner), |ui| {
        ScrollArea::horizontal()
            .id_salt("columns")
            .auto_shrink(false)
            .show(ui, |ui| {
                let count = ActionStatus::ALL.len() as f32;
                let room = ui.available_width() - (count - 1.0) * space::S;
                let width = (room / count).floor().max(NARROWEST);
                let height = ui.available_height();
                let whole = vec2(count * (width + space::S) - space::S, height);
                let (whole, _) = ui.allocate_exact_size(whole, Sense::hover());
                for (at, status) in ActionStatus::ALL.iter().enumerate() {
                    let left = whole.left() + at as f32 * (width + space::S);
                    let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, height));
                    let place = egui::UiBuilder::new()
                        .max_rect(rect)
                        .layout(egui::Layout::top_down(egui::Align::LEFT));
                    ui.scope_builder(place, |ui| {
                        column(ui, ctx, view, found, out, *status, id);
                    });
                }
            });
    });
    view.reveal = false;
    if board.has_focus() {
        ui.painter().rect_stroke(
            area,
            f32::from(tokens::RADIUS),
            Stroke::new(2.0, Palette::of(ui).focus),
            StrokeKind::Inside,
        );
    }
    ghost(ui, ctx);
}

/// Chooses and moves cards by keys.
fn keys(ui: &Ui, ctx: &Ctx<'_>, view: &mut View, found: &Found, out: &mut Out<'_>, id: Place) {
    widgets::own_arrows(ui, id, true, true);
    let arrow = |key, modifiers| ui.input_mut(|i| i.consume_key(modifiers, key));
    let at = view.card.and_then(|card| found.place_of(card));
    let moved = if arrow(Key::ArrowLeft, Modifiers::ALT) {
        Some(-1)
    } else if arrow(Key::ArrowRight, Modifiers::ALT) {
        Some(1)
    } else {
        None
    };
    if let Some(by) = moved {
        widgets::arrow_answered(ui, id);
        let action = view.card.and_then(|card| ctx.plan.get(card));
        let to = action.and_then(|action| place(action.status).checked_add_signed(by));
        let to = to.and_then(|to| ActionStatus::ALL.get(to));
        if let (Some(action), Some(to)) = (action, to) {
            put_into(ctx, out, action, *to);
            view.reveal = true;
        }
        return;
    }
    let (down, up, right, left) = (
        arrow(Key::ArrowDown, Modifiers::NONE),
        arrow(Key::ArrowUp, Modifiers::NONE),
        arrow(Key::ArrowRight, Modifiers::NONE),
        arrow(Key::ArrowLeft, Modifiers::NONE),
    );
    if down || up || right || left {
        widgets::arrow_answered(ui, id);
        let next = neighbor(found, at, (down, up, right, left));
        if let Some(next) = next {
            view.show(next);
        }
    }
    if view.card.is_some() && arrow(Key::Enter, Modifiers::NONE) {
        view.open = true;
    }
    let card = view.card.and_then(|card| ctx.plan.get(card));
    if let Some(card) = card.filter(|_| !ctx.read_only)
        && arrow(Key::Delete, Modifiers::NONE)
    {
        delete(out, card);
        view.card = at.and_then(|(column, row)| {
            let ids = found.columns.get(column)?;
            let next = ids.get(row + 1).or_else(|| ids.get(row.checked_sub(1)?));
            next.copied()
        });
    }
}

/// The card that an arrow key leads to; empty columns are passed over.
fn neighbor(
    found: &Found,
    at: Option<(usize, usize)>,
    (down, up, right, left): (bool, bool, bool, bool),
) -> Option<Id<Action>> {
    let Some((column, row)) = at else {
        return found.columns.iter().find_map(|ids| ids.first()).copied();
    };
    let here = found.columns.get(column)?;
    if down {
        return here.get(row + 1).copied();
    }
    if up {
        return here.get(row.checked_sub(1)?).copied();
    }
    let nearest = |ids: &Vec<Id<Action>>| ids.get(row).or_else(|| ids.last()).copied();
    if right {
        return found.columns.iter().skip(column + 1).find_map(nearest);
    }
    if left {
        let before = found.columns.get(..column).unwrap_or_default();
        return before.iter().rev().find_map(nearest);
    }
    None
}

/// One column; only the cards in sight are drawn.
fn column(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    found: &Found,
    out: &mut Out<'_>,
    status: ActionStatus,
    board: Place,
) {
    let p = Palette::of(ui);
    let none = Vec::new();
    let ids = found.columns.get(place(status)).unwrap_or(&none);
    let area = ui.available_rect_before_wrap();
    let whole = ui.interact(area, ui.make_persistent_id(status.word()), Sense::hover());
    let dragged = whole.dnd_hover_payload::<Id<Action>>();
    let elsewhere = dragged
        .and_then(|id| ctx.plan.get(*id))
        .is_some_and(|action| action.status != status);
    let ground = if elsewhere { p.accent_soft } else { p.rail };
    ui.painter()
        .rect_filled(area, f32::from(tokens::CARD_RADIUS), ground);
    if elsewhere {
        let edge = Stroke::new(2.0, p.accent);
        let radius = f32::from(tokens::CARD_RADIUS);
        ui.painter()
            .rect_stroke(area, radius, edge, StrokeKind::Inside);
    }
    if let Some(action) = whole.dnd_release_payload::<Id<Action>>()
        && let Some(action) = ctx.plan.get(*action)
    {
        put_into(ctx, out, action, status);
        view.show(action.id);
    }
    let inner = egui::UiBuilder::new().max_rect(area.shrink2(vec2(space::S, space::S)));
    ui.scope_builder(inner, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let title = format!("{} {}", status.label(), ids.len());
        ui.label(tokens::strong(title));
        ui.push_id(status.word(), |ui| {
            ScrollArea::vertical()
                .auto_shrink(false)
                .show_viewport(ui, |ui, sight| {
                    cards(ui, ctx, view, ids, sight, board);
                });
        });
    });
}

fn cards(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    ids: &[Id<Action>],
    sight: Rect,
    board: Place,
) {
    let step = CARD + GAP;
    let origin = ui.max_rect().min;
    // Beside the scroll bar.
    let width = ui.available_width() - space::M;
    ui.set_height((ids.len() as f32 * step).max(step));
    let rect = |row: usize| {
        let top = origin.y + row as f32 * step;
        Rect::from_min_size(pos2(origin.x, top), vec2(width, CARD))
    };
    if view.reveal
        && let Some(row) = ids.iter().position(|id| Some(*id) == view.card)
    {
        ui.scroll_to_rect(rect(row), None);
    }
    let first = (sight.top() / step).floor().max(0.0) as usize;
    let last = (sight.bottom() / step).ceil().max(0.0) as usize;
    for (row, id) in ids.iter().enumerate().take(last).skip(first) {
        if let Some(action) = ctx.plan.get(*id) {
            card(ui, ctx, view, action, rect(row), board);
        }
    }
}

fn card(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, action: &Action, rect: Rect, board: Place) {
    let p = Palette::of(ui);
    let id = board.with(action.id.raw());
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    let in_hand = view.card == Some(action.id);
    let (who, due) = (who(ctx, action), due(ctx, action));
    response.widget_info(|| {
        let text = names::brief(&action.text);
        let name = format!("{text}. {who}. {due}. {}", action.status.label());
        WidgetInfo::selected(Role::ListItem, ui.is_enabled(), in_hand, name)
    });
    if !ctx.read_only {
        response.dnd_set_drag_payload(action.id);
    }
    if response.clicked() || response.drag_started() {
        view.card = Some(action.id);
        ui.memory_mut(|memory| memory.request_focus(board));
    }
    if response.double_clicked() || (response.clicked() && view.open) {
        view.open = true;
    }
    let response = response.on_hover_cursor(CursorIcon::Grab);
    let lifted = ui.ctx().dragged_id() == Some(id);
    let border = if in_hand {
        Stroke::new(2.0, p.accent)
    } else if response.hovered() {
        Stroke::new(1.0, p.line_strong)
    } else {
        Stroke::new(1.0, p.line)
    };
    let ground = if lifted { p.hover } else { p.surface };
    let painter = ui.painter().with_clip_rect(ui.clip_rect());
    painter.rect(
        rect,
        f32::from(tokens::RADIUS),
        ground,
        border,
        StrokeKind::Inside,
    );
    let inner = rect.shrink2(vec2(10.0, 8.0));
    let text = match action.text.trim() {
        "" => tokens::muted("No words yet"),
        text => tokens::body(names::line(text)),
    };
    let mut job = egui::WidgetText::from(text).into_layout_job(
        ui.style(),
        egui::FontSelection::Default,
        egui::Align::Min,
    );
    let job = std::sync::Arc::make_mut(&mut job);
    job.wrap.max_width = inner.width();
    job.wrap.max_rows = 2;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    painter.galley(inner.min, galley, p.ink);
    let late = lateness(action, ctx.today).is_some();
    small(ui, &who, p.muted, inner, 42.0, None);
    let (ink, icon) = if late {
        (p.danger, Some(icons::WARNING))
    } else {
        (p.muted, None)
    };
    small(ui, &due, ink, inner, 60.0, icon);
}

/// A line of small text on a card, so far below its top.
fn small(ui: &Ui, words: &str, ink: egui::Color32, inner: Rect, below: f32, icon: Option<&str>) {
    let mut at = inner.min + vec2(0.0, below);
    let mut width = inner.width();
    if let Some(icon) = icon {
        let font = FontId::new(15.0, tokens::icon_font());
        ui.painter()
            .text(at + vec2(0.0, 8.0), Align2::LEFT_CENTER, icon, font, ink);
        at.x += 19.0;
        width -= 19.0;
    }
    let text = egui::RichText::new(words)
        .font(FontId::proportional(SMALL_SIZE))
        .color(ink);
    let galley = egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        width,
        TextStyle::Small,
    );
    ui.painter().galley(at, galley, ink);
}

/// Who has an action in hand.
fn who(ctx: &Ctx<'_>, action: &Action) -> String {
    let person = action.owner.and_then(|id| ctx.plan.get(id));
    let partner = action.partner.and_then(|id| ctx.plan.get(id));
    let person = person.map(|person| names::line(&person.name));
    let partner = partner.map(|partner| match partner.short.trim() {
        "" => names::line(names::partner(partner)),
        short => short,
    });
    match (person, partner) {
        (Some(person), Some(partner)) => format!("{person}, {partner}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "No owner".to_owned(),
    }
}

/// When an action is due, and how far it is.
fn due(ctx: &Ctx<'_>, action: &Action) -> String {
    let mut words = match (action.status, action.done_on, action.due) {
        (ActionStatus::Done, Some(on), _) => format!("Done {}", names::day(on, ctx.today)),
        (_, _, Some(due)) => match lateness(action, ctx.today) {
            Some(late) => late,
            None => format!("Due {}", names::day(due, ctx.today)),
        },
        (_, _, None) => "No day".to_owned(),
    };
    if action.status != ActionStatus::Done && action.progress > 0 {
        words = format!("{words} · {} %", action.progress);
    }
    words
}

/// The card in hand while it is dragged.
fn ghost(ui: &Ui, ctx: &Ctx<'_>) {
    let Some(id) = DragAndDrop::payload::<Id<Action>>(ui.ctx()) else {
        return;
    };
    let (Some(action), Some(at)) = (ctx.plan.get(*id), ui.ctx().pointer_interact_pos()) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let p = Palette::of(ui);
    let painter = ui.ctx().layer_painter(egui::LayerId::new(
        egui::Order::Tooltip,
        Place::unique("card in hand"),
    ));
    let text = egui::WidgetText::from(tokens::body(names::brief(&action.text)).color(p.ink));
    let galley = text.into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        220.0,
        TextStyle::Body,
    );
    let rect = Rect::from_min_size(at + vec2(12.0, 8.0), galley.size() + vec2(20.0, 14.0));
    let edge = Stroke::new(1.0, p.accent);
    let radius = f32::from(tokens::RADIUS);
    painter.rect(rect, radius, p.surface, edge, StrokeKind::Inside);
    painter.galley(rect.min + vec2(10.0, 7.0), galley, p.ink);
}
