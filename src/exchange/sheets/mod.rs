//! A plan as sheets of rows, for programs that count and filter: one sheet for each kind of record that there is.
//!
//! References stand as names, catalogue ids as the words that people read, rows in the order of the plan. The id of
//! each record stands last, so that two exports can be told apart and joined.
//! `workbook` and `folder` write them; both hold the same cells.
//! Must not know: what a sheet looks like, files.

mod folder;
mod workbook;

use std::{cmp::Ordering, collections::HashMap};

pub use folder::write as folder;
pub use workbook::write as workbook;

use crate::{
    guidance::Catalogue,
    insight::{findings, journey, naming, privacy},
    model::{
        AnyRecord, Column as Declared, Date, Edition, Field as _, Header, Id, Key, Kind, Plan,
        Privacy, Storage, Value,
    },
};

/// Kinds that tell of the program and not of the partnership; the plan's own particulars stand in front.
const NOT_ROWS: [Kind; 3] = [Kind::Header, Kind::RaciColumn, Kind::ReportSetup];

/// A plan as sheets.
#[derive(Debug)]
pub struct Book {
    /// The plan's name; never empty.
    pub title: String,
    /// The agency whose plan it is; may be empty.
    pub agency: String,
    /// For whom it is.
    pub edition: Edition,
    /// The day on which it is made.
    pub on: Date,
    /// The plan's particulars: what they are called, and what they are.
    pub particulars: Vec<(String, Cell)>,
    /// The sheets, in the order of the plan.
    pub sheets: Vec<Sheet>,
}

/// Rows of one kind.
#[derive(Debug)]
pub struct Sheet {
    /// Its name, at most 31 characters.
    pub name: &'static str,
    /// What its rows are, in a sentence.
    pub holds: &'static str,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a sheet.
#[derive(Debug)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Whether it is for programs rather than for people.
    pub quiet: bool,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(Date),
}

/// Where the words of one column come from.
enum From {
    /// A field as it is stored.
    Field(usize, &'static Declared),
    /// The step on which the record's question is asked.
    Step,
    /// The record's id.
    Id,
}

/// What the cells of a plan are looked up in.
struct Reader<'a> {
    plan: &'a Plan,
    guidance: &'a Catalogue,
    names: HashMap<Key, String>,
    /// What our agency is called.
    agency: String,
    /// The order of the catalogue's items.
    items: HashMap<&'a str, (usize, usize)>,
}

/// The sheets of a plan.
pub fn of(plan: &Plan, edition: Edition, guidance: &Catalogue, on: Date) -> Book {
    let mut reader = Reader::new(plan, guidance);
    let kinds = Kind::ALL.iter().filter(|kind| !NOT_ROWS.contains(kind));
    let sheets = kinds.filter_map(|kind| reader.sheet(*kind)).collect();
    let header = plan.get(Id::<Header>::new(1));
    let title = header.map_or("", |header| header.title.trim());
    Book {
        title: if title.is_empty() { "Plan" } else { title }.to_owned(),
        agency: header.map_or_else(String::new, |header| header.agency.clone()),
        edition,
        on,
        particulars: reader.particulars(),
        sheets,
    }
}

impl Book {
    /// For whom it is, in a sentence.
    pub const fn edition_in_words(&self) -> &'static str {
        match self.edition {
            Edition::Full => "Full edition: everything in the plan, private notes and contacts too",
            Edition::Shared => {
                "Shared edition: without private notes, small groups, stories that may not be published, files and snapshots"
            }
        }
    }
}

impl Sheet {
    /// How many rows it has, in words.
    pub fn count(&self) -> String {
        crate::insight::text::count(self.rows.len(), "row", "rows")
    }
}

impl<'a> Reader<'a> {
    fn new(plan: &'a Plan, guidance: &'a Catalogue) -> Self {
        let mut items = HashMap::new();
        for (place, item) in guidance.items().enumerate() {
            let step = guidance.step_of(&item.id).map(|step| step.id.as_str());
            let step = journey::STEPS.iter().position(|s| Some(s.id) == step);
            items.insert(item.id.as_str(), (step.unwrap_or(usize::MAX), place));
        }
        Self {
            plan,
            guidance,
            names: HashMap::new(),
            agency: agency(plan),
            items,
        }
    }

    fn particulars(&mut self) -> Vec<(String, Cell)> {
        let Some(header) = self.plan.all_of(Kind::Header).next() else {
            return Vec::new();
        };
        let mut told = Vec::new();
        for (column, value) in Kind::Header.columns().iter().zip(header.values()) {
            let cell = self.cell(&header, column, &value);
            if cell != Cell::Empty {
                told.push((naming::field(Kind::Header, column.name), cell));
            }
        }
        told
    }

