//! From words to values: each partner and link of a file with the fields that its columns were put into.
//! Must not know the plan.

use std::collections::{BTreeMap, HashMap};

use super::{
    Choices, Incoming, Row, Tie,
    target::{self, Target, plain},
    value,
};
use crate::{
    exchange::{Problem, Problems, outgoing},
    guidance::Catalogue,
    model::{
        Aspect, Category, Direction, Field as _, Id, Kind, Lens, Link, LinkKind, Partner, Value,
    },
};

/// Fields by the names of their columns.
pub(super) type Fields = BTreeMap<&'static str, Value>;

/// A partner of the file, read.
#[derive(Clone, Debug, Default)]
pub(super) struct PartnerIn {
    pub(super) place: String,
    pub(super) id: Option<Id<Partner>>,
    pub(super) fields: Fields,
    /// The word for its category, if that is none of ours; empty: none was given.
    pub(super) category: Option<String>,
    pub(super) contacts: Vec<Fields>,
    pub(super) ratings: BTreeMap<Aspect, Fields>,
    pub(super) places: BTreeMap<Lens, Fields>,
    /// Lines for the notes.
    pub(super) notes: Vec<String>,
}

/// A link of the file, read.
#[derive(Clone, Debug)]
pub(super) struct LinkIn {
    pub(super) place: String,
    pub(super) id: Option<Id<Link>>,
    pub(super) kind: Option<LinkKind>,
    /// The word for its kind, if that is none of ours; empty: none was given.
    pub(super) word: String,
    /// Whether its kind has to be asked for.
    pub(super) asked: bool,
    pub(super) direction: Direction,
    pub(super) fields: Fields,
    pub(super) note: Vec<String>,
}

impl PartnerIn {
    pub(super) fn name(&self) -> &str {
        self.text("name")
    }

