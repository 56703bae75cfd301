//! The editor in place of one cell: text, number, day, or a list to pick from.
//! Must not know which cell comes next.

mod list;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{
    Area, EventFilter, Frame, Id, Key as Button, Margin, Modifiers, Order, Popup,
    PopupCloseBehavior, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};

use super::{
    Sheet,
    card::{day_of, row_name, step_name},
    field::{Field, Shape},
    naming,
};
use crate::{
    edit::Edit,
    model::{AnyRecord, Value},
    ui::{
        Ctx, Out, Request,
        tokens::{BODY_SIZE, Palette, space},
        widgets::{self, OpenCalendar, Search},
    },
};

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Id of the row.
    pub(super) row: i64,
    /// Position of the column.
    pub(super) column: usize,
}

/// An open editor.
#[derive(Debug)]
pub(super) struct Editing {
    /// The cell that it stands in.
    pub(super) cell: Cell,
    /// Tells one editor from the next in the same cell, so that each is a step of its own.
    session: u64,
    text: String,
    /// How many lines it is given over the row; 0: it stands in its cell.
    rows: usize,
    /// The stored value that `text` belongs to.
    base: Option<Value>,
    /// It waits for the keyboard.
    fresh: bool,
    /// It was only measured in this pass: what isn't there yet can't have the keyboard.
    hidden: bool,
    /// How many passes it was not in sight.
    pub(super) unseen: u8,
    changed: bool,
    error: Option<String>,
    search: Search,
    /// What the list offers, and the revision of the plan that it was made for.
    options: (u64, Vec<(i64, String)>),
    month: Month,
}

/// The calendar below a day.
#[derive(Debug)]
struct Month {
    open: Option<OpenCalendar>,
    /// Where it lies.
    rect: Rect,
    /// It has the keyboard.
    on: bool,
}

/// Where to go when an editor closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Go {
    /// The cell stays in hand.
    Here,
    /// The keyboard went elsewhere.
    Away,
    /// The row below.
    Down,
    /// The next cell, to edit it.
    Next,
    /// The cell before, to edit it.
    Previous,
}

impl Editing {
    /// An editor for a cell; `typed` is the first letter where typing opened it.
    pub(super) fn new(cell: Cell, session: u64, typed: Option<String>) -> Self {
        Self {
            cell,
            session,
            search: Search::typed(typed.clone().unwrap_or_default()),
            base: typed.is_some().then_some(Value::Null),
            text: typed.unwrap_or_default(),
            options: (u64::MAX, Vec::new()),
            rows: 0,
            fresh: true,
            hidden: false,
            unseen: 0,
            changed: false,
            error: None,
            month: Month {
                open: None,
                rect: Rect::NOTHING,
                on: false,
            },
        }
    }
}

/// A key that ends an editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Enter,
    Tab,
    ShiftTab,
    Escape,
}

impl Ends {
    /// Takes the key before the field does. `enter` tells whether Enter is the editor's.
    fn take(ui: &Ui, enter: bool) -> Option<Self> {
        ui.input_mut(|input| {
            if enter && input.consume_key(Modifiers::NONE, Button::Enter) {
                Some(Self::Enter)
            } else if input.consume_key(Modifiers::SHIFT, Button::Tab) {
                Some(Self::ShiftTab)
            } else if input.consume_key(Modifiers::NONE, Button::Tab) {
                Some(Self::Tab)
            } else if input.consume_key(Modifiers::NONE, Button::Escape) {
                Some(Self::Escape)
            } else {
                None
            }
        })
    }

    const fn go(self) -> Go {
        match self {
            Self::Enter => Go::Down,
            Self::Tab => Go::Next,
            Self::ShiftTab => Go::Previous,
            Self::Escape => Go::Here,
        }
    }
}

/// Everything an editor stands on.
pub(super) struct Place<'a> {
    pub(super) sheet: &'static Sheet,
    pub(super) field: &'a Field,
    pub(super) record: &'a AnyRecord,
    /// Where the cell lies.
    pub(super) rect: Rect,
    /// Id of the table.
    pub(super) table: Id,
}

