//! The register of agreements: each with its parties, its clauses, and how completely it is written.
//! Must not know how a table is drawn (that is `sheet`), nor how completeness is counted (that is `insight`).

use egui::Ui;

use crate::{
    edit::Edit,
    insight::{
        agreements::{Completeness, ENDS_SOON, Standing, completeness},
        text,
    },
    model::{Agreement, AgreementClause, AgreementParty, ClauseState, Date, Id, Key, Kind, Value},
    ui::{
        Ctx, Jump, Out, Route,
        screens::{
            items::{self, Items},
            names,
        },
        sheet::{self, Column, Sheet, col},
        tokens::space,
        widgets::{self, Severity},
    },
};

/// All agreements.
const AGREEMENTS: Sheet = Sheet {
    kind: Kind::Agreement,
    name: "Agreements",
    one: "agreement",
    columns: &[
        col!(Agreement.title, "Agreement"),
        Column::told("To do", to_do).width(230.0).help(
            "Not signed, ended, ending or due for review within 60 days, parties that have not signed",
        ),
        col!(Agreement.signed_on, "Signed").width(148.0),
        col!(Agreement.review_on, "Next review").width(148.0),
        Column::told("Written", written)
            .width(76.0)
            .help(COMPLETENESS),
    ],
    more: &[
        col!(Agreement.expires_on, "Ends"),
        col!(Agreement.kind, "Kind"),
        col!(Agreement.owner, "Who looks after it"),
        col!(Agreement.purpose, "What it is for").long(),
        col!(Agreement.notes, "Notes").long(),
    ],
};

/// Who is bound by an agreement.
const PARTIES: Sheet = Sheet {
    kind: Kind::AgreementParty,
    name: "Parties",
    one: "party",
    columns: &[
        col!(AgreementParty.partner, "Partner"),
        col!(AgreementParty.signed, "Signed").width(90.0),
    ],
    more: &[],
};

/// What an agreement says.
const CLAUSES: Sheet = Sheet {
    kind: Kind::AgreementClause,
    name: "Clauses",
    one: "clause",
    columns: &[
        col!(AgreementClause.title, "Clause").width(230.0),
        col!(AgreementClause.text, "Text").long(),
        col!(AgreementClause.state, "How far written").width(140.0),
    ],
    more: &[],
};

/// What the figure means, wherever it is shown.
const COMPLETENESS: &str = "Clauses that are fully written count whole, partly written ones half. Their sum is divided by the number of clauses, those not relevant left out";

/// What an agreement between agencies usually settles: name of the clause, and what to write there.
const USUAL: &[(&str, &str)] = &[
    (
        "Who we are",
        "Each agency by its full name, and who speaks for it",
    ),
    ("Why we do this", "What will be different, and for whom"),
    (
        "Whom we serve",
        "Which children, youth and families, and where",
    ),
    (
        "What each of us does",
        "Duties one by one, with the job title that carries each",
    ),
    (
        "How we work together",
        "Meetings, liaisons, and how a case is passed on",
    ),
    (
        "Who decides",
        "What is decided together, what each decides alone, and how",
    ),
    (
        "Money and resources",
        "Who pays for what, in which year, and what happens if money ends",
    ),
    (
        "Staff and training",
        "Who is employed by whom, who supervises, who trains",
    ),
    (
        "Data we share",
        "Which data, for what, by which way, how long they are kept",
    ),
    (
        "Confidentiality and consent",
        "The laws that apply, and how families agree to it",
    ),
    (
        "Families' part",
        "How families take part in decisions about the partnership",
    ),
    (
        "Conflict of interest",
        "What counts as one, who must hear of it, who then steps back",
    ),
    (
        "Settling disputes",
        "Who talks with whom first, who next, and by when",
    ),
    (
        "How we measure success",
        "Which measures, from which source, told to whom",
    ),
    (
        "Public statements",
        "Who speaks to the press, and who reads it first",
    ),
    (
        "Liability and insurance",
        "Who answers for harm, and which cover each holds",
    ),
    ("Changes", "How the agreement is changed, and who must sign"),
    (
        "Leaving",
        "How a party leaves, with how much notice, and what is finished first",
    ),
    (
        "Start, end and review",
        "First day, last day, and the day on which we read it again",
    ),
    ("Signatures", "Who signs for each party"),
];

/// View state.
#[derive(Default)]
pub(super) struct View {
    agreements: sheet::State,
    parties: sheet::State,
    clauses: sheet::State,
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
    items::table_head(ui, ctx, items, "governance.agreement", jump);
    let View {
        agreements,
        parties,
        clauses,
    } = view;
    AGREEMENTS
        .table(agreements)
        .untitled()
        .below(|ui, ctx, out, jump, key| {
            if let Some(agreement) = key.typed::<Agreement>().and_then(|id| ctx.plan.get(id)) {
                card(ui, ctx, out, jump, agreement, parties, clauses);
            }
        })
        .show(ui, ctx, out, jump);
    if !ctx.plan.agreements.is_empty() {
        widgets::help_below(
            ui,
            "Open a row by the dots at its end for its parties, its clauses and its text",
        );
    }
}