    pub(super) fn text(&self, field: &str) -> &str {
        match self.fields.get(field) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

/// Reads all partners; `None` where a row is left out, so that positions stay.
pub(super) fn partners(
    incoming: &Incoming,
    choices: &Choices,
    guidance: &Catalogue,
    problems: &mut Problems,
) -> Vec<Option<PartnerIn>> {
    // A table has a row for each person at times: what is called the same is one partner.
    let mut by_name: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<Option<PartnerIn>> = Vec::with_capacity(incoming.partners.len());
    for row in &incoming.partners {
        let mut partner = one(incoming, row, choices, guidance, problems);
        if partner.id.is_none() && partner.name().trim().is_empty() {
            if row.cells.iter().any(|(_, text)| !text.trim().is_empty()) {
                problems.add(|| {
                    Problem::at(
                        &row.place,
                        "there is no name here, so it was left out; add one",
                    )
                });
            }
            all.push(None);
            continue;
        }
        if incoming.is_table && partner.id.is_none() {
            let name = plain(partner.name());
            if let Some(first) = by_name.get(&name)
                && let Some(Some(first)) = all.get_mut(*first)
            {
                first.contacts.append(&mut partner.contacts);
                for line in partner.notes {
                    if !first.notes.contains(&line) {
                        first.notes.push(line);
                    }
                }
                for (field, value) in partner.fields {
                    first.fields.entry(field).or_insert(value);
                }
                all.push(None);
                continue;
            }
            by_name.insert(name, all.len());
        }
        all.push(Some(partner));
    }
    all
}

fn one(
    incoming: &Incoming,
    row: &Row,
    choices: &Choices,
    guidance: &Catalogue,
    problems: &mut Problems,
) -> PartnerIn {
    let mut partner = PartnerIn {
        place: row.place.clone(),
        id: row.id,
        ..PartnerIn::default()
    };
    let mut contact = Fields::new();
    let mut names = [String::new(), String::new()];
    for (at, text) in &row.cells {
        let (Some(column), Some(target)) = (incoming.columns.get(*at), choices.targets.get(*at))
        else {
            continue;
        };
        if text.trim().is_empty() && (incoming.is_table || *target == Target::Note) {
            continue;
        }
        let trimmed;
        let text = if incoming.is_table {
            trimmed = text.trim().to_owned();
            &trimmed
        } else {
            text
        };
        match target {
            Target::Skip => {}
            Target::Note => partner.notes.push(format!("{}: {text}", column.name)),
            Target::FirstName => text.clone_into(&mut names[0]),
            Target::LastName => text.clone_into(&mut names[1]),
            Target::Partner("category") => {
                category(&mut partner, text, choices, guidance);
            }
            Target::Partner("tags") if incoming.is_table => {
                let tags = text.replace(['|', ';'], ", ");
                partner.fields.entry("tags").or_insert(Value::Text(tags));
            }
            _ => {
                let Some((kind, field)) = outgoing::kind_of(*target) else {
                    continue;
                };
                let Some(declared) = target::column_of(kind, field) else {
                    continue;
                };
                let value = match value::read(kind, declared, text, guidance) {
                    Ok(Some(value)) => value,
                    Ok(None) => continue,
                    Err(hint) => {
                        problems.add(|| not_held(&row.place, &column.name, text, &hint));
                        continue;
                    }
                };
                let fields = match *target {
                    Target::Contact(_) => &mut contact,
                    Target::Rating(aspect, _) => partner.ratings.entry(aspect).or_default(),
                    Target::Place(lens, _) => partner.places.entry(lens).or_default(),
                    _ => &mut partner.fields,
                };
                fields.entry(field).or_insert(value);
            }
        }
    }
    let whole = names.join(" ");
    if !whole.trim().is_empty() {
        contact
            .entry("name")
            .or_insert_with(|| Value::Text(whole.trim().to_owned()));
    }
    if !contact.is_empty() {
        partner.contacts.push(contact);
    }
    if !partner.fields.contains_key("category") && partner.category.is_none() {
        partner.category = Some(String::new());
    }
    partner
}

/// A word that can't be held, in words.
fn not_held(place: &str, column: &str, text: &str, hint: &str) -> Problem {
    Problem::at(
        format!("{place}, {}", super::one_line(column, 40)),
        format!("“{}” was left out; {hint}", super::one_line(text, 40)),
    )
}

fn category(partner: &mut PartnerIn, text: &str, choices: &Choices, guidance: &Catalogue) {
    let text = text.trim();
    if text.is_empty() {
        return;
    }
    let declared = target::column_of(Kind::Partner, "category");
    if let Some(word) = declared.and_then(|column| value::word(column, text)) {
        partner
            .fields
            .insert("category", Value::Text(word.to_owned()));
        return;
    }
    partner.category = Some(text.to_owned());
    let chosen = choices.categories.iter().any(|(said, _)| said == text);
    if !chosen && let Some(member) = value::member_of_label(text, guidance) {
        partner
            .fields
            .entry("member_type")
            .or_insert_with(|| Value::Text(member.to_owned()));
    }
}

/// The category that a word of a file probably means; a guess that the person sees and can change.
pub(super) fn guess_category(said: &str, guidance: &Catalogue) -> Category {
    let member = value::member_of_label(said, guidance).and_then(value::category_of_member);
    if let Some(category) = member {
        return category;
    }
    let said = plain(said);
    let hint = HINTS
        .iter()
        .find(|(_, words)| words.iter().any(|word| said.contains(word)));
    hint.map_or(Category::Community, |(category, _)| *category)
}

/// Parts of words that tell a category, in the order in which they are looked for.
const HINTS: &[(Category, &[&str])] = &[
    (
        Category::Justice,
        &[
            "court",
            "justice",
            "police",
            "sheriff",
            "legal",
            "law",
            "judge",
            "attorney",
            "probation",
        ],
    ),
    (
        Category::Policy,
        &[
            "policy",
            "government",
            "legislat",
            "council",
            "tribe",
            "tribal",
            "federal",
            "regulat",
        ],
    ),
    (
        Category::Family,
        &["famil", "youth", "parent", "child", "kin"],
    ),
    (
        Category::HumanServices,
        &[
            "health",
            "school",
            "education",
            "hospital",
            "medical",
            "housing",
            "humanservice",
            "social",
        ],
    ),
    (
        Category::Providers,
        &[
            "provider",
            "nonprofit",
            "vendor",
            "contractor",
            "ngo",
            "shelter",
            "service",
        ],
    ),
];

/// The kind of link that a word of a file probably means.
pub(super) fn guess_kind(said: &str) -> LinkKind {
    let said = plain(said);
    let hint = LINK_HINTS
        .iter()
        .find(|(_, words)| words.iter().any(|word| said.contains(word)));
    hint.map_or(LinkKind::Informal, |(kind, _)| *kind)
}

const LINK_HINTS: &[(LinkKind, &[&str])] = &[
    (LinkKind::SharesData, &["data", "information"]),
    (LinkKind::RefersClients, &["refer", "client"]),
    (
        LinkKind::Funds,
        &["fund", "grant", "money", "pays", "financ"],
    ),
    (LinkKind::Contract, &["contract"]),
    (LinkKind::Mou, &["mou", "memorandum", "agreement"]),
    (LinkKind::Meets, &["meet", "committee", "works"]),
];

/// Reads a link.
pub(super) fn link(
    tie: &Tie,
    choices: &Choices,
    guidance: &Catalogue,
    problems: &mut Problems,
) -> LinkIn {
    let mut link = LinkIn {
        place: tie.place.clone(),
        id: tie.id,
        kind: None,
        word: String::new(),
        asked: false,
        direction: tie.direction.unwrap_or(Direction::Both),
        fields: Fields::new(),
        note: Vec::new(),
    };
    for (name, text) in &tie.cells {
        if text.is_empty() {
            continue;
        }
        let field = match plain(name).as_str() {
            "kind" | "type" | "label" | "relationship" | "relation" | "connectiontype"
            | "linktype" | "interaction" => "kind",
            "direction" => "direction",
            "strength" => "strength",
            "note" | "notes" | "description" | "comment" => "note",
            "id" | "color" | "colour" | "width" | "size" => continue,
            _ => {
                if !text.trim().is_empty() {
                    link.note.push(format!("{name}: {text}"));
                }
                continue;
            }
        };
        if field == "kind" && (link.kind.is_some() || !link.word.is_empty()) {
            link.note.push(format!("{name}: {text}"));
            continue;
        }
        let Some(column) = target::column_of(Kind::Link, field) else {
            continue;
        };
        match value::read(Kind::Link, column, text, guidance) {
            Ok(Some(value)) if field == "kind" => {
                link.kind = LinkKind::from_value(value).ok();
            }
            Ok(Some(value)) if field == "direction" => {
                link.direction = Direction::from_value(value).unwrap_or(link.direction);
            }
            Ok(Some(value)) => {
                link.fields.entry(field).or_insert(value);
            }
            Ok(None) => {}
            Err(_) if field == "kind" => {
                text.trim().clone_into(&mut link.word);
            }
            Err(_) if field == "direction" => {
                link.direction = match plain(text).as_str() {
                    "directed" | "forward" | "oneway" => Direction::Forward,
                    _ => Direction::Both,
                };
            }
            Err(hint) => problems.add(|| not_held(&tie.place, name, text, &hint)),
        }
    }
    link.asked = link.kind.is_none();
    if link.asked {
        let chosen = choices.kinds.iter().find(|(said, _)| *said == link.word);
        if let Some((_, kind)) = chosen {
            link.kind = Some(*kind);
        }
    }
    link
}
