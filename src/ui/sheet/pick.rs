//! Pickers over the real records of a kind, that can make a new one on the spot.
//! Must not know what the picked record is for.

use egui::{Response, Ui};

use super::naming::{self, Bound};
use crate::{
    model::{Id, Key, Kind, Record},
    ui::{
        Ctx, Out,
        widgets::{Lists, Picked, pick_from},
    },
};

/// A row to pick a record of `kind` by its name, or none; what is typed and not found can be created.
///
/// A record created here comes into the plan together with the next change that is asked for in this pass
/// ([`Out::edit`]), so that making it and pointing at it are one step. So draw it inside
/// [`widgets::edit_record_with`](crate::ui::widgets::edit_record_with), or ask for the change where the
/// response has `changed()`:
///
/// ```ignore
/// widgets::edit_record_with(ui, out, action, "Edit action", |ui, out, draft| {
///     sheet::pick_of(ui, ctx, out, "Who", &mut draft.owner);
/// });
/// ```
pub fn pick(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    label: &str,
    kind: Kind,
    value: &mut Option<i64>,
) -> Response {
    pick_bound(ui, ctx, out, label, kind, None, value)
}

/// [`pick`] among the records that belong to the same third as the one that points.
pub(super) fn pick_bound(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    label: &str,
    kind: Kind,
    bound: Bound,
    value: &mut Option<i64>,
) -> Response {
    let shown = value
        .filter(|id| ctx.plan.contains(Key { kind, id: *id }))
        .map(|id| naming::name(ctx.plan, kind, id));
    let lists = Lists {
        clearable: true,
        creates: !ctx.read_only && naming::creatable(kind, bound),
    };
    let (mut response, picked) = pick_from(ui, label, shown.as_deref(), *value, lists, || {
        naming::options(ctx.plan, kind, bound)
    });
    let before = *value;
    match picked {
        Some(Picked::Nothing) => *value = None,
        Some(Picked::One(id)) => *value = Some(id),
        Some(Picked::New(name)) => *value = create(ctx, out, kind, &name, bound).or(*value),
        None => {}
    }
    if *value != before {
        response.mark_changed();
    }
    response
}

/// [`pick`] for a typed reference: `sheet::pick_of(ui, ctx, out, "Who", &mut draft.owner)`. A `Belongs` field is
/// given as `&mut draft.partner.0`.
pub fn pick_of<T: Record>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    label: &str,
    value: &mut Option<Id<T>>,
) -> Response {
    let mut raw = value.map(Id::raw);
    let response = pick(ui, ctx, out, label, T::KIND, &mut raw);
    *value = raw.map(Id::new);
    response
}

/// Makes a record under a name, to come with the next change; gives back its id.
pub(super) fn create(
    ctx: &Ctx<'_>,
    out: &mut Out<'_>,
    kind: Kind,
    name: &str,
    bound: Bound,
) -> Option<i64> {
    let id = out.ids.next::<()>().raw();
    let record = naming::fresh(ctx.plan, kind, id, name, bound)?;
    out.also.push(record);
    Some(id)
}
