//! What a table shows: its kind of record, and its columns.
//! Must not know how a cell is drawn.

use crate::{
    model::{Key, Kind},
    ui::Ctx,
};

/// A table of all records of a kind, as data.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// The kind of its rows.
    pub kind: Kind,
    /// Its name, for its heading and for screen readers: “Pre-work”.
    pub name: &'static str,
    /// What one row is called: “task”, as in “Add a task” and “Delete task”.
    pub one: &'static str,
    /// The columns of the table; the first is what a new row is typed into.
    pub columns: &'static [Column],
    /// More fields, for the card of one row only.
    pub more: &'static [Column],
}

/// A column of a table, or a field of a row's card.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Name of the record's field, as declared in `model`; empty for what is told, not entered.
    pub field: &'static str,
    /// What stands over it.
    pub title: &'static str,
    /// Its width in points; 0 takes a share of what is left.
    pub width: f32,
    /// How it looks, where the stored type alone doesn't say.
    pub look: Look,
    /// A sentence that explains it, on hover and below the field of the card; may be empty.
    pub help: &'static str,
}

/// How a field looks.
#[derive(Clone, Copy, Debug)]
pub enum Look {
    /// As its type is stored: text, number, date, words, yes or no, a record to pick.
    Plain,
    /// Text of several lines.
    Long,
    /// A whole number on a scale from 1, with a word for each step.
    Scale(&'static [&'static str]),
    /// A share from 0 to 100 percent.
    Percent,
    /// A rating from 0 to 100, which is a share of nothing.
    Hundred,
    /// Text for the facilitator only.
    Private,
    /// Not entered but told, from the plan.
    Told(fn(&Ctx<'_>, Key) -> String),
}

impl Column {
    /// A field under a title. Use the macro `col!`, which holds the field's name against the record.
    pub const fn of(field: &'static str, title: &'static str) -> Self {
        Self {
            field,
            title,
            width: 0.0,
            look: Look::Plain,
            help: "",
        }
    }

    /// Something told from the plan about a row.
    pub const fn told(title: &'static str, tell: fn(&Ctx<'_>, Key) -> String) -> Self {
        Self {
            field: "",
            title,
            width: 120.0,
            look: Look::Told(tell),
            help: "",
        }
    }

    /// With a width of its own.
    #[must_use]
    pub const fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// As text of several lines.
    #[must_use]
    pub const fn long(mut self) -> Self {
        self.look = Look::Long;
        self
    }

    /// As a scale from 1.
    #[must_use]
    pub const fn scale(mut self, steps: &'static [&'static str]) -> Self {
        self.look = Look::Scale(steps);
        self
    }

    /// As a share from 0 to 100 percent.
    #[must_use]
    pub const fn percent(mut self) -> Self {
        self.look = Look::Percent;
        self
    }

    /// As a rating from 0 to 100.
    #[must_use]
    pub const fn hundred(mut self) -> Self {
        self.look = Look::Hundred;
        self
    }

    /// As text for the facilitator only.
    #[must_use]
    pub const fn private(mut self) -> Self {
        self.look = Look::Private;
        self
    }

    /// With a sentence that explains it.
    #[must_use]
    pub const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }
}

/// A column of a record's field: `col!(PreworkTask.due, "By when")`. A field that isn't declared doesn't compile.
macro_rules! col {
    ($Record:ident . $field:ident, $title:expr) => {{
        const _: fn(&$Record) = |record| {
            let _ = &record.$field;
        };
        $crate::ui::sheet::Column::of(stringify!($field), $title)
    }};
}

pub(crate) use col;
