//! A sheet on screen: heading, titles, rows, the last line, the card.
//! Must not know any one kind of record.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use egui::{Id, Modifiers, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

pub use super::state::State;
use super::state::{Coming, Focus};
use super::{
    Sheet, changes, copy,
    editor::Cell,
    field::{Field, Shape},
    head::{self, Columns},
    keys::Hand,
    lines::{self, Lines},
    naming,
    rows::{Asked, hash_values},
};
use crate::{
    edit::Edit,
    model::{AnyRecord, Key, Value},
    ui::{
        Ctx, Jump, Out, command,
        screens::{findings, names},
        tokens::{self, CONTROL_HEIGHT, icons, space},
        widgets,
    },
};

/// What draws below the fields of a row's card.
type Below<'a> = Box<dyn FnMut(&mut Ui, &Ctx<'_>, &mut Out<'_>, &mut Jump, Key) + 'a>;
/// Which rows belong to the table.
type Only<'a> = Box<dyn Fn(&AnyRecord) -> bool + 'a>;

/// Height of a row of single lines, and of the last line.
pub(super) const ROW: f32 = 38.0;
/// Height of a row with room for two lines, where a column holds long text or words lack the width.
const TALL_ROW: f32 = 54.0;
/// Why rows can't be moved just now.
pub(super) const WHY_NOT_MOVED: &str =
    "Rows are moved in their own order: clear the filter and the sorting first";

/// A sheet about to be drawn.
pub struct Table<'a> {
    sheet: &'static Sheet,
    state: &'a mut State,
    fresh: Vec<(&'static str, Value)>,
    only: Option<Only<'a>>,
    only_key: Option<u64>,
    below: Option<Below<'a>>,
    fills: bool,
    heading: Heading,
    adds: bool,
}

/// What stands over a table.
#[derive(Default)]
pub(super) struct Heading {
    /// Its name is said by the page.
    pub(super) untitled: bool,
    /// How many rows there are is said by the page.
    pub(super) counted: bool,
    /// What is said in place of the bare number of rows, and what it means.
    pub(super) told: Option<(String, String)>,
}

impl Sheet {
    /// The table of this sheet.
    pub fn table<'a>(&'static self, state: &'a mut State) -> Table<'a> {
        Table {
            sheet: self,
            state,
            fresh: Vec::new(),
            only: None,
            only_key: None,
            below: None,
            fills: false,
            heading: Heading::default(),
            adds: true,
        }
    }
}

impl<'a> Table<'a> {
    /// Only rows that hold `value` in `field`; new rows hold it too. For the rows of one parent
    /// (`.within("agreement", Value::Int(id.raw()))`) or of one kind.
    #[must_use]
    pub fn within(mut self, field: &'static str, value: Value) -> Self {
        self.fresh.push((field, value));
        self
    }

    /// Only these rows, apart from the person's own filter. Asked for every row in every frame; for a table that
    /// may grow long use [`Self::only_by`].
    #[must_use]
    pub fn only(mut self, fits: impl Fn(&AnyRecord) -> bool + 'a) -> Self {
        self.only = Some(Box::new(fits));
        self
    }

    /// Like [`Self::only`], asked again only when the plan changes or `key` does: everything that `fits` looks
    /// at beside the row.
    #[must_use]
    pub fn only_by(mut self, key: impl Hash, fits: impl Fn(&AnyRecord) -> bool + 'a) -> Self {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        self.only_key = Some(hasher.finish());
        self.only(fits)
    }

    /// What stands below the fields of a row's card, such as the table of its parts.
    #[must_use]
    pub fn below(
        mut self,
        draw: impl FnMut(&mut Ui, &Ctx<'_>, &mut Out<'_>, &mut Jump, Key) + 'a,
    ) -> Self {
        self.below = Some(Box::new(draw));
        self
    }

    /// Takes all the height there is, for screens that fill the window; the card then stands beside the rows.
    #[must_use]
    pub const fn fills(mut self) -> Self {
        self.fills = true;
        self
    }

    /// Without its name above it, where a section of the page has named it already.
    #[must_use]
    pub const fn untitled(mut self) -> Self {
        self.heading.untitled = true;
        self
    }

    /// Without the number of its rows, where the page has said it already.
    #[must_use]
    pub const fn counted(mut self) -> Self {
        self.heading.counted = true;
        self
    }

    /// With a figure in place of the bare number of its rows, as “1 of 4 tasks done”; `None`: there is none yet.
    #[must_use]
    pub fn told(mut self, figure: Option<(String, String)>) -> Self {
        self.heading.told = figure;
        self
    }

