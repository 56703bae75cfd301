//! From JSON text to a sound plan, or to everything that is wrong with it.
//! The document is read as a stream: a record is kept, the rest is passed over.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use serde::de::{DeserializeSeed as _, IgnoredAny, MapAccess, SeqAccess};
use serde_json::{Map, Value as Json};

use super::{
    super::{Problem, Problems},
    MAJOR, MINOR, envelope,
    part::{Part, Read, Simple},
    syntax,
};
use crate::model::{
    Dangling, Edition, Key, Kind, Plan,
    json::{self, shortened, sort_of},
};

/// A plan that was read, and what was left out of it.
#[derive(Debug)]
pub struct Imported {
    /// The plan; all its references are sound.
    pub plan: Plan,
    /// Whether it is the whole plan or what was shared of it.
    pub edition: Edition,
    /// What the document held beyond what this version knows, one line each.
    pub notes: Vec<String>,
}

/// Reads a document whole, or tells all that is wrong with it.
pub fn from_bytes(bytes: &[u8]) -> Result<Imported, Vec<Problem>> {
    let text = syntax::text_of(bytes).map_err(|problem| vec![problem])?;
    let (envelope, broken) = envelope::read(text);
    if let Some(error) = &broken
        && envelope.says_nothing()
    {
        return Err(vec![syntax::explain(text, error, "")]);
    }
    let minor = envelope.check().map_err(|problem| match &broken {
        // A document that breaks off may have its version in the part that is missing.
        Some(error) if problem.place.starts_with("version") => {
            vec![syntax::explain(text, error, "")]
        }
        _ => vec![problem],
    })?;

    let mut reading = Reading::default();
    let mut from = serde_json::Deserializer::from_str(text);
    let error = Read(Document(&mut reading))
        .deserialize(&mut from)
        .and_then(|()| from.end())
        .err();
    if let Some(error) = error.or(broken) {
        let path = reading.at.to_string();
        reading
            .problems
            .add(|| syntax::explain(text, &error, &path));
        return Err(reading.problems.into_vec());
    }
    reading.finish(minor, envelope.edition())
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    plan: Plan,
    problems: Problems,
    unknown: Unknown,
    /// The ids of each kind as they stand in the document; 0 for one that could not be read.
    ids: BTreeMap<Kind, Vec<i64>>,
    /// Records that were there but not sound: what points at them is not dangling.
    unsound: BTreeSet<Key>,
    /// Whether the plan is an object, so that its lists can be missed.
    has_lists: bool,
    /// Where the parser is.
    at: Place,
}

/// A place in the document such as `plan.partners[3].name`; parts that don't apply are empty.
#[derive(Clone, Copy, Default)]
struct Place {
    outer: &'static str,
    list: &'static str,
    record: Option<usize>,
    field: &'static str,
}

impl Place {
    const fn outer(outer: &'static str) -> Self {
        Self {
            outer,
            list: "",
            record: None,
            field: "",
        }
    }
    const fn list(kind: Kind) -> Self {
        Self {
            list: kind.table(),
            ..Self::outer("plan")
        }
    }
    const fn record(kind: Kind, index: usize) -> Self {
        Self {
            record: Some(index),
            ..Self::list(kind)
        }
    }
    const fn field(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.outer)?;
        if !self.list.is_empty() {
            write!(f, ".{}", self.list)?;
        }
        if let Some(index) = self.record {
            write!(f, "[{index}]")?;
        }
        if !self.field.is_empty() {
            write!(f, ".{}", self.field)?;
        }
        Ok(())
    }
}

/// Lists and fields that this version does not know.
#[derive(Default)]
struct Unknown {
    /// Where, name, and in how many records; in the order of the document.
    named: Vec<(&'static str, String, usize)>,
    /// What stood in the document beyond those.
    more: usize,
}

/// How many unknown names are told; a broken document may hold millions.
const TOLD: usize = 50;

impl Unknown {
    fn add(&mut self, place: &'static str, name: &str, records: usize) {
        let name = shortened(name);
        let known = self
            .named
            .iter_mut()
            .find(|(p, n, _)| *p == place && *n == name);
        if let Some((_, _, count)) = known {
            *count += records;
        } else if self.named.len() < TOLD {
            self.named.push((place, name, records));
        } else {
            self.more += records;
        }
    }
}

impl Reading {
    fn problem(&mut self, message: impl FnOnce() -> String) {
        let at = self.at;
        self.problems.add(|| Problem::at(at.to_string(), message()));
    }

