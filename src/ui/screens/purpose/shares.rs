//! What each partner brings and what it commits to, with the totals of each.
//! Must not know what a partner gains from it (that is the step “Benefits”).

use egui::{Label, Ui, vec2};

use crate::{
    edit::{Edit, ops},
    insight::contributions::{Contributions, Tally},
    model::{Contribution, ContributionKind, Id, Kind, Partner, PartnerStatus, Value},
    ui::{
        Ctx, Out, ViewState,
        screens::{chips, items, names},
        sheet::{self, Sheet, col},
        tokens::{self, Palette, space},
        widgets::{
            self,
            table::{Column, Sort, Table},
        },
    },
};

/// What each partner brings.
const RESOURCES: Sheet = Sheet {
    kind: Kind::Contribution,
    name: "What each brings",
    one: "resource",
    columns: &[
        col!(Contribution.text, "What it is"),
        col!(Contribution.partner, "Partner").width(240.0),
        col!(Contribution.amount, "How much").width(180.0),
        col!(Contribution.due, "Until when").width(130.0),
    ],
    more: &[
        col!(Contribution.kind, "Resource or commitment"),
        col!(Contribution.notes, "Notes").long(),
    ],
};

/// What each partner commits to.
const COMMITMENTS: Sheet = Sheet {
    kind: Kind::Contribution,
    name: "What each commits to",
    one: "commitment",
    columns: &[
        col!(Contribution.text, "What it will do"),
        col!(Contribution.partner, "Partner").width(240.0),
        col!(Contribution.amount, "How much").width(160.0),
        col!(Contribution.due, "By when").width(130.0),
        col!(Contribution.kept, "Kept").width(64.0),
    ],
    more: &[
        col!(Contribution.kind, "Resource or commitment"),
        col!(Contribution.notes, "Notes").long(),
    ],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    resources: sheet::State,
    commitments: sheet::State,
    /// The row being made, for either table.
    adding: [Adding; 2],
    /// Whether the totals of each partner are unfolded.
    by_partner: bool,
    sort: Sort,
    picked: Option<usize>,
    told: Option<(u64, Told)>,
}

/// A contribution that is being typed.
#[derive(Default)]
struct Adding {
    partner: Option<Id<Partner>>,
    text: String,
}

/// The totals, kept until the plan or the order changes.
struct Told {
    all: Contributions,
    sorted: Sort,
    partners: Vec<Id<Partner>>,
}

/// Draws both tables and the totals.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let told = told(ctx, &mut view.purpose.shares);
    let all = &told.all;
    let ViewState { purpose, jump, .. } = view;
    let own = &mut purpose.shares;
    let [bringing, committing] = &mut own.adding;

    items::table_head(ui, ctx, &mut purpose.items, "purpose.resource", jump);
    let words = said(all.bringing, all.at_table, "said what they bring");
    widgets::figure(ui, &words, MEANING);
    add(ui, ctx, out, bringing, ContributionKind::Resource);
    let table = RESOURCES.table(&mut own.resources).untitled();
    let table = table.without_adding();
    let table = table.within("kind", word(ContributionKind::Resource));
    table.show(ui, ctx, out, jump);

    items::table_head(ui, ctx, &mut purpose.items, "purpose.commitment", jump);
    let words = said(all.committed, all.at_table, "said what they commit to");
    widgets::figure(ui, &words, MEANING);
    add(ui, ctx, out, committing, ContributionKind::Commitment);
    let table = COMMITMENTS.table(&mut own.commitments).untitled();
    let table = table.without_adding();
    let table = table.within("kind", word(ContributionKind::Commitment));
    table.show(ui, ctx, out, jump);

    if !told.partners.is_empty() {
        ui.add_space(space::L);
        let open = own.by_partner;
        if items::disclose(ui, "Totals by partner", "Totals by partner", open) {
            own.by_partner = !open;
        }
        if open {
            totals(ui, ctx, view, out, &told);
        }
    }
    view.purpose.shares.told = Some((ctx.revision, told));
}

