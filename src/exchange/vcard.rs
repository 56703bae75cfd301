//! The people of a plan as an address book (.vcf): contacts of partners and those who take part, with the partner
//! as their organization.
//!
//! Version 3.0 of the format, as every address book reads it; 4.0 is not read by all. Each card's id is made of its
//! record's, so that a second import changes what the first brought.
//! Must not know the clock: the moment is passed in.

use std::collections::BTreeSet;

use super::content::{Content, escaped};
use crate::model::{Header, Id, Participant, Partner, Plan, Record};

/// One card.
struct Card<'a> {
    uid: String,
    name: &'a str,
    role: &'a str,
    organization: &'a str,
    email: &'a str,
    phone: &'a str,
}

/// The address book.
pub fn write(plan: &Plan, now_ms: i64) -> Vec<u8> {
    let mut content = Content::default();
    let moment = jiff::Timestamp::from_millisecond(now_ms).unwrap_or_default();
    let revised = moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    for card in cards(plan) {
        content
            .line("BEGIN", "VCARD")
            .line("VERSION", "3.0")
            .line("PRODID", "-//Roundtable//Partnership plan//EN")
            .line("UID", &card.uid)
            .line("REV", &revised)
            .words("FN", card.name)
            .line("N", &name_parts(card.name))
            .words("ORG", card.organization)
            .words("TITLE", card.role)
            .words("EMAIL;TYPE=INTERNET,WORK", card.email)
            .words("TEL;TYPE=VOICE,WORK", card.phone)
            .line("END", "VCARD");
    }
    content.into_bytes()
}

/// How many cards the address book of a plan holds.
pub fn count(plan: &Plan) -> usize {
    cards(plan).len()
}

/// Everybody with a name, once: who is a contact of a partner and takes part as well stands there as the contact.
fn cards(plan: &Plan) -> Vec<Card<'_>> {
    let mut known = BTreeSet::new();
    let mut cards = Vec::new();
    for contact in plan.contacts.iter() {
        let partner = Some(contact.partner);
        if known.insert(who(&contact.name, partner)) {
            let also = plan
                .participants
                .iter()
                .find(|p| who(&p.name, p.partner) == who(&contact.name, partner));
            cards.push(Card {
                uid: uid(contact.id),
                name: contact.name.trim(),
                role: either(&contact.role, also.map(|p| &p.role)),
                organization: organization(plan, partner),
                email: either(&contact.email, also.map(|p| &p.email)),
                phone: either(&contact.phone, also.map(|p| &p.phone)),
            });
        }
    }
    for person in plan.participants.iter() {
        if known.insert(who(&person.name, person.partner)) {
            cards.push(card_of(plan, person));
        }
    }
    cards.retain(|card| !card.name.is_empty());
    cards
}

fn card_of<'a>(plan: &'a Plan, person: &'a Participant) -> Card<'a> {
    Card {
        uid: uid(person.id),
        name: person.name.trim(),
        role: &person.role,
        organization: organization(plan, person.partner),
        email: &person.email,
        phone: &person.phone,
    }
}

/// What tells people apart.
fn who(name: &str, partner: Option<Id<Partner>>) -> (String, Option<Id<Partner>>) {
    (name.trim().to_lowercase(), partner)
}

fn either<'a>(one: &'a str, other: Option<&'a String>) -> &'a str {
    if one.trim().is_empty() {
        other.map_or("", String::as_str)
    } else {
        one
    }
}

fn organization(plan: &Plan, partner: Option<Id<Partner>>) -> &str {
    match partner {
        Some(id) => plan.get(id).map_or("", |partner| &partner.name),
        None => plan
            .get(Id::<Header>::new(1))
            .map_or("", |header| &header.agency),
    }
}

/// Family name and first names: the last word, and those before it. A name of one word is a family name.
fn name_parts(name: &str) -> String {
    match name.rsplit_once(char::is_whitespace) {
        Some((first, last)) => format!("{};{};;;", escaped(last), escaped(first)),
        None => format!("{};;;;", escaped(name)),
    }
}

fn uid<T: Record>(id: Id<T>) -> String {
    format!("{}-{}@roundtable", T::TABLE, id.raw())
}
