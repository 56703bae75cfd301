//! Many items about many subjects: a grid of small cells, and the whole form of one cell below its row.
//! Must not know what is asked, nor which page it stands on.
//!
//! One stop of the Tab key leads into the grid; there the arrow keys move, a digit or the first letter of a
//! word answers, Delete clears, Enter opens the form with note and private note. By mouse a cell is answered on
//! its own buttons or, where there is no room for them, from the list that a click opens. Only rows in sight
//! are drawn.

mod cell;
mod head;

use egui::{EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Sense, Ui, pos2, vec2};

use self::cell::Cell;
use super::{Fold, Items, Named, Place, draw};
use crate::{
    guidance::Item,
    insight::Subject,
    model::{Kind, Partner},
    ui::{
        Ctx, Jump, Out,
        tokens::{self, icons, space},
        widgets,
    },
};

/// From so many rows on there is a field to find one.
const MANY_ROWS: usize = 12;
/// Between a cell and the next.
const GAP: f32 = space::M;

/// View state of one matrix.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// The cell that the keyboard is on: what is asked, and about whom.
    cursor: Option<(String, Subject)>,
    /// The cell whose form is open below its row.
    open: Option<(String, Subject)>,
    /// What the names of the rows must hold.
    find: String,
    /// Whether the questions are explained above the grid.
    explained: bool,
    /// Where the keyboard was moved to in this pass.
    reveal: Option<Rect>,
    /// How many subjects are answered, item by item; kept until the plan changes.
    answered: Option<((u64, usize), Vec<usize>)>,
}

/// A grid of answers about to be drawn.
pub struct Matrix<'a> {
    name: &'static str,
    items: &'a [&'a Item],
    subjects: &'a [Named<'a>],
    turned: bool,
}

impl<'a> Matrix<'a> {
    /// The answers to `items` about `subjects`, a row for each subject. The name tells it from others of the
    /// page and is read by screen readers.
    pub const fn new(name: &'static str, items: &'a [&'a Item], subjects: &'a [Named<'a>]) -> Self {
        Self {
            name,
            items,
            subjects,
            turned: false,
        }
    }

    /// A row for each item instead, a column for each subject: for many questions about few.
    #[must_use]
    pub const fn turned(mut self) -> Self {
        self.turned = true;
        self
    }

    /// Draws it as wide as the page. A jump to one of its items opens the form of that cell.
    pub fn show(
        self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        items: &mut Items,
        out: &mut Out<'_>,
        jump: &mut Jump,
    ) {
        if self.items.is_empty() || self.subjects.is_empty() {
            return;
        }
        let mut state = items.matrices.remove(self.name).unwrap_or_default();
        let jumped = self.follow(ctx, &mut state, jump);
        ui.push_id(self.name, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            head::explanation(ui, self.items, &mut state.explained);
            let rows = self.rows(ui, &mut state);
            if rows.is_empty() {
                ui.label(tokens::muted("Nothing by that name"));
                return;
            }
            let mut grid = Grid {
                ctx,
                of: &self,
                rows: &rows,
                shape: Shape::of(ui, &self),
                id: ui.make_persistent_id("cells"),
                moved: jumped,
                head: 0.0,
            };
            if jumped && let Some(at) = grid.cursor(&state) {
                ui.memory_mut(|m| m.request_focus(grid.cell_id(at)));
            }
            grid.draw(ui, items, &mut state, out);
        });
        items.matrices.insert(self.name, state);
    }

    /// Takes a jump that leads here; whether there was one.
    fn follow(&self, ctx: &Ctx<'_>, state: &mut State, jump: &mut Jump) -> bool {
        let Some(item) = self.items.iter().find(|item| jump.takes_item(&item.id)) else {
            return false;
        };
        // Search names the answer's partner along with the item.
        let partner = jump.takes_record(Kind::Partner);
        let partner = partner.map(crate::model::Id::<Partner>::new);
        let partner = partner.filter(|id| ctx.plan.get(*id).is_some());
        let about = self
            .subjects
            .iter()
            .find(|named| partner.is_some() && named.subject.partner == partner)
            .or_else(|| self.subjects.first());
        let Some(about) = about else { return false };
        state.find.clear();
        state.cursor = Some((item.id.clone(), about.subject));
        true
    }

    /// The rows that are shown, by their position.
    fn rows(&self, ui: &mut Ui, state: &mut State) -> Vec<usize> {
        let all = if self.turned {
            self.items.len()
        } else {
            self.subjects.len()
        };
        if all < MANY_ROWS {
            state.find.clear();
            return (0..all).collect();
        }
        ui.horizontal(|ui| {
            ui.set_max_width(ui.available_width().min(280.0));
            let name = format!("Find in {}", self.name);
            widgets::search(ui, &name, "Find a row", &mut state.find);
        });
        ui.add_space(space::S);
        let wanted = state.find.trim().to_lowercase();
        let fits = |at: &usize| wanted.is_empty() || self.row_name(*at).contains(&wanted);
        (0..all).filter(fits).collect()
    }

    fn row_name(&self, at: usize) -> String {
        if self.turned {
            let item = self.items.get(at);
            item.map_or_else(String::new, |item| {
                format!("{} {}", item.short, item.wording).to_lowercase()
            })
        } else {
            let named = self.subjects.get(at);
            named.map_or_else(String::new, |named| named.name.to_lowercase())
        }
    }

    /// What is asked, and about whom, in a row and column.
    fn at(&self, row: usize, column: usize) -> Option<(&'a Item, &'a Named<'a>)> {
        let (item, subject) = if self.turned {
            (row, column)
        } else {
            (column, row)
        };
        Some((self.items.get(item)?, self.subjects.get(subject)?))
    }

    fn columns(&self) -> usize {
        if self.turned {
            self.subjects.len()
        } else {
            self.items.len()
        }
    }

    /// How many subjects are answered, item by item.
    fn answered<'s>(&self, ctx: &Ctx<'_>, state: &'s mut State) -> &'s [usize] {
        let now = (ctx.revision, self.subjects.len());
        if state.answered.as_ref().is_none_or(|(of, _)| *of != now) {
            let count = |item: &&Item| {
                let is_there = |named: &&Named<'_>| {
                    ctx.index
                        .answer(ctx.plan, &item.id, named.subject)
                        .is_some_and(super::is_answered)
                };
                self.subjects.iter().filter(is_there).count()
            };
            state.answered = Some((now, self.items.iter().map(count).collect()));
        }
        state.answered.as_ref().map_or(&[], |(_, counts)| counts)
    }
}