const MEANING: &str = "Counted over the partners at the table; one counts as soon as one line of it is written. Invited partners, prospects and ended partnerships are left out. Amounts are words and are not added up";

/// “8 of 12 partners have said what they commit to”.
fn said(some: usize, all: usize, what: &str) -> String {
    match all {
        0 => "Nobody is at the table yet".to_owned(),
        1 => format!("{some} of 1 partner has {what}"),
        _ => format!("{some} of {all} partners have {what}"),
    }
}

fn word(kind: ContributionKind) -> Value {
    Value::Text(kind.word().to_owned())
}

/// The row that adds one: whose it is, and what. It needs a partner first, so the table can't add it itself.
fn add(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, adding: &mut Adding, kind: ContributionKind) {
    if ctx.read_only {
        return;
    }
    let (who, what, hint) = match kind {
        ContributionKind::Resource => (
            "Partner that brings it",
            "Add what it brings",
            "What it brings, then Enter",
        ),
        ContributionKind::Commitment => (
            "Partner that commits",
            "Add what it commits to",
            "What it will do, then Enter",
        ),
    };
    adding.partner = adding.partner.filter(|id| ctx.plan.partners.contains(*id));
    let room = ui.available_width();
    let mut asked = false;
    if room >= IN_ONE_LINE {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            ui.vertical(|ui| {
                ui.set_width(400.0);
                whose(ui, ctx, out, who, adding);
            });
            ui.vertical(|ui| {
                ui.set_width(room - 400.0 - 2.0 * space::M - 64.0);
                asked |= typed(ui, what, hint, adding);
            });
            ui.vertical(|ui| {
                ui.add_space(space::M + 25.0);
                asked |= button(ui, what, adding);
            });
        });
    } else {
        whose(ui, ctx, out, who, adding);
        asked |= typed(ui, what, hint, adding);
        ui.add_space(space::XS);
        asked |= button(ui, what, adding);
    }
    if asked {
        finish(ctx, out, adding, kind);
    }
    if adding.partner.is_none() && !adding.text.trim().is_empty() {
        widgets::help_below(ui, "Pick the partner first");
    }
    ui.add_space(space::XS);
}

/// Wide enough for the partner, the words and the button side by side.
const IN_ONE_LINE: f32 = 920.0;

fn whose(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, label: &str, adding: &mut Adding) {
    let before = out.also.len();
    sheet::pick_of(ui, ctx, out, label, &mut adding.partner);
    if out.also.len() > before {
        // A partner made here is a step of its own: what it brings may take a while to say.
        out.edit(Edit::named("Add a partner"));
    }
}

/// The words; whether Enter was pressed on them.
fn typed(ui: &mut Ui, label: &str, hint: &str, adding: &mut Adding) -> bool {
    let field = widgets::text_hint(ui, label, hint, &mut adding.text);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
    if entered {
        field.request_focus();
    }
    entered
}

fn button(ui: &mut Ui, label: &str, adding: &Adding) -> bool {
    let ready = adding.partner.is_some() && !adding.text.trim().is_empty();
    ui.add_enabled_ui(ready, |ui| {
        let button = widgets::button(ui, "Add");
        button.accessible_name(format!("{label}: Add")).clicked()
    })
    .inner
}

fn finish(ctx: &Ctx<'_>, out: &mut Out<'_>, adding: &mut Adding, kind: ContributionKind) {
    let Some(partner) = adding.partner.filter(|id| ctx.plan.partners.contains(*id)) else {
        return;
    };
    let text = adding.text.trim().to_owned();
    if text.is_empty() {
        return;
    }
    let name = match kind {
        ContributionKind::Resource => format!("Add a resource: {}", names::brief(&text)),
        ContributionKind::Commitment => format!("Add a commitment: {}", names::brief(&text)),
    };
    let one = Contribution {
        partner,
        kind,
        rank: ops::next_rank(&ctx.plan.contributions, |c| c.rank),
        text,
        ..Contribution::new(out.ids.next())
    };
    out.edit(Edit::named(name).put(one));
    adding.text.clear();
}