    /// One record; `fields` holds its known fields.
    fn record(&mut self, kind: Kind, index: usize, fields: &Json) {
        self.at = Place::record(kind, index);
        let id = fields
            .get("id")
            .and_then(|id| json::id_from_json(id).ok())
            .unwrap_or(0);
        let key = Key { kind, id };
        if id != 0 && (self.plan.contains(key) || self.unsound.contains(&key)) {
            let first = self
                .ids
                .get(&kind)
                .and_then(|ids| ids.iter().position(|i| *i == id));
            self.at.field = "id";
            self.problem(|| {
                format!(
                    "the id “{id}” is already that of {}; give each record of a list its own id",
                    Place::record(kind, first.unwrap_or(0))
                )
            });
        }
        self.ids.entry(kind).or_default().push(id);
        match json::from_json(kind, fields) {
            Ok(read) => self.plan.put_any(read.record),
            Err(problems) => {
                let place = Place::record(kind, index);
                for problem in problems {
                    self.problems.add(|| {
                        let dot = if problem.field.is_empty() { "" } else { "." };
                        Problem::at(format!("{place}{dot}{}", problem.field), problem.message)
                    });
                }
                self.unsound.insert(key);
            }
        }
    }

    fn finish(mut self, minor: i64, edition: Edition) -> Result<Imported, Vec<Problem>> {
        if self.has_lists {
            self.check_header();
            self.check_references();
        }
        if !self.problems.is_empty() {
            return Err(self.problems.into_vec());
        }
        let mut notes = notes(&self.unknown, minor);
        if edition == Edition::Shared {
            notes.insert(0, SHARED.to_owned());
        }
        Ok(Imported {
            plan: self.plan,
            edition,
            notes,
        })
    }

    fn check_header(&mut self) {
        self.at = Place::list(Kind::Header);
        let ids = self.ids.get(&Kind::Header);
        match ids.map(Vec::as_slice) {
            None | Some([]) => self.problem(|| {
                "the plan's own particulars are missing; add one record with the id \"1\""
                    .to_owned()
            }),
            Some([0 | 1]) => {}
            Some([other]) => {
                let other = *other;
                self.at = Place::record(Kind::Header, 0).field("id");
                self.problem(|| format!("expected \"1\", found “{other}”; change it to \"1\""));
            }
            Some(several) => {
                let several = several.len();
                self.problem(|| {
                    format!("there are {several} records, and a plan has exactly one; keep the right one, with the id \"1\"")
                });
            }
        }
    }

    fn check_references(&mut self) {
        for Dangling {
            from,
            column,
            target,
        } in self.plan.dangling()
        {
            // A target that is there but unsound has its own line; one whose id could not be read may be this.
            let unread = Key {
                kind: target.kind,
                id: 0,
            };
            if self.unsound.contains(&target) || self.unsound.contains(&unread) {
                continue;
            }
            let ids = &self.ids;
            self.problems.add(|| {
                let index = ids
                    .get(&from.kind)
                    .and_then(|ids| ids.iter().position(|id| *id == from.id))
                    .unwrap_or(0);
                let nullable = from
                    .kind
                    .columns()
                    .iter()
                    .any(|c| c.name == column && c.nullable);
                Problem::at(
                    Place::record(from.kind, index).field(column).to_string(),
                    format!(
                        "“{}” points at “{}” in {}, and there is no such record; add it{}",
                        from.id,
                        target.id,
                        target.kind.table(),
                        if nullable {
                            ", correct the id or use null"
                        } else {
                            " or correct the id"
                        }
                    ),
                )
            });
        }
    }
}

/// What was left out, in words.
fn notes(unknown: &Unknown, minor: i64) -> Vec<String> {
    let mut notes = Vec::new();
    if minor > MINOR && !unknown.named.is_empty() {
        notes.push(format!(
            "The file was written by a newer Roundtable (version {MAJOR}.{minor}, this one reads {MAJOR}.{MINOR}); what is named here was left out"
        ));
    }
    for (place, name, count) in &unknown.named {
        let records = if *count == 1 { "record" } else { "records" };
        notes.push(match *place {
            "" => format!("{name}: this version does not know this field; it was left out"),
            "plan" => format!("plan.{name}: this version does not know this list; it was left out ({count} {records})"),
            list => format!("plan.{list}: this version does not know the field “{name}”; it was left out ({count} {records})"),
        });
    }
    if unknown.more > 0 {
        notes.push(format!(
            "and {} more fields and records that this version does not know were left out",
            unknown.more
        ));
    }
    notes
}

/// Who imports a shared edition must not take it for the whole plan.
const SHARED: &str = "This is a shared edition: private notes, small groups, files and snapshots were left out when it was made; the plan that it was made of is elsewhere";

const TWICE: &str = "this field stands here twice; keep the right one";

struct Document<'a>(&'a mut Reading);

