//! Long lists in columns: only the rows in sight are drawn, the keyboard moves through all of them.
//! Must not know what a row is about.

use egui::{
    Align, Align2, FontId, Id, Key, Layout, Modifiers, Role, Sense, Stroke, StrokeKind, TextStyle,
    TextWrapMode, Ui, WidgetInfo, WidgetText, vec2,
};
use egui_extras::{Column as Width, TableBuilder};

use super::row::{arrow_answered, focus_ring, own_arrows};
use crate::ui::tokens::{self, Palette, icons, space};

/// Height of the row of titles.
const HEAD_HEIGHT: f32 = 36.0;

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column<'a> {
    /// What stands over it; empty for a column of buttons.
    pub title: &'a str,
    /// Its width: `exact`, `initial(…).at_least(…)`, `remainder`.
    pub width: Width,
    /// Whether a click on its title sorts by it.
    pub sortable: bool,
}

impl<'a> Column<'a> {
    /// A column that takes what is left.
    pub fn rest(title: &'a str) -> Self {
        Self {
            title,
            width: Width::remainder().at_least(120.0).clip(true),
            sortable: true,
        }
    }
    /// A column of a fixed width.
    pub fn exact(title: &'a str, width: f32) -> Self {
        Self {
            title,
            width: Width::exact(width).clip(true),
            sortable: true,
        }
    }
    /// A column whose title doesn't sort.
    #[must_use]
    pub const fn unsorted(mut self) -> Self {
        self.sortable = false;
        self
    }
}

/// By which column a table is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// Position of the column.
    pub column: usize,
    /// From large to small.
    pub descending: bool,
}

/// What the person did with the table in this pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Happened {
    /// A row was made the current one, by click or arrow key.
    pub moved_to: Option<usize>,
    /// A row was clicked with Ctrl or Shift held, to pick several.
    pub clicked_with: Option<(usize, Modifiers)>,
    /// A row was opened, by Enter or double click.
    pub opened: Option<usize>,
    /// Delete was pressed on the current row.
    pub deleted: Option<usize>,
    /// The sorting changed; the caller sorts.
    pub sorted: bool,
}

/// A table; `show` draws it into all the room there is.
pub struct Table<'a> {
    name: &'a str,
    columns: &'a [Column<'a>],
    rows: usize,
    row_height: f32,
    reveal: Option<usize>,
}

