//! Who sits in a structure, and which partners at the table sit nowhere.
//! Must not know the forms that a structure can take.

use std::collections::{HashMap, HashSet};

use egui::{Ui, vec2};

use crate::{
    edit::Edit,
    model::{
        Belongs, Id, Key, Kind, Participant, Partner, PartnerStatus, Plan, Structure,
        StructureMember, Value,
    },
    ui::{
        Ctx, Jump, Out, ViewState,
        screens::{chips, names},
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets::{self, Severity},
    },
};

/// The seats of one structure.
const SEATS: Sheet = Sheet {
    kind: Kind::StructureMember,
    name: "Who sits there",
    one: "seat",
    columns: &[
        col!(StructureMember.role, "What they do there"),
        col!(StructureMember.partner, "Partner").width(220.0),
        col!(StructureMember.person, "Person").width(190.0),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    seats: HashMap<Id<Structure>, sheet::State>,
    /// Show all partners that sit nowhere.
    all: bool,
    /// Who sits nowhere, kept until the plan changes.
    nowhere: Option<(u64, Nowhere)>,
}

/// The partners at the table that sit in no structure, by name.
#[derive(Clone, Debug, Default)]
struct Nowhere {
    partners: Vec<Id<Partner>>,
    at_table: usize,
}

impl Nowhere {
    fn of(plan: &Plan) -> Self {
        let members = plan.structure_members.iter();
        let person = |m: &StructureMember| m.person.0.and_then(|id| plan.get(id));
        // A partner sits where a person sits who speaks for it.
        let seated: HashSet<Id<Partner>> = members
            .filter_map(|m| m.partner.0.or_else(|| person(m)?.partner))
            .collect();
        let at_table = || {
            plan.partners
                .iter()
                .filter(|p| p.status == PartnerStatus::AtTable)
        };
        let mut partners: Vec<&Partner> = at_table().filter(|p| !seated.contains(&p.id)).collect();
        partners.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
        Self {
            partners: partners.into_iter().map(|p| p.id).collect(),
            at_table: at_table().count(),
        }
    }
}

/// How many seats a structure has.
pub(super) fn told(ctx: &Ctx<'_>, key: Key) -> String {
    let members = ctx.plan.structure_members.iter();
    match members.filter(|m| m.structure.raw() == key.id).count() {
        0 => "Nobody yet".to_owned(),
        n => names::plural(n, "seat", "seats"),
    }
}

/// Draws the seats of a structure.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
    key: Key,
) {
    let id = Id::<Structure>::new(key.id);
    let state = view.seats.entry(id).or_default();
    SEATS
        .table(state)
        .within("structure", Value::Int(key.id))
        .without_adding()
        .show(ui, ctx, out, jump);
    if ctx.read_only {
        return;
    }
    // A picker that is empty again after each pick: the seat is made at once.
    ui.horizontal(|ui| {
        let room = (ui.available_width() - space::M) / 2.0;
        ui.allocate_ui(vec2(room, 64.0), |ui| {
            ui.set_width(room);
            let mut partner: Option<Id<Partner>> = None;
            sheet::pick_of(ui, ctx, out, "Give a partner a seat", &mut partner);
            if let Some(partner) = partner {
                seat(ctx, out, id, Belongs::to(partner), Belongs::NONE);
            }
        });
        ui.add_space(space::M);
        ui.allocate_ui(vec2(room, 64.0), |ui| {
            ui.set_width(room);
            let mut person: Option<Id<Participant>> = None;
            sheet::pick_of(ui, ctx, out, "Give a person a seat", &mut person);
            if let Some(person) = person {
                seat(ctx, out, id, Belongs::NONE, Belongs::to(person));
            }
        });
    });
}

fn seat(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    structure: Id<Structure>,
    partner: Belongs<Partner>,
    person: Belongs<Participant>,
) {
    let of = ctx.plan.get(structure);
    let of = of.map_or("structure", |s| s.name.as_str());
    let member = StructureMember {
        structure,
        partner,
        person,
        ..StructureMember::new(out.ids.next())
    };
    out.edit(Edit::named(format!("Add a seat: {}", names::brief(of))).put(member));
}

/// The partners at the table that sit in no structure.
pub(super) fn nowhere(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let own = &mut view.structure.seats;
    let told = match own.nowhere.take() {
        Some((of, told)) if of == ctx.revision => told,
        _ => Nowhere::of(ctx.plan),
    };
    let all = own.all;
    widgets::section(ui, "At the table, but without a seat", "", |ui| {
        let seated = told.at_table - told.partners.len().min(told.at_table);
        let words = match told.at_table {
            0 => "Nobody is at the table yet".to_owned(),
            n => format!(
                "{seated} of {} sit in a structure",
                names::plural(n, "partner at the table", "partners at the table")
            ),
        };
        widgets::figure(
            ui,
            &words,
            "A partner sits in a structure when it has a seat itself, or a person has one who speaks for it. Not everybody needs a seat: partners at the level of networking seldom do",
        );
        if told.at_table > 0 && told.partners.is_empty() {
            widgets::notice(
                ui,
                Severity::Good,
                "Every partner at the table sits somewhere",
            );
        }
        ui.add_space(space::XS);
        match chips::partners(ui, ctx, "without a seat", &told.partners, all) {
            Some(chips::Asked::Open(id)) => chips::open(view, out, id),
            Some(chips::Asked::All) => view.structure.seats.all = true,
            None => {}
        }
        if ctx.plan.structures.is_empty() && !told.partners.is_empty() {
            ui.label(tokens::small(
                "Name a structure above, then give them seats in it",
            ));
        }
    });
    view.structure.seats.nowhere = Some((ctx.revision, told));
}
