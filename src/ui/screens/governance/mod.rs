//! Governance: ground rules, authority, who does what, agreements, the coordinator and the meeting rhythm.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

mod agreements;
mod authority;
mod raci;
mod rhythm;
mod rules;

use egui::Ui;

use super::items::Items;
use crate::{
    model::{AgreementClause, AgreementParty, Key, Kind, RaciCell},
    ui::{Ctx, Jump, Out, ViewState, tokens::space, widgets},
};

/// A part of the page; only one is shown, for all of them are too long to scroll.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Rules,
    Authority,
    Raci,
    Agreements,
    Rhythm,
}

impl Part {
    const ALL: [Self; 5] = [
        Self::Rules,
        Self::Authority,
        Self::Raci,
        Self::Agreements,
        Self::Rhythm,
    ];

    const fn label(self) -> &'static str {
        match self {
            Self::Rules => "Ground rules",
            Self::Authority => "Authority",
            Self::Raci => "Who does what",
            Self::Agreements => "Agreements",
            Self::Rhythm => "Coordinator and rhythm",
        }
    }

    /// The part that a jump leads to.
    fn of(jump: &Jump) -> Option<Self> {
        let of_item = jump.item.as_deref().and_then(|item| {
            Some(match item {
                "governance.ground-rule"
                | "governance.conflict-of-interest"
                | "governance.client-ground-rules" => Self::Rules,
                "governance.authority"
                | "governance.roles"
                | "governance.final-decision"
                | "governance.changes" => Self::Authority,
                "governance.raci" => Self::Raci,
                "governance.agreement" => Self::Agreements,
                "governance.coordinator" | "governance.cadence" => Self::Rhythm,
                _ => return None,
            })
        });
        of_item.or_else(|| {
            Some(match jump.record?.kind {
                Kind::GroundRule => Self::Rules,
                Kind::Authority => Self::Authority,
                Kind::RaciTask | Kind::RaciCell | Kind::RaciColumn => Self::Raci,
                Kind::Agreement | Kind::AgreementParty | Kind::AgreementClause => Self::Agreements,
                Kind::RoleHolder | Kind::Structure | Kind::Meeting => Self::Rhythm,
                _ => return None,
            })
        })
    }
}

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    part: Part,
    rules: rules::View,
    authority: authority::View,
    raci: raci::View,
    agreements: agreements::View,
    rhythm: rhythm::View,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        governance: view,
        jump,
        ..
    } = view;
    if let Some(part) = Part::of(jump) {
        view.part = part;
    }
    lead_to_parent(ctx, jump);
    ui.add_space(space::S);
    let mut at = Part::ALL.iter().position(|p| *p == view.part).unwrap_or(0);
    widgets::segments(ui, "Part of the page", &Part::ALL.map(Part::label), &mut at);
    view.part = Part::ALL.get(at).copied().unwrap_or_default();
    let View { items, part, .. } = view;
    match part {
        Part::Rules => rules::draw(ui, ctx, &mut view.rules, items, out, jump),
        Part::Authority => authority::draw(ui, ctx, &mut view.authority, items, out, jump),
        Part::Raci => raci::draw(ui, ctx, &mut view.raci, items, out, jump),
        Part::Agreements => agreements::draw(ui, ctx, &mut view.agreements, items, out, jump),
        Part::Rhythm => rhythm::draw(ui, ctx, &mut view.rhythm, items, out, jump),
    }
    ui.add_space(space::XXL);
}

/// A clause or party is seen on the card of its agreement, a letter in the row of its task.
fn lead_to_parent(ctx: &Ctx<'_>, jump: &mut Jump) {
    let Some(key) = jump.record else {
        return;
    };
    let clause = key.typed::<AgreementClause>();
    let party = key.typed::<AgreementParty>();
    let letter = key.typed::<RaciCell>();
    let of_clause = clause.and_then(|id| ctx.plan.get(id)).map(|c| c.agreement);
    let of_party = party.and_then(|id| ctx.plan.get(id)).map(|p| p.agreement);
    let of_letter = letter.and_then(|id| ctx.plan.get(id)).map(|c| c.task);
    if let Some(agreement) = of_clause.or(of_party) {
        jump.record = Some(Key::of(agreement));
    }
    if let Some(task) = of_letter {
        jump.record = Some(Key::of(task));
    }
}
