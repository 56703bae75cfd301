//! Ground rules: what the group agreed on, and usual rules to begin with.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use crate::{
    edit::ops::next_rank,
    model::{GroundRule, Kind},
    ui::{
        Ctx, Jump, Out,
        screens::{
            items::{self, Items},
            readable,
        },
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

/// How we work together.
const RULES: Sheet = Sheet {
    kind: Kind::GroundRule,
    name: "Ground rules",
    one: "ground rule",
    columns: &[
        col!(GroundRule.text, "Rule"),
        col!(GroundRule.agreed_on, "Agreed on").width(150.0),
    ],
    more: &[],
};

/// Rules that groups often settle on, to begin the talk with.
const USUAL: &[&str] = &[
    "One person speaks at a time, and everyone is heard before anyone speaks twice",
    "We say it in the room, or to the person it is about",
    "Families in the room speak first, and in plain words so do we",
    "We question ideas, never people",
    "We tell bad news early and without blame",
    "What is said here about a family stays here",
    "Who can't come sends somebody who may decide",
    "Silence is not a yes: we ask each person",
    "We start on time, end on time, and write down who does what by when",
    "When we disagree, we look first for what we both need",
    "Nobody speaks for the group in public unless the group agreed on the words",
    "A rule can be changed by the whole group, not by one of us",
];

const QUESTIONS: &[&str] = &[
    "governance.client-ground-rules",
    "governance.conflict-of-interest",
];

/// View state.
#[derive(Default)]
pub(super) struct View {
    rules: sheet::State,
    usual_open: bool,
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
    items::table_head(ui, ctx, items, "governance.ground-rule", jump);
    RULES
        .table(&mut view.rules)
        .untitled()
        .show(ui, ctx, out, jump);
    ui.add_space(space::S);
    usual(ui, ctx, &mut view.usual_open, out);
    ui.add_space(space::XL);
    items::questions(ui, ctx, items, out, QUESTIONS, jump);
}

/// Usual rules that are not in the list yet.
fn usual(ui: &mut Ui, ctx: &Ctx<'_>, open: &mut bool, out: &mut Out<'_>) {
    let words = if *open {
        "Hide usual rules"
    } else {
        "Pick from usual rules…"
    };
    if widgets::button(ui, words).clicked() {
        *open = !*open;
    }
    if !*open {
        return;
    }
    let there = |rule: &str| ctx.plan.ground_rules.iter().any(|r| r.text.trim() == rule);
    let left: Vec<&str> = USUAL.iter().copied().filter(|rule| !there(rule)).collect();
    readable(ui, |ui| {
        widgets::card(ui, |ui| {
            let help = "Better in your own words: pick one, then change it together";
            ui.label(tokens::small(help));
            if left.is_empty() {
                ui.label(tokens::body("All of them are in the list"));
            }
            for rule in left {
                ui.horizontal_top(|ui| {
                    let button = ui.add_enabled_ui(!ctx.read_only, |ui| {
                        widgets::icon_button(ui, tokens::icons::ADD, &format!("Add rule: {rule}"))
                    });
                    ui.add(egui::Label::new(tokens::body(rule)).wrap());
                    if button.inner.clicked() {
                        let record = GroundRule {
                            rank: next_rank(&ctx.plan.ground_rules, |r| r.rank),
                            text: rule.to_owned(),
                            ..GroundRule::new(out.ids.next())
                        };
                        out.put("Add a ground rule", record);
                    }
                });
            }
        });
    });
}