impl<'a> Table<'a> {
    /// A table of `rows` rows; `name` is for screen readers.
    pub const fn new(name: &'a str, columns: &'a [Column<'a>], rows: usize) -> Self {
        Self {
            name,
            columns,
            rows,
            row_height: 40.0,
            reveal: None,
        }
    }

    /// Brings a row into sight: one that was added or jumped to.
    #[must_use]
    pub const fn reveal(mut self, row: Option<usize>) -> Self {
        self.reveal = row;
        self
    }

    /// Another height of rows than 40 points.
    #[must_use]
    pub const fn row_height(mut self, height: f32) -> Self {
        self.row_height = height;
        self
    }

    /// Draws it. `current` is the row that the keys act on, `selected` tells which rows are picked, `row_name`
    /// names a row for screen readers, `cell` draws row and column.
    pub fn show(
        self,
        ui: &mut Ui,
        current: Option<usize>,
        sort: &mut Sort,
        selected: impl Fn(usize) -> bool,
        row_name: impl Fn(usize) -> String,
        mut cell: impl FnMut(&mut Ui, usize, usize),
    ) -> Happened {
        let mut happened = Happened::default();
        let id = ui.make_persistent_id(("table", self.name));
        let area = ui.available_rect_before_wrap();
        let focus = ui.interact(area, id, Sense::focusable_noninteractive());
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, ui.is_enabled(), self.name));
        let mut target = self.reveal;
        if focus.has_focus() {
            target = self.keys(ui, id, current, &mut happened).or(target);
        }
        // Room for the ring beside the first and the last column.
        let inner = egui::UiBuilder::new()
            .id_salt(id)
            .max_rect(area.shrink2(vec2(space::S, 2.0)));
        ui.scope_builder(inner, |ui| {
            let p = Palette::of(ui);
            // Cells clip what is drawn in them; the fine lines between rows run through.
            let mut below_head = area;
            below_head.min.y += HEAD_HEIGHT + 1.0;
            let rules = ui
                .painter()
                .with_clip_rect(below_head.intersect(ui.clip_rect()));
            let style = ui.style_mut();
            // Selectable text would swallow the clicks on its row.
            style.interaction.selectable_labels = false;
            style.spacing.item_spacing = vec2(space::M, 0.0);
            // The bar stands beside the cells, not over what they say.
            style.spacing.scroll.floating_allocated_width = space::M;
            style.visuals.selection.stroke.color = p.ink;
            style.visuals.widgets.noninteractive.bg_stroke.color = p.line;
            let mut builder = TableBuilder::new(ui)
                .sense(Sense::CLICK)
                .auto_shrink(false)
                .cell_layout(Layout::left_to_right(Align::Center));
            for column in self.columns {
                builder = builder.column(column.width);
            }
            if let Some(row) = target {
                builder = builder.scroll_to_row(row, None);
            }
            builder
                .header(HEAD_HEIGHT, |mut header| {
                    for (at, column) in self.columns.iter().enumerate() {
                        header.col(|ui| head(ui, column, at, sort, &mut happened));
                    }
                })
                .body(|body| {
                    body.rows(self.row_height, self.rows, |mut row| {
                        let at = row.index();
                        row.set_selected(selected(at));
                        let mut top = None;
                        for column in 0..self.columns.len() {
                            row.col(|ui| {
                                top = Some(ui.max_rect().top());
                                cell(ui, at, column);
                            });
                        }
                        let response = row.response();
                        // The response still has the place of the last pass, which lags while rows scroll.
                        let line = Stroke::new(1.0, p.line);
                        rules.hline(area.x_range(), top.unwrap_or(response.rect.top()), line);
                        let is_selected = selected(at);
                        response.widget_info(|| {
                            WidgetInfo::selected(Role::Row, true, is_selected, row_name(at))
                        });
                        if response.double_clicked() {
                            happened.opened = Some(at);
                        } else if response.clicked() {
                            let held = response.ctx.input(|input| input.modifiers);
                            if held.command || held.shift {
                                happened.clicked_with = Some((at, held));
                            } else {
                                happened.moved_to = Some(at);
                            }
                            response.ctx.memory_mut(|memory| memory.request_focus(id));
                        }
                    });
                });
        });
        if focus.has_focus() {
            ui.painter().rect_stroke(
                area,
                f32::from(tokens::RADIUS),
                Stroke::new(2.0, Palette::of(ui).focus),
                StrokeKind::Inside,
            );
        }
        happened
    }

    /// Moves by keys; gives back the row to bring into sight.
    fn keys(
        &self,
        ui: &Ui,
        id: Id,
        current: Option<usize>,
        happened: &mut Happened,
    ) -> Option<usize> {
        own_arrows(ui, id, false, true);
        let last = self.rows.checked_sub(1)?;
        let page = 10;
        let pressed = |key| ui.input(|input| input.key_pressed(key));
        let target = if pressed(Key::ArrowDown) {
            Some(current.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowUp) {
            Some(current.map_or(last, |at| at.saturating_sub(1)))
        } else if pressed(Key::PageDown) {
            Some(current.map_or(0, |at| (at + page).min(last)))
        } else if pressed(Key::PageUp) {
            Some(current.map_or(0, |at| at.saturating_sub(page)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if target.is_some() {
            arrow_answered(ui, id);
            happened.moved_to = target.filter(|_| target != current);
        }
        if let Some(at) = current.filter(|at| *at <= last) {
            if pressed(Key::Enter) {
                happened.opened = Some(at);
            }
            if pressed(Key::Delete) {
                happened.deleted = Some(at);
            }
        }
        target
    }
}

/// The title of a column; a click sorts by it, another click turns the order round.
fn head(ui: &mut Ui, column: &Column<'_>, at: usize, sort: &mut Sort, happened: &mut Happened) {
    let p = Palette::of(ui);
    let sorted = sort.column == at && column.sortable;
    if column.title.is_empty() {
        return;
    }
    let galley = WidgetText::from(tokens::caption(column.title)).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        (ui.available_width() - 18.0).max(space::L),
        TextStyle::Small,
    );
    let size = vec2(galley.size().x + 18.0, galley.size().y + space::XS);
    let sense = if column.sortable {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    let words = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), rect);
    let ink = if sorted || (column.sortable && response.hovered()) {
        p.ink
    } else {
        p.muted
    };
    ui.painter()
        .galley_with_override_text_color(words.min, galley, ink);
    if !column.sortable {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, column.title));
        return;
    }
    if sorted {
        ui.painter().text(
            words.right_center() + vec2(10.0, 0.0),
            Align2::CENTER_CENTER,
            if sort.descending {
                icons::DOWN
            } else {
                icons::UP
            },
            FontId::new(14.0, tokens::icon_font()),
            p.accent,
        );
    }
    focus_ring(ui, &response, space::XS);
    response.widget_info(|| {
        let name = match (sorted, sort.descending) {
            (false, _) => format!("Sort by {}", column.title),
            (true, false) => format!("{}, sorted ascending", column.title),
            (true, true) => format!("{}, sorted descending", column.title),
        };
        WidgetInfo::labeled(Role::Button, ui.is_enabled(), name)
    });
    if response.clicked() {
        *sort = Sort {
            column: at,
            descending: sorted && !sort.descending,
        };
        happened.sorted = true;
    }
}
