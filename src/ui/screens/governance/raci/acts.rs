//! What is done to the grid: letters set, tasks added, moved, doubled and deleted, columns deleted.
//! Must not know how the grid is drawn.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::sight::{Column, Sight};
use crate::{
    edit::{
        Edit, copy,
        ops::{next_rank, rank_between},
    },
    insight::raci::Holder,
    model::{
        Belongs, Id, Key, Participant, Partner, RaciCell, RaciColumn, RaciLetter, RaciTask, Value,
    },
    ui::{Ctx, Out, screens::names},
};

/// A letter as it is typed, such as `AR`; nothing for any other text.
pub(super) fn letter_of(text: &str) -> Option<RaciLetter> {
    let mut typed = text.trim().to_uppercase();
    typed.retain(|c| c.is_alphabetic());
    match typed.as_str() {
        "RA" => Some(RaciLetter::AccountableResponsible),
        typed => RaciLetter::of_word(typed),
    }
}

/// What a cell holds after one more letter was typed in it. `fresh`: the first since the keyboard came there.
pub(super) fn typed(before: Option<RaciLetter>, letter: RaciLetter, fresh: bool) -> RaciLetter {
    use RaciLetter::{Accountable, AccountableResponsible, Responsible};
    match (before, letter) {
        (Some(Accountable), Responsible) | (Some(Responsible), Accountable) if !fresh => {
            AccountableResponsible
        }
        _ => letter,
    }
}

/// The letter after this one, and nothing after the last.
pub(super) fn next(letter: Option<RaciLetter>) -> Option<RaciLetter> {
    match letter {
        None => RaciLetter::ALL.first().copied(),
        Some(letter) => {
            let at = RaciLetter::ALL.iter().position(|l| *l == letter)?;
            RaciLetter::ALL.get(at + 1).copied()
        }
    }
}

/// Puts a letter into a cell, or takes it out.
pub(super) fn set_letter(
    out: &mut Out<'_>,
    sight: &Sight,
    (row, column): (usize, usize),
    letter: Option<RaciLetter>,
) {
    let (Some(row), Some(column)) = (sight.rows.get(row), sight.columns.get(column)) else {
        return;
    };
    let before = sight.letter(row.task, column.holder);
    if before.map(|(_, letter)| letter) == letter {
        return;
    }
    let label = letter.map_or("no letter", RaciLetter::label);
    let name = format!("Set {}, {}: {label}", column.name, row.name);
    let edit = Edit::named(name);
    let edit = match (letter, before) {
        (Some(letter), before) => {
            let id = before.map_or_else(|| out.ids.next(), |(id, _)| id);
            edit.put(cell(id, row.task, column.holder, letter))
        }
        (None, Some((id, _))) => keep_column(out, edit, column).remove(id),
        (None, None) => return,
    };
    // A and R typed one after the other are one step.
    let mut hasher = DefaultHasher::new();
    ("raci", row.task.raw(), column.holder).hash(&mut hasher);
    out.edit(edit.during(hasher.finish()));
}

/// A column whose letters are taken out stays, though no letter asks for it any more.
fn keep_column(out: &mut Out<'_>, edit: Edit, column: &Column) -> Edit {
    if column.kept || column.holder == Holder::Agency {
        edit
    } else {
        edit.put(column_of(out.ids.next(), column.holder))
    }
}

fn column_of(id: Id<RaciColumn>, holder: Holder) -> RaciColumn {
    let (partner, person) = place_of(holder);
    RaciColumn {
        partner,
        person,
        ..RaciColumn::new(id)
    }
}

/// Adds columns, and what they are about where that is new.
pub(super) fn add_columns(out: &mut Out<'_>, holders: &[Holder], mut edit: Edit) {
    for holder in holders {
        edit = edit.put(column_of(out.ids.next(), *holder));
    }
    out.edit(edit);
}

fn place_of(holder: Holder) -> (Belongs<Partner>, Belongs<Participant>) {
    match holder {
        Holder::Agency => (Belongs(None), Belongs(None)),
        Holder::Partner(id) => (Belongs(Some(id)), Belongs(None)),
        Holder::Person(id) => (Belongs(None), Belongs(Some(id))),
    }
}

fn cell(id: Id<RaciCell>, task: Id<RaciTask>, holder: Holder, letter: RaciLetter) -> RaciCell {
    let (partner, person) = place_of(holder);
    RaciCell {
        task,
        partner,
        person,
        letter,
        ..RaciCell::new(id)
    }
}

/// Adds tasks at the end; each with the letters that follow its name, in the order of the columns.
pub(super) fn add_tasks(ctx: &Ctx<'_>, out: &mut Out<'_>, sight: &Sight, text: &str) {
    let lines: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).collect();
    let name = match lines.len() {
        0 => return,
        1 => "Add a task".to_owned(),
        many => format!("Add {many} tasks"),
    };
    let mut edit = Edit::named(name);
    let first = next_rank(&ctx.plan.raci_tasks, |task| task.rank);
    for (place, line) in (0_u32..).zip(lines) {
        let mut fields = line.split('\t');
        let task = RaciTask {
            rank: first + f64::from(place),
            task: fields.next().unwrap_or_default().trim().to_owned(),
            ..RaciTask::new(out.ids.next())
        };
        for (field, column) in fields.zip(&sight.columns) {
            if let Some(letter) = letter_of(field) {
                edit = edit.put(cell(out.ids.next(), task.id, column.holder, letter));
            }
        }
        edit = edit.put(task);
    }
    out.edit(edit);
}

