//! Who's at the table: six categories, who is here, who is missing, how to win them.
//! Must not know the partner list or the map, which show the same records.

mod panel;
mod types;

use std::collections::HashSet;

use egui::Ui;

use super::{items::Items, names};
use crate::{
    insight::coverage::{self, Seats},
    model::{Category, Id, Partner},
    ui::{
        Ctx, Out, ViewState, sheet,
        tokens::space,
        widgets::{self, Severity},
    },
};

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    /// The seats, kept until the plan changes.
    seats: Option<(u64, Vec<Seats>)>,
    /// What is unfolded.
    open: HashSet<(Category, Fold)>,
    /// The member types whose reasons are unfolded.
    why: HashSet<&'static str>,
    /// The partner just added, waiting for its name.
    naming: Option<Id<Partner>>,
    /// Put the keyboard into that name.
    name_now: bool,
    /// One table of partners for each category.
    engage: [sheet::State; 6],
}

/// What can be unfolded in a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fold {
    /// Its member types.
    Types,
    /// How to win and keep them.
    Engage,
    /// More chips than fit into a few lines.
    People,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let seats = match view.table.seats.take() {
        Some((revision, seats)) if revision == ctx.revision => seats,
        _ => coverage::seats(ctx.plan, ctx.index, ctx.guidance),
    };
    follow_jump(view);
    let naming = view.table.naming;
    view.table.naming = naming.filter(|id| ctx.plan.partners.contains(*id));
    summary(ui, ctx, view, &seats);
    for of in &seats {
        ui.add_space(space::M);
        panel::draw(ui, ctx, view, out, of);
    }
    ui.add_space(space::XXL);
    view.table.seats = Some((ctx.revision, seats));
}

/// Unfolds what a jump leads to.
fn follow_jump(view: &mut ViewState) {
    let Some(item) = view.jump.item.as_deref() else {
        return;
    };
    let Some(rest) = item.strip_prefix("category.") else {
        return;
    };
    let (category, member) = rest.split_once('.').unwrap_or((rest, ""));
    let found = Category::ALL.iter().find(|c| c.word() == category);
    if let Some(category) = found {
        let fold = if member.is_empty() {
            Fold::Engage
        } else {
            Fold::Types
        };
        view.table.open.insert((*category, fold));
    }
}

/// How many seats are taken, and whose absence weighs most.
fn summary(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, seats: &[Seats]) {
    let taken = seats.iter().filter(|s| !s.is_empty()).count();
    let types: usize = seats.iter().map(|s| s.types.len()).sum();
    let there: usize = seats.iter().map(Seats::types_taken).sum();
    let words = format!(
        "{taken} of {} categories and {there} of {types} member types have somebody at the table",
        seats.len()
    );
    widgets::figure(ui, &words, &meaning(ctx));
    let empty = |s: &&Seats| s.is_empty();
    if let Some(family) = seats.iter().filter(empty).find(|s| is_family(s)) {
        ui.add_space(space::XS);
        let waiting = family.count();
        let text = if waiting == 0 {
            "No family and no young person is at the table. The plan is about them, and nobody else can speak from their side"
                .to_owned()
        } else {
            format!(
                "No family and no young person is at the table yet; {} waiting to be won. The plan is about them, and nobody else can speak from their side",
                match waiting {
                    1 => "1 is".to_owned(),
                    many => format!("{many} are"),
                }
            )
        };
        if widgets::finding(ui, Severity::Warning, &text, Some("Show who could come")) {
            view.table.open.insert((family.category, Fold::Types));
        }
    }
    let others: Vec<&str> = seats
        .iter()
        .filter(empty)
        .filter(|s| !is_family(s))
        .map(|s| s.category.label())
        .collect();
    if !others.is_empty() {
        ui.add_space(space::XS);
        let text = format!("Nobody at the table yet from: {}", others.join(", "));
        widgets::notice(ui, Severity::Hint, &text);
    }
}

fn is_family(seats: &Seats) -> bool {
    seats.category == Category::Family
}

/// What the figures count, and what they leave out.
fn meaning(ctx: &Ctx<'_>) -> String {
    use crate::model::PartnerStatus::AtTable;
    let at_table = || ctx.plan.partners.iter().filter(|p| p.status == AtTable);
    let untyped = at_table().filter(|p| p.member_type.is_empty()).count();
    let mut text = format!(
        "Counted from the {} at the table. A member type is there when a partner of that type is at the table; invited partners and prospects don't count",
        names::plural(at_table().count(), "partner", "partners"),
    );
    if untyped > 0 {
        use std::fmt::Write as _;
        let _ = write!(
            text,
            ". {} no member type and so fill{} none",
            names::plural(
                untyped,
                "partner at the table has",
                "partners at the table have"
            ),
            if untyped == 1 { "s" } else { "" },
        );
    }
    text
}
