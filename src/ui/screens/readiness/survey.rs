//! The survey before and after the workshop: its rounds, the sheets typed in, and what they say.
//! Must not know the checks and the partners.

use egui::Ui;

use super::{entry, figures};
use crate::{
    guidance::Item,
    insight::survey::{self, Survey},
    model::{Id, Key, Kind, SurveyResponse, SurveyWave},
    ui::{
        Ctx, Jump, Out,
        sheet::{self, Column, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

const ROUNDS: Sheet = Sheet {
    kind: Kind::SurveyWave,
    name: "Rounds of the survey",
    one: "round",
    columns: &[
        col!(SurveyWave.name, "Round"),
        col!(SurveyWave.time, "When").width(130.0),
        col!(SurveyWave.on, "Day").width(160.0),
        Column::told("Sheets", sheets).width(80.0),
        col!(SurveyWave.notes, "Notes"),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    rounds: sheet::State,
    /// The round whose sheets are typed in.
    wave: Option<Id<SurveyWave>>,
    entry: entry::View,
    figures: figures::View,
    /// What the responses say, kept until the plan changes.
    read: Option<(u64, Survey)>,
}

/// How many sheets a round has.
fn sheets(ctx: &Ctx<'_>, key: Key) -> String {
    let Some(wave) = key.typed::<SurveyWave>() else {
        return String::new();
    };
    // Each sheet answers an item once, so the item answered most often tells their number.
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for response in ctx.plan.survey_responses.iter() {
        if response.wave == wave {
            *counts.entry(&response.item).or_default() += 1;
        }
    }
    counts.values().max().copied().unwrap_or(0).to_string()
}

/// Draws the survey.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    let asked: Vec<&Item> = ctx.guidance.items_under(survey::ITEMS).collect();
    let help = "Five sentences on a sheet of paper without a name, rated from 1 strongly disagree to 5 strongly agree: once before the workshop, once at its end, and again later";
    widgets::section(ui, "Survey before and after", help, |ui| {
        ROUNDS
            .table(&mut view.rounds)
            .untitled()
            .show(ui, ctx, out, jump);
        if view.read.as_ref().is_none_or(|(of, _)| *of != ctx.revision) {
            view.read = Some((ctx.revision, Survey::of(ctx.plan)));
        }
        let waves = survey::waves(ctx.plan);
        let jumped = asked.iter().position(|item| jump.takes_item(&item.id));
        let Some(first) = waves.first() else {
            questions(ui, &asked);
            return;
        };
        let Some((_, read)) = &view.read else { return };
        let response = jump.takes_record(Kind::SurveyResponse);
        let response = response.and_then(|id| ctx.plan.get(Id::<SurveyResponse>::new(id)));
        let sheet = response.and_then(|response| {
            view.wave = Some(response.wave);
            let mut sheets = read.sheets(response.wave).iter();
            sheets.position(|sheet| sheet.responses.values().any(|id| *id == response.id))
        });
        view.wave.take_if(|id| ctx.plan.get(*id).is_none());
        let wave = *view.wave.get_or_insert(first.id);
        ui.add_space(space::L);
        ui.label(tokens::strong("Type in the sheets"));
        if waves.len() > 1 {
            let names: Vec<&str> = waves.iter().map(|wave| round_name(wave)).collect();
            let before = waves.iter().position(|one| one.id == wave).unwrap_or(0);
            let mut at = Some(before);
            widgets::dropdown(ui, "Round typed in", 260.0, None, &names, &mut at);
            let picked = at.and_then(|at| waves.get(at)).map(|wave| wave.id);
            view.wave = picked.or(view.wave);
        }
        let wave = view.wave.unwrap_or(wave);
        let jumped = entry::Jumped {
            item: jumped,
            sheet,
        };
        entry::draw(ui, ctx, &mut view.entry, out, read, wave, &asked, &jumped);
        ui.add_space(space::L);
        figures::draw(ui, ctx, &mut view.figures, read, &waves, &asked);
    });
}

/// The sentences of the sheet, where no round has been begun.
fn questions(ui: &mut Ui, asked: &[&Item]) {
    ui.add_space(space::S);
    ui.label(tokens::body(
        "Add a round to type in its sheets. These are the five sentences:",
    ));
    for (number, item) in (1..).zip(asked) {
        ui.label(tokens::body(format!("{number}. {}", item.wording)));
    }
}

/// What a round is called.
pub(super) fn round_name(wave: &SurveyWave) -> &str {
    match wave.name.trim() {
        "" => crate::model::Word::label(wave.time),
        name => name,
    }
}