/// How the width is shared out.
#[derive(Clone, Copy, Debug)]
struct Shape {
    /// The column of names.
    names: f32,
    /// Each other column, without the gap before it.
    cell: f32,
    /// Room for a button for each choice; else a cell shows only what was answered.
    wide: bool,
    /// Height of a row.
    row: f32,
    /// All of it.
    width: f32,
}

impl Shape {
    fn of(ui: &Ui, of: &Matrix<'_>) -> Self {
        let available = ui.available_width();
        let columns = of.columns() as f32;
        let least_names = if of.turned { 200.0 } else { 130.0 };
        let most_names = if of.turned { 560.0 } else { 400.0 };
        let widest = of.items.iter().map(|item| cell::full_width(ui, item));
        let full = widest.fold(0.0, f32::max);
        let wide = full > 0.0 && least_names + (full + GAP) * columns <= available;
        let cell = if wide { full } else { cell::NARROW };
        let gap = if wide { GAP } else { space::XS };
        let names = (available - (cell + gap) * columns).clamp(least_names, most_names);
        Self {
            names,
            cell: cell + gap,
            wide,
            row: if of.turned { 48.0 } else { 40.0 },
            width: names + (cell + gap) * columns,
        }
    }
}

/// The grid while it is drawn.
struct Grid<'g, 'c> {
    ctx: &'g Ctx<'c>,
    of: &'g Matrix<'g>,
    rows: &'g [usize],
    shape: Shape,
    id: Id,
    moved: bool,
    /// Height of the names of the columns, which cover the rows that are scrolled away below them.
    head: f32,
}

impl Grid<'_, '_> {
    fn draw(&mut self, ui: &mut Ui, items: &mut Items, state: &mut State, out: &mut Out<'_>) {
        widgets::across(ui, "across", |ui| {
            // The names of the columns stay in sight while the rows below them are scrolled away.
            let head = head::Head::of(ui, self, state);
            let seen = ui.clip_rect();
            ui.set_clip_rect(seen.with_min_y(seen.top().max(head.rect.bottom())));
            self.head = head.rect.height();
            self.keys(ui, state, out);
            let open = self.opened(state);
            let (above, below) = self
                .rows
                .split_at(open.map_or(self.rows.len(), |at| at + 1));
            self.block(ui, state, out, above, 0);
            if let Some((item, named)) = open.and_then(|_| self.open_cell(state)) {
                self.form(ui, items, state, out, item, named);
            }
            self.block(ui, state, out, below, above.len());
            ui.set_clip_rect(seen);
            head.draw(ui, self);
        });
        // An area that scrolls across swallows what was asked of the page around it.
        if let Some(rect) = state.reveal.take() {
            ui.scroll_to_rect(rect, None);
        }
    }

