//! The field in which a partner or a corner of power and interest gets another name, in its place on the map.
//! Must not know how either is drawn or stored.

use egui::{Align2, Key, Pos2, Rect, Ui};

use super::{
    View, act,
    overlay::{Answer, Overlay, card},
    sight::{Sight, pos},
};
use crate::{
    canvas,
    mapping::ground::{Label, Names, Side},
    model::{Header, Id, Partner, Plan, Quarter},
    ui::{Ctx, Out, ViewState, widgets},
};

/// What gets another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Partner(Id<Partner>),
    Corner(Quarter),
}

/// A name that is being changed.
#[derive(Clone, Debug)]
pub(super) struct Renaming {
    what: Named,
    text: String,
    fresh: bool,
}

impl Renaming {
    /// Begins with a partner's name as it is.
    pub(super) fn of(ctx: &Ctx<'_>, partner: Id<Partner>) -> Option<Self> {
        let text = ctx.plan.get(partner)?.name.clone();
        Self::begin(ctx, Named::Partner(partner), text)
    }

    /// Begins with a corner's name as it is.
    pub(super) fn of_corner(ctx: &Ctx<'_>, quarter: Quarter) -> Option<Self> {
        let text = quarter.name(ctx.header()).to_owned();
        Self::begin(ctx, Named::Corner(quarter), text)
    }

    fn begin(ctx: &Ctx<'_>, what: Named, text: String) -> Option<Self> {
        (!ctx.read_only).then_some(Self {
            what,
            text,
            fresh: true,
        })
    }

    /// Whether what is renamed is still there.
    pub(super) fn stands(&self, plan: &Plan) -> bool {
        match self.what {
            Named::Partner(id) => plan.partners.contains(id),
            Named::Corner(_) => true,
        }
    }

    /// Where the field lies.
    fn place(&self, sight: &Sight<'_>) -> Option<(Pos2, Align2)> {
        match self.what {
            Named::Partner(id) => {
                let node = sight.scene.node_of(id)?;
                Some((sight.center(node), Align2::CENTER_CENTER))
            }
            Named::Corner(quarter) => {
                let label = label_of(sight, quarter)?;
                let pivot = match label.side {
                    Side::Left => Align2::LEFT_CENTER,
                    Side::Middle => Align2::CENTER_CENTER,
                    Side::Right => Align2::RIGHT_CENTER,
                };
                Some((sight.view.to_screen(pos(label.at)), pivot))
            }
        }
    }

    fn done(&self, ctx: &Ctx<'_>, out: &mut Out<'_>) {
        let name = self.text.trim().to_owned();
        match self.what {
            Named::Partner(id) => {
                let Some(partner) = ctx.plan.get(id) else {
                    return;
                };
                if !name.is_empty() && name != partner.name {
                    let step = format!("Rename {} to {name}", act::called(partner));
                    let partner = partner.clone();
                    out.put(step, Partner { name, ..partner });
                }
            }
            Named::Corner(quarter) => {
                let before = quarter.name(ctx.header());
                if name == before {
                    return;
                }
                let header = ctx.header().cloned();
                let mut header = header.unwrap_or_else(|| Header::new(out.ids.next()));
                let before = before.to_owned();
                // The usual name is the one that nobody wrote.
                let usual = name == quarter.label();
                *quarter.own_name(&mut header) = if usual { String::new() } else { name };
                let after = quarter.name(Some(&header));
                if after != before {
                    let step = format!("Rename the corner {before} to {after}");
                    out.put(step, header);
                }
            }
        }
    }
}

fn label_of<'a>(sight: &Sight<'a>, quarter: Quarter) -> Option<&'a Label> {
    let mut labels = sight.scene.labels.iter();
    labels.find(|label| label.names == Names::Quarter(quarter))
}

/// The corner whose name is under a place on the screen.
pub(super) fn corner_at(map: &View, sight: &Sight<'_>, at: Pos2) -> Option<Quarter> {
    const AIR: f32 = 6.0;
    Quarter::ALL.into_iter().find(|quarter| {
        let label = label_of(sight, *quarter);
        label.is_some_and(|label| {
            let place: Rect = sight.place_of(label, map.type_size);
            place.expand(AIR.max(sight.finger * 0.5)).contains(at)
        })
    })
}

/// Shows the field over what it names.
pub(super) fn show(
    ui: &Ui,
    ctx: &Ctx<'_>,
    view: &mut ViewState,
    out: &mut Out<'_>,
    seen: canvas::View,
    mut renaming: Renaming,
) -> Overlay {
    let sight = Sight::new(&view.map, seen, &[]);
    let Some((at, pivot)) = renaming.place(&sight) else {
        return Overlay::None;
    };
    let answer = card(ui, "rename", at, pivot, seen.rect, |ui| {
        ui.set_width(260.0);
        let field = ui.horizontal(|ui| {
            let (name, hint) = match renaming.what {
                Named::Partner(id) => {
                    let partner = ctx.plan.get(id);
                    if let Some(partner) = partner {
                        widgets::category_mark(ui, partner.category, 16.0);
                    }
                    let name = partner.map(act::called).unwrap_or_default();
                    (format!("New name of {name}"), "Name")
                }
                Named::Corner(quarter) => {
                    let corner = crate::mapping::scene::lower(quarter.meaning());
                    (format!("Name of the corner of {corner}"), quarter.label())
                }
            };
            widgets::bare_text(ui, &name, hint, &mut renaming.text)
        });
        let field = field.inner;
        if std::mem::take(&mut renaming.fresh) {
            field.request_focus();
            select_all(ui, field.id, &renaming.text);
        }
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            Answer::No
        } else if field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
            Answer::Yes
        } else {
            Answer::Open
        }
    });
    match answer {
        Answer::Open => return Overlay::Rename(renaming),
        Answer::No => {}
        Answer::Yes | Answer::Elsewhere => renaming.done(ctx, out),
    }
    view.map.wants_keys = true;
    Overlay::None
}

/// Typing begins a new name; an arrow key keeps the old one.
fn select_all(ui: &Ui, field: egui::Id, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = egui::text_edit::TextEditState::load(ui.ctx(), field).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let all = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), field);
}