impl Place<'_> {
    fn name(&self, ctx: &Ctx<'_>) -> String {
        let row = row_name(ctx, self.sheet, self.record);
        format!("{}, {row}", self.field.column.title)
    }

    fn id(&self, editing: &Editing) -> Id {
        self.table
            .with(("edit", editing.cell.row, editing.cell.column))
    }

    /// Asks for the record with another value in this cell.
    fn ask(&self, ctx: &Ctx<'_>, out: &mut Out<'_>, editing: &mut Editing, value: Value) {
        let Some(changed) = self.field.set(self.record, value.clone()) else {
            return;
        };
        if changed != *self.record {
            let name = step_name(ctx, self.sheet, self.field, &changed);
            let mut hasher = DefaultHasher::new();
            let cell = editing.cell;
            (
                self.sheet.kind.table(),
                cell.row,
                cell.column,
                editing.session,
            )
                .hash(&mut hasher);
            let mut edit = Edit::named(name).during(hasher.finish());
            edit.put.push(changed);
            out.edit(edit);
            editing.changed = true;
        }
        editing.base = Some(value);
    }
}

/// Draws the editor; gives back where to go when it closes.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    place: &Place<'_>,
    editing: &mut Editing,
) -> Option<Go> {
    if editing.fresh {
        out.requests.push(Request::BeginGesture);
    }
    let go = match place.field.shape {
        Shape::Words(..) | Shape::Scale(_) | Shape::Refer(_) => {
            list::draw(ui, ctx, out, place, editing)
        }
        Shape::Tick => tick(ui, ctx, out, place, editing),
        _ => typed(ui, ctx, out, place, editing),
    };
    editing.fresh = editing.hidden;
    go
}

/// A field to type into, with a calendar below where it holds a day.
fn typed(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    place: &Place<'_>,
    editing: &mut Editing,
) -> Option<Go> {
    let field = place.field;
    let stored = field.value(place.record);
    let typed_first = editing.fresh && editing.base.is_some();
    if typed_first {
        editing.base = Some(stored.clone());
    } else if editing.base.as_ref() != Some(&stored) {
        // Opened just now, or changed from elsewhere.
        editing.text = field.typed(ctx, place.record);
        editing.base = Some(stored.clone());
    }
    let long = matches!(field.shape, Shape::Long);
    // In text of several lines Shift+Enter stays a new line, and in the calendar Enter picks a day.
    let new_line = long && ui.input(asks_for_new_line);
    let ends = if editing.fresh {
        None
    } else {
        Ends::take(ui, !new_line && !editing.month.on)
    };
    if ends == Some(Ends::Escape) {
        if editing.changed {
            out.requests.push(Request::BailGesture);
        }
        return Some(Go::Here);
    }
    if editing.fresh {
        editing.rows = rows_wanted(ui, place, &editing.text);
    }
    if matches!(field.shape, Shape::Day) && down_into_calendar(ui, editing) {
        editing.month.on = true;
        if let Some(open) = &mut editing.month.open {
            open.fresh = true;
        }
    }
    let id = place.id(editing);
    if editing.fresh {
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let end = CCursor::new(editing.text.chars().count());
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.clear_undoer();
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
        ui.ctx().request_repaint();
    }
    let name = place.name(ctx);
    let response = if editing.rows > 0 {
        grown_box(ui, place, editing, id)
    } else {
        line_box(ui, place, editing, id)
    };
    let response = response.accessible_name(name);
    // A letter that opened the editor is asked for once the field has the keyboard: then it is one step with
    // what follows.
    let first = !editing.fresh && !editing.changed && editing.error.is_none();
    if response.changed() || (first && field.typed(ctx, place.record) != editing.text) {
        match field.read(&editing.text, ctx.today) {
            Ok(value) => {
                editing.error = None;
                place.ask(ctx, out, editing, value);
            }
            Err(error) => editing.error = Some(error),
        }
    }
    if matches!(field.shape, Shape::Day)
        && let Some(day) = calendar_below(ui, ctx, place, editing, id)
    {
        place.ask(ctx, out, editing, Value::Text(day));
        return Some(Go::Here);
    }
    if let Some(error) = &editing.error
        && !matches!(field.shape, Shape::Day)
    {
        hint_below(ui, place.rect, id.with("error"), error);
    }
    if let Some(ends) = ends {
        if editing.error.is_some() && ends == Ends::Enter {
            return None;
        }
        say_what_was_not_read(out, field, editing);
        return Some(ends.go());
    }
    let lost = response.lost_focus() && !editing.fresh;
    let in_calendar = editing.month.on
        || ui
            .input(|input| input.pointer.interact_pos())
            .is_some_and(|at| editing.month.rect.contains(at));
    if lost && !in_calendar {
        say_what_was_not_read(out, field, editing);
        return Some(Go::Away);
    }
    // From the calendar the keyboard may go anywhere.
    if editing.month.on
        && ui.input(|input| input.pointer.any_pressed())
        && !in_rects(ui, &[editing.month.rect, place.rect])
    {
        return Some(Go::Away);
    }
    None
}

