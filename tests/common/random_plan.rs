//! Random records and plans from a seed, generic over the declared kinds: a kind added tomorrow is covered.
//!
//! The same seed gives the same plan on every machine, so a failing seed can be kept as a test.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::cast_possible_wrap,
    clippy::expect_used,
    reason = "shared by tests that use parts of it"
)]

use roundtable::model::{
    AnyRecord, Column, Date, Field as _, IdSource, Key, Kind, Plan, Storage, Value, limits,
};

/// A small random generator (SplitMix64; Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 to `n` − 1; 0 if `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % (n.max(1) as u64)) as usize
    }

    /// A number from 0 to 1, without the 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list; `None` if it is empty.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// Text as people paste it: mostly plain, sometimes what breaks careless programs.
    pub fn text(&mut self) -> String {
        const PARTS: &[&str] = &[
            "Family Court",
            "shelter",
            " ",
            "meets monthly",
            "“quoted” and 'plain'",
            "O'Hara & Søn <b>",
            "line one\nline two",
            "\ttab",
            "\\ backslash \" quote",
            "Überweisung naïve",
            "家族支援センター",
            "بيت العائلة",
            "משפחה",
            "👩‍👩‍👧‍👦",
            "e\u{301}",
            "\u{feff}",
            "\u{2028}",
            "=1+1",
            "%s {} $1",
            "'); DROP TABLE partners; --",
            "\0",
        ];
        match self.below(40) {
            0..=7 => String::new(),
            8 => "Long name. ".repeat(self.below(1000)),
            _ => (0..=self.below(4))
                .filter_map(|_| self.pick(PARTS).copied())
                .collect(),
        }
    }

    /// A day of any year that can be written with four digits.
    pub fn date(&mut self) -> Date {
        let year = match self.below(10) {
            0 => self.below(10_000) as i16,
            _ => 2020 + self.below(15) as i16,
        };
        let month = 1 + self.below(12) as i8;
        let day = 1 + self.below(28) as i8;
        Date::new(year, month, day).expect("28 days are in every month")
    }

    fn real(&mut self) -> f64 {
        match self.below(8) {
            0 => 0.0,
            1 => -0.0,
            2 => 0.1 + 0.2,
            3 => self.below(1000) as f64,
            4 => (self.fraction() - 0.5) * 1e12,
            5 => [f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324][self.below(4)],
            6 => {
                let any = f64::from_bits(self.next());
                if any.is_finite() { any } else { 1.0 / 3.0 }
            }
            _ => self.fraction(),
        }
    }

    fn int(&mut self) -> i64 {
        match self.below(8) {
            0 => [i64::MAX, i64::MIN, (1 << 53) + 1, -1][self.below(4)],
            1 => self.next().cast_signed(),
            _ => self.below(100) as i64,
        }
    }
}

/// A legal value for a column; `None` if it must point at a record and the plan has none of that kind.
pub fn random_value(rng: &mut Rng, kind: Kind, column: &Column, plan: &Plan) -> Option<Value> {
    if column.nullable && rng.percent(30) {
        return Some(Value::Null);
    }
    if let Some(target) = column.points_at.and_then(Kind::of_table) {
        let targets = plan.ids_of(target);
        return match rng.pick(&targets) {
            Some(id) => Some(Value::Int(*id)),
            None => column.nullable.then_some(Value::Null),
        };
    }
    let range = limits::range(kind, column.name);
    Some(match column.storage {
        Storage::Bool => Value::Int(rng.below(2) as i64),
        Storage::Int | Storage::Id => Value::Int(match range {
            Some(range) => {
                let steps = (range.end() - range.start()) as usize + 1;
                *range.start() as i64 + rng.below(steps) as i64
            }
            None => rng.int(),
        }),
        Storage::Real => Value::Real(match range {
            Some(range) => match rng.below(6) {
                0 => *range.start(),
                1 => *range.end(),
                _ => range.start() + rng.fraction() * (range.end() - range.start()),
            },
            None => rng.real(),
        }),
        Storage::Text => Value::Text(rng.text()),
        Storage::Word => Value::Text((*rng.pick(column.words)?).to_owned()),
        Storage::Date => rng.date().to_value(),
        Storage::Blob => Value::Blob((0..rng.below(64)).map(|_| rng.next() as u8).collect()),
    })
}

/// A record of this kind that fits into the plan; `None` if something that it must point at is missing.
pub fn random_record(rng: &mut Rng, kind: Kind, id: i64, plan: &Plan) -> Option<AnyRecord> {
    let values = kind
        .columns()
        .iter()
        .map(|column| random_value(rng, kind, column, plan))
        .collect::<Option<Vec<_>>>()?;
    kind.build(id, values).ok()
}

/// The same record with some of its values rolled again.
pub fn changed(rng: &mut Rng, record: &AnyRecord, plan: &Plan) -> AnyRecord {
    let kind = record.kind();
    let mut values = record.values();
    for _ in 0..=rng.below(3) {
        let position = rng.below(values.len());
        if let Some(column) = kind.columns().get(position)
            && let Some(value) = random_value(rng, kind, column, plan)
        {
            values[position] = value;
        }
    }
    kind.build(record.raw_id(), values)
        .expect("random values fit their columns")
}

/// The id for a new record: the header is always number 1.
pub fn new_id(kind: Kind, ids: &mut IdSource) -> i64 {
    if kind == Kind::Header {
        1
    } else {
        ids.next::<()>().raw()
    }
}

/// Ids as a program with this seed would give them.
pub const fn ids(seed: u64) -> IdSource {
    IdSource::new(seed, 1_790_000_000_000)
}

/// Any record of the plan; `None` if the plan is empty.
pub fn any_key(rng: &mut Rng, plan: &Plan) -> Option<Key> {
    let mut place = rng.below(plan.len());
    for kind in Kind::ALL {
        let count = plan.count(*kind);
        if place < count {
            let id = *plan.ids_of(*kind).get(place)?;
            return Some(Key { kind: *kind, id });
        }
        place -= count;
    }
    None
}

/// A sound plan with at least one record of every kind and about `extra` more.
pub fn random_plan(seed: u64, extra: usize) -> Plan {
    let mut rng = Rng::new(seed);
    let mut ids = ids(seed);
    let mut plan = Plan::default();
    // Some kinds must point at kinds that are declared after them: go round until all are there.
    while let Some(kind) = Kind::ALL.iter().find(|kind| plan.count(**kind) == 0) {
        let before = plan.len();
        for kind in Kind::ALL.iter().filter(|k| **k >= *kind) {
            add(&mut rng, &mut ids, &mut plan, *kind);
        }
        assert!(plan.len() > before, "{kind:?} can't be made");
    }
    for _ in 0..extra {
        if let Some(kind) = rng.pick(Kind::ALL) {
            add(&mut rng, &mut ids, &mut plan, *kind);
        }
    }
    plan
}

fn add(rng: &mut Rng, ids: &mut IdSource, plan: &mut Plan, kind: Kind) {
    let id = new_id(kind, ids);
    if let Some(record) = random_record(rng, kind, id, plan) {
        plan.put_any(record);
    }
}
