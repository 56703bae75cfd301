//! Laws of changing a plan. Each has a letter: D for differences, H for history, R for references.
//!
//! The long runs do random things to a random plan and hold every law after every step, against a second
//! book-keeping that is written the plain way: it keeps whole plans. The seed of a run that ever failed is
//! kept as a test of its own.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

#[path = "common/random_plan.rs"]
mod random_plan;

use std::collections::BTreeSet;

use random_plan::{Rng, any_key, changed, ids, new_id, random_plan, random_record};
use roundtable::{
    edit::{Applied, Change, Diff, Document, Edit, Entry, Gesture, Refused, Step, copy},
    model::{
        Action, AnyRecord, Contact, Id, IdSource, Key, Kind, Link, OnDelete, Participant, Partner,
        Plan, Record, Storage, Value,
    },
};

// ---- copies ----

#[test]
fn every_part_points_at_its_whole_and_goes_with_it() {
    let parts = Kind::ALL.iter().filter_map(|k| Some((*k, k.part_of()?)));
    let mut some = 0;
    for (kind, field) in parts {
        let column = kind.columns().iter().find(|c| c.name == field).unwrap();
        assert_eq!(column.on_delete, OnDelete::Cascade, "{kind:?}");
        assert!(!column.nullable, "a part of nothing is no part: {kind:?}");
        some += 1;
    }
    assert!(some >= 7);
    for (kind, field) in copy::HAPPENED {
        assert!(kind.columns().iter().any(|c| c.name == *field), "{field}");
    }
}

#[test]
fn a_copy_of_any_record_is_sound_and_has_as_many_parts() {
    let plan = random_plan(77, 400);
    let mut ids = IdSource::new(7, 1_770_000_000_000);
    for kind in Kind::ALL.iter().copied().filter(|k| *k != Kind::Header) {
        for id in plan.ids_of(kind) {
            let copies = copy::with_parts(&plan, &mut ids, Key { kind, id });
            let parts = Kind::ALL.iter().flat_map(|part| plan.all_of(*part));
            let parts = parts.filter(|part| {
                let field = part.kind().part_of();
                let column = part.kind().columns().iter().find(|c| Some(c.name) == field);
                column.is_some_and(|c| {
                    c.points_at == Some(kind.table()) && part.value(c.name) == Some(Value::Int(id))
                })
            });
            assert_eq!(copies.len(), 1 + parts.count(), "{kind:?}");
            let mut edit = Edit::named("Copy");
            edit.put.extend(copies);
            let mut document = Document::new(plan.clone(), Vec::new(), Vec::new(), 0);
            document.apply(edit).expect("a copy is sound");
        }
    }
}

// ---- long runs ----

/// What a plan file would hold if it wrote down everything the document reports, and nothing else.
#[derive(Default)]
struct Notes {
    plan: Plan,
    done: Vec<Step>,
    undone: Vec<Step>,
    last_number: i64,
}

impl Notes {
    fn write(&mut self, applied: &Applied) {
        applied.diff.apply_to(&mut self.plan);
        match &applied.entry {
            Entry::Did(step) => {
                if let Some(grown) = self.done.iter_mut().find(|s| s.number == step.number) {
                    *grown = step.clone();
                } else {
                    self.done.push(step.clone());
                    self.undone.clear();
                    self.last_number = step.number;
                }
            }
            Entry::Struck(number) => self.done.retain(|step| step.number != *number),
            Entry::Undid(number) => {
                let step = self.done.pop().expect("the step that was taken back");
                assert_eq!(step.number, *number);
                self.undone.push(step);
            }
            Entry::Redid(number) => {
                let step = self.undone.pop().expect("the step that was done again");
                assert_eq!(step.number, *number);
                self.done.push(step);
            }
        }
    }
}

/// Two plans are the same; says which records differ, not whole plans.
fn same(found: &Plan, expected: &Plan, law: &str) {
    if found != expected {
        let keys: Vec<Key> = Diff::between(expected, found)
            .iter()
            .map(|(key, _)| *key)
            .collect();
        panic!("{law}: these differ: {keys:?}");
    }
}

/// A document under test, with plain book-keeping beside it.
struct Run {
    rng: Rng,
    ids: IdSource,
    document: Document,
    notes: Notes,
    /// The plan before each step that is done, oldest first; whole plans.
    before: Vec<Plan>,
    /// The plan after each step that is undone, the next to be done again last.
    after: Vec<Plan>,
    seen: Seen,
}

