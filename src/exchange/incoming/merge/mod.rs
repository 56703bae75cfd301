//! What becomes of a file in a plan: the records to put in, and all of it in words before it is done.
//! Must not change a plan, nor know any format.

mod links;
mod told;

use std::collections::{HashMap, HashSet};

use told::{Words, short_scales, step_name};

use super::{
    Choices, Incoming, Policy, matching, one_line,
    target::{self, PLACE, Target, named},
    typed::{self, Fields, PartnerIn},
    value,
};
use crate::{
    exchange::{Problem, Problems},
    guidance::Catalogue,
    model::{
        AnyRecord, Category, Contact, Header, Id, IdSource, Key, LevelRating, LinkKind, Partner,
        PartnerStatus, Placement, Plan, Record, Table, Value, limits,
    },
};

/// What becomes of a file in a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merged {
    /// Name of the step: “Import 12 partners and 20 links”.
    pub name: String,
    /// The records, new or changed, whole.
    pub put: Vec<AnyRecord>,
    /// Names of the partners that are new.
    pub new: Vec<String>,
    /// The partners that are in the plan, and what changes in each.
    pub matched: Vec<Changed>,
    /// How many links are new.
    pub new_links: usize,
    /// How many links are in the plan.
    pub matched_links: usize,
    /// How many contacts are new.
    pub contacts: usize,
    /// Words for categories that are none of ours: how many partners have it, and what it is taken for.
    pub categories: Vec<(String, usize, Category)>,
    /// Words for kinds of link that are none of ours.
    pub kinds: Vec<(String, usize, LinkKind)>,
    /// What could not be held, one line each.
    pub problems: Vec<Problem>,
}

/// A partner of the plan that the file names too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Its name in the plan.
    pub name: String,
    /// What changes, one line each.
    pub changes: Vec<String>,
    /// How many fields say something else in the file and stay as they are.
    pub kept: usize,
}

/// Compares a file with a plan and makes the records.
pub fn merge(
    plan: &Plan,
    incoming: &Incoming,
    choices: &Choices,
    ids: &mut IdSource,
    guidance: &Catalogue,
) -> Merged {
    let mut problems = Problems::default();
    let partners = typed::partners(incoming, choices, guidance, &mut problems);
    let found = matching::partners(plan, &partners);
    let mut merging = Merging {
        plan,
        choices,
        ids,
        guidance,
        used: HashSet::new(),
        told: Merged::default(),
        categories: Words::default(),
        kinds: Words::default(),
        problems,
    };
    let mut ends: Vec<Option<Id<Partner>>> = Vec::with_capacity(partners.len());
    let mut at_plan = Existing::of(plan);
    for (partner, found) in partners.iter().zip(&found) {
        ends.push(
            partner
                .as_ref()
                .map(|partner| merging.partner(partner, *found, &mut at_plan)),
        );
    }
    // Rows that were joined with an earlier one of the same name carry no links.
    merging.links(incoming, &ends);
    let Merging {
        mut told,
        categories,
        kinds,
        problems,
        ..
    } = merging;
    told.categories = categories.list;
    told.kinds = kinds.list;
    told.problems.clone_from(&incoming.notes);
    told.problems.extend(short_scales(&partners));
    told.problems.extend(problems.into_vec());
    told.name = step_name(&told);
    told
}

/// A new plan of a file alone, with what could not be held.
///
/// # Errors
/// What is wrong, if no partner could be taken in.
pub fn new_plan(
    incoming: &Incoming,
    title: &str,
    ids: &mut IdSource,
    guidance: &Catalogue,
) -> Result<(Plan, Vec<Problem>), Vec<Problem>> {
    let merged = merge(
        &Plan::default(),
        incoming,
        &incoming.choices(),
        ids,
        guidance,
    );
    if merged.new.is_empty() {
        let none = Problem::whole("No partner of this file could be taken in; mend what follows");
        return Err([vec![none], merged.problems].concat());
    }
    let title = [incoming.title.trim(), title]
        .into_iter()
        .find(|title| !title.is_empty())
        .map(ToOwned::to_owned)
        .unwrap_or_default();
    let mut plan = Plan::default();
    let header = Header {
        title,
        calendar_number: Some(ids.calendar_number()),
        ..Header::new(Id::new(1))
    };
    plan.put_any(header.wrap());
    for record in merged.put {
        plan.put_any(record);
    }
    // Who has no category at all is seen to have a guessed one on the list.
    let guesses = merged
        .categories
        .iter()
        .filter(|(said, ..)| !said.is_empty());
    let guesses = guesses.map(|(said, count, category)| guessed(said, *count, *category));
    Ok((plan, guesses.chain(merged.problems).collect()))
}