/// Whether Enter was pressed for a new line, and not to end.
fn asks_for_new_line(input: &egui::InputState) -> bool {
    input.events.iter().any(|event| {
        matches!(event, egui::Event::Key { key: Button::Enter, pressed: true, modifiers, .. }
            if modifiers.shift || modifiers.alt)
    })
}

/// How many lines a text is given over its row; 0 where it fits into its cell.
fn rows_wanted(ui: &Ui, place: &Place<'_>, text: &str) -> usize {
    match place.field.shape {
        Shape::Long => 4,
        Shape::Text => {
            let font = egui::FontId::proportional(BODY_SIZE);
            let ink = Palette::of(ui).ink;
            let laid = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font, ink));
            let room = place.rect.width() - 2.0 * f32::from(PADDING);
            usize::from(laid.size().x > room)
        }
        _ => 0,
    }
}

fn in_rects(ui: &Ui, rects: &[Rect]) -> bool {
    let at = ui.input(|input| input.pointer.interact_pos());
    at.is_some_and(|at| rects.iter().any(|rect| rect.contains(at)))
}

fn down_into_calendar(ui: &Ui, editing: &Editing) -> bool {
    !editing.fresh
        && !editing.month.on
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Button::ArrowDown))
}

fn say_what_was_not_read(out: &mut Out<'_>, field: &Field, editing: &Editing) {
    if let Some(error) = &editing.error {
        out.notify(format!(
            "“{}” was left out of {}. {error}",
            editing.text.trim(),
            naming::within(field.column.title),
        ));
    }
}

/// Everything that moves the keyboard is the editor's own while it is open.
const OWN_KEYS: EventFilter = EventFilter {
    tab: true,
    horizontal_arrows: true,
    vertical_arrows: true,
    escape: true,
};

/// How far text stands from the edge of its cell.
pub(super) const PADDING: i8 = 8;

fn line_box(ui: &mut Ui, place: &Place<'_>, editing: &mut Editing, id: Id) -> egui::Response {
    let p = Palette::of(ui);
    let rect = place.rect;
    ui.painter().rect(
        rect.shrink(1.0),
        CELL_RADIUS,
        p.surface,
        Stroke::new(2.0, p.focus),
        StrokeKind::Inside,
    );
    let builder = UiBuilder::new().id_salt(id).max_rect(rect);
    ui.scope_builder(builder, |ui| {
        let height = ui.text_style_height(&egui::TextStyle::Body);
        let margin = ((rect.height() - height) / 2.0).floor().max(2.0);
        ui.add(
            TextEdit::singleline(&mut editing.text)
                .id(id)
                .frame(Frame::NONE.inner_margin(Margin::symmetric(PADDING, margin as i8)))
                .event_filter(OWN_KEYS)
                .desired_width(rect.width()),
        )
    })
    .inner
}

