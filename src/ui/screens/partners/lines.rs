//! Records that hang on a partner as lines: each unfolds into its fields, and can be taken out.
//! Must not know what the records are.

use egui::{Align, Label, Layout, Ui};

use crate::{
    edit::Edit,
    model::Record,
    ui::{
        Ctx, Out,
        screens::names,
        tokens::{self, icons, space},
        widgets,
    },
};

/// One record as a line.
pub(super) struct Line<'l, T> {
    /// The record.
    pub(super) record: &'l T,
    /// What stands first.
    pub(super) title: &'l str,
    /// What stands below it, smaller.
    pub(super) below: &'l str,
    /// What it is called on buttons and in steps: “conversation of May 12”.
    pub(super) name: &'l str,
}

impl<T: Record> Line<'_, T> {
    /// Draws it; `open` is the id of the line whose fields are unfolded.
    pub(super) fn draw(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        out: &mut Out<'_>,
        open: &mut Option<i64>,
        fields: impl FnOnce(&mut Ui, &mut T),
    ) {
        let id = self.record.id().raw();
        let is_open = *open == Some(id);
        widgets::card(ui, |ui| {
            ui.push_id(id, |ui| {
                self.head(ui, ctx, out, open, is_open);
                if is_open {
                    ui.add_enabled_ui(!ctx.read_only, |ui| {
                        let step = format!("Edit {}", self.name);
                        widgets::edit_record(ui, out, self.record, &step, fields);
                    });
                }
            });
        });
        ui.add_space(space::XS);
    }

    fn head(
        &self,
        ui: &mut Ui,
        ctx: &Ctx<'_>,
        out: &mut Out<'_>,
        open: &mut Option<i64>,
        is_open: bool,
    ) {
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_enabled_ui(!ctx.read_only, |ui| {
                    let name = format!("Delete {}", self.name);
                    if widgets::icon_button(ui, icons::DELETE, &name).clicked() {
                        out.edit(Edit::named(name).remove(self.record.id()));
                    }
                });
                let (icon, word) = if is_open {
                    (icons::COLLAPSE, "Close")
                } else {
                    (icons::EDIT, "Edit")
                };
                let name = format!("{word} {}", self.name);
                if widgets::icon_button(ui, icon, &name).clicked() {
                    *open = (!is_open).then(|| self.record.id().raw());
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let title = Label::new(tokens::strong(names::line(self.title)));
                    let title = ui.add(title.selectable(false).truncate());
                    title.on_hover_text(names::longer(self.title));
                    let below = Label::new(tokens::small(names::line(self.below)));
                    ui.add(below.selectable(false).truncate());
                });
            });
        });
    }
}
