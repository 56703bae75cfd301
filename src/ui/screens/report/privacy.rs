//! What looks like a client's data, to mend or to let stand, before anything goes out.
//! Must not know by which signs it is found.

use egui::{Key, Label, Modifiers, Ui};

use super::View;
use crate::{
    edit::Edit,
    insight::{
        Subject, journey, naming,
        privacy::{Hit, Left},
        search, text,
    },
    model::{Answer, Record as _},
    ui::{
        Ctx, Out, Request, Route, Target,
        screens::names,
        tokens::{self, Palette, space},
        widgets,
    },
};

/// More than this many are told by their number.
const MOST: usize = 20;

/// A reason that is being typed.
#[derive(Default)]
pub(super) struct Letting {
    /// The case that is let stand.
    subject: String,
    reason: String,
    fresh: bool,
}

/// Draws what was found, if anything was.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, out: &mut Out<'_>) {
    let Some(checked) = view.checked.take() else {
        return;
    };
    let found = &checked.privacy;
    if !found.open.is_empty() || !found.left.is_empty() {
        ui.add_space(space::M);
    }
    let count = found.open.len();
    if count > 0 {
        if std::mem::take(&mut view.privacy_to) {
            ui.scroll_to_cursor(Some(egui::Align::Min));
        }
        let places = text::count(count, "place looks", "places look");
        let words = format!(
            "{places} like data of a client. Mend or let stand what is there before this goes out"
        );
        let way = if view.privacy_open {
            "Hide what was found"
        } else {
            "Show what was found"
        };
        if widgets::finding(ui, widgets::Severity::Warning, &words, Some(way)) {
            view.privacy_open = !view.privacy_open;
        }
    }
    if view.privacy_open {
        for hit in found.open.iter().take(MOST) {
            ui.push_id((&hit.subject, hit.rule.id), |ui| {
                one(ui, ctx, view, hit, out);
            });
        }
        if count > MOST {
            let more = text::count(count - MOST, "more place", "more places");
            ui.add(Label::new(tokens::muted(&more)));
        }
    }
    left(ui, ctx, &found.left, &mut view.let_open, out);
    view.checked = Some(checked);
}

/// One find, with what to do about it.
fn one(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, hit: &Hit, out: &mut Out<'_>) {
    let muted = Palette::of(ui).muted;
    ui.add_space(space::S);
    let title = title(ctx, hit);
    ui.add(Label::new(tokens::strong(&title)).wrap());
    ui.add(Label::new(tokens::body(format!("“{}”", hit.excerpt)).color(muted)).wrap());
    ui.add(Label::new(tokens::small(hit.rule.remedy).color(muted)).wrap());
    let letting = view
        .letting
        .as_ref()
        .is_some_and(|l| l.subject == hit.subject);
    if letting {
        ask_why(ui, ctx, view, hit, out);
        return;
    }
    ui.horizontal(|ui| {
        if let Some(target) = place(ctx, hit) {
            let go = widgets::link_button(ui, "Go there");
            if go.accessible_name(format!("Go there: {title}")).clicked() {
                out.requests.push(Request::Go(target));
            }
        }
        if !ctx.read_only {
            let let_stand = widgets::link_button(ui, "Let it stand, because…");
            let name = format!("Let it stand, because…: {title}");
            if let_stand.accessible_name(name).clicked() {
                view.letting = Some(Letting {
                    subject: hit.subject.clone(),
                    fresh: true,
                    ..Letting::default()
                });
            }
        }
    });
}

/// What it is and where: “Social security number: Notes, Jaylen Morrowby”.
fn title(ctx: &Ctx<'_>, hit: &Hit) -> String {
    let name = naming::name(ctx.plan, hit.record.kind, hit.record.id);
    let (what, field) = (hit.rule.what, hit.field());
    match names::brief(&name) {
        name if name.is_empty() => format!("{what}: {field}"),
        name => format!("{what}: {field}, {name}"),
    }
}

/// Asks why it stands; Enter keeps the reason, Esc goes back.
fn ask_why(ui: &mut Ui, ctx: &Ctx<'_>, view: &mut View, hit: &Hit, out: &mut Out<'_>) {
    let Some(mut letting) = view.letting.take() else {
        return;
    };
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        return;
    }
    let hint = "Such as: the agency’s own number";
    let field = widgets::text_hint(ui, "Let it stand, because", hint, &mut letting.reason);
    if std::mem::take(&mut letting.fresh) {
        field.request_focus();
    }
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(space::XS);
    let (mut keep, mut back) = (entered, false);
    ui.horizontal(|ui| {
        keep |= widgets::button(ui, "Let it stand").clicked();
        back = widgets::quiet_button(ui, "Cancel").clicked();
    });
    if keep && !letting.reason.trim().is_empty() {
        let waiver = hit.waiver(out.ids.next(), &letting.reason, ctx.today);
        out.put(format!("Let stand: {}", text::lower(hit.rule.what)), waiver);
        return;
    }
    if keep {
        widgets::error_below(ui, "Say why, so that others can follow");
        letting.fresh = true;
    }
    if !back {
        view.letting = Some(letting);
    }
}

/// What was let stand, with the way back.
fn left(ui: &mut Ui, ctx: &Ctx<'_>, left: &[Left], open: &mut bool, out: &mut Out<'_>) {
    if left.is_empty() {
        return;
    }
    let words = if *open {
        "Hide what was let stand".to_owned()
    } else {
        format!("Show what was let stand ({})", left.len())
    };
    if widgets::link_button(ui, &words).clicked() {
        *open = !*open;
    }
    if !*open {
        return;
    }
    for left in left.iter().take(MOST) {
        ui.add_space(space::S);
        let title = title(ctx, &left.hit);
        ui.add(Label::new(tokens::strong(&title)).wrap());
        ui.add(Label::new(tokens::muted(&left.reason)).wrap());
        if !ctx.read_only {
            let again = widgets::link_button(ui, "Tell it again");
            let named = format!("Tell it again: {title}");
            if again.accessible_name(named).clicked() {
                let name = format!("Tell again: {}", text::lower(left.hit.rule.what));
                out.edit(Edit::named(name).remove(left.waiver));
            }
        }
    }
}

/// Where a find is mended.
fn place(ctx: &Ctx<'_>, hit: &Hit) -> Option<Target> {
    let record = ctx.plan.get_any(hit.record)?;
    if let Some(answer) = Answer::unwrap_any(&record) {
        let step = &ctx.guidance.step_of(&answer.item)?.id;
        let step = journey::STEPS.iter().find(|known| known.id == step)?;
        return Some(Target {
            route: Route::Step(step.id),
            record: Subject::of(answer).record(),
            item: Some(answer.item.clone()),
        });
    }
    let (step, record) = search::place_of(ctx.plan, &record)?;
    Some(Target {
        route: Route::Step(step),
        record: Some(record),
        item: None,
    })
}
