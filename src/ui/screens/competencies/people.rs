//! Those whose competencies are rated, each with how much is rated and where to grow.
//! Must not know how a rating is made.

use egui::{Label, Ui, vec2};

use crate::{
    guidance::Item,
    insight::{
        days::day_short,
        roles::{self, Rated},
    },
    model::{Date, Id, Participant},
    ui::{
        Ctx,
        screens::names,
        tokens::{self, space},
        widgets::table::{Column, Sort, Table},
    },
};

/// The most rows in sight at once.
const ROWS: usize = 8;
const ROW: f32 = 40.0;

/// All who are rated.
pub(super) struct People {
    pub(super) rows: Vec<Row>,
}

/// One of them.
pub(super) struct Row {
    pub(super) rated: Rated,
    pub(super) name: String,
    pub(super) role: String,
    /// How many competencies have a rating.
    count: usize,
    /// The day of the latest rating.
    latest: Option<Date>,
    /// The lowest rating and what has it; none where all are rated alike.
    lowest: Option<(i64, Vec<String>)>,
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Who,
    Role,
    Rated,
    Latest,
    ToGrow,
}

impl Cell {
    fn column(self, width: f32) -> Column<'static> {
        match self {
            Self::Who => Column::exact("Who", (width * 0.24).clamp(110.0, 220.0)),
            Self::Role => Column::exact("Role", (width * 0.22).clamp(100.0, 190.0)),
            Self::Rated => Column::exact("Rated", 74.0),
            Self::Latest => Column::exact("Latest", 110.0),
            Self::ToGrow => Column::rest("To grow"),
        }
    }
}

impl People {
    pub(super) fn of(ctx: &Ctx<'_>, items: &[&Item], extra: &[Id<Participant>]) -> Self {
        let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        let mut all = roles::rated(ctx.plan, ctx.index, &ids);
        for person in extra.iter().filter(|id| ctx.plan.get(**id).is_some()) {
            let one = Rated::Person(*person);
            if !all.contains(&one) {
                all.push(one);
            }
        }
        Self {
            rows: all
                .into_iter()
                .map(|rated| Row::of(ctx, items, rated))
                .collect(),
        }
    }

    /// The table; a row that is picked is shown over time.
    pub(super) fn table(&self, ui: &mut Ui, shown: &mut Option<Rated>, of: usize) {
        let width = ui.available_width();
        // In little room the days go first; the table must not make the page wider than it is.
        let shown_columns: &[Cell] = if width < 720.0 {
            &[Cell::Who, Cell::Role, Cell::Rated, Cell::ToGrow]
        } else {
            &[
                Cell::Who,
                Cell::Role,
                Cell::Rated,
                Cell::Latest,
                Cell::ToGrow,
            ]
        };
        let columns: Vec<Column<'_>> = shown_columns
            .iter()
            .map(|cell| cell.column(width).unsorted())
            .collect();
        let height = 40.0 + ROW * self.rows.len().min(ROWS) as f32 + space::S;
        let mut sort = Sort::default();
        ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
            ui.set_height(height);
            let current =
                shown.and_then(|shown| self.rows.iter().position(|row| row.rated == shown));
            let happened = Table::new("People and their competencies", &columns, self.rows.len())
                .row_height(ROW)
                .show(
                    ui,
                    current,
                    &mut sort,
                    |at| current == Some(at),
                    |at| {
                        self.rows
                            .get(at)
                            .map_or_else(String::new, |row| row.spoken(of))
                    },
                    |ui, at, column| {
                        if let (Some(row), Some(cell)) =
                            (self.rows.get(at), shown_columns.get(column))
                        {
                            row.cell(ui, *cell, of);
                        }
                    },
                );
            if let Some(row) = happened.moved_to.and_then(|at| self.rows.get(at)) {
                *shown = Some(row.rated);
            }
        });
    }
}

impl Row {
    fn of(ctx: &Ctx<'_>, items: &[&Item], rated: Rated) -> Self {
        let (person, role) = match rated {
            Rated::Person(id) => (Some(id), "Without a role"),
            Rated::Holder(id) => {
                let holder = ctx.plan.get(id);
                (
                    holder.and_then(|h| h.person),
                    holder.map_or("", |h| h.role.label()),
                )
            }
        };
        let name = person
            .and_then(|id| ctx.plan.get(id))
            .map(|p| p.name.trim());
        let name = match name {
            None => "Nobody named yet",
            Some("") => "Unnamed person",
            Some(name) => name,
        };
        let answers = items.iter().filter_map(|item| {
            let answer = ctx.index.answer(ctx.plan, &item.id, rated.subject())?;
            Some((item, answer.rating?, answer.on.or(answer.answered_on)))
        });
        let answers: Vec<_> = answers.collect();
        let low = answers.iter().map(|(_, rating, _)| *rating).min();
        let high = answers.iter().map(|(_, rating, _)| *rating).max();
        let lowest = low.filter(|low| Some(*low) < high).map(|low| {
            let named = answers.iter().filter(|(_, rating, _)| *rating == low);
            (low, named.map(|(item, _, _)| item.short.clone()).collect())
        });
        Self {
            rated,
            name: names::line(name).to_owned(),
            role: role.to_owned(),
            count: answers.len(),
            latest: answers.iter().filter_map(|(_, _, day)| *day).max(),
            lowest,
        }
    }

    fn cell(&self, ui: &mut Ui, cell: Cell, of: usize) {
        let words = match cell {
            Cell::Who => tokens::strong(self.name.as_str()),
            Cell::Role => tokens::body(self.role.as_str()),
            Cell::Rated => tokens::body(format!("{} of {of}", self.count)),
            Cell::Latest => tokens::body(self.latest.map_or_else(|| "–".to_owned(), day_short)),
            Cell::ToGrow => tokens::body(self.to_grow(2)),
        };
        let shown = ui.add(Label::new(words).truncate());
        if cell == Cell::ToGrow && self.lowest.is_some() {
            shown.on_hover_text(self.to_grow(16));
        }
    }

    /// “2: Negotiating · Judgment · 1 more”: the rating first, since what is long is cut, and no “and”, since
    /// some names have one.
    fn to_grow(&self, most: usize) -> String {
        match &self.lowest {
            Some((rating, what)) => {
                let mut told: Vec<String> =
                    what.iter().take(most).map(ToString::to_string).collect();
                let rest = what.len().saturating_sub(most);
                if rest > 0 {
                    told.push(format!("{rest} more"));
                }
                format!("{rating}: {}", told.join(" · "))
            }
            None => "–".to_owned(),
        }
    }

    fn spoken(&self, of: usize) -> String {
        format!(
            "{}, {}: {} of {of} rated, to grow: {}",
            self.name,
            self.role,
            self.count,
            self.to_grow(16)
        )
    }

    /// Where to grow, as a sentence.
    pub(super) fn grow_in_words(&self) -> String {
        match (&self.lowest, self.count) {
            (Some(_), _) => format!("To grow, rated {}", self.to_grow(usize::MAX)),
            (None, 0) => "Not rated yet: rate in the grid above".to_owned(),
            (None, _) => "All rated alike: nothing stands out to grow".to_owned(),
        }
    }
}
