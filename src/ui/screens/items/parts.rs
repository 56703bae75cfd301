//! Parts that more than one form is made of.
//! Must not know the plan.

use egui::{Label, Response, Ui};

use crate::{
    guidance::Item,
    ui::{
        Jump, Out, Route,
        tokens::{self, Palette, icons, space},
        widgets,
    },
};

/// A field for what only the facilitator may read, marked as such.
pub fn private_text(ui: &mut Ui, label: &str, value: &mut String) -> Response {
    let field = widgets::long_text(ui, label, "For the facilitator only", value, 2);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().item_spacing.x = space::XS;
        let muted = Palette::of(ui).muted;
        widgets::sign(ui, tokens::icon(icons::LOCK).size(14.0).color(muted));
        ui.label(tokens::small("Not in shared editions"));
    });
    field
}

/// A heading that opens and shuts what stands below it.
pub fn fold(ui: &mut Ui, salt: &str, title: &str, open: &mut bool, add: impl FnOnce(&mut Ui)) {
    ui.push_id(salt, |ui| {
        let icon = if *open {
            icons::COLLAPSE
        } else {
            icons::EXPAND
        };
        ui.spacing_mut().button_padding.x = 0.0;
        let button = egui::Button::new((tokens::heading(title), tokens::icon(icon))).frame(false);
        let response = ui.add(button).accessible_name(title.to_owned());
        if response.clicked() {
            *open = !*open;
        }
        if *open {
            add(ui);
        }
    });
}

/// A line of less weight than [`fold`] that opens and shuts what stands below it; `name` is for screen
/// readers. Gives back whether it was clicked.
pub fn disclose(ui: &mut Ui, title: &str, name: &str, open: bool) -> bool {
    let accent = Palette::of(ui).accent;
    let icon = if open { icons::COLLAPSE } else { icons::EXPAND };
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 2.0);
        let words = (
            tokens::caption(title).color(accent),
            tokens::icon(icon).color(accent),
        );
        let button = egui::Button::new(words).gap(space::XS).frame(false);
        ui.add(button).accessible_name(name.to_owned())
    })
    .inner
    .clicked()
}

/// Two fields of one record side by side where there is room, else one above the other.
pub fn side_by_side<T>(
    ui: &mut Ui,
    record: &mut T,
    left: impl FnOnce(&mut Ui, &mut T),
    right: impl FnOnce(&mut Ui, &mut T),
) {
    if ui.available_width() < 300.0 {
        left(ui, record);
        right(ui, record);
        return;
    }
    let form = widgets::form(ui);
    ui.scope_builder(form, |ui| {
        ui.columns_const(|[one, two]| {
            left(one, record);
            right(two, record);
        });
    });
}

/// Where a grid over the partners would stand, while there is no partner: what each will be asked, and the way
/// to the list. The questions can be read, and jumped to, before there is anybody to ask.
pub fn nobody_to_ask(ui: &mut Ui, out: &mut Out<'_>, asked: &[&Item], jump: &mut Jump) {
    let words = "There are no partners yet. Each will be asked:";
    ui.label(tokens::body(words));
    for item in asked {
        let line = tokens::muted(format!("• {}", item.wording));
        ui.add(Label::new(line).wrap());
        jump.takes_item(&item.id);
    }
    if widgets::button(ui, "Go to the partner list").clicked() {
        out.go(Route::Step("partners"));
    }
}
