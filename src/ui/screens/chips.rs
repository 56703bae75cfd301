//! Partners as chips in lines that wrap; a click opens the partner.
//! Must not know why these partners are shown.

use egui::{Ui, vec2};

use crate::{
    model::{Id, Key, Partner},
    ui::{Ctx, Out, Route, ViewState, screens::names, widgets},
};

/// The most chips before the rest is folded away.
pub const FEW: usize = 18;

/// What was asked of the chips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To open this partner.
    Open(Id<Partner>),
    /// To show those that are folded away.
    All,
}

/// Draws a chip for each partner, the first [`FEW`] unless `all`; `of` tells the chips from others of the page.
pub fn partners(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    of: &str,
    partners: &[Id<Partner>],
    all: bool,
) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let shown = if all { partners.len() } else { FEW };
        for id in partners.iter().take(shown) {
            let Some(partner) = ctx.plan.get(*id) else {
                continue;
            };
            let name = names::brief(names::partner(partner));
            let chip = widgets::chip(ui, &name, false).on_hover_text(hover(partner));
            if chip.accessible_name(format!("Open {name}")).clicked() {
                asked = Some(Asked::Open(*id));
            }
        }
        let more = partners.len().saturating_sub(shown);
        if more > 0 {
            let words = format!("Show {more} more");
            let button = widgets::link_button(ui, &words);
            if button.accessible_name(format!("{words}, {of}")).clicked() {
                asked = Some(Asked::All);
            }
        }
    });
    asked
}

/// How to engage a partner, where that is written.
fn hover(partner: &Partner) -> String {
    let name = names::longer(names::partner(partner));
    match partner.engagement.trim() {
        "" => name.into_owned(),
        how => format!("{name}\n{}", names::longer(how)),
    }
}

/// Shows a partner's form.
pub fn open(view: &mut ViewState, out: &mut Out<'_>, id: Id<Partner>) {
    view.select_only(id);
    out.go_to(Route::Step("partners"), Key::of(id));
}