    fn cell_id(&self, (item, about): (&Item, Subject)) -> Id {
        self.id.with((&item.id, about))
    }

    /// The place of an answer among the rows shown.
    fn place(&self, item: &str, about: Subject) -> Option<(usize, usize)> {
        let item = self.of.items.iter().position(|one| one.id == item)?;
        let mut subjects = self.of.subjects.iter();
        let subject = subjects.position(|one| one.subject == about)?;
        let (row, column) = if self.of.turned {
            (item, subject)
        } else {
            (subject, item)
        };
        let row = self.rows.iter().position(|at| *at == row)?;
        Some((row, column))
    }

    /// What is asked, and about whom, in the row shown at that position.
    fn at(&self, row: usize, column: usize) -> Option<(&Item, &Named<'_>)> {
        self.of.at(*self.rows.get(row)?, column)
    }

    fn cursor_place(&self, state: &State) -> (usize, usize) {
        let cursor = state.cursor.as_ref();
        cursor
            .and_then(|(item, about)| self.place(item, *about))
            .unwrap_or_default()
    }

    fn cursor(&self, state: &State) -> Option<(&Item, Subject)> {
        let (row, column) = self.cursor_place(state);
        let (item, named) = self.at(row, column)?;
        Some((item, named.subject))
    }

    /// The row below which a form is open.
    fn opened(&self, state: &State) -> Option<usize> {
        let (item, about) = state.open.as_ref()?;
        Some(self.place(item, *about)?.0)
    }

    fn open_cell(&self, state: &State) -> Option<(&Item, &Named<'_>)> {
        let (item, about) = state.open.as_ref()?;
        let (row, column) = self.place(item, *about)?;
        self.at(row, column)
    }

