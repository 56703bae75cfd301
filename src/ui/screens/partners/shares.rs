//! What a partner brings and commits to.
//! Must not know what the others put in (that is the step “Purpose and outcomes”).

use egui::Ui;

use super::{Section, View, lines::Line};
use crate::{
    edit::{Edit, ops},
    model::{Contribution, ContributionKind, Partner},
    ui::{
        Ctx, Out,
        screens::{items, names},
        tokens::{self, space},
        widgets,
    },
};

/// Draws the resources and commitments of a partner, folded away behind their number.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    partner: &Partner,
) {
    let mut all: Vec<&Contribution> = ctx
        .plan
        .contributions
        .iter()
        .filter(|c| c.partner == partner.id)
        .collect();
    all.sort_by(|a, b| {
        let of_kind = |c: &Contribution| c.kind == ContributionKind::Commitment;
        let order = of_kind(a).cmp(&of_kind(b));
        order.then(a.rank.total_cmp(&b.rank)).then(a.id.cmp(&b.id))
    });
    let mut open = view.shows(Section::Shares);
    ui.add_space(space::XL);
    items::fold(ui, "shares", "What it puts in", &mut open, |ui| {
        ui.add_space(space::XS);
        for one in &all {
            line(ui, ctx, view, out, one);
        }
    });
    view.unfold(Section::Shares, open);
    ui.label(tokens::small(in_words(ctx, &all)));
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.horizontal_wrapped(|ui| {
            for kind in [ContributionKind::Resource, ContributionKind::Commitment] {
                let what = kind.label().to_lowercase();
                if widgets::button(ui, &format!("Add {what}")).clicked() {
                    let one = Contribution {
                        partner: partner.id,
                        kind,
                        rank: ops::next_rank(&ctx.plan.contributions, |c| c.rank),
                        ..Contribution::new(out.ids.next())
                    };
                    view.line_open = Some(one.id.raw());
                    view.line_now = true;
                    view.unfold(Section::Shares, true);
                    let who = names::brief(names::partner(partner));
                    out.edit(Edit::named(format!("Add a {what} of {who}")).put(one));
                }
            }
        });
    });
}

/// “2 resources, 3 commitments: 1 kept, 1 overdue”.
fn in_words(ctx: &Ctx<'_>, all: &[&Contribution]) -> String {
    if all.is_empty() {
        return "It has not said yet what it brings and commits to".to_owned();
    }
    let commitments = || {
        let all = all.iter();
        all.filter(|c| c.kind == ContributionKind::Commitment)
    };
    let kept = commitments().filter(|c| c.kept).count();
    let passed = |c: &&&Contribution| !c.kept && c.due.is_some_and(|due| due < ctx.today);
    let overdue = commitments().filter(passed).count();
    let promised = commitments().count();
    let mut words = format!(
        "{}, {}",
        names::plural(all.len() - promised, "resource", "resources"),
        names::plural(promised, "commitment", "commitments")
    );
    if promised > 0 {
        use std::fmt::Write as _;
        let _ = write!(words, ": {kept} kept, {overdue} overdue");
    }
    words
}

fn line(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, one: &Contribution) {
    let is_commitment = one.kind == ContributionKind::Commitment;
    let mut told = vec![one.kind.label().to_owned()];
    if !one.amount.trim().is_empty() {
        told.push(names::brief(&one.amount).into_owned());
    }
    if let Some(due) = one.due {
        let word = if is_commitment { "by" } else { "until" };
        told.push(format!("{word} {}", names::day(due, ctx.today)));
    }
    if is_commitment && one.kept {
        told.push("kept".to_owned());
    }
    let title = match one.text.trim() {
        "" => "Not said yet",
        text => text,
    };
    let what = one.kind.label().to_lowercase();
    let name = format!("{what}: {}", names::brief(title));
    let View {
        line_open,
        line_now,
        ..
    } = view;
    let line = Line {
        record: one,
        title,
        below: &told.join(" · "),
        name: &name,
    };
    line.draw(ui, ctx, out, line_open, |ui, c| {
        let text = widgets::long_text(ui, "What it is", "In a few words", &mut c.text, 1);
        if std::mem::take(line_now) {
            text.request_focus();
            text.scroll_to_me(None);
        }
        items::side_by_side(
            ui,
            c,
            |ui, c| {
                widgets::text(ui, "How much", &mut c.amount);
            },
            |ui, c| {
                let label = if c.kind == ContributionKind::Commitment {
                    "By when"
                } else {
                    "Until when"
                };
                widgets::date(ui, label, &mut c.due, ctx.today);
            },
        );
        widgets::choice(ui, "Resource or commitment", &mut c.kind);
        if c.kind == ContributionKind::Commitment {
            widgets::check(ui, "It was kept", &mut c.kept);
        }
        widgets::long_text(ui, "Notes on it", "", &mut c.notes, 1);
    });
}