    /// Without the line that adds rows, where the page has its own way: a row that needs a partner before it
    /// needs words. Rows can still be pasted and doubled.
    #[must_use]
    pub const fn without_adding(mut self) -> Self {
        self.adds = false;
        self
    }

    /// Draws it.
    pub fn show(mut self, ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, jump: &mut Jump) {
        let mut hasher = DefaultHasher::new();
        self.sheet.name.hash(&mut hasher);
        hash_values(&self.fresh, &mut hasher);
        let of = hasher.finish();
        if self.state.of != of {
            // The rows of another parent: nothing of what was in hand is there.
            debug_assert!(
                self.sheet.unknown_columns().is_empty(),
                "{} shows what its records don't hold",
                self.sheet.name
            );
            let sort = self.state.sort;
            *self.state = State {
                sort,
                of,
                ..State::default()
            };
        }
        let salt = (self.sheet.kind.table(), of);
        ui.push_id(salt, |ui| {
            ui.vertical(|ui| self.draw(ui, ctx, out, jump));
        });
    }

    fn draw(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, jump: &mut Jump) {
        let fields = Field::all(self.sheet.kind, self.sheet.columns);
        self.refresh(ctx, &fields, jump);
        let beside = self.fills && ui.available_width() >= 900.0 && self.card_row(ctx).is_some();
        if beside {
            let width = (ui.available_width() * 0.4).clamp(340.0, 520.0);
            egui::Panel::right("card")
                .resizable(true)
                .default_size(width)
                .size_range(320.0..=ui.available_width() - 420.0)
                .frame(egui::Frame::NONE.inner_margin(egui::Margin {
                    left: 16,
                    ..egui::Margin::ZERO
                }))
                .show(ui, |ui| {
                    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                        self.card(ui, ctx, out, jump);
                    });
                });
            egui::CentralPanel::default()
                .frame(egui::Frame::NONE.inner_margin(egui::Margin {
                    right: 12,
                    ..egui::Margin::ZERO
                }))
                .show(ui, |ui| self.table(ui, ctx, out, &fields));
        } else {
            self.table(ui, ctx, out, &fields);
            self.card(ui, ctx, out, jump);
        }
    }

    fn refresh(&mut self, ctx: &Ctx<'_>, fields: &[Field], jump: &mut Jump) {
        let state = &mut *self.state;
        if let Some(record) = &jump.record
            && record.kind == self.sheet.kind
            && !state.filter.is_empty()
        {
            state.filter.clear();
        }
        state.rows.refresh(
            ctx,
            &Asked {
                sheet: self.sheet,
                fields,
                within: &self.fresh,
                only: self.only.as_deref(),
                only_key: self.only_key,
                sort: state.sort,
                filter: &state.filter,
                still: state.editing.is_some(),
            },
        );
        state.forget_what_is_gone();
        // A jump may lead to a row of another table of this kind: that one takes it.
        let target = jump.record.filter(|key| key.kind == self.sheet.kind);
        if let Some(key) = target
            && state.rows.position(key.id).is_some()
        {
            jump.takes_record(self.sheet.kind);
            state.picked.clear();
            state.open_card(key.id);
            state.focus = Some(Focus::Rows);
        }
        if let Some(coming) = state.coming
            && state.rows.position(coming.cell.row).is_some()
        {
            state.coming = None;
            if coming.edit {
                state.edit(coming.cell, None);
            } else {
                state.take(coming.cell);
            }
        }
    }

    /// The row whose card is open, if it is still there.
    fn card_row(&self, ctx: &Ctx<'_>) -> Option<Key> {
        let key = Key {
            kind: self.sheet.kind,
            id: self.state.open?,
        };
        ctx.plan.contains(key).then_some(key)
    }

    fn table(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, fields: &[Field]) {
        let sheet = self.sheet;
        let columns = Columns::of(ui, fields, ui.available_width());
        let tall = columns.squeezed() || fields.iter().any(|f| matches!(f.shape, Shape::Long));
        let hand = Hand {
            sheet,
            fields,
            fresh: &self.fresh,
            id: ui.make_persistent_id("rows"),
            movable: self.state.sort.is_none()
                && self.state.filter.trim().is_empty()
                && changes::has_order(sheet.kind),
            row: if tall { TALL_ROW } else { ROW },
        };
        let state = &mut *self.state;
        head::heading(ui, ctx, out, &hand, state, &self.heading);
        if state.focus.take_if(|to| *to == Focus::Rows).is_some() {
            ui.memory_mut(|memory| memory.request_focus(hand.id));
        }
        if ui.memory(|memory| memory.has_focus(hand.id)) && state.editing.is_none() {
            hand.answer(ui, ctx, out, state);
        }
        let adds = self.adds && !ctx.read_only;
        let add_height = if adds { ROW + space::S } else { 0.0 };
        let most = if self.fills {
            (ui.available_height() - add_height - columns.titles()).max(3.0 * hand.row)
        } else {
            (ui.ctx().content_rect().height() * 0.6).max(6.0 * hand.row)
        };
        let wide = widgets::across(ui, "wide", |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.set_min_width(columns.total());
            head::titles(ui, fields, &columns, state);
            rows(ui, ctx, out, &hand, state, &columns, most)
        });
        if let Some(rect) = wide.inner {
            // The page follows too, not only the rows.
            ui.scroll_to_rect(rect.intersect(wide.inner_rect.expand(hand.row)), None);
        }
        let focus = ui.interact(wide.inner_rect, hand.id, Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), sheet.name));
        if adds {
            add_line(ui, ctx, out, &hand, state);
        } else if state.focus.take_if(|to| *to == Focus::LastLine).is_some() {
            // There is none; the rows keep the keyboard.
            state.focus = Some(Focus::Rows);
            ui.ctx().request_repaint();
        }
    }

    fn card(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, jump: &mut Jump) {
        let Some(key) = self.card_row(ctx) else {
            self.state.open = None;
            return;
        };
        let Some(record) = ctx.plan.get_any(key) else {
            return;
        };
        ui.add_space(space::M);
        let name = super::card::row_name(ctx, self.sheet, &record);
        // Esc closes it once neither a field nor a list in it has anything to take back.
        let mut close = self.state.card_quiet
            && !egui::Popup::is_any_open(ui.ctx())
            && ui.input(|input| input.key_pressed(egui::Key::Escape));
        let shown = ui.scope(|ui| {
            widgets::card(ui, |ui| {
                ui.horizontal(|ui| {
                    let room = (ui.available_width() - 40.0).max(space::XXL);
                    ui.allocate_ui(vec2(room, CONTROL_HEIGHT), |ui| {
                        ui.set_width(room);
                        ui.add(
                            egui::Label::new(tokens::heading(names::brief(&name)))
                                .truncate()
                                .selectable(false),
                        );
                    });
                    let label = format!("Close the card of {}", names::brief(&name));
                    close |= widgets::icon_button(ui, icons::CLOSE, &label).clicked();
                });
                ui.vertical(|ui| {
                    ui.set_max_width(tokens::PAGE_WIDTH.min(ui.available_width()));
                    findings::of_record(ui, ctx, out, key);
                    self.sheet.form(ui, ctx, out, key);
                });
                if let Some(below) = &mut self.below {
                    ui.add_space(space::L);
                    ui.push_id(("below", key.id), |ui| below(ui, ctx, out, jump, key));
                }
            });
        });
        if std::mem::take(&mut self.state.card_fresh) && !self.fills {
            // A card taller than the page shows its beginning.
            let mut rect = shown.response.rect;
            rect.max.y = rect.max.y.min(rect.min.y + 420.0);
            ui.scroll_to_rect(rect, None);
        }
        self.state.card_quiet = ui.memory(|memory| memory.focused().is_none());
        if close {
            self.state.open = None;
            self.state.focus = Some(Focus::Rows);
        }
    }
}