    /// Answers to the keys while a cell has the keyboard.
    fn keys(&mut self, ui: &Ui, state: &mut State, out: &mut Out<'_>) {
        let Some((item, about)) = self.cursor(state) else {
            return;
        };
        let id = self.cell_id((item, about));
        if !ui.memory(|m| m.has_focus(id)) {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        let here = self.cursor_place(state);
        let there = self.step(ui, here);
        if there != here
            && let Some((item, named)) = self.at(there.0, there.1)
        {
            let to = (item.id.clone(), named.subject);
            let next = self.cell_id((item, named.subject));
            ui.memory_mut(|m| {
                // egui would walk on to the next widget in that direction by itself.
                m.move_focus(FocusDirection::None);
                m.request_focus(next);
            });
            state.cursor = Some(to);
            self.moved = true;
            return;
        }
        if !self.ctx.read_only
            && let Some(said) = cell::typed(ui, item)
        {
            let cell = Cell::of(self.ctx, item, about);
            cell.say(self.ctx, out, said);
        }
    }

    /// Where the arrow keys lead from a cell.
    fn step(&self, ui: &Ui, (row, column): (usize, usize)) -> (usize, usize) {
        const PAGE: usize = 10;
        let last = (
            self.rows.len().saturating_sub(1),
            self.of.columns().saturating_sub(1),
        );
        let (mut row, mut column) = (row, column);
        ui.input_mut(|i| {
            let mut pressed = |key| i.count_and_consume_key(Modifiers::NONE, key);
            let down = pressed(Key::ArrowDown) + PAGE * pressed(Key::PageDown);
            let up = pressed(Key::ArrowUp) + PAGE * pressed(Key::PageUp);
            let right = pressed(Key::ArrowRight);
            let left = pressed(Key::ArrowLeft);
            if pressed(Key::Home) > 0 {
                row = 0;
            }
            if pressed(Key::End) > 0 {
                row = last.0;
            }
            row = (row + down).saturating_sub(up).min(last.0);
            column = (column + right).saturating_sub(left).min(last.1);
        });
        (row, column)
    }

    /// Draws the rows that are in sight of those given, and the one that the keyboard is on.
    fn block(
        &self,
        ui: &mut Ui,
        state: &mut State,
        out: &mut Out<'_>,
        rows: &[usize],
        first: usize,
    ) {
        if rows.is_empty() {
            return;
        }
        let height = self.shape.row * rows.len() as f32;
        let size = vec2(self.shape.width, height);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        let clip = ui.clip_rect();
        let row_at = |y: f32| ((y - whole.top()) / self.shape.row).floor().max(0.0) as usize;
        let from = row_at(clip.top());
        let to = (row_at(clip.bottom()) + 1).min(rows.len());
        let cursor = self.cursor_place(state).0;
        let out_of_sight = cursor
            .checked_sub(first)
            .filter(|at| *at < rows.len() && !(from..to).contains(at));
        for at in (from..to).chain(out_of_sight) {
            let top = whole.top() + self.shape.row * at as f32;
            let rect = Rect::from_min_size(
                pos2(whole.left(), top),
                vec2(self.shape.width, self.shape.row),
            );
            self.row(ui, state, out, rect, first + at);
        }
    }

    fn row(&self, ui: &mut Ui, state: &mut State, out: &mut Out<'_>, rect: Rect, row: usize) {
        let cursor = self.cursor_place(state);
        // Names stay in sight while the columns are scrolled.
        let left = rect.left().max(ui.clip_rect().left());
        head::row_name(ui, self, rect.with_min_x(left), row);
        let mut cells = ui.clip_rect();
        cells.min.x = cells.min.x.max(left + self.shape.names);
        let place = egui::UiBuilder::new().max_rect(rect).id_salt(row);
        let mut ui = ui.new_child(place);
        ui.set_clip_rect(cells);
        for column in 0..self.of.columns() {
            let Some((item, named)) = self.at(row, column) else {
                continue;
            };
            let x = rect.left() + self.shape.names + self.shape.cell * column as f32;
            let room =
                Rect::from_min_size(pos2(x, rect.top()), vec2(self.shape.cell, self.shape.row));
            let here = cursor == (row, column);
            // In a wide page only some columns are in sight; the rest costs nothing.
            if !here && !cells.intersects(room) {
                continue;
            }
            let cell = Cell::of(self.ctx, item, named.subject);
            let id = self.cell_id((item, named.subject));
            let happened = cell.draw(&mut ui, self.ctx, &self.shape, id, room, &named.name, here);
            if happened.response.has_focus() && !here {
                state.cursor = Some((item.id.clone(), named.subject));
            }
            if here && self.moved {
                happened.response.scroll_to_me(None);
                state.reveal = Some(room.with_min_y(room.top() - self.head));
            }
            if happened.opened {
                let cell = (item.id.clone(), named.subject);
                state.open = (state.open.as_ref() != Some(&cell)).then_some(cell);
            }
            if happened.opened || happened.said.is_some() {
                state.cursor = Some((item.id.clone(), named.subject));
                happened.response.request_focus();
            }
            if let Some(said) = happened.said.filter(|_| !self.ctx.read_only) {
                cell.say(self.ctx, out, said);
            }
        }
    }

    /// The whole form of a cell, below its row.
    fn form(
        &self,
        ui: &mut Ui,
        items: &mut Items,
        state: &mut State,
        out: &mut Out<'_>,
        item: &Item,
        named: &Named<'_>,
    ) {
        ui.add_space(space::XS);
        let width = (ui.clip_rect().width() - space::M)
            .min(self.shape.width)
            .min(tokens::PAGE_WIDTH);
        let fresh = || Place {
            open: [Fold::Note].into(),
            ..Place::default()
        };
        let key = (item.id.clone(), named.subject);
        let place = items.places.entry(key).or_insert_with(fresh);
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_max_width(width);
            widgets::card(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.label(tokens::heading(named.name.as_ref()));
                    let to_the_right = egui::Layout::right_to_left(egui::Align::Center);
                    ui.with_layout(to_the_right, |ui| {
                        let name = format!("Close {}", cell::name(item, &named.name));
                        if widgets::icon_button(ui, icons::CLOSE, &name).clicked() {
                            state.open = None;
                            let id = self.cell_id((item, named.subject));
                            ui.memory_mut(|m| m.request_focus(id));
                        }
                    });
                });
                let (about, who) = (named.subject, Some(named.name.as_ref()));
                draw(ui, self.ctx, place, out, item, about, who, false);
            });
        });
        ui.add_space(space::S);
    }
}