/// What the runs have met, so that they can't pass by doing nothing.
#[derive(Default)]
struct Seen {
    made: BTreeSet<Kind>,
    changed: BTreeSet<Kind>,
    removed: BTreeSet<Kind>,
    taken_along: BTreeSet<(Kind, &'static str)>,
    emptied: BTreeSet<(Kind, &'static str)>,
    refused: usize,
    struck: usize,
    bailed: usize,
    reopened: usize,
}

impl Seen {
    fn add(&mut self, other: Self) {
        self.made.extend(other.made);
        self.changed.extend(other.changed);
        self.removed.extend(other.removed);
        self.taken_along.extend(other.taken_along);
        self.emptied.extend(other.emptied);
        self.refused += other.refused;
        self.struck += other.struck;
        self.bailed += other.bailed;
        self.reopened += other.reopened;
    }

    /// Notes what an edit did, and which columns made records go or change with the ones removed.
    fn note(&mut self, plan_before: &Plan, diff: &Diff) {
        let gone: BTreeSet<Key> = diff
            .iter()
            .filter(|(_, change)| change.after.is_none())
            .map(|(key, _)| *key)
            .collect();
        for (key, change) in diff.iter() {
            match (&change.before, &change.after) {
                (None, Some(_)) => self.made.insert(key.kind),
                (Some(_), None) => self.removed.insert(key.kind),
                _ => self.changed.insert(key.kind),
            };
        }
        for (key, reference) in plan_before.referrers(&gone) {
            let name = key.kind.columns()[reference.column].name;
            match reference.on_delete {
                OnDelete::Cascade => self.taken_along.insert((key.kind, name)),
                OnDelete::Clear => self.emptied.insert((key.kind, name)),
            };
        }
    }
}

impl Run {
    /// Every other run begins with an empty plan.
    fn start(seed: u64) -> Plan {
        if seed.is_multiple_of(2) {
            Plan::default()
        } else {
            random_plan(seed, 60)
        }
    }

    fn new(seed: u64) -> Self {
        let plan = Self::start(seed);
        Self {
            rng: Rng::new(seed ^ 0x5EED),
            ids: {
                // Past every id of the plan.
                let mut ids = ids(seed ^ 0x1D5);
                ids.set_now(1_800_000_000_000);
                ids
            },
            document: Document::new(plan.clone(), Vec::new(), Vec::new(), 0),
            notes: Notes {
                plan,
                ..Notes::default()
            },
            before: Vec::new(),
            after: Vec::new(),
            seen: Seen::default(),
        }
    }

    fn plan(&self) -> Plan {
        self.document.plan().clone()
    }

    /// The laws that hold after everything.
    fn hold(&self) {
        let plan = self.document.plan();
        assert_eq!(plan.dangling(), [], "R1: no reference points nowhere");
        assert!(plan.all().all(|r| r.is_finite()), "only finite numbers");
        same(plan, &self.notes.plan, "what was reported is what happened");
        assert_eq!(self.document.steps(), self.notes.done);
        assert_eq!(self.document.next_undo(), self.notes.done.last());
        assert_eq!(self.document.next_redo(), self.notes.undone.last());
        assert_eq!(self.before.len(), self.notes.done.len());
        assert_eq!(self.after.len(), self.notes.undone.len());
        let numbers: Vec<i64> = self.notes.done.iter().map(|s| s.number).collect();
        assert!(numbers.windows(2).all(|w| w[0] < w[1]), "numbers grow");
        assert!(self.notes.done.iter().all(|step| !step.diff.is_empty()));
    }

    /// Writes a report down after holding the laws of differences on it.
    fn written(&mut self, was: &Plan, revision: u64, applied: &Applied) {
        let now = self.plan();
        assert_eq!(
            applied.diff,
            Diff::between(was, &now),
            "D0: the report says what changed"
        );
        let mut forth = was.clone();
        applied.diff.apply_to(&mut forth);
        same(&forth, &now, "D1: forth");
        applied.diff.reversed().apply_to(&mut forth);
        same(&forth, was, "D1: and back");
        assert_eq!(applied.diff.reversed().reversed(), applied.diff);
        assert_eq!(applied.revision, revision + 1);
        assert_eq!(self.document.revision(), revision + 1);
        self.notes.write(applied);
    }

    /// Applies an edit that starts a step of its own.
    fn step(&mut self, edit: Edit) {
        let (was, revision) = (self.plan(), self.document.revision());
        match self.document.apply(edit).expect("nothing wrong with it") {
            None => self.unchanged(&was, revision),
            Some(applied) => {
                self.seen.note(&was, &applied.diff);
                self.written(&was, revision, &applied);
                assert!(matches!(applied.entry, Entry::Did(_)));
                assert_eq!(
                    self.document.next_redo(),
                    None,
                    "H2: a new edit clears redo"
                );
                self.before.push(was);
                self.after.clear();
            }
        }
    }

    fn unchanged(&self, was: &Plan, revision: u64) {
        same(self.document.plan(), was, "nothing changed");
        assert_eq!(self.document.revision(), revision);
        self.hold();
    }

    /// A record that does not exist yet.
    fn fresh(&mut self) -> AnyRecord {
        loop {
            let kind = *self.rng.pick(Kind::ALL).expect("there are kinds");
            let id = new_id(kind, &mut self.ids);
            if let Some(record) = random_record(&mut self.rng, kind, id, self.document.plan()) {
                return record;
            }
        }
    }

    /// A record of the plan with other values; a fresh one if the plan is empty.
    fn altered(&mut self) -> AnyRecord {
        let key = any_key(&mut self.rng, self.document.plan());
        match key.and_then(|key| self.document.plan().get_any(key)) {
            Some(record) => changed(&mut self.rng, &record, self.document.plan()),
            None => self.fresh(),
        }
    }

    fn edit(&mut self, put: usize, remove: usize) -> Edit {
        let mut edit = Edit::named(format!("Step {}", self.rng.below(1000)));
        for _ in 0..put {
            let record = if self.rng.percent(60) {
                self.altered()
            } else {
                self.fresh()
            };
            edit.put.push(record);
        }
        for _ in 0..remove {
            edit.remove
                .extend(any_key(&mut self.rng, self.document.plan()));
        }
        edit
    }

    /// Several edits that belong together; at most one step comes of them.
    fn gesture(&mut self) {
        let source = self.rng.next();
        let bail = self.rng.percent(40);
        let back_again = self.rng.percent(30);
        let (start, steps) = (self.plan(), self.document.steps().to_vec());
        let mark = self.document.mark();
        let original = self.altered();
        let original = self
            .document
            .plan()
            .get_any(original.key())
            .unwrap_or(original);
        let mut did = false;
        for turn in 0..2 + self.rng.below(4) {
            let mut edit = if back_again && turn == 2 {
                let mut edit = Edit::named("Back again");
                edit.put.push(original.clone());
                edit
            } else {
                let mut edit = self.edit(0, 0);
                let record = changed(&mut self.rng, &original, self.document.plan());
                edit.put.push(record);
                edit
            };
            edit.gesture = Gesture::Continued(source);
            let (was, revision) = (self.plan(), self.document.revision());
            if let Ok(Some(applied)) = self.document.apply(edit) {
                did = true;
                self.seen.struck += usize::from(matches!(applied.entry, Entry::Struck(_)));
                self.written(&was, revision, &applied);
                self.after.clear();
                let more = self.document.steps().len() - steps.len();
                assert!(more <= 1, "H4: a gesture is one step");
                assert_eq!(
                    more == 0,
                    *self.document.plan() == start,
                    "H5: nothing is no step"
                );
                self.before.truncate(steps.len());
                if more == 1 {
                    self.before.push(start.clone());
                    let whole = Diff::between(&start, self.document.plan());
                    assert_eq!(self.document.next_undo().unwrap().diff, whole, "D2");
                }
                self.hold();
            }
        }
        if bail {
            let (was, revision) = (self.plan(), self.document.revision());
            match self.document.bail(mark) {
                Some(applied) => {
                    self.seen.bailed += 1;
                    self.written(&was, revision, &applied);
                    self.before.pop();
                }
                None => same(&was, &start, "H6: nothing to take back"),
            }
            same(self.document.plan(), &start, "H6: as if it had never been");
            assert_eq!(self.document.steps(), steps, "H6");
            if did {
                assert_eq!(self.document.next_redo(), None, "H6: nothing to do again");
            }
        } else {
            self.document.seal();
        }
    }

    fn undo(&mut self) {
        let (was, revision) = (self.plan(), self.document.revision());
        match self.document.undo() {
            Some(applied) => {
                let expected = self.before.pop().expect("a step was there");
                same(
                    self.document.plan(),
                    &expected,
                    "H3: undo goes one step back",
                );
                self.written(&was, revision, &applied);
                self.after.push(was);
            }
            None => assert!(self.before.is_empty()),
        }
    }

    fn redo(&mut self) {
        let (was, revision) = (self.plan(), self.document.revision());
        match self.document.redo() {
            Some(applied) => {
                let expected = self.after.pop().expect("an undone step was there");
                same(self.document.plan(), &expected, "H3: redo goes one step on");
                self.written(&was, revision, &applied);
                self.before.push(was);
            }
            None => assert!(self.after.is_empty()),
        }
    }

    /// An edit that must be refused, and that must leave no trace.
    fn refused(&mut self) {
        let (was, revision) = (self.plan(), self.document.revision());
        let mut edit = self.edit(1, 0);
        edit.put.push(spoilt(&mut self.rng, &mut self.ids, &was));
        assert!(self.document.apply(edit).is_err());
        self.seen.refused += 1;
        for kind in Kind::ALL {
            assert!(
                self.document.plan().same_table(&was, *kind),
                "not even touched"
            );
        }
        self.unchanged(&was, revision);
    }

    /// Closes the plan and opens it again from what was written down.
    fn reopen(&mut self) {
        self.document = Document::new(
            self.notes.plan.clone(),
            self.notes.done.clone(),
            self.notes.undone.clone(),
            self.notes.last_number,
        );
        self.seen.reopened += 1;
    }

    fn turn(&mut self) {
        match self.rng.below(20) {
            0..=4 => {
                let edit = self.edit(1, 0);
                self.step(edit);
            }
            5..=6 => {
                let (put, remove) = (self.rng.below(4), self.rng.below(2));
                let edit = self.edit(put, remove);
                self.step(edit);
            }
            7..=8 => {
                let remove = 1 + self.rng.below(3);
                let edit = self.edit(0, remove);
                self.step(edit);
            }
            9..=11 => self.gesture(),
            12..=14 => (0..=self.rng.below(6)).for_each(|_| self.undo()),
            15..=16 => (0..=self.rng.below(6)).for_each(|_| self.redo()),
            17 => self.refused(),
            18 => {
                let Some(record) = any_key(&mut self.rng, self.document.plan())
                    .and_then(|key| self.document.plan().get_any(key))
                else {
                    return;
                };
                // The same again: no step, and redo stays.
                let redo = self.document.next_redo().cloned();
                let mut edit = Edit::named("Nothing");
                edit.put.push(record);
                assert_eq!(self.document.apply(edit), Ok(None));
                assert_eq!(self.document.next_redo(), redo.as_ref());
            }
            _ => self.reopen(),
        }
        self.hold();
    }

    /// Plays a run of so many turns and then all the way back and forth.
    fn play(seed: u64, turns: usize) -> Seen {
        let mut run = Self::new(seed);
        for _ in 0..turns {
            run.turn();
        }
        while run.document.next_redo().is_some() {
            run.redo();
        }
        let end = run.plan();
        let steps = run.document.steps().len();
        for _ in 0..steps {
            run.undo();
        }
        same(
            run.document.plan(),
            &Self::start(seed),
            "H1: undo all is the start",
        );
        assert_eq!(run.document.undo(), None);
        for _ in 0..steps {
            run.redo();
        }
        same(run.document.plan(), &end, "H1: redo all is the end");
        assert_eq!(run.document.redo(), None);
        run.hold();
        run.seen
    }
}

/// A record that a document must refuse: it points nowhere, or holds a number that it must not hold.
fn spoilt(rng: &mut Rng, ids: &mut IdSource, plan: &Plan) -> AnyRecord {
    loop {
        let kind = *rng.pick(Kind::ALL).expect("there are kinds");
        let Some(record) = random_record(rng, kind, ids.next::<()>().raw(), plan) else {
            continue;
        };
        let mut values = record.values();
        let position = rng.below(values.len());
        let column = &kind.columns()[position];
        values[position] = match column.storage {
            Storage::Id => Value::Int(ids.next::<()>().raw()),
            Storage::Int | Storage::Real => {
                let Some(range) = roundtable::model::limits::range(kind, column.name) else {
                    continue;
                };
                let beyond = [range.start() - 1.0, range.end() + 1.0][rng.below(2)];
                if column.storage == Storage::Int {
                    Value::Int(beyond as i64)
                } else {
                    Value::Real(beyond)
                }
            }
            _ => continue,
        };
        return kind.build(record.raw_id(), values).unwrap();
    }
}

#[test]
fn long_runs_of_random_edits_hold_every_law_for_every_kind() {
    let mut seen = Seen::default();
    for seed in 1..=40 {
        seen.add(Run::play(seed, 300));
    }
    let all: BTreeSet<Kind> = Kind::ALL.iter().copied().collect();
    assert_eq!(seen.made, all);
    assert_eq!(seen.changed, all);
    assert_eq!(seen.removed, all);
    for kind in Kind::ALL {
        for column in kind.columns().iter().filter(|c| c.points_at.is_some()) {
            let place = (*kind, column.name);
            match column.on_delete {
                OnDelete::Cascade => assert!(seen.taken_along.contains(&place), "{place:?}"),
                OnDelete::Clear => assert!(seen.emptied.contains(&place), "{place:?}"),
            }
        }
    }
    assert!(seen.refused > 100 && seen.struck > 50 && seen.bailed > 100 && seen.reopened > 100);
}

// ---- differences ----

fn record(kind: Kind, id: i64, text: &str) -> AnyRecord {
    let mut values = kind.blank(id).values();
    let first_text = values.iter_mut().find(|v| matches!(v, Value::Text(_)));
    *first_text.expect("a kind with a text") = Value::Text(text.to_owned());
    kind.build(id, values).unwrap()
}

fn diff(steps: &[(i64, Option<&str>, Option<&str>)]) -> Diff {
    let mut diff = Diff::default();
    for (id, before, after) in steps {
        let win = |text: &&str| record(Kind::Win, *id, text);
        diff.push(
            Key {
                kind: Kind::Win,
                id: *id,
            },
            Change {
                before: before.as_ref().map(win),
                after: after.as_ref().map(win),
            },
        );
    }
    diff
}

#[test]
fn squashing_keeps_the_first_before_and_the_last_after() {
    let mut first = diff(&[(1, Some("a"), Some("b")), (2, None, Some("x"))]);
    first.squash(diff(&[(1, Some("b"), Some("c")), (3, Some("y"), None)]));
    let whole = diff(&[
        (1, Some("a"), Some("c")),
        (2, None, Some("x")),
        (3, Some("y"), None),
    ]);
    assert_eq!(first, whole);
}

#[test]
fn squashing_drops_what_is_back_where_it_was() {
    let mut made_and_removed = diff(&[(1, None, Some("a"))]);
    made_and_removed.squash(diff(&[(1, Some("a"), None)]));
    assert!(made_and_removed.is_empty());
    let mut there_and_back = diff(&[(1, Some("a"), Some("b"))]);
    there_and_back.squash(diff(&[(1, Some("b"), Some("a"))]));
    assert!(there_and_back.is_empty());
}

#[test]
fn a_change_that_changes_nothing_is_not_noted() {
    assert!(diff(&[(1, Some("a"), Some("a")), (2, None, None)]).is_empty());
}

#[test]
fn the_difference_between_two_plans_leads_from_one_to_the_other_and_back() {
    for seed in 0..10 {
        let (one, two) = (random_plan(seed, 40), random_plan(seed + 100, 40));
        let diff = Diff::between(&one, &two);
        let mut plan = one.clone();
        diff.apply_to(&mut plan);
        assert_eq!(plan, two);
        Diff::between(&two, &one).apply_to(&mut plan);
        assert_eq!(plan, one);
        assert_eq!(diff.reversed(), Diff::between(&two, &one));
        assert!(Diff::between(&one, &one).is_empty());
    }
}

// ---- single cases ----

/// A plan in which one partner has all that can hang on a partner.
struct Table {
    document: Document,
    court: Id<Partner>,
    school: Id<Partner>,
    judge: Id<Participant>,
    contact: Id<Contact>,
    action: Id<Action>,
}

fn table() -> Table {
    let mut ids = ids(1);
    let (court, school) = (ids.next(), ids.next());
    let (judge, contact, action) = (ids.next(), ids.next(), ids.next());
    let mut document = Document::default();
    let edit = Edit::named("Set the table")
        .put(Partner {
            name: "Family Court".to_owned(),
            ..Partner::new(court)
        })
        .put(Partner {
            name: "School board".to_owned(),
            ..Partner::new(school)
        })
        .put(Participant {
            partner: Some(court),
            ..Participant::new(judge)
        })
        .put(Contact {
            partner: court,
            ..Contact::new(contact)
        })
        .put(Link {
            from: court,
            to: school,
            ..Link::new(ids.next())
        })
        .put(Action {
            partner: Some(court),
            owner: Some(judge),
            ..Action::new(action)
        });
    document.apply(edit).unwrap().unwrap();
    Table {
        document,
        court,
        school,
        judge,
        contact,
        action,
    }
}

fn renamed(document: &Document, id: Id<Partner>, name: &str) -> Partner {
    Partner {
        name: name.to_owned(),
        ..document.plan().get(id).expect("it is there").clone()
    }
}

fn names(document: &Document) -> Vec<&str> {
    document.steps().iter().map(|s| s.name.as_str()).collect()
}

#[test]
fn removing_a_partner_takes_what_hangs_on_it_and_empties_what_only_names_it() {
    let mut t = table();
    let before = t.document.plan().clone();
    t.document
        .apply(Edit::named("Remove Family Court").remove(t.court))
        .unwrap();
    let plan = t.document.plan();
    assert!(plan.get(t.contact).is_none() && plan.links.is_empty());
    assert_eq!(plan.get(t.judge).unwrap().partner, None);
    assert_eq!(plan.get(t.action).unwrap().partner, None);
    assert_eq!(plan.get(t.action).unwrap().owner, Some(t.judge));
    t.document.undo();
    assert_eq!(*t.document.plan(), before);
}

#[test]
fn both_references_of_one_record_are_emptied_when_both_targets_go() {
    let mut t = table();
    let edit = Edit::named("Remove both").remove(t.court).remove(t.judge);
    t.document.apply(edit).unwrap();
    let action = t.document.plan().get(t.action).unwrap();
    assert_eq!((action.partner, action.owner), (None, None));
}

#[test]
fn a_record_that_moves_to_another_owner_stays_when_the_old_owner_goes_in_the_same_step() {
    let mut t = table();
    let contact = t.document.plan().get(t.contact).unwrap().clone();
    let edit = Edit::named("Merge partners")
        .put(Contact {
            partner: t.school,
            ..contact
        })
        .remove(t.court);
    t.document.apply(edit).unwrap();
    assert_eq!(t.document.plan().get(t.contact).unwrap().partner, t.school);
    assert!(t.document.plan().get(t.court).is_none());
}

#[test]
fn a_record_put_and_removed_in_one_step_is_gone() {
    let mut t = table();
    let court = renamed(&t.document, t.court, "Court");
    let edit = Edit::named("Both").put(court).remove(t.court);
    t.document.apply(edit).unwrap();
    assert!(t.document.plan().get(t.court).is_none());
}

#[test]
fn of_one_record_put_twice_the_last_counts() {
    let mut t = table();
    let edit = Edit::named("Twice")
        .put(renamed(&t.document, t.court, "One"))
        .put(renamed(&t.document, t.court, "Two"));
    t.document.apply(edit).unwrap();
    assert_eq!(t.document.plan().get(t.court).unwrap().name, "Two");
    assert_eq!(t.document.next_undo().unwrap().diff.len(), 1);
}

#[test]
fn new_records_may_point_at_each_other_in_one_step_in_any_order() {
    let mut ids = ids(2);
    let partner = ids.next();
    let contact = Contact {
        partner,
        ..Contact::new(ids.next())
    };
    let mut document = Document::default();
    let edit = Edit::named("Add").put(contact).put(Partner::new(partner));
    assert!(document.apply(edit).unwrap().is_some());
}

#[test]
fn removing_what_is_not_there_is_no_step() {
    let mut t = table();
    let edit = Edit::named("Remove").remove(Id::<Partner>::new(99));
    assert_eq!(t.document.apply(edit), Ok(None));
    assert_eq!(names(&t.document), ["Set the table"]);
}

#[test]
fn a_refused_edit_says_in_plain_words_what_was_left_out() {
    let mut t = table();
    let said = |document: &mut Document, record: AnyRecord| {
        let mut edit = Edit::named("Bad");
        edit.put.push(record);
        document.apply(edit).unwrap_err().to_string()
    };
    let nowhere = Contact {
        partner: Id::new(99),
        ..Contact::new(Id::new(98))
    };
    assert_eq!(
        said(&mut t.document, nowhere.wrap()),
        "A change was left out: it points at something that was deleted meanwhile"
    );
    let court = renamed(&t.document, t.court, "Court");
    let too_much = Partner {
        influence: Some(101.0),
        ..court.clone()
    };
    assert_eq!(
        said(&mut t.document, too_much.wrap()),
        "A change was left out: influence must be from 0 to 100"
    );
    let no_number = Partner {
        influence: Some(f64::NAN),
        ..court
    };
    assert_eq!(
        said(&mut t.document, no_number.clone().wrap()),
        "A change was left out: it holds a number that can't be stored"
    );
    let key = Key::of(t.court);
    let edit = Edit::named("Bad").put(no_number);
    assert_eq!(t.document.apply(edit), Err(Refused::NotFinite(key)));
    assert_eq!(t.document.plan().get(t.court).unwrap().name, "Family Court");
    assert_eq!(t.document.revision(), 1);
}

#[test]
fn typing_in_one_field_is_one_step_under_its_last_name() {
    let mut t = table();
    for name in ["C", "Co", "Court"] {
        let edit = Edit::named(format!("Rename to {name}"));
        let edit = edit.put(renamed(&t.document, t.court, name)).during(1);
        t.document.apply(edit).unwrap();
    }
    assert_eq!(names(&t.document), ["Set the table", "Rename to Court"]);
    t.document.undo();
    assert_eq!(t.document.plan().get(t.court).unwrap().name, "Family Court");
}

#[test]
fn another_field_a_click_between_or_a_seal_begins_a_new_step() {
    let mut t = table();
    let mut to = |name: &str, source: Option<u64>| {
        let edit = Edit::named(name).put(renamed(&t.document, t.court, name));
        let edit = match source {
            Some(source) => edit.during(source),
            None => edit,
        };
        t.document.apply(edit).unwrap();
        if name == "sealed" {
            t.document.seal();
        }
    };
    to("field one", Some(1));
    to("field two", Some(2));
    to("click", None);
    to("sealed", Some(2));
    to("after the seal", Some(2));
    assert_eq!(
        names(&t.document),
        [
            "Set the table",
            "field one",
            "field two",
            "click",
            "sealed",
            "after the seal"
        ]
    );
}

#[test]
fn typing_on_after_an_undo_begins_a_new_step_and_forgets_what_was_undone() {
    let mut t = table();
    let edit = Edit::named("One").put(renamed(&t.document, t.court, "One"));
    t.document.apply(edit.during(1)).unwrap();
    t.document.undo();
    let edit = Edit::named("Two").put(renamed(&t.document, t.court, "Two"));
    t.document.apply(edit.during(1)).unwrap();
    assert_eq!(names(&t.document), ["Set the table", "Two"]);
    assert_eq!(t.document.next_redo(), None);
}

#[test]
fn a_drag_that_ends_where_it_began_leaves_no_step() {
    let mut t = table();
    for name in ["Elsewhere", "Family Court"] {
        let edit = Edit::named("Move").put(renamed(&t.document, t.court, name));
        t.document.apply(edit.during(1)).unwrap();
    }
    assert_eq!(names(&t.document), ["Set the table"]);
}

#[test]
fn a_drag_taken_back_leaves_neither_a_step_nor_something_to_do_again() {
    let mut t = table();
    let before = t.document.plan().clone();
    let mark = t.document.mark();
    let edit = Edit::named("Move").put(renamed(&t.document, t.court, "Elsewhere"));
    t.document.apply(edit.during(1)).unwrap();
    let applied = t.document.bail(mark).unwrap();
    assert_eq!(applied.name, "Move");
    assert_eq!(*t.document.plan(), before);
    assert_eq!(t.document.next_redo(), None);
    assert_eq!(
        t.document.bail(mark),
        None,
        "the step before the drag stays"
    );
}

#[test]
fn a_very_long_day_forgets_only_its_oldest_steps() {
    let mut t = table();
    for turn in 0..2500 {
        let edit = Edit::named("Rename").put(renamed(&t.document, t.court, &turn.to_string()));
        t.document.apply(edit).unwrap();
    }
    let kept = t.document.steps().len();
    assert!((800..=1000).contains(&kept), "{kept}");
    while t.document.undo().is_some() {}
    let name = &t.document.plan().get(t.court).unwrap().name;
    assert_eq!(*name, (2500 - kept - 1).to_string());
    assert_eq!(t.document.plan().dangling(), []);
}
