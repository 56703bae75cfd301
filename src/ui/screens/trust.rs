//! Trust, wins and stories: seven habits of trust over time, and the memory of what went well and what did not.
//! Must not know how a question, a table or a picture is drawn (that is `items`, `sheet` and `over_time`).

use egui::Ui;

use super::{
    items::{self, Items, Matrix, Named},
    names,
    over_time::OverTime,
};
use crate::{
    guidance::Item,
    insight::{Subject, text},
    model::{
        CaseStatus, Conflict, Dissemination, Key, Kind, PartnerStatus, Story, StoryConsent,
        VisionReview, Win,
    },
    ui::{
        Ctx, Jump, Out, Route, ViewState,
        sheet::{self, Column, Sheet, col},
        tokens::space,
        widgets::{self, plot},
    },
};

/// What went well.
const WINS: Sheet = Sheet {
    kind: Kind::Win,
    name: "Wins",
    one: "win",
    columns: &[
        col!(Win.text, "What went well").long(),
        col!(Win.on, "Day").width(160.0),
        col!(Win.partner, "Partner to thank").width(200.0),
        col!(Win.celebrated, "How it was celebrated").width(240.0),
    ],
    more: &[],
};

/// Disagreements.
const CONFLICTS: Sheet = Sheet {
    kind: Kind::Conflict,
    name: "Conflicts",
    one: "conflict",
    columns: &[
        col!(Conflict.text, "What it is about").long(),
        col!(Conflict.partner, "One side").width(140.0),
        col!(Conflict.other_partner, "Other side").width(140.0),
        col!(Conflict.status, "Status").width(90.0),
        col!(Conflict.raised_on, "Came up on").width(160.0),
        Column::told("Age", age_of_conflict).width(140.0),
    ],
    more: &[
        col!(Conflict.resolution, "How it was resolved").long(),
        col!(Conflict.settled_on, "Settled on"),
        col!(Conflict.private_notes, "Private notes").private(),
    ],
};

/// Looks at the vision.
const VISION: Sheet = Sheet {
    kind: Kind::VisionReview,
    name: "Vision reviews",
    one: "vision review",
    columns: &[
        col!(VisionReview.changed, "What changed").long(),
        col!(VisionReview.stays, "What stays").long(),
        col!(VisionReview.on, "Day").width(160.0),
    ],
    more: &[],
};

/// Stories.
const STORIES: Sheet = Sheet {
    kind: Kind::Story,
    name: "Stories",
    one: "story",
    columns: &[
        col!(Story.title, "Title"),
        col!(Story.told_by, "Who told it").width(150.0),
        col!(Story.on, "Day").width(160.0),
        col!(Story.consent, "Consent").width(150.0),
        Column::told("What may be done", allowed).width(230.0),
    ],
    more: &[
        col!(Story.consent_on, "Day of consent"),
        col!(Story.text, "The story, in their own words").long(),
    ],
};

/// News spread.
const NEWS: Sheet = Sheet {
    kind: Kind::Dissemination,
    name: "News spread",
    one: "news item",
    columns: &[
        col!(Dissemination.what, "What was made known").long(),
        col!(Dissemination.audience, "To whom").width(170.0),
        col!(Dissemination.channel, "How").width(130.0),
        col!(Dissemination.on, "Day").width(160.0),
        col!(Dissemination.response, "What came back").long(),
    ],
    more: &[],
};

/// What the steps of trust are called, from 1.
const TRUST_STEPS: [&str; 5] = ["Very low", "Low", "Some", "Good", "Very good"];

/// View state.
#[derive(Default)]
pub struct View {
    items: Items,
    habits: OverTime,
    wins: sheet::State,
    conflicts: sheet::State,
    vision: sheet::State,
    stories: sheet::State,
    news: sheet::State,
    /// How many partners at the table stand on each step of trust, and how many are not rated.
    trust: Option<(u64, [usize; 5], usize)>,
}

/// Draws the screen.
pub fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut ViewState, out: &mut Out<'_>) {
    let ViewState {
        trust: view, jump, ..
    } = view;
    habits(ui, ctx, view, out, jump);
    partners(ui, ctx, view, out);
    let View {
        items,
        wins,
        conflicts,
        vision,
        stories,
        news,
        ..
    } = view;
    let tables: [(&str, &'static Sheet, &mut sheet::State); 5] = [
        ("sustain.win", &WINS, wins),
        ("sustain.conflict", &CONFLICTS, conflicts),
        ("sustain.story", &STORIES, stories),
        ("sustain.vision-review", &VISION, vision),
        ("sustain.dissemination", &NEWS, news),
    ];
    for (item, sheet, state) in tables {
        items::table_head(ui, ctx, items, item, jump);
        sheet.table(state).untitled().show(ui, ctx, out, jump);
    }
    ui.add_space(space::XXL);
}