/// Draws the rows in sight; gives back where the cell to be seen lies.
fn rows(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    hand: &Hand<'_>,
    state: &mut State,
    columns: &Columns,
    most: f32,
) -> Option<Rect> {
    let reveal = state.reveal.take();
    // On a page the rows take what they need, however little of the page is in sight.
    let height = (state.rows.shown.len() as f32 * hand.row).min(most);
    ScrollArea::vertical()
        .id_salt("rows")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show_viewport(ui, |ui, viewport| {
            let count = state.rows.shown.len();
            let height = count as f32 * hand.row;
            let top = ui.max_rect().top();
            let left = ui.max_rect().left();
            ui.set_min_size(vec2(columns.total(), height));
            let shown = reveal.and_then(|cell| {
                let at = state.rows.position(cell.row)?;
                let (x, width) = columns.span(cell.column)?;
                let min = pos2(left + x, top + at as f32 * hand.row);
                let rect = Rect::from_min_size(min, vec2(width, hand.row));
                ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
                Some(rect)
            });
            // The page may show less of them than the table.
            let clip = ui.clip_rect();
            let from = viewport.top().max(clip.top() - top);
            let to = viewport.bottom().min(clip.bottom() - top);
            let first = (from / hand.row).floor().max(0.0) as usize;
            let last = ((to / hand.row).ceil().max(0.0) as usize).min(count);
            let lines = Lines {
                hand,
                columns,
                top,
                left,
            };
            lines::draw(ui, ctx, out, state, &lines, first..last.max(first));
            shown
        })
        .inner
}