/// What stands below the fields of an agreement.
fn card(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    jump: &mut Jump,
    agreement: &Agreement,
    parties: &mut sheet::State,
    clauses: &mut sheet::State,
) {
    for (severity, words) in badges(ctx, agreement) {
        ui.add_space(space::XS);
        widgets::notice(ui, severity, &words);
    }
    let of_this = || Value::Int(agreement.id.raw());
    ui.add_space(space::L);
    ui.push_id(agreement.id.raw(), |ui| {
        PARTIES
            .table(parties)
            .within("agreement", of_this())
            .show(ui, ctx, out, jump);
        ui.add_space(space::L);
        figure(ui, completeness(ctx.plan, agreement.id));
        usual(ui, ctx, out, agreement);
        let help = "A first text of it, filled from the plan, with what is still to be written";
        if widgets::button(ui, "Look at a draft")
            .on_hover_text(help)
            .clicked()
        {
            out.go_to(Route::Step("report"), Key::of(agreement.id));
        }
        ui.add_space(space::XS);
        CLAUSES
            .table(clauses)
            .within("agreement", of_this())
            .show(ui, ctx, out, jump);
    });
}

/// “Written: 61.1 % of 18 clauses”, with its definition.
fn figure(ui: &mut Ui, counted: Completeness) {
    let clauses = text::count(counted.relevant(), "relevant clause", "relevant clauses");
    let told = format!("Written: {} of {clauses}", counted.percent());
    let meaning = format!(
        "{COMPLETENESS}.\n{} fully, {} partly, {} not yet, {} not relevant",
        counted.full, counted.partly, counted.none, counted.not_relevant
    );
    widgets::figure(ui, &told, &meaning);
}

/// The way to put in the usual clauses that the agreement doesn't have.
fn usual(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, agreement: &Agreement) {
    let theirs = || {
        let all = ctx.plan.agreement_clauses.iter();
        all.filter(|c| c.agreement == agreement.id)
    };
    let missing: Vec<_> = USUAL
        .iter()
        .filter(|(title, _)| !theirs().any(|c| c.title.trim() == *title))
        .collect();
    if missing.is_empty() {
        return;
    }
    let words = if theirs().next().is_none() {
        "Start with the usual clauses".to_owned()
    } else {
        format!(
            "Add {}",
            text::count(missing.len(), "usual clause", "usual clauses")
        )
    };
    let asked = ui.add_enabled_ui(!ctx.read_only, |ui| widgets::button(ui, &words));
    ui.add_space(space::XS);
    if !asked.inner.clicked() {
        return;
    }
    let last = theirs().map(|c| c.rank).fold(0.0, f64::max);
    let mut edit = Edit::named("Add the usual clauses");
    for (place, (title, hint)) in (1_u32..).zip(missing) {
        edit = edit.put(AgreementClause {
            agreement: agreement.id,
            rank: last + f64::from(place),
            title: (*title).to_owned(),
            text: format!("[{hint}]"),
            state: ClauseState::None,
            ..AgreementClause::new(out.ids.next())
        });
    }
    out.edit(edit);
}

fn written(ctx: &Ctx<'_>, key: Key) -> String {
    let id = key.typed::<Agreement>();
    id.map_or_else(String::new, |id| completeness(ctx.plan, id).percent())
}

fn to_do(ctx: &Ctx<'_>, key: Key) -> String {
    let agreement = key.typed::<Agreement>().and_then(|id| ctx.plan.get(id));
    agreement.map_or_else(String::new, |agreement| {
        let all: Vec<_> = badges(ctx, agreement)
            .into_iter()
            .map(|(_, words)| words)
            .collect();
        all.join(" · ")
    })
}

/// What an agreement asks for today.
fn badges(ctx: &Ctx<'_>, agreement: &Agreement) -> Vec<(Severity, String)> {
    let today = ctx.today;
    let day = |day: Date| names::day(day, today);
    let mut found = Vec::new();
    let standing = Standing::of(agreement, today);
    match (standing, agreement.expires_on) {
        (Standing::Expired, Some(end)) => {
            found.push((Severity::Problem, format!("Expired {}", day(end))));
        }
        (Standing::EndsSoon, Some(end)) => {
            found.push((Severity::Warning, format!("Ends {}", day(end))));
        }
        (Standing::Unsigned, _) => found.push((Severity::Hint, "Not signed".to_owned())),
        _ => {}
    }
    if let Some(review) = agreement.review_on {
        let left = text::days_between(today, review);
        if left < 0 {
            let words = format!("Review was due {}", day(review));
            found.push((Severity::Warning, words));
        } else if left <= ENDS_SOON {
            found.push((Severity::Hint, format!("Review due {}", day(review))));
        }
    }
    let missing = unsigned(ctx, agreement.id);
    if agreement.signed_on.is_some() && missing > 0 {
        let parties = text::count(missing, "party has", "parties have");
        found.push((Severity::Warning, format!("{parties} not signed")));
    }
    found
}

fn unsigned(ctx: &Ctx<'_>, agreement: Id<Agreement>) -> usize {
    let parties = ctx.plan.agreement_parties.iter();
    parties
        .filter(|p| p.agreement == agreement && !p.signed)
        .count()
}
