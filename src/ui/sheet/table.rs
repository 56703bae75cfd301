//! A sheet on screen.
//! Must not know any one kind of record.

use egui::Ui;

use super::Sheet;
use crate::{
    model::{AnyRecord, Key, Value},
    ui::{Ctx, Jump, Out},
};

/// View state of one table: the cell in hand, sorting, filter, the open card.
#[derive(Debug, Default)]
pub struct State {}

/// What draws below the fields of a row's card.
type Below<'a> = Box<dyn FnMut(&mut Ui, &Ctx<'_>, &mut Out<'_>, &mut Jump, Key) + 'a>;
/// Which rows belong to the table.
type Only<'a> = Box<dyn Fn(&AnyRecord) -> bool + 'a>;

/// A sheet about to be drawn.
pub struct Table<'a> {
    sheet: &'static Sheet,
    state: &'a mut State,
    fresh: Vec<(&'static str, Value)>,
    only: Option<Only<'a>>,
    below: Option<Below<'a>>,
}

impl Sheet {
    /// The table of this sheet.
    pub fn table<'a>(&'static self, state: &'a mut State) -> Table<'a> {
        Table {
            sheet: self,
            state,
            fresh: Vec::new(),
            only: None,
            below: None,
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

    /// Only these rows, apart from the person's own filter.
    #[must_use]
    pub fn only(mut self, fits: impl Fn(&AnyRecord) -> bool + 'a) -> Self {
        self.only = Some(Box::new(fits));
        self
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

    /// Draws it.
    pub fn show(self, _ui: &mut Ui, _ctx: &Ctx<'_>, _out: &mut Out<'_>, _jump: &mut Jump) {
        let Self {
            sheet: _,
            state: _,
            fresh: _,
            only: _,
            below: _,
        } = self;
    }
}