    fn sheet(&mut self, kind: Kind) -> Option<Sheet> {
        let mut records: Vec<(AnyRecord, Vec<Value>)> = self
            .plan
            .all_of(kind)
            .map(|record| {
                let values = record.values();
                (record, values)
            })
            .collect();
        if records.is_empty() {
            return None;
        }
        self.sort(kind, &mut records);
        let from = columns(kind, &records);
        let rows = records.iter().map(|(record, values)| {
            let cells = from.iter().map(|from| match from {
                From::Field(at, column) => values
                    .get(*at)
                    .map_or(Cell::Empty, |value| self.cell(record, column, value)),
                From::Step => self.step(values.first()),
                From::Id => Cell::Text(record.raw_id().to_string()),
            });
            cells.collect()
        });
        let rows = rows.collect();
        let columns = from.iter().map(|from| Column {
            title: match from {
                From::Field(_, column) => naming::field(kind, column.name),
                From::Step => "Step".to_owned(),
                From::Id => "Id".to_owned(),
            },
            quiet: matches!(from, From::Id),
        });
        Some(Sheet {
            name: naming::many(kind),
            holds: kind.doc().trim(),
            columns: columns.collect(),
            rows,
        })
    }

    /// Puts rows in the order of the plan: parts with what they are a part of, then by rank, then by day; answers
    /// in the order of the questions.
    fn sort(&self, kind: Kind, records: &mut [(AnyRecord, Vec<Value>)]) {
        let columns = kind.columns();
        let at = |fits: fn(&Declared) -> bool| columns.iter().position(fits);
        let whole = at(|c| c.storage == Storage::Id && c.must_be_given());
        let rank = at(|c| c.name == "rank");
        let day = at(|c| c.name == "on");
        let item = at(|c| c.name == "item");
        let question = |values: &[Value]| match item.and_then(|at| values.get(at)) {
            Some(Value::Text(id)) => self.items.get(id.as_str()).copied(),
            _ => None,
        };
        let by = |a: &[Value], b: &[Value], at: Option<usize>| {
            at.map_or(Ordering::Equal, |at| order(a.get(at), b.get(at)))
        };
        records.sort_by(|(_, a), (_, b)| {
            let questions = || question(a).cmp(&question(b));
            by(a, b, whole)
                .then_with(questions)
                .then_with(|| by(a, b, rank))
                .then_with(|| by(a, b, day))
        });
    }

    fn step(&self, item: Option<&Value>) -> Cell {
        let Some(Value::Text(id)) = item else {
            return Cell::Empty;
        };
        let step = self.guidance.step_of(id);
        step.map_or(Cell::Empty, |step| Cell::Text(step.title.clone()))
    }

    fn cell(&mut self, record: &AnyRecord, column: &Declared, value: &Value) -> Cell {
        match value {
            Value::Null if is_ours(record, column.name) => Cell::Text(self.agency.clone()),
            Value::Null | Value::Blob(_) => Cell::Empty,
            Value::Real(number) => Cell::Number(*number),
            Value::Int(truth) if column.storage == Storage::Bool => {
                Cell::Text(if *truth == 0 { "No" } else { "Yes" }.to_owned())
            }
            Value::Int(id) if column.storage == Storage::Id => column
                .points_at
                .and_then(Kind::of_table)
                .map_or(Cell::Empty, |kind| {
                    Cell::Text(self.name(Key { kind, id: *id }))
                }),
            Value::Int(number) => Cell::Number(*number as f64),
            Value::Text(text) if text.is_empty() => Cell::Empty,
            Value::Text(text) if column.storage == Storage::Date => {
                match Date::from_value(value.clone()) {
                    Ok(day) => Cell::Day(day),
                    Err(_) => Cell::Text(text.clone()),
                }
            }
            Value::Text(text) => Cell::Text(self.words(record, column, text)),
        }
    }

