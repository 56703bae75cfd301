//! A form over one record: draws a draft of it and asks for the change.
//! Must not know the fields of any record.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::{Id, Ui};

use super::row::form;
use crate::{
    edit::Edit,
    model::{AnyRecord, Record},
    ui::Out,
};

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
    edit_record_with(ui, out, record, name, |ui, _, draft| add(ui, draft))
}

/// Like [`edit_record`], for a form whose fields make other records on the spot, such as `sheet::pick`.
pub fn edit_record_with<T: Record>(
    ui: &mut Ui,
    out: &mut Out<'_>,
    record: &T,
    name: &str,
    add: impl FnOnce(&mut Ui, &mut Out<'_>, &mut T),
) -> bool {
    let mut draft = record.clone();
    let form = form(ui).id_salt((T::TABLE, record.id().raw()));
    ui.scope_builder(form, |ui| add(ui, out, &mut draft));
    if draft == *record {
        return false;
    }
    ask(ui, out, Edit::named(name).put(draft));
    true
}

/// Like [`edit_record_with`], over a record of any kind; `add` gives back the name of the step.
pub(crate) fn edit_any(
    ui: &mut Ui,
    out: &mut Out<'_>,
    record: &AnyRecord,
    add: impl FnOnce(&mut Ui, &mut Out<'_>, &mut AnyRecord) -> String,
) -> bool {
    let mut draft = record.clone();
    let key = record.key();
    let form = form(ui).id_salt((key.kind.table(), key.id));
    let name = ui.scope_builder(form, |ui| add(ui, out, &mut draft)).inner;
    if draft == *record {
        return false;
    }
    let mut edit = Edit::named(name);
    edit.put.push(draft);
    ask(ui, out, edit);
    true
}

/// Asks for a changed record; what is typed into one field, or done by one drag, is one step.
fn ask(ui: &Ui, out: &mut Out<'_>, mut edit: Edit) {
    if let (Some(widget), Some(record)) = (steady_source(ui), edit.put.last()) {
        let key = record.key();
        let mut hasher = DefaultHasher::new();
        (key.kind.table(), key.id, widget).hash(&mut hasher);
        edit = edit.during(hasher.finish());
    }
    out.edit(edit);
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