/// A box over the row that grows with what is typed.
fn grown_box(ui: &mut Ui, place: &Place<'_>, editing: &mut Editing, id: Id) -> egui::Response {
    let p = Palette::of(ui);
    let width = place.rect.width().max(360.0);
    let (rows, one_line) = (editing.rows, matches!(place.field.shape, Shape::Text));
    let new_line = egui::KeyboardShortcut::new(Modifiers::SHIFT, Button::Enter);
    let response = Area::new(id.with("area"))
        .order(Order::Foreground)
        .fixed_pos(place.rect.min)
        .constrain(true)
        .fade_in(false)
        .show(ui.ctx(), |ui| {
            Frame::new()
                .fill(p.surface)
                .stroke(Stroke::new(2.0, p.focus))
                .corner_radius(4.0)
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    editing.hidden = ui.is_sizing_pass();
                    ui.set_width(width);
                    egui::ScrollArea::vertical()
                        .max_height(280.0)
                        .show(ui, |ui| {
                            ui.add(
                                TextEdit::multiline(&mut editing.text)
                                    .id(id)
                                    .frame(Frame::NONE.inner_margin(Margin::symmetric(PADDING, 8)))
                                    .event_filter(OWN_KEYS)
                                    .return_key((!one_line).then_some(new_line))
                                    .desired_rows(rows)
                                    .desired_width(f32::INFINITY),
                            )
                        })
                        .inner
                })
                .inner
        })
        .inner;
    if one_line && editing.text.contains(['\n', '\r']) {
        // Pasted lines run on.
        editing.text = editing.text.replace(['\n', '\r'], " ");
    }
    response
}

fn calendar_below(
    ui: &Ui,
    ctx: &Ctx<'_>,
    place: &Place<'_>,
    editing: &mut Editing,
    field: Id,
) -> Option<String> {
    let picked = day_of(&place.field.value(place.record));
    let mut open = editing.month.open.unwrap_or(OpenCalendar {
        day: picked.unwrap_or(ctx.today),
        fresh: false,
    });
    if !editing.month.on
        && let Some(day) = picked
    {
        // It turns to the day that is typed.
        open.day = day;
    }
    let id = field.with("calendar");
    let error = editing.error.clone();
    let shown = Popup::new(id, ui.ctx().clone(), place.rect, ui.layer_id())
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(space::XS)
        .show(|ui| {
            if let Some(error) = &error {
                ui.set_max_width(7.0 * 34.0);
                widgets::error_below(ui, error);
            }
            widgets::calendar(ui, id, &mut open, picked, ctx.today)
        });
    editing.month.open = Some(open);
    let shown = shown?;
    editing.month.rect = shown.response.rect;
    let on = ui.memory(egui::Memory::focused);
    if on.is_some() && on != Some(field) && in_rects(ui, &[editing.month.rect]) {
        editing.month.on = true;
    }
    if on == Some(field) {
        editing.month.on = editing.month.open.is_some_and(|open| open.fresh);
    }
    shown.inner.map(|day| day.to_string())
}

/// A sentence right below a cell.
fn hint_below(ui: &Ui, rect: Rect, id: Id, sentence: &str) {
    Popup::new(id, ui.ctx().clone(), rect, ui.layer_id())
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .gap(space::XS)
        .show(|ui| {
            ui.set_max_width(280.0);
            widgets::error_below(ui, sentence);
        });
}

/// A box to tick: Space changes it, Tab goes on.
fn tick(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    place: &Place<'_>,
    editing: &mut Editing,
) -> Option<Go> {
    let id = place.id(editing);
    let yes = place.field.value(place.record) == Value::Int(1);
    let response = ui.interact(place.rect, id, egui::Sense::click());
    let name = place.name(ctx);
    response.widget_info(|| {
        egui::WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), yes, &name)
    });
    let p = Palette::of(ui);
    ui.painter().rect_stroke(
        place.rect.shrink(1.0),
        CELL_RADIUS,
        Stroke::new(2.0, p.focus),
        StrokeKind::Inside,
    );
    if editing.fresh {
        response.request_focus();
        return None;
    }
    let ends = Ends::take(ui, true);
    own_keys_of(ui, Some(id));
    if response.clicked() {
        place.ask(ctx, out, editing, Value::Int(i64::from(!yes)));
    }
    ends.map(Ends::go)
        .or_else(|| response.lost_focus().then_some(Go::Away))
}

fn own_keys_of(ui: &Ui, field: Option<Id>) {
    if let Some(field) = field {
        ui.memory_mut(|memory| memory.set_focus_lock_filter(field, OWN_KEYS));
    }
}

/// The corner radius of what is drawn over a cell.
pub(super) const CELL_RADIUS: f32 = 4.0;