/// What is told of a guess where nobody can be asked.
fn guessed(said: &str, count: usize, category: Category) -> Problem {
    let partners = if count == 1 {
        "1 partner".to_owned()
    } else {
        format!("{count} partners")
    };
    let category = category.label();
    Problem::whole(format!(
        "The category “{said}” of {partners} is none of ours and was taken for {category}; change it on the partner \
         list"
    ))
}

/// What partners of the plan have, by partner.
struct Existing<'a> {
    contacts: HashMap<Id<Partner>, Vec<&'a Contact>>,
    ratings: HashMap<Id<Partner>, Vec<&'a LevelRating>>,
    places: HashMap<Id<Partner>, Vec<&'a Placement>>,
}

impl<'a> Existing<'a> {
    fn of(plan: &'a Plan) -> Self {
        fn by<T: Record>(
            table: &Table<T>,
            partner: impl Fn(&T) -> Id<Partner>,
        ) -> HashMap<Id<Partner>, Vec<&T>> {
            let mut map: HashMap<_, Vec<_>> = HashMap::new();
            for record in table.iter() {
                map.entry(partner(record)).or_default().push(record);
            }
            map
        }
        Self {
            contacts: by(&plan.contacts, |c| c.partner),
            ratings: by(&plan.level_ratings, |r| r.partner),
            places: by(&plan.placements, |p| p.partner),
        }
    }
}

struct Merging<'a> {
    plan: &'a Plan,
    choices: &'a Choices,
    ids: &'a mut IdSource,
    guidance: &'a Catalogue,
    /// Ids that this merge gave out.
    used: HashSet<Key>,
    told: Merged,
    categories: Words<Category>,
    kinds: Words<LinkKind>,
    problems: Problems,
}