    /// What people read for a text, which may be a word or an id.
    fn words(&mut self, record: &AnyRecord, column: &Declared, text: &str) -> String {
        if column.storage == Storage::Word {
            let at = column.words.iter().position(|word| *word == text);
            let label = at.and_then(|at| column.labels.get(at));
            return label.copied().unwrap_or(text).to_owned();
        }
        let found = match (record, column.name) {
            (AnyRecord::Answer(_) | AnyRecord::SurveyResponse(_), "item") => {
                self.guidance.item(text).map(|item| item.wording.clone())
            }
            (AnyRecord::Answer(answer), "choice") => {
                let item = self.guidance.item(&answer.item);
                let choice = item.and_then(|item| item.choices.iter().find(|c| c.id == text));
                choice.map(|choice| choice.label.clone())
            }
            (AnyRecord::Partner(_), "member_type") => {
                super::incoming::value::member_label(text, self.guidance).map(ToOwned::to_owned)
            }
            (AnyRecord::AgendaBlock(_), "step") => {
                self.guidance.step(text).map(|step| step.title.clone())
            }
            (AnyRecord::Waiver(_), "rule") => findings::rules()
                .find(|rule| rule.id == text)
                .map(|rule| rule.when.to_owned())
                .or_else(|| {
                    let rule = privacy::RULES.iter().find(|rule| rule.id == text);
                    rule.map(|rule| rule.what.to_owned())
                }),
            (AnyRecord::Waiver(_), "subject") => Some(self.subject(text)),
            _ => None,
        };
        found.unwrap_or_else(|| text.to_owned())
    }

    /// The records of a waiver by their names.
    fn subject(&mut self, subject: &str) -> String {
        let key = |word: &str| {
            let (table, id) = word.split_once(':')?;
            Some(Key {
                kind: Kind::of_table(table)?,
                id: id.parse().ok()?,
            })
        };
        let words = subject.split_whitespace().map(|word| match key(word) {
            Some(key) if self.plan.contains(key) => self.name(key),
            _ => word.to_owned(),
        });
        words.collect::<Vec<_>>().join(", ")
    }

    fn name(&mut self, key: Key) -> String {
        let plan = self.plan;
        let name = self.names.entry(key);
        name.or_insert_with(|| naming::name(plan, key.kind, key.id))
            .clone()
    }
}

/// Whether nobody named in a field means our own agency.
fn is_ours(record: &AnyRecord, field: &str) -> bool {
    field == "partner"
        && match record {
            AnyRecord::Participant(_) | AnyRecord::NonNegotiable(_) => true,
            AnyRecord::RaciCell(cell) => cell.person.0.is_none(),
            _ => false,
        }
}

fn agency(plan: &Plan) -> String {
    let header = plan.get(Id::<Header>::new(1));
    let names = header.map(|header| [header.agency.trim(), header.agency_short.trim()]);
    let name = names.and_then(|names| names.into_iter().find(|name| !name.is_empty()));
    name.unwrap_or("Our agency").to_owned()
}

/// The columns of a kind. What is private or bytes, and empty everywhere, would only raise questions.
fn columns(kind: Kind, records: &[(AnyRecord, Vec<Value>)]) -> Vec<From> {
    let said = |at: usize| {
        let said = |value: &Value| !matches!(value, Value::Text(text) if text.is_empty());
        records
            .iter()
            .any(|(_, values)| values.get(at).is_some_and(said))
    };
    let something = |at: usize| {
        let nothing = |value: &Value| *value == Value::Null;
        records
            .iter()
            .any(|(_, values)| !values.get(at).is_none_or(nothing))
    };
    let shown = kind.columns().iter().enumerate().filter(|(at, column)| {
        column.storage != Storage::Blob
            && column.name != "rank"
            && !(kind == Kind::Snapshot && column.name == "body")
            && (column.privacy == Privacy::Open || said(*at))
            // An answer is about one thing of many; what none is about would fill half a page.
            && (kind != Kind::Answer || column.storage != Storage::Id || something(*at))
    });
    let asked = matches!(kind, Kind::Answer | Kind::SurveyResponse);
    let step = (kind == Kind::Answer).then_some(From::Step);
    let mut fields: Vec<From> = shown.map(|(at, column)| From::Field(at, column)).collect();
    if asked {
        // The question first, whatever it was declared after.
        fields.sort_by_key(|from| !matches!(from, From::Field(_, c) if c.name == "item"));
    }
    step.into_iter().chain(fields).chain([From::Id]).collect()
}

fn order(a: Option<&Value>, b: Option<&Value>) -> Ordering {
    match (a, b) {
        (Some(Value::Real(a)), Some(Value::Real(b))) => a.total_cmp(b),
        (Some(Value::Int(a)), Some(Value::Int(b))) => a.cmp(b),
        (Some(Value::Text(a)), Some(Value::Text(b))) => a.cmp(b),
        // What has no day comes last.
        (Some(Value::Null), Some(Value::Null)) => Ordering::Equal,
        (Some(Value::Null), _) => Ordering::Greater,
        (_, Some(Value::Null)) => Ordering::Less,
        _ => Ordering::Equal,
    }
}
