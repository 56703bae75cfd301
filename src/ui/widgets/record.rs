//! A form over one record: draws a draft of it and asks for the change.
//! Must not know the fields of any record.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Id, Ui};

use crate::{edit::Edit, model::Record, ui::Out};

/// Draws a form over a draft of `record`; if it was changed, asks for the whole record under `name`.
///
/// Everything inside is salted by the record's id: egui keeps each field's own undo under the field's id,
/// and without the salt the text of one record would come back in another.
/// Typing in one field, or one drag, is one undo step. Gives back whether the draft was changed.
pub fn edit_record<T: Record>(
    ui: &mut Ui,
    out: &mut Out<'_>,
    record: &T,
    name: &str,
    add: impl FnOnce(&mut Ui, &mut T),
) -> bool {
    let mut draft = record.clone();
    ui.push_id((T::TABLE, record.id().raw()), |ui| add(ui, &mut draft));
    if draft == *record {
        return false;
    }
    let mut edit = Edit::named(name).put(draft);
    if let Some(widget) = steady_source(ui) {
        let mut hasher = DefaultHasher::new();
        (T::TABLE, record.id().raw(), widget).hash(&mut hasher);
        edit = edit.during(hasher.finish());
    }
    out.edit(edit);
    true
}

/// The widget that goes on changing the same thing: the one dragged, or the text field with the cursor.
fn steady_source(ui: &Ui) -> Option<Id> {
    let ctx = ui.ctx();
    ctx.dragged_id().or_else(|| {
        ctx.text_edit_focused()
            .then(|| ctx.memory(egui::Memory::focused))
            .flatten()
    })
}
