//! What the steps of undo are called, and the edits of several records at once.
//! Must not know how anything is drawn.

use std::borrow::Cow;

use crate::{
    edit::{Edit, ops},
    model::{Contact, Id, IdSource, Key, Partner, Plan, Record},
    ui::{Ctx, screens::names},
};

/// What the step is called that turned one state of a partner into the other.
pub(super) fn partner_changed(before: &Partner, after: &Partner) -> String {
    let who = names::brief(names::partner(after));
    let what = match changed_column(before, after) {
        Some("name") => return format!("Rename to {who}"),
        Some("category") => return format!("Move {who} to {}", after.category.label()),
        Some("short") => "short name",
        Some("member_type") => "member type",
        Some("status") => "status",
        Some("since") => "first day",
        Some("current_level") => "level today",
        Some("intended_level") => "intended level",
        Some("influence") => "influence",
        Some("interest") => "interest",
        Some("trust") => "trust",
        Some("readiness") => "readiness",
        Some("brings") => "what it brings",
        Some("gains") => "what it gains",
        Some("losses") => "what it stands to lose",
        Some("needs") => "what it needs",
        Some("engagement") => "how to engage it",
        Some("tags") => "tags",
        Some("notes") => "notes",
        Some("private_notes") => "private notes",
        _ => return format!("Edit {who}"),
    };
    format!("Edit {what}: {who}")
}

fn changed_column<T: Record>(before: &T, after: &T) -> Option<&'static str> {
    let (before, after) = (before.clone().wrap(), after.clone().wrap());
    T::KIND
        .columns()
        .iter()
        .zip(before.values().into_iter().zip(after.values()))
        .find_map(|(column, (b, a))| (b != a).then_some(column.name))
}

/// Gives the edits asked for since `from` a name that tells what they change of this partner.
pub(super) fn name_them(edits: &mut [Edit], before: &Partner) {
    for edit in edits {
        let after = edit.put.iter().find_map(Partner::unwrap_any);
        if let Some(after) = after.filter(|after| after.id == before.id) {
            edit.name = partner_changed(before, after);
        }
    }
}

/// Finishes the edits of a contact: named after what the contact is called now, and with only one first to
/// call: when one becomes it, the others cease to be.
pub(super) fn finish_contact(edits: &mut [Edit], ctx: &Ctx<'_>, before: &Contact) {
    for edit in edits {
        let Some(after) = edit.put.iter().find_map(Contact::unwrap_any) else {
            continue;
        };
        let became = after.primary_contact && !before.primary_contact;
        edit.name = format!("Edit {}", contact_name(after));
        if !became {
            continue;
        }
        for other in ctx.index.contacts(ctx.plan, before.partner) {
            if other.primary_contact && other.id != before.id {
                let mut other = other.clone();
                other.primary_contact = false;
                edit.put.push(other.wrap());
            }
        }
    }
}

/// Takes partners out, with all that belongs to them.
pub(super) fn delete(plan: &Plan, partners: &[Id<Partner>]) -> Edit {
    let name = match partners {
        [one] => plan.get(*one).map_or_else(
            || "Delete partner".to_owned(),
            |p| format!("Delete {}", names::brief(names::partner(p))),
        ),
        many => format!("Delete {} partners", many.len()),
    };
    let mut edit = Edit::named(name);
    edit.remove.extend(partners.iter().copied().map(Key::of));
    edit
}

/// A second partner like this one, with the same contacts. Links, levels by aspect and answers stay with
/// the first: they tell of that partnership alone.
pub(super) fn duplicate(ctx: &Ctx<'_>, ids: &mut IdSource, of: &Partner) -> (Id<Partner>, Edit) {
    let id = ids.next();
    let mut copy = Partner { id, ..of.clone() };
    copy.name = format!("{} (copy)", names::partner(of));
    let name = format!("Duplicate {}", names::brief(names::partner(of)));
    let mut edit = Edit::named(name).put(copy);
    for contact in ctx.index.contacts(ctx.plan, of.id) {
        edit = edit.put(Contact {
            id: ids.next(),
            partner: id,
            ..contact.clone()
        });
    }
    (id, edit)
}

/// A new contact at the end of the list; the first one is the one to call.
pub(super) fn add_contact(ctx: &Ctx<'_>, ids: &mut IdSource, at: &Partner) -> (Id<Contact>, Edit) {
    let last = ctx.index.contacts(ctx.plan, at.id).map(|c| c.rank).last();
    let contact = Contact {
        partner: at.id,
        rank: ops::rank_between(last, None),
        primary_contact: last.is_none(),
        ..Contact::new(ids.next())
    };
    let name = format!("Add contact at {}", names::brief(names::partner(at)));
    (contact.id, Edit::named(name).put(contact))
}

/// What a contact is called on buttons and in steps.
pub(super) fn contact_name(contact: &Contact) -> Cow<'_, str> {
    match contact.name.trim() {
        "" => Cow::Borrowed("contact"),
        name => names::brief(name),
    }
}

/// Moves a contact one place up or down among its neighbors; `None` at the end of the list.
pub(super) fn move_contact(contacts: &[&Contact], position: usize, up: bool) -> Option<Edit> {
    let contact = contacts.get(position)?;
    let rank_at = |i: Option<usize>| i.and_then(|i| contacts.get(i)).map(|c| c.rank);
    let rank = if up {
        let above = position.checked_sub(1)?;
        ops::rank_between(rank_at(above.checked_sub(1)), rank_at(Some(above)))
    } else {
        let below = rank_at(Some(position + 1))?;
        ops::rank_between(Some(below), rank_at(Some(position + 2)))
    };
    let moved = Contact {
        rank,
        ..(*contact).clone()
    };
    let way = if up { "up" } else { "down" };
    let name = format!("Move {} {way}", contact_name(contact));
    Some(Edit::named(name).put(moved))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_called_after_what_changed() {
        let before = Partner::new(Id::new(1));
        let mut after = before.clone();
        after.name = "Family Court".into();
        assert_eq!(partner_changed(&before, &after), "Rename to Family Court");
        let before = after.clone();
        after.influence = Some(70.0);
        assert_eq!(
            partner_changed(&before, &after),
            "Edit influence: Family Court"
        );
    }

    #[test]
    fn a_contact_moves_between_its_neighbors_and_stops_at_the_ends() {
        let contacts: Vec<_> = [1.0, 2.0, 3.0]
            .into_iter()
            .zip(1..)
            .map(|(rank, id)| Contact {
                rank,
                ..Contact::new(Id::new(id))
            })
            .collect();
        let list: Vec<_> = contacts.iter().collect();
        let rank_of = |edit: Option<Edit>| {
            edit.and_then(|e| e.put.iter().find_map(Contact::unwrap_any).map(|c| c.rank))
        };
        assert_eq!(rank_of(move_contact(&list, 2, true)), Some(1.5));
        assert_eq!(rank_of(move_contact(&list, 0, false)), Some(2.5));
        assert_eq!(rank_of(move_contact(&list, 1, true)), Some(0.0));
        assert_eq!(rank_of(move_contact(&list, 0, true)), None);
        assert_eq!(rank_of(move_contact(&list, 2, false)), None);
    }
}
