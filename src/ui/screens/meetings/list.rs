//! The meetings by day, and the way to the next one.
//! Must not know the fields of a meeting (that is `meeting`).

use egui::{Key as Pressed, Modifiers, Ui};

use super::{
    meeting,
    rows::{ByDay, LINES, two_lines},
    side_by_side,
};
use crate::{
    edit::Edit,
    insight::agenda,
    model::{Date, Id, Kind, Meeting},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            names,
        },
        tokens::{icons, space},
        widgets::{
            self,
            table::{Column, Sort, Table},
        },
    },
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    rows: ByDay<Meeting>,
    /// The meeting shown.
    open: Option<Id<Meeting>>,
    /// A meeting that was asked for and is on its way into the plan.
    coming: Option<Id<Meeting>>,
    /// What is typed to add one.
    adding: String,
    add_now: bool,
    /// The meeting to bring into sight in the list.
    reveal: Option<Id<Meeting>>,
    detail: meeting::View,
}

/// Draws the part.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    items: &mut Items,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    if let Some(id) = jump.takes_record(Kind::Meeting) {
        show(view, Id::new(id));
    }
    if let Some(coming) = view.coming.take_if(|id| ctx.plan.meetings.contains(*id)) {
        show(view, coming);
    }
    view.open = view.open.filter(|id| ctx.plan.meetings.contains(*id));
    if view.open.is_none() {
        view.open = at_hand(ctx);
    }
    ui.add_space(space::S);
    items::table_line(ui, ctx, items, "sustain.meeting", jump);
    if ctx.plan.meetings.is_empty() {
        add_row(ui, ctx, view, out);
        let words = "Each meeting holds its agenda, who was there, the minutes, what was decided and who does what by when";
        let action = (!ctx.read_only).then_some("Add the first meeting");
        let first = widgets::empty_state(
            ui,
            icons::CALENDAR,
            "No meeting is listed yet",
            words,
            action,
        );
        view.add_now |= first;
        return;
    }
    let open = view.open.and_then(|id| ctx.plan.get(id));
    let mut asked = None;
    side_by_side(
        ui,
        "meetings",
        &mut (&mut *view, &mut *out),
        |ui, (view, out)| {
            add_row(ui, ctx, view, out);
            list(ui, ctx, view, out);
        },
        |ui, (view, out)| {
            if let Some(open) = open {
                asked = meeting::draw(ui, ctx, &mut view.detail, out, jump, open);
            }
        },
    );
    if let (Some(asked), Some(open)) = (asked, open) {
        match asked {
            meeting::Asked::Next => next(ctx, view, out, open),
            meeting::Asked::Show(id) => show(view, id),
            meeting::Asked::Delete => delete(ctx, view, out, open.id),
        }
    }
}

fn show(view: &mut View, id: Id<Meeting>) {
    view.open = Some(id);
    view.reveal = Some(id);
}

/// The meeting that matters today: the next one, else the latest.
fn at_hand(ctx: &Ctx<'_>) -> Option<Id<Meeting>> {
    let dated = || ctx.plan.meetings.iter().filter_map(|m| Some((m.on?, m.id)));
    let next = dated().filter(|(on, _)| *on >= ctx.today).min();
    let found = next.or_else(|| dated().max());
    found
        .map(|(_, id)| id)
        .or_else(|| ctx.plan.meetings.iter().next_back().map(|m| m.id))
}

fn add_row(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        let hint = "Add a meeting, then Enter";
        let field = widgets::bare_text(ui, "Add a meeting", hint, &mut view.adding);
        let entered =
            field.lost_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Pressed::Enter));
        let title = view.adding.trim().to_owned();
        if entered && !title.is_empty() {
            let name = format!("Add meeting: {}", names::brief(&title));
            let meeting = Meeting {
                title,
                on: Some(ctx.today),
                ..Meeting::new(out.ids.next())
            };
            view.coming = Some(meeting.id);
            view.adding.clear();
            out.put(name, meeting);
            field.request_focus();
        } else if entered || std::mem::take(&mut view.add_now) {
            field.request_focus();
        }
    });
    ui.add_space(space::XS);
}

fn list(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let ids = view.rows.of(ctx, &ctx.plan.meetings, |m| m.on);
    let current = view
        .open
        .and_then(|open| ids.iter().position(|id| *id == open));
    let reveal = view.reveal.take().and(current);
    let at = |row: usize| ids.get(row).and_then(|id| ctx.plan.get(*id));
    let columns = [Column::rest("Meeting").unsorted()];
    let happened = Table::new("Meetings", &columns, ids.len())
        .reveal(reveal)
        .row_height(LINES)
        .show(
            ui,
            current,
            &mut Sort::default(),
            |row| Some(row) == current,
            |row| {
                at(row).map_or_else(String::new, |m| {
                    format!("{}, {}", title(m), day(m.on, ctx.today))
                })
            },
            |ui, row, _| {
                let Some(meeting) = at(row) else { return };
                let ahead = meeting.on.is_some_and(|on| on >= ctx.today);
                let day = day(meeting.on, ctx.today);
                let below = if ahead { format!("{day}, ahead") } else { day };
                two_lines(ui, names::line(title(meeting)), &below);
            },
        );
    let picked = happened.moved_to.or(happened.opened);
    let picked = picked.and_then(|row| ids.get(row)).copied();
    let deleted = happened.deleted.and_then(|row| ids.get(row)).copied();
    if picked.is_some() {
        view.open = picked;
        view.reveal = picked;
    }
    if let Some(deleted) = deleted.filter(|_| !ctx.read_only) {
        delete(ctx, view, out, deleted);
    }
}

/// What a meeting is called.
pub(super) fn title(meeting: &Meeting) -> &str {
    match meeting.title.trim() {
        "" => "Meeting without a name",
        title => title,
    }
}

fn day(on: Option<Date>, today: Date) -> String {
    on.map_or_else(|| "No day".to_owned(), |on| names::day(on, today))
}

fn delete(ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, id: Id<Meeting>) {
    let Some(meeting) = ctx.plan.get(id) else {
        return;
    };
    let name = format!("Delete meeting: {}", names::brief(title(meeting)));
    out.edit(Edit::named(name).remove(id));
    let ids = view.rows.of(ctx, &ctx.plan.meetings, |m| m.on);
    let place = ids.iter().position(|other| *other == id);
    view.open = place.and_then(|at| {
        ids.get(at + 1)
            .or_else(|| ids.get(at.checked_sub(1)?))
            .copied()
    });
}

/// Makes the next meeting with its agenda and those invited, as one step.
fn next(ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, last: &Meeting) {
    let next = agenda::next_meeting(ctx.plan, out.ids, last, ctx.today);
    view.coming = Some(next.meeting.id);
    let mut edit = Edit::named(format!(
        "Make the next meeting after {}",
        names::brief(title(last))
    ));
    edit = edit.put(next.meeting);
    for point in next.agenda {
        edit = edit.put(point);
    }
    for person in next.invited {
        edit = edit.put(person);
    }
    out.edit(edit);
}
