//! Who looks after the partnership, and who meets how often.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use crate::{
    model::{AgencyRole, Kind, Meeting, RoleHolder, Structure, Value},
    ui::{
        Ctx, Jump, Out,
        screens::items::{self, Items},
        sheet::{self, Sheet, col},
        tokens::{self, space},
    },
};

/// Who is the primary point of contact for all partners; the same records stand on Roles.
const COORDINATORS: Sheet = Sheet {
    kind: Kind::RoleHolder,
    name: "Coordinators",
    one: "coordinator",
    columns: &[
        col!(RoleHolder.person, "Who"),
        col!(RoleHolder.since, "Since").width(150.0),
        col!(RoleHolder.notes, "Duties and hours"),
    ],
    more: &[],
};

/// The bodies that meet.
const STRUCTURES: Sheet = Sheet {
    kind: Kind::Structure,
    name: "Bodies that meet",
    one: "body",
    columns: &[
        col!(Structure.name, "Body"),
        col!(Structure.form, "Form").width(200.0),
        col!(Structure.cadence, "How often it meets").width(170.0),
        col!(Structure.purpose, "For what"),
    ],
    more: &[],
};

/// Meetings that come round.
const MEETINGS: Sheet = Sheet {
    kind: Kind::Meeting,
    name: "Meetings",
    one: "meeting",
    columns: &[
        col!(Meeting.title, "Meeting"),
        col!(Meeting.structure, "Of which body").width(200.0),
        col!(Meeting.cadence, "How often it comes round").width(190.0),
        col!(Meeting.on, "Day").width(150.0),
        col!(Meeting.place, "Where").width(180.0),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    coordinators: sheet::State,
    structures: sheet::State,
    meetings: sheet::State,
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
    items::table_head(ui, ctx, items, "governance.coordinator", jump);
    let contact = Value::Text(AgencyRole::Contact.word().to_owned());
    COORDINATORS
        .table(&mut view.coordinators)
        .within("role", contact)
        .within("partner", Value::Null)
        .untitled()
        .show(ui, ctx, out, jump);
    let same = "The same people stand on Roles as primary points of contact. Who is the contact for one partner alone stands only there";
    ui.label(tokens::small(same));
    items::table_head(ui, ctx, items, "governance.cadence", jump);
    STRUCTURES
        .table(&mut view.structures)
        .show(ui, ctx, out, jump);
    let same = "The same bodies stand on Structure, with who sits in them";
    ui.label(tokens::small(same));
    ui.add_space(space::L);
    MEETINGS.table(&mut view.meetings).show(ui, ctx, out, jump);
    let same = "The same meetings stand on Meetings and decisions, with agenda and minutes";
    ui.label(tokens::small(same));
}