impl Merging<'_> {
    /// An id that no record has; the file's own, if it came from a plan.
    fn id<T: Record>(&mut self, wanted: Option<Id<T>>) -> Id<T> {
        if let Some(id) = wanted
            && !self.plan.contains(Key::of(id))
            && self.used.insert(Key::of(id))
        {
            return id;
        }
        loop {
            let id = self.ids.next::<T>();
            if !self.plan.contains(Key::of(id)) && self.used.insert(Key::of(id)) {
                return id;
            }
        }
    }

    fn partner(
        &mut self,
        incoming: &PartnerIn,
        found: Option<Id<Partner>>,
        existing: &mut Existing<'_>,
    ) -> Id<Partner> {
        let category = self.category(incoming, found.is_some());
        let Some(old) = found.and_then(|id| self.plan.get(id)) else {
            return self.new_partner(incoming, category);
        };
        let policy = self.choices.policy;
        let mut changed = Changed {
            name: name_of(&old.name),
            ..Changed::default()
        };
        let mut fields = incoming.fields.clone();
        if let Some(category) = category {
            fields.insert("category", Value::Text(category.word().to_owned()));
        }
        let record = self.filled(&old.clone().wrap(), &fields, &mut changed, |field| {
            Target::Partner(field)
        });
        let record = with_notes(&record, &incoming.notes, policy, &mut changed);
        self.put_if_changed(&old.clone().wrap(), record);
        if policy != Policy::Keep {
            let contacts = existing.contacts.remove(&old.id).unwrap_or_default();
            self.contacts(old.id, &incoming.contacts, &contacts, &mut changed);
        }
        for (aspect, fields) in &incoming.ratings {
            let ratings = existing.ratings.get(&old.id);
            let rating = ratings.and_then(|all| all.iter().find(|r| r.aspect == *aspect));
            if let Some(rating) = rating {
                let before = (*rating).clone().wrap();
                let after = self.filled(&before, fields, &mut changed, |field| {
                    Target::Rating(*aspect, field)
                });
                self.put_if_changed(&before, after);
            } else if policy != Policy::Keep && !fields.is_empty() {
                changed.changes.push(format!("{}: rated", aspect.label()));
                self.new_rating(old.id, *aspect, fields);
            }
        }
        for (lens, fields) in &incoming.places {
            let places = existing.places.get(&old.id);
            let place = places.and_then(|all| all.iter().find(|p| p.lens == *lens));
            if let Some(place) = place {
                self.moved(place, fields, &mut changed);
            } else if policy != Policy::Keep
                && self.new_place(old.id, *lens, fields, &incoming.place)
            {
                changed
                    .changes
                    .push(format!("{}: a place on the map", lens.label()));
            }
        }
        self.told.matched.push(changed);
        old.id
    }

    /// The category that was chosen or guessed for a word that is none of ours.
    fn category(&mut self, incoming: &PartnerIn, is_matched: bool) -> Option<Category> {
        let said = incoming.category.as_ref()?;
        if is_matched && (said.is_empty() || self.choices.policy != Policy::Replace) {
            return None;
        }
        let chosen = self
            .choices
            .categories
            .iter()
            .find(|(word, _)| word == said);
        let category = chosen.map_or_else(
            || typed::guess_category(said, self.guidance),
            |(_, category)| *category,
        );
        self.categories.count(said, category);
        Some(category)
    }

    fn new_partner(&mut self, incoming: &PartnerIn, category: Option<Category>) -> Id<Partner> {
        let id = self.id(incoming.id);
        let mut blank = Partner::new(id);
        if let Some(category) = category {
            blank.category = category;
        }
        if incoming.fields.contains_key("current_level") {
            // Who is placed on a level is at the table, as on the map.
            blank.status = PartnerStatus::AtTable;
        }
        let record = set_all(&blank.wrap(), &incoming.fields);
        let mut nothing = Changed::default();
        let record = with_notes(&record, &incoming.notes, Policy::Fill, &mut nothing);
        self.told.put.push(record);
        self.told.new.push(name_of(incoming.name()));
        self.contacts(id, &incoming.contacts, &[], &mut nothing);
        for (aspect, fields) in &incoming.ratings {
            self.new_rating(id, *aspect, fields);
        }
        for (lens, fields) in &incoming.places {
            self.new_place(id, *lens, fields, &incoming.place);
        }
        id
    }

    fn new_rating(&mut self, partner: Id<Partner>, aspect: crate::model::Aspect, fields: &Fields) {
        let rating = LevelRating {
            partner,
            aspect,
            ..LevelRating::new(self.id(None))
        };
        self.told.put.push(set_all(&rating.wrap(), fields));
    }

    /// A place on the map; false if the file tells only half of it or it lies off the map.
    fn new_place(
        &mut self,
        partner: Id<Partner>,
        lens: crate::model::Lens,
        fields: &Fields,
        at: &str,
    ) -> bool {
        let [x, y, _] = PLACE;
        if !fields.contains_key(x) || !fields.contains_key(y) {
            self.problems.add(|| {
                Problem::at(
                    at,
                    "only one number of its place is there, so it was left out; give x and y",
                )
            });
            return false;
        }
        let place = Placement {
            partner,
            lens,
            ..Placement::new(self.id(None))
        };
        let record = set_all(&place.wrap(), fields);
        debug_assert!(
            limits::outside(&record).is_none(),
            "values are read within limits"
        );
        self.told.put.push(record);
        true
    }

    fn moved(&mut self, old: &Placement, fields: &Fields, changed: &mut Changed) {
        let before = old.clone().wrap();
        let after = set_all(&before, fields);
        if after == before {
        } else if self.choices.policy == Policy::Replace {
            let lens = old.lens.label();
            changed.changes.push(format!("{lens}: moved on the map"));
            self.told.put.push(after);
        } else {
            changed.kept += 1;
        }
    }

    fn contacts(
        &mut self,
        partner: Id<Partner>,
        incoming: &[Fields],
        existing: &[&Contact],
        changed: &mut Changed,
    ) {
        let mut rank = existing.iter().map(|c| c.rank).fold(0.0, f64::max);
        let mut first = existing.is_empty();
        let mut fresh: Vec<&Fields> = Vec::new();
        for fields in incoming {
            let text = |field| match fields.get(field) {
                Some(Value::Text(text)) => target::plain(text),
                _ => String::new(),
            };
            let (name, email) = (text("name"), text("email"));
            let same = existing.iter().find(|c| {
                (!name.is_empty() && target::plain(&c.name) == name)
                    || (!email.is_empty() && target::plain(&c.email) == email)
            });
            if let Some(contact) = same {
                let before = (*contact).clone().wrap();
                let after = self.filled(&before, fields, changed, Target::Contact);
                self.put_if_changed(&before, after);
                continue;
            }
            if fresh.contains(&fields) {
                continue;
            }
            fresh.push(fields);
            rank += 1.0;
            let contact = Contact {
                partner,
                rank,
                primary_contact: first,
                ..Contact::new(self.id(None))
            };
            first = false;
            self.told.put.push(set_all(&contact.wrap(), fields));
            self.told.contacts += 1;
            changed.changes.push("a new contact".to_owned());
        }
    }

    /// The record with what the policy takes from the file.
    fn filled(
        &self,
        before: &AnyRecord,
        fields: &Fields,
        changed: &mut Changed,
        target: impl Fn(&'static str) -> Target,
    ) -> AnyRecord {
        let mut after = before.clone();
        for (field, value) in fields {
            let old = before.value(field).unwrap_or(Value::Null);
            if old == *value {
                continue;
            }
            let is_empty = match &old {
                Value::Null => true,
                Value::Text(text) => text.trim().is_empty(),
                _ => false,
            };
            match self.choices.policy {
                Policy::Keep => changed.kept += 1,
                Policy::Fill if !is_empty => changed.kept += 1,
                Policy::Fill | Policy::Replace => {
                    let said = |value: &Value| {
                        let column = target::column_of(before.kind(), field);
                        let said = column.and_then(|c| value::said(c, value, self.guidance));
                        said.map_or_else(|| "–".to_owned(), |s| one_line(&s.to_string(), 40))
                    };
                    let title = &named(target(field)).title;
                    changed
                        .changes
                        .push(format!("{title}: {} → {}", said(&old), said(value)));
                    after = after.with(field, value.clone()).unwrap_or(after);
                }
            }
        }
        after
    }

    fn put_if_changed(&mut self, before: &AnyRecord, after: AnyRecord) {
        if *before != after {
            self.told.put.push(after);
        }
    }
}

fn set_all(record: &AnyRecord, fields: &Fields) -> AnyRecord {
    let mut record = record.clone();
    for (field, value) in fields {
        record = record.with(field, value.clone()).unwrap_or(record);
    }
    record
}

fn with_notes(
    record: &AnyRecord,
    lines: &[String],
    policy: Policy,
    changed: &mut Changed,
) -> AnyRecord {
    with_lines(record, "notes", lines, policy, changed)
}

/// The record with lines added to a text that does not have them yet.
fn with_lines(
    record: &AnyRecord,
    field: &'static str,
    lines: &[String],
    policy: Policy,
    changed: &mut Changed,
) -> AnyRecord {
    let Some(Value::Text(mut text)) = record.value(field) else {
        return record.clone();
    };
    if policy == Policy::Keep {
        return record.clone();
    }
    for line in lines {
        if text.contains(line.as_str()) {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(line);
        changed
            .changes
            .push(format!("Notes: “{}” is added", one_line(line, 40)));
    }
    record
        .with(field, Value::Text(text))
        .unwrap_or_else(|_| record.clone())
}

fn name_of(name: &str) -> String {
    match one_line(name, 80) {
        name if name.is_empty() => "Unnamed partner".to_owned(),
        name => name,
    }
}
