//! Seeded plans over all kinds of records, full of odd values, and what the tests share.

use std::path::{Path, PathBuf};

use roundtable::{
    edit::Document,
    model::{
        AnyRecord, Column, Date, Field as _, Goal, Header, Id, Kind, Plan, Storage, Value, limits,
    },
    store::{self, Access, Opened, Writer},
};

/// SplitMix64: the same numbers on every machine.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.roll() % n as u64) as usize
    }

    pub(crate) fn small(&mut self, n: u64) -> i64 {
        (self.roll() % n).cast_signed()
    }

    pub(crate) fn id(&mut self) -> i64 {
        (self.roll() >> 1).cast_signed() | 1
    }

    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        (!from.is_empty()).then(|| &from[self.below(from.len())])
    }
}

fn text(dice: &mut Dice) -> String {
    let odd = [
        "",
        "Family Court",
        "O'Brien; DROP TABLE partners; --",
        "“Quoted”, \"quoted\", `quoted`, [quoted]",
        "line\nline\r\nline\ttab",
        "a\0b",
        "👩‍👩‍👧‍👦 family 🏳️‍🌈",
        "محكمة الأسرة",
        "בית משפט",
        "家庭裁判所",
        "e\u{301} = é",
        "\u{feff}bom and \u{202e}reversed",
        "\u{10ffff}",
    ];
    match dice.below(30) {
        0 => "ő".repeat(10_000),
        _ => (*dice.pick(&odd).unwrap()).to_owned(),
    }
}

fn value(dice: &mut Dice, kind: Kind, column: &Column, plan: &Plan) -> Value {
    if column.nullable && dice.below(3) == 0 {
        return Value::Null;
    }
    let range = limits::range(kind, column.name);
    match column.storage {
        Storage::Bool => Value::Int(dice.small(2)),
        Storage::Word => Value::Text((*dice.pick(column.words).unwrap()).to_owned()),
        Storage::Text => Value::Text(text(dice)),
        Storage::Blob => {
            let length = *dice.pick(&[0, 1, 300, 70_000]).unwrap();
            Value::Blob((0..length).map(|_| dice.roll() as u8).collect())
        }
        Storage::Date => {
            let days = [
                Date::MAX,
                Date::ZERO,
                Date::constant(2024, 2, 29),
                Date::constant(2026, 11, 22),
            ];
            dice.pick(&days).unwrap().to_value()
        }
        Storage::Int => Value::Int(match range {
            Some(range) => *range.start() as i64 + dice.small(3),
            None => *dice.pick(&[i64::MIN, -1, 0, 1, i64::MAX]).unwrap(),
        }),
        Storage::Real => Value::Real(match range {
            Some(range) => *dice.pick(&[*range.start(), *range.end(), 1.0]).unwrap(),
            None => *dice
                .pick(&[f64::MIN, -0.1, 0.0, 0.1 + 0.2, 1e-320, 3.0, f64::MAX])
                .unwrap(),
        }),
        Storage::Id => {
            let targets = plan.ids_of(Kind::of_table(column.points_at.unwrap()).unwrap());
            dice.pick(&targets)
                .map_or(Value::Null, |id| Value::Int(*id))
        }
    }
}

/// A record with odd values that points only at what is in the plan; `None` if there is nothing to point at.
pub(crate) fn record(dice: &mut Dice, kind: Kind, id: i64, plan: &Plan) -> Option<AnyRecord> {
    let values = kind
        .columns()
        .iter()
        .map(|column| value(dice, kind, column, plan))
        .collect();
    kind.build(id, values).ok()
}

/// A plan with records of every kind.
pub(crate) fn odd_plan(seed: u64) -> Plan {
    let dice = &mut Dice::new(seed);
    let mut plan = Plan::default();
    let mut ids = vec![i64::MAX, 2];
    // Several rounds, because the kinds point at one another both ways.
    for round in 0..4 {
        for kind in Kind::ALL {
            let id = match kind {
                Kind::Header => 1,
                _ => ids.pop().unwrap_or_else(|| dice.id()),
            };
            if (*kind != Kind::Header || round == 0)
                && let Some(record) = record(dice, *kind, id, &plan)
            {
                plan.put_any(record);
            }
        }
    }
    plan
}

/// A small plan that needs no thought.
pub(crate) fn plain_plan() -> Plan {
    let mut plan = Plan::default();
    let header = Header {
        title: "Safe at home".to_owned(),
        ..Header::new(Id::new(1))
    };
    plan.put_any(AnyRecord::Header(header));
    plan
}

/// A goal, for tests that need some change and don't care which.
pub(crate) fn goal(id: i64, text: &str) -> Goal {
    Goal {
        text: text.to_owned(),
        ..Goal::new(Id::new(id))
    }
}

/// A new plan file in a folder of its own.
pub(crate) fn new_file(plan: &Plan) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("Plan.roundtable");
    store::create(&path, plan).unwrap();
    (dir, path)
}

/// Opens a plan that can be written.
pub(crate) fn open(path: &Path) -> (Document, Writer) {
    let Opened {
        plan,
        done,
        undone,
        last_number,
        access,
        ..
    } = store::open(path).unwrap();
    let Access::Write(writer) = access else {
        panic!("{access:?}");
    };
    (Document::new(plan, done, undone, last_number), writer)
}

/// Why a plan opens for reading only.
pub(crate) fn read_only(path: &Path) -> (Plan, String) {
    let opened = store::open(path).unwrap();
    match opened.access {
        Access::ReadOnly(reason) => (opened.plan, reason),
        Access::Write(_) => panic!("it can be written"),
    }
}

/// Another program that works on the file.
pub(crate) fn meddle(path: &Path, sql: &str) {
    let db = rusqlite::Connection::open(path).unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    db.execute_batch(sql).unwrap();
}