/// The last line: what is typed there becomes a row by Enter.
fn add_line(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, hand: &Hand<'_>, state: &mut State) {
    let sheet = hand.sheet;
    let id = ui.make_persistent_id("add");
    let on = ui.memory(|memory| memory.has_focus(id));
    let (mut enter, mut tab, mut up, mut pasted) = (false, false, false, None);
    let mut escaped = false;
    if on {
        ui.input_mut(|input| {
            let some = !state.adding.trim().is_empty();
            enter = input.consume_key(Modifiers::NONE, egui::Key::Enter);
            tab = some
                && !input.modifiers.shift
                && input.consume_key(Modifiers::NONE, egui::Key::Tab);
            up = input.consume_key(Modifiers::NONE, egui::Key::ArrowUp);
            escaped = input.consume_key(Modifiers::NONE, egui::Key::Escape);
            input.events.retain(|event| match event {
                egui::Event::Paste(text) if text.trim_end().contains(['\t', '\n']) => {
                    pasted = Some(text.clone());
                    false
                }
                _ => true,
            });
        });
    }
    if state.rows.total == 0 && state.adding.is_empty() && state.filter.is_empty() {
        ui.add_space(space::XS);
        widgets::help_below(
            ui,
            &format!(
                "Type the first {} and press Enter, or paste rows from a spreadsheet",
                sheet.one
            ),
        );
    }
    if escaped && state.adding.is_empty() {
        // To the rows; where there are none, Tab goes on from here.
        up = !state.rows.shown.is_empty();
        if !up {
            ui.memory_mut(|memory| memory.surrender_focus(id));
        }
    } else if escaped {
        state.adding.clear();
        head::forget_typing(ui, id);
    }
    let before = state.adding.clone();
    let response = head::add_field(ui, sheet, id, &mut state.adding);
    if state.adding.is_empty() {
        // Nothing typed, nothing to take back here: the plan's last step is meant.
        command::undo_is_the_plans(ui.ctx(), id);
    }
    if state.focus.take_if(|to| *to == Focus::LastLine).is_some() {
        response.request_focus();
    }
    if on && up && !state.rows.shown.is_empty() {
        let column = state.cursor.map_or(0, |cell| cell.column);
        if let Some(row) = state.rows.shown.last().copied() {
            state.take(Cell { row, column });
            state.focus = Some(Focus::Rows);
        }
    }
    if let Some(text) = pasted
        && let Some(row) = copy::paste(ctx, out, sheet, hand.fresh, &text)
    {
        state.adding = before;
        state.coming = Some(Coming::row(row));
        return;
    }
    if !(enter || tab) || state.adding.trim().is_empty() {
        return;
    }
    if let Some(row) = add(ctx, out, hand, state.adding.trim()) {
        state.adding.clear();
        head::forget_typing(ui, id);
        let next =
            (1..hand.fields.len()).find(|at| hand.fields.get(*at).is_some_and(Field::editable));
        let column = next.filter(|_| tab).unwrap_or(0);
        state.coming = Some(Coming {
            cell: Cell { row, column },
            edit: tab && next.is_some(),
        });
        state.open = None;
    }
}

/// Asks for a new row with this text in its first column; gives back its id.
fn add(ctx: &Ctx<'_>, out: &mut Out<'_>, hand: &Hand<'_>, text: &str) -> Option<i64> {
    let sheet = hand.sheet;
    let id = out.ids.next::<()>().raw();
    let rank = naming::next_rank(ctx.plan, sheet.kind);
    let blank = match changes::blank(ctx, sheet, hand.fresh, id, rank) {
        Ok(blank) => blank,
        Err(why) => {
            out.notify(why);
            return None;
        }
    };
    let field = hand.fields.iter().find(|field| field.editable())?;
    let record = match copy::read_into(ctx, out, field, &blank, text) {
        Ok(record) => record,
        Err(why) => {
            out.notify(why);
            return None;
        }
    };
    let mut edit = Edit::named(format!("Add {}: {}", sheet.one, names::brief(text)));
    edit.put.push(record);
    out.edit(edit);
    Some(id)
}

/// Where the rows lie as what has the keyboard, for those who draw them.
pub(super) fn cell_id(rows: Id, row: i64, column: usize) -> Id {
    rows.with(("cell", row, column))
}