/// The totals of this revision, the partners in the order asked for.
fn told(ctx: &Ctx<'_>, view: &mut View) -> Told {
    let sort = view.sort;
    match view.told.take() {
        Some((of, told)) if of == ctx.revision && told.sorted == sort => told,
        _ => {
            let all = Contributions::of(ctx.plan, ctx.today);
            let listed = |p: &&Partner| {
                p.status == PartnerStatus::AtTable || all.tally(p.id) != Tally::default()
            };
            let mut keyed: Vec<_> = ctx
                .plan
                .partners
                .iter()
                .filter(listed)
                .map(|p| {
                    (
                        count_of(&all.tally(p.id), sort.column),
                        p.name.to_lowercase(),
                        p.id,
                    )
                })
                .collect();
            keyed.sort();
            if sort.descending {
                keyed.reverse();
            }
            Told {
                partners: keyed.into_iter().map(|(_, _, id)| id).collect(),
                sorted: sort,
                all,
            }
        }
    }
}

const TITLES: [&str; 5] = ["Partner", "Brings", "Commits to", "Kept", "Overdue"];

const fn count_of(tally: &Tally, column: usize) -> usize {
    match column {
        1 => tally.resources,
        2 => tally.commitments,
        3 => tally.kept,
        4 => tally.overdue,
        _ => 0,
    }
}

/// A row for each partner; only those in sight are drawn.
fn totals(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>, told: &Told) {
    let columns: Vec<Column<'_>> = TITLES
        .iter()
        .enumerate()
        .map(|(at, title)| match at {
            0 => Column::rest(title),
            _ => Column::exact(title, 104.0),
        })
        .collect();
    let rows = &told.partners;
    let height = (rows.len() as f32 * 41.0 + 40.0).min(400.0);
    let own = &mut view.purpose.shares;
    let (mut sort, current) = (own.sort, own.picked);
    let happened = ui
        .allocate_ui(vec2(ui.available_width().min(760.0), height), |ui| {
            ui.set_min_height(height);
            Table::new("Totals by partner", &columns, rows.len()).show(
                ui,
                current,
                &mut sort,
                |row| current == Some(row),
                |row| spoken(ctx, told, row),
                |ui, row, column| {
                    if let Some(id) = rows.get(row) {
                        cell(ui, ctx, *id, &told.all.tally(*id), column);
                    }
                },
            )
        })
        .inner;
    own.sort = sort;
    own.picked = happened.moved_to.or(current);
    if let Some(id) = happened.opened.and_then(|row| rows.get(row)) {
        chips::open(view, out, *id);
    }
}

fn spoken(ctx: &Ctx<'_>, told: &Told, row: usize) -> String {
    let partner = told.partners.get(row).and_then(|id| ctx.plan.get(*id));
    partner.map_or_else(String::new, |p| {
        let t = told.all.tally(p.id);
        format!(
            "{}: brings {}, commits to {}, kept {}, overdue {}",
            names::partner(p),
            t.resources,
            t.commitments,
            t.kept,
            t.overdue
        )
    })
}

fn cell(ui: &mut Ui, ctx: &Ctx<'_>, id: Id<Partner>, tally: &Tally, column: usize) {
    let words = if column == 0 {
        let name = ctx.plan.get(id).map_or("–", names::partner);
        tokens::body(names::line(name))
    } else {
        match count_of(tally, column) {
            0 => tokens::muted("0"),
            n if column == 4 => tokens::body(n.to_string()).color(Palette::of(ui).warning),
            n => tokens::body(n.to_string()),
        }
    };
    ui.add(Label::new(words).selectable(false).truncate());
}
