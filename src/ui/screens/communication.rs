//! Communication: who hears what, what stays private, and how grievances are settled.
//! Must not know how a question or a table is drawn (that is `items` and `sheet`).

use egui::Ui;

use super::items::{self, Items};
use crate::{
    insight::text,
    model::{CaseStatus, CommunicationItem, Grievance, Key, Kind, SharedInformation},
    ui::{
        Ctx, Out, ViewState,
        screens::names,
        sheet::{self, Sheet, col},
        tokens::space,
        widgets,
    },
};

/// Who hears what, how and how often.
const PLAN: Sheet = Sheet {
    kind: Kind::CommunicationItem,
    name: "Communication plan",
    one: "message",
    columns: &[
        col!(CommunicationItem.audience, "Who should hear it"),
        col!(CommunicationItem.message, "What they should hear"),
        col!(CommunicationItem.channel, "How").width(160.0),
        col!(CommunicationItem.formality, "Formal or informal").width(130.0),
        col!(CommunicationItem.cadence, "How often").width(140.0),
        col!(CommunicationItem.owner, "Who sees to it").width(160.0),
    ],
    more: &[col!(CommunicationItem.notes, "Notes").long()],
};

/// What a partner tells the others about itself.
const SHARED: Sheet = Sheet {
    kind: Kind::SharedInformation,
    name: "What each partner shares",
    one: "shared fact",
    columns: &[
        col!(SharedInformation.what, "What is shared")
            .help("Such as size, structure, mission, budget, reports, press"),
        col!(SharedInformation.partner, "By which partner").width(220.0),
        col!(SharedInformation.how, "With whom and how"),
        col!(SharedInformation.shared, "Shared").width(80.0),
    ],
    more: &[],
};

/// What was held against whom, and how it was settled.
const GRIEVANCES: Sheet = Sheet {
    kind: Kind::Grievance,
    name: "Grievances",
    one: "grievance",
    columns: &[
        col!(Grievance.text, "What it is about"),
        col!(Grievance.partner, "Raised by").width(170.0),
        col!(Grievance.raised_on, "Raised on").width(148.0),
        col!(Grievance.status, "Open or settled").width(120.0),
        col!(Grievance.settled_on, "Settled on").width(148.0),
        sheet::Column::told("Days open", days_open)
            .width(100.0)
            .help("From the day raised to the day settled, or to today while it is open"),
    ],
    more: &[
        col!(Grievance.settlement, "How it was settled").long(),
        col!(Grievance.private_notes, "Private notes").private(),
    ],
};

/// What needs a clear word before anything is told to anybody.
const PRIVACY: &[&str] = &["communication.confidentiality", "communication.consent"];

const QUESTIONS: &[&str] = &[
    "communication.what-we-do",
    "communication.successes",
    "communication.failures",
    "communication.critics",
    "communication.advisory-council",
    "communication.past-efforts",
];

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    plan: sheet::State,
    shared: sheet::State,
    grievances: sheet::State,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        communication: view,
        jump,
        ..
    } = view;
    let View {
        items,
        plan,
        shared,
        grievances,
    } = view;
    let help = "Settle these two first: what is told, and how, follows from them";
    widgets::section(ui, "What stays private", help, |ui| {
        items::questions(ui, ctx, items, out, PRIVACY, jump);
    });
    items::table_head(ui, ctx, items, "communication.plan", jump);
    PLAN.table(plan).untitled().show(ui, ctx, out, jump);
    items::table_head(ui, ctx, items, "communication.share", jump);
    SHARED.table(shared).untitled().show(ui, ctx, out, jump);
    items::table_head(ui, ctx, items, "communication.grievance", jump);
    GRIEVANCES
        .table(grievances)
        .untitled()
        .show(ui, ctx, out, jump);
    ui.add_space(space::L);
    let method = &["communication.grievance-method"];
    items::questions(ui, ctx, items, out, method, jump);
    widgets::section(ui, "Talking with everybody else", "", |ui| {
        items::questions(ui, ctx, items, out, QUESTIONS, jump);
        let example = &["communication.example"];
        items::questions(ui, ctx, items, out, example, jump);
    });
    ui.add_space(space::XXL);
}

/// “12 days”, “–” without the day on which it was raised.
fn days_open(ctx: &Ctx<'_>, key: Key) -> String {
    let open = key
        .typed::<Grievance>()
        .and_then(|id| ctx.plan.get(id))
        .and_then(|grievance| {
            let until = match grievance.status {
                CaseStatus::Open => ctx.today,
                CaseStatus::Settled => grievance.settled_on?,
            };
            let days = text::days_between(grievance.raised_on?, until);
            usize::try_from(days).ok()
        });
    open.map_or_else(|| "–".to_owned(), |days| names::plural(days, "day", "days"))
}
