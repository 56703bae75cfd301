//! The partnerships at the table and who of our agency holds which role in each.
//! Must not know the tables of holders.

use egui::{Ui, vec2};

use crate::{
    edit::Edit,
    insight::{roles::Roles, text},
    model::{AgencyRole, Belongs, Id, Partner, Plan, RoleHolder},
    ui::{
        Ctx, Out, Route,
        screens::names,
        tokens::{self, Palette, icons, space},
        widgets::{
            self,
            table::{Column, Sort, Table},
        },
    },
};

/// The most rows in sight at once.
const ROWS: usize = 9;
const ROW: f32 = 40.0;

/// View state.
#[derive(Default)]
pub(super) struct View {
    /// Only partnerships without a leader or a contact.
    lacking_only: bool,
    current: Option<usize>,
    told: Option<(u64, bool, Told)>,
}

/// What is shown, kept until the plan changes.
struct Told {
    roles: Roles,
    rows: Vec<Row>,
}

/// A partnership, and the names of the holders of each role.
struct Row {
    partner: Id<Partner>,
    name: String,
    held: [String; 4],
}

impl Told {
    fn of(plan: &Plan, lacking_only: bool) -> Self {
        let roles = Roles::of(plan);
        let lacks = |id: Id<Partner>| {
            !roles.is_held(id, AgencyRole::Leadership) || !roles.is_held(id, AgencyRole::Contact)
        };
        let shown = roles
            .at_table
            .iter()
            .filter(|id| !lacking_only || lacks(**id));
        let rows = shown
            .filter_map(|id| plan.get(*id))
            .map(|p| row(plan, &roles, p))
            .collect();
        Self { roles, rows }
    }
}

fn row(plan: &Plan, roles: &Roles, partner: &Partner) -> Row {
    let name_of = |id: Id<RoleHolder>| {
        let person = plan.get(id).and_then(|holder| plan.get(holder.person?))?;
        Some(names::brief(&person.name).into_owned())
    };
    let mut every = AgencyRole::ALL.iter();
    Row {
        partner: partner.id,
        name: names::line(names::partner(partner)).to_owned(),
        held: std::array::from_fn(|_| {
            let Some(role) = every.next() else {
                return String::new();
            };
            let mut held: Vec<String> = roles
                .holders(partner.id, *role)
                .filter_map(name_of)
                .collect();
            held.dedup();
            text::names(&held)
        }),
    }
}

/// Draws the figures and the table.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let lacking_only = view.lacking_only;
    let known = view
        .told
        .take()
        .filter(|(of, only, _)| *of == ctx.revision && *only == lacking_only);
    let told = known.map_or_else(|| Told::of(ctx.plan, lacking_only), |(_, _, told)| told);
    let all = told.roles.at_table.len();
    if all == 0 {
        let words = "No partner is at the table yet";
        let why = "Once a partner is at the table, this shows who of us leads the partnership and who is called";
        if widgets::empty_state(
            ui,
            icons::GROUPS,
            words,
            why,
            Some("Go to the partner list"),
        ) {
            out.go(Route::Step("partners"));
        }
        return;
    }
    let lead = told.roles.covered(AgencyRole::Leadership);
    let contact = told.roles.covered(AgencyRole::Contact);
    let words = format!(
        "{lead} of {all} partnerships at the table have a leader, {contact} a point of contact"
    );
    let meaning = "A holder named for a partnership, or for all of them, with a person set. Prospects, invited, \
        missing and ended partners are not counted.";
    widgets::figure(ui, &words, meaning);
    widgets::check(
        ui,
        "Only partnerships without a leader or a contact",
        &mut view.lacking_only,
    );
    if told.rows.is_empty() {
        ui.label(tokens::muted(
            "Every partnership at the table has a leader and a contact",
        ));
    } else {
        table(ui, ctx, view, out, &told.rows);
    }
    view.told = Some((ctx.revision, lacking_only, told));
}

fn table(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, rows: &[Row]) {
    // Four roles and a name share the width; the table must not make the page wider than it is.
    let room = (ui.available_width() * 0.17).clamp(84.0, 200.0);
    let columns: Vec<Column<'_>> = std::iter::once(Column::rest("Partnership").unsorted())
        .chain(
            AgencyRole::ALL
                .iter()
                .map(|role| Column::exact(role.label(), room).unsorted()),
        )
        .collect();
    let height = 40.0 + ROW * rows.len().min(ROWS) as f32 + space::S;
    let mut sort = Sort::default();
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_height(height);
        let current = view.current;
        let happened = Table::new("Roles by partnership", &columns, rows.len())
            .row_height(ROW)
            .show(
                ui,
                current,
                &mut sort,
                |at| current == Some(at),
                |at| rows.get(at).map_or_else(String::new, spoken),
                |ui, at, column| {
                    let Some(row) = rows.get(at) else { return };
                    match column.checked_sub(1) {
                        None => {
                            ui.add(egui::Label::new(tokens::strong(row.name.as_str())).truncate());
                        }
                        Some(role) => held(ui, ctx, out, row, role),
                    }
                },
            );
        if happened.moved_to.is_some() {
            view.current = happened.moved_to;
        }
    });
}

/// A row for screen readers: “Family Court: Leadership Dana, Middle management nobody, …”.
fn spoken(row: &Row) -> String {
    let parts: Vec<String> = AgencyRole::ALL
        .iter()
        .zip(&row.held)
        .map(|(role, held)| {
            format!(
                "{} {}",
                role.label(),
                if held.is_empty() { "nobody" } else { held }
            )
        })
        .collect();
    format!("{}: {}", row.name, parts.join(", "))
}

/// The holders of a role, or the way to name one.
fn held(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, row: &Row, at: usize) {
    let (Some(role), Some(held)) = (AgencyRole::ALL.get(at), row.held.get(at)) else {
        return;
    };
    if !held.is_empty() {
        ui.add(egui::Label::new(tokens::body(held.as_str())).truncate())
            .on_hover_text(held.as_str());
        return;
    }
    let needed = matches!(role, AgencyRole::Leadership | AgencyRole::Contact);
    if ctx.read_only || !needed {
        ui.label(tokens::muted("–"));
        return;
    }
    let p = Palette::of(ui);
    ui.label(tokens::icon(icons::WARNING).size(15.0).color(p.warning));
    let name = format!(
        "Name one: {}, {}",
        role.label().to_lowercase(),
        names::brief(&row.name)
    );
    if widgets::link_button(ui, "Name one…")
        .accessible_name(name)
        .clicked()
    {
        let holder = RoleHolder {
            role: *role,
            partner: Belongs::to(row.partner),
            since: Some(ctx.today),
            ..RoleHolder::new(out.ids.next())
        };
        let key = crate::model::Key::of(holder.id);
        let step = format!(
            "Add a {} of {}",
            role.label().to_lowercase(),
            names::brief(&row.name)
        );
        out.edit(Edit::named(step).put(holder));
        out.go_to(Route::Step("roles"), key);
    }
}
