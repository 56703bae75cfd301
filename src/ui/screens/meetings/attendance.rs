//! Who was invited to a meeting and who came: one click for each person.
//! Must not know anything else about a meeting.

use std::collections::HashMap;

use egui::{Label, ScrollArea, Ui};

use crate::{
    edit::Edit,
    model::{Attendance, AttendanceState, Id, Meeting, Participant},
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, CONTROL_HEIGHT, space},
        widgets,
    },
};

/// The tallest that the list gets before it scrolls by itself.
const MOST_HEIGHT: f32 = 360.0;

/// Draws the list of people.
pub(super) fn draw(ui: &mut Ui, ctx: &Ctx<'_>, out: &mut Out<'_>, meeting: &Meeting) {
    let mut people: Vec<&Participant> = ctx.plan.participants.iter().collect();
    if people.is_empty() {
        ui.label(tokens::muted(
            "People are listed on Workshop. Once they are, tick here who came",
        ));
        if widgets::button(ui, "Go to the list of people").clicked() {
            out.go(crate::ui::Route::Step("workshop"));
        }
        return;
    }
    let states: HashMap<Id<Participant>, &Attendance> = ctx
        .plan
        .attendances
        .iter()
        .filter(|a| a.meeting == meeting.id)
        .map(|a| (a.person, a))
        .collect();
    // By name alone: a row that moved when it is marked would be clicked twice.
    people.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    summary(ui, ctx, out, meeting, &people, &states);
    let height = CONTROL_HEIGHT + space::XS;
    ui.add_enabled_ui(!ctx.read_only, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ScrollArea::vertical()
            .id_salt("people")
            // As wide as the page, so that its bar stands beside the marks and not over them.
            .auto_shrink([false, true])
            .max_height(MOST_HEIGHT)
            .min_scrolled_height(MOST_HEIGHT)
            .show_rows(ui, CONTROL_HEIGHT, people.len(), |ui, range| {
                for at in range {
                    if let Some(person) = people.get(at) {
                        let state = states.get(&person.id).copied();
                        one(ui, ctx, out, meeting, person, state, height);
                    }
                }
            });
    });
}

/// How many came, and the button for everybody.
fn summary(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    meeting: &Meeting,
    people: &[&Participant],
    states: &HashMap<Id<Participant>, &Attendance>,
) {
    let count = |state| {
        let fits = |p: &&&Participant| states.get(&p.id).is_some_and(|a| a.state == state);
        people.iter().filter(fits).count()
    };
    let told: Vec<String> = AttendanceState::ALL
        .iter()
        .rev()
        .map(|state| (count(*state), state.label().to_lowercase()))
        .filter(|(count, _)| *count > 0)
        .map(|(count, label)| format!("{count} {label}"))
        .collect();
    let told = if told.is_empty() {
        "Nobody is marked yet".to_owned()
    } else {
        told.join(", ")
    };
    ui.horizontal_wrapped(|ui| {
        let rest = people.len().saturating_sub(states.len());
        let meaning = format!(
            "Of {} listed on Workshop; not marked for this meeting: {rest}. A click on what is picked takes the mark off",
            names::plural(people.len(), "person", "people")
        );
        widgets::figure(ui, &told, &meaning);
        ui.add_enabled_ui(!ctx.read_only, |ui| {
            let all: Vec<_> = if states.is_empty() {
                people.to_vec()
            } else {
                let marked = people.iter().filter(|p| states.contains_key(&p.id));
                marked.copied().collect()
            };
            let whom = match (states.is_empty(), all.len()) {
                (true, _) => "Marks everybody on the list as present".to_owned(),
                (false, 1) => "Marks the one person who has a mark as present".to_owned(),
                (false, n) => format!("Marks the {n} people who have a mark as present"),
            };
            let button = widgets::button(ui, "Everyone present").on_hover_text(whom);
            if button.clicked() {
                everyone(out, meeting, &all, states);
            }
        });
    });
    ui.add_space(space::XS);
}

fn everyone(
    out: &mut Out<'_>,
    meeting: &Meeting,
    people: &[&Participant],
    states: &HashMap<Id<Participant>, &Attendance>,
) {
    let mut edit = Edit::named("Mark everyone present");
    for person in people {
        let known = states.get(&person.id).copied();
        if known.is_some_and(|a| a.state == AttendanceState::Present) {
            continue;
        }
        edit = edit.put(marked(
            out,
            meeting,
            person,
            known,
            AttendanceState::Present,
        ));
    }
    if !edit.put.is_empty() {
        out.edit(edit);
    }
}

fn marked(
    out: &mut Out<'_>,
    meeting: &Meeting,
    person: &Participant,
    known: Option<&Attendance>,
    state: AttendanceState,
) -> Attendance {
    let mark = known.cloned().unwrap_or_else(|| Attendance {
        meeting: meeting.id,
        person: person.id,
        ..Attendance::new(out.ids.next())
    });
    Attendance { state, ..mark }
}

fn one(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    meeting: &Meeting,
    person: &Participant,
    mark: Option<&Attendance>,
    height: f32,
) {
    const CHIPS: f32 = 330.0;
    let name = match person.name.trim() {
        "" => "Person without a name",
        name => names::line(name),
    };
    ui.push_id(person.id.raw(), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let width = (ui.available_width() - CHIPS).clamp(96.0, 300.0);
            let cell = egui::vec2(width, height - space::XS);
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(cell, layout, |ui| {
                ui.set_min_width(width);
                let partner = person.partner.and_then(|id| ctx.plan.get(id));
                let label = ui.add(Label::new(tokens::body(name)).truncate());
                if let Some(partner) = partner {
                    label.on_hover_text(names::partner(partner));
                }
            });
            for state in AttendanceState::ALL {
                let is = mark.is_some_and(|a| a.state == *state);
                let chip = widgets::chip(ui, state.label(), is)
                    .accessible_name(format!("{}: {name}", state.label()));
                if !chip.clicked() {
                    continue;
                }
                let brief = names::brief(name);
                match mark {
                    Some(known) if is => {
                        let step = format!("Take the mark off {brief}");
                        out.edit(Edit::named(step).remove(known.id));
                    }
                    _ => {
                        let step = format!("Mark {brief}: {}", state.label().to_lowercase());
                        let mark = marked(out, meeting, person, mark, *state);
                        out.put(step, mark);
                    }
                }
            }
        });
    });
}