impl<'de> Part<'de> for Document<'_> {
    type Out = ();
    fn simple(self, _: Json) {
        // Told by the envelope.
    }
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        const KNOWN: [&str; 5] = ["format", "version", "app", "edition", "plan"];
        let reading = self.0;
        let mut seen = BTreeSet::new();
        while let Some(name) = object.next_key::<String>()? {
            let Some(known) = KNOWN.into_iter().find(|known| *known == name) else {
                reading.unknown.add("", &name, 1);
                object.next_value::<IgnoredAny>()?;
                continue;
            };
            reading.at = Place::outer(known);
            if !seen.insert(known) {
                reading.problem(|| TWICE.to_owned());
                object.next_value::<IgnoredAny>()?;
            } else if known == "plan" {
                object.next_value_seed(Read(PlanPart(reading)))?;
            } else {
                object.next_value::<IgnoredAny>()?;
            }
            reading.at = Place::default();
        }
        if !seen.contains("plan") {
            reading.at = Place::outer("plan");
            reading.problem(|| "missing; export the plan again".to_owned());
        }
        Ok(())
    }
}

struct PlanPart<'a>(&'a mut Reading);

impl<'de> Part<'de> for PlanPart<'_> {
    type Out = ();
    fn simple(self, found: Json) {
        self.0.problem(|| {
            format!(
                "expected an object of lists, found {}; export the plan again",
                sort_of(&found)
            )
        });
    }
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let reading = self.0;
        reading.has_lists = true;
        let mut seen = BTreeSet::new();
        while let Some(name) = object.next_key::<String>()? {
            let Some(kind) = Kind::of_table(&name) else {
                let records = object.next_value_seed(Read(Count))?;
                reading.unknown.add("plan", &name, records);
                continue;
            };
            reading.at = Place::list(kind);
            if seen.insert(kind) {
                object.next_value_seed(Read(TablePart(reading, kind)))?;
            } else {
                reading.problem(|| TWICE.to_owned());
                object.next_value::<IgnoredAny>()?;
            }
            reading.at = Place::outer("plan");
        }
        Ok(())
    }
}

/// The number of records in a list that this version does not know.
struct Count;

impl<'de> Part<'de> for Count {
    type Out = usize;
    fn simple(self, _: Json) -> usize {
        1
    }
    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<usize, A::Error> {
        let mut count = 0;
        while list.next_element::<IgnoredAny>()?.is_some() {
            count += 1;
        }
        Ok(count)
    }
}

struct TablePart<'a>(&'a mut Reading, Kind);

impl<'de> Part<'de> for TablePart<'_> {
    type Out = ();
    fn simple(self, found: Json) {
        self.0
            .problem(|| format!("expected a list of records, found {}", sort_of(&found)));
        // One line is enough: no second one for the missing header, or for what points into this list.
        self.0.ids.entry(self.1).or_default().push(0);
        self.0.unsound.insert(Key {
            kind: self.1,
            id: 0,
        });
    }
    fn list<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let Self(reading, kind) = self;
        let mut index = 0;
        while !reading.problems.is_full() {
            let next = list.next_element_seed(Read(RecordPart(reading, kind, index)))?;
            reading.at = Place::list(kind);
            if next.is_none() {
                return Ok(());
            }
            index += 1;
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

struct RecordPart<'a>(&'a mut Reading, Kind, usize);

impl<'de> Part<'de> for RecordPart<'_> {
    type Out = ();
    fn simple(self, found: Json) {
        let Self(reading, kind, index) = self;
        reading.record(kind, index, &found);
    }
    fn object<A: MapAccess<'de>>(self, mut object: A) -> Result<(), A::Error> {
        let Self(reading, kind, index) = self;
        let mut fields = Map::new();
        reading.at = Place::record(kind, index);
        while let Some(name) = object.next_key::<String>()? {
            let known = match name.as_str() {
                "id" => Some("id"),
                name => kind
                    .columns()
                    .iter()
                    .map(|c| c.name)
                    .find(|known| *known == name),
            };
            let Some(known) = known else {
                object.next_value::<IgnoredAny>()?;
                reading.unknown.add(kind.table(), &name, 1);
                continue;
            };
            reading.at.field = known;
            let value = object.next_value_seed(Read(Simple))?;
            if fields.insert(name, value).is_some() {
                reading.problem(|| TWICE.to_owned());
            }
            reading.at.field = "";
        }
        reading.record(kind, index, &Json::Object(fields));
        Ok(())
    }
}