fn habits(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>, jump: &mut Jump) {
    let items: Vec<&Item> = ctx.guidance.items_under("sustain.trust").collect();
    let help = "Rate them on paper first, show the spread, and pick one habit to practice";
    widgets::section(ui, "Seven habits of trust", help, |ui| {
        let whole = [Named::new(Subject::PLAN, "Latest rating")];
        Matrix::new("Habits of trust", &items, &whole)
            .turned()
            .show(ui, ctx, &mut view.items, out, jump);
        view.habits
            .show(ui, ctx, "Habits of trust over time", &items, Subject::PLAN);
    });
}

/// How far we and the partners trust each other, as rated on the partner list.
fn partners(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let (counts, unrated) = match view.trust {
        Some((of, counts, unrated)) if of == ctx.revision => (counts, unrated),
        _ => count_trust(ctx),
    };
    view.trust = Some((ctx.revision, counts, unrated));
    let rated: usize = counts.iter().sum();
    if rated + unrated == 0 {
        return;
    }
    let help = "How far we trust each other, as rated for each partner at the table";
    widgets::section(ui, "Trust, partner by partner", help, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            let mut steps = TRUST_STEPS.iter().copied().zip(counts);
            let steps: [(&str, usize); 5] = std::array::from_fn(|_| steps.next().unwrap_or_default());
            plot::distribution(ui, "Trust in partners at the table", &steps, unrated, plot::DISTRIBUTION);
            ui.vertical(|ui| {
                let words = format!("{rated} of {} partners at the table are rated", rated + unrated);
                let meaning = "Partners at the table with a trust rating from 1, very low, to 5, very good. \
                    Prospects, invited, missing and ended partners are not counted.";
                widgets::figure(ui, &words, meaning);
                if widgets::button(ui, "Rate on the partner list").clicked() {
                    out.go(Route::Step("partners"));
                }
            });
        });
    });
}

fn count_trust(ctx: &Ctx<'_>) -> ([usize; 5], usize) {
    let mut counts = [0; 5];
    let mut unrated = 0;
    let at_table = ctx
        .plan
        .partners
        .iter()
        .filter(|p| p.status == PartnerStatus::AtTable);
    for partner in at_table {
        let step = partner
            .trust
            .and_then(|t| usize::try_from(t.checked_sub(1)?).ok());
        match step.and_then(|step| counts.get_mut(step)) {
            Some(count) => *count += 1,
            None => unrated += 1,
        }
    }
    (counts, unrated)
}

/// “Open for 34 days”, “Settled in 16 days”.
fn age_of_conflict(ctx: &Ctx<'_>, key: Key) -> String {
    let conflict = key.typed::<Conflict>().and_then(|id| ctx.plan.get(id));
    let Some((conflict, raised)) = conflict.and_then(|c| Some((c, c.raised_on?))) else {
        return "–".to_owned();
    };
    let (word, until) = match (conflict.status, conflict.settled_on) {
        (CaseStatus::Open, _) => ("Open for", Some(ctx.today)),
        (CaseStatus::Settled, until) => ("Settled in", until),
    };
    let days = until.and_then(|until| usize::try_from(text::days_between(raised, until)).ok());
    match (days, conflict.status) {
        (Some(days), _) => format!("{word} {}", names::plural(days, "day", "days")),
        (None, CaseStatus::Settled) => "Settled".to_owned(),
        (None, CaseStatus::Open) => "Open".to_owned(),
    }
}

/// What the consent to a story allows.
fn allowed(ctx: &Ctx<'_>, key: Key) -> String {
    let Some(story) = key.typed::<Story>().and_then(|id| ctx.plan.get(id)) else {
        return String::new();
    };
    let told = match story.consent {
        StoryConsent::NotAsked => "Ask first: tell it to nobody yet",
        StoryConsent::Internal => "Tell it among partners only",
        StoryConsent::Public => "It may be published",
        StoryConsent::Refused => "Don't tell it to anyone",
    };
    let undated = matches!(story.consent, StoryConsent::Internal | StoryConsent::Public)
        && story.consent_on.is_none();
    if undated {
        format!("{told}; note the day of consent")
    } else {
        told.to_owned()
    }
}