/// Puts a block of letters in, from a cell to the right and down.
pub(super) fn paste_letters(out: &mut Out<'_>, sight: &Sight, from: (usize, usize), text: &str) {
    let mut edit = Edit::named("Paste letters");
    let mut emptied: Vec<usize> = Vec::new();
    for (row, line) in sight.rows.iter().skip(from.0).zip(text.lines()) {
        let columns = sight.columns.iter().enumerate().skip(from.1);
        for ((at, column), field) in columns.zip(line.split('\t')) {
            let before = sight.letter(row.task, column.holder);
            match (letter_of(field), before) {
                (Some(letter), before) => {
                    let id = before.map_or_else(|| out.ids.next(), |(id, _)| id);
                    edit = edit.put(cell(id, row.task, column.holder, letter));
                }
                (None, Some((id, _))) if field.trim().is_empty() => {
                    edit = edit.remove(id);
                    if !emptied.contains(&at) {
                        emptied.push(at);
                        edit = keep_column(out, edit, column);
                    }
                }
                (None, _) => {}
            }
        }
    }
    if !edit.put.is_empty() || !edit.remove.is_empty() {
        out.edit(edit);
    }
}

/// Moves a task so that it stands before the row `to` (one past the last: at the end).
pub(super) fn move_task(ctx: &Ctx<'_>, out: &mut Out<'_>, sight: &Sight, from: usize, to: usize) {
    let Some(row) = sight.rows.get(from) else {
        return;
    };
    if to == from || to == from + 1 {
        return;
    }
    let rank_at = |at: usize| {
        let row = sight.rows.get(at)?;
        ctx.plan.get(row.task).map(|task| task.rank)
    };
    let before = to.checked_sub(1).and_then(rank_at);
    let rank = rank_between(before, rank_at(to));
    if let Some(task) = ctx.plan.get(row.task) {
        let task = RaciTask {
            rank,
            ..task.clone()
        };
        out.put(format!("Move task {}", row.name), task);
    }
}

/// Adds a copy of a task with its letters below it; gives back the copy.
pub(super) fn duplicate_task(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    sight: &Sight,
    at: usize,
) -> Option<Id<RaciTask>> {
    let row = sight.rows.get(at)?;
    let task = ctx.plan.get(row.task)?;
    let below = sight.rows.get(at + 1).and_then(|r| ctx.plan.get(r.task));
    let rank = rank_between(Some(task.rank), below.map(|t| t.rank));
    let mut copies = copy::with_parts(ctx.plan, out.ids, Key::of(row.task));
    let first = copies.first_mut()?;
    *first = first.with("rank", Value::Real(rank)).ok()?;
    let id = Id::new(first.raw_id());
    let mut edit = Edit::named(format!("Duplicate task {}", row.name));
    edit.put.extend(copies);
    out.edit(edit);
    Some(id)
}

/// Deletes a task with its letters.
pub(super) fn delete_task(out: &mut Out<'_>, sight: &Sight, at: usize) {
    if let Some(row) = sight.rows.get(at) {
        let name = format!("Delete task {}", names::brief(&row.name));
        out.edit(Edit::named(name).remove(row.task));
        out.notify(format!("Deleted task {}. Undo brings it back", row.name));
    }
}

/// Deletes a column with all its letters.
pub(super) fn delete_column(ctx: &Ctx<'_>, out: &mut Out<'_>, sight: &Sight, holder: Holder) {
    let Some(column) = sight.column_of(holder).and_then(|at| sight.columns.get(at)) else {
        return;
    };
    let mut edit = Edit::named(format!("Delete column {}", column.name));
    for cell in ctx.plan.raci_cells.iter() {
        if Holder::of(cell) == holder {
            edit = edit.remove(cell.id);
        }
    }
    for column in ctx.plan.raci_columns.iter() {
        if Holder::of_column(column) == holder {
            edit = edit.remove(column.id);
        }
    }
    if !edit.remove.is_empty() {
        out.edit(edit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_read_as_people_type_them() {
        use RaciLetter::{AccountableResponsible, Responsible};
        assert_eq!(letter_of(" r "), Some(Responsible));
        assert_eq!(letter_of("A/R"), Some(AccountableResponsible));
        assert_eq!(letter_of("ra"), Some(AccountableResponsible));
        assert_eq!(letter_of("x"), None);
        assert_eq!(letter_of("-"), None);
    }

    #[test]
    fn a_and_r_join_only_when_typed_one_after_the_other() {
        use RaciLetter::{Accountable, AccountableResponsible, Consulted, Responsible};
        assert_eq!(
            typed(Some(Accountable), Responsible, false),
            AccountableResponsible
        );
        assert_eq!(typed(Some(Accountable), Responsible, true), Responsible);
        assert_eq!(
            typed(Some(AccountableResponsible), Responsible, false),
            Responsible
        );
        assert_eq!(typed(Some(Responsible), Consulted, false), Consulted);
    }
}
