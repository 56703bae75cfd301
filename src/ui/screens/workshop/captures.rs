//! What was said in the room: notes typed as they came, and what becomes of them.
//! Must not know how issues, actions and decisions are worked on.

use egui::Ui;

use crate::{
    edit::{Edit, ops},
    model::{Action, Capture, CaptureKind, Decision, IdSource, Issue, Key, Kind, Plan},
    ui::{
        Ctx, Jump, Out, Route,
        screens::names,
        sheet::{self, Sheet, col},
        tokens::{self, space},
        widgets,
    },
};

const CAPTURES: Sheet = Sheet {
    kind: Kind::Capture,
    name: "Said in the room",
    one: "note",
    columns: &[
        col!(Capture.text, "What was said").long(),
        col!(Capture.kind, "Kind").width(130.0),
        col!(Capture.block, "During").width(190.0),
        col!(Capture.on, "Day").width(140.0),
    ],
    more: &[],
};

/// View state.
#[derive(Default)]
pub(super) struct View {
    table: sheet::State,
}

/// Draws the notes.
pub(super) fn draw(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    view: &mut View,
    out: &mut Out<'_>,
    jump: &mut Jump,
) {
    let help = "One line for each thing said, typed while people talk. Open a row to make it an issue, an action or a decision";
    widgets::section(ui, "Said in the room", help, |ui| {
        CAPTURES
            .table(&mut view.table)
            .untitled()
            .below(|ui, ctx, out, _jump, key| become_of(ui, ctx, out, key))
            .show(ui, ctx, out, jump);
    });
}

/// What a note can be made: the kind, the words on the button, where it is found then.
const WAYS: [(CaptureKind, &str, &str); 4] = [
    (CaptureKind::Issue, "Make it an issue", "actions"),
    (CaptureKind::Action, "Make it an action", "actions"),
    (CaptureKind::Decision, "Make it a decision", "meetings"),
    (CaptureKind::Parking, "Park it", "meetings"),
];

/// The buttons below a note, in the card of its row.
fn become_of(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, key: Key) {
    let Some(note) = key.typed::<Capture>().and_then(|id| ctx.plan.get(id)) else {
        return;
    };
    if note.text.trim().is_empty() {
        return;
    }
    ui.add_space(space::S);
    if let Some((kind, record)) = made_of(ctx.plan, note) {
        let step = WAYS.iter().find(|(way, _, _)| *way == kind);
        ui.horizontal_wrapped(|ui| {
            ui.label(tokens::body(format!(
                "Made: {}",
                kind.label().to_lowercase()
            )));
            if let Some((_, _, step)) = step
                && widgets::link_button(ui, "Go there").clicked()
            {
                out.go_to(Route::Step(step), record);
            }
        });
        return;
    }
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.horizontal_wrapped(|ui| {
            for (kind, words, _) in WAYS {
                if widgets::button(ui, words).clicked() {
                    let edit = make(ctx.plan, out.ids, note, kind);
                    out.edit(edit);
                }
            }
        });
    });
}

/// What the note was made, told by its kind and by a record of that kind with the same words.
fn made_of(plan: &Plan, note: &Capture) -> Option<(CaptureKind, Key)> {
    let said = note.text.trim();
    let record = match note.kind {
        CaptureKind::Issue | CaptureKind::Parking => {
            let same = plan.issues.iter().find(|i| i.text.trim() == said)?;
            Key::of(same.id)
        }
        CaptureKind::Action => {
            let same = plan.actions.iter().find(|a| a.text.trim() == said)?;
            Key::of(same.id)
        }
        CaptureKind::Decision => {
            let same = plan.decisions.iter().find(|d| d.text.trim() == said)?;
            Key::of(same.id)
        }
        CaptureKind::Note => return None,
    };
    Some((note.kind, record))
}

/// The record that a note becomes and the note that says so, in one step.
fn make(plan: &Plan, ids: &mut IdSource, note: &Capture, kind: CaptureKind) -> Edit {
    let text = note.text.trim().to_owned();
    let what = names::brief(&text).into_owned();
    let rest = Capture {
        kind,
        ..note.clone()
    };
    match kind {
        CaptureKind::Issue | CaptureKind::Parking => {
            let parked = kind == CaptureKind::Parking;
            let name = if parked {
                format!("Park “{what}”")
            } else {
                format!("Make “{what}” an issue")
            };
            let issue = Issue {
                rank: ops::next_rank(&plan.issues, |i| i.rank),
                text,
                parked,
                ..Issue::new(ids.next())
            };
            Edit::named(name).put(issue).put(rest)
        }
        CaptureKind::Action => {
            let action = Action {
                rank: ops::next_rank(&plan.actions, |a| a.rank),
                text,
                ..Action::new(ids.next())
            };
            Edit::named(format!("Make “{what}” an action"))
                .put(action)
                .put(rest)
        }
        CaptureKind::Decision => {
            let decision = Decision {
                text,
                on: note.on,
                ..Decision::new(ids.next())
            };
            Edit::named(format!("Make “{what}” a decision"))
                .put(decision)
                .put(rest)
        }
        CaptureKind::Note => Edit::named(format!("Keep “{what}” as a note")).put(rest),
    }
}
