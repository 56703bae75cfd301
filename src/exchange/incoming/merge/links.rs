//! Links of a file: which are in the plan, and the records of the others.
//! Must not know any format.

use std::collections::{HashMap, HashSet};

use super::{Changed, Merging, set_all, with_lines};
use crate::{
    exchange::{
        Problem,
        incoming::{
            Incoming, Policy,
            target::Target,
            typed::{self, LinkIn},
        },
    },
    model::{Direction, Id, Link, LinkKind, Partner, Record as _},
};

impl Merging<'_> {
    pub(super) fn links(&mut self, incoming: &Incoming, ends: &[Option<Id<Partner>>]) {
        let mut at_plan: HashMap<(Id<Partner>, Id<Partner>), Vec<&Link>> = HashMap::new();
        for link in self.plan.links.iter() {
            at_plan
                .entry(pair(link.from, link.to))
                .or_default()
                .push(link);
        }
        let mut seen: HashSet<(Id<Partner>, Id<Partner>, LinkKind, Direction)> = HashSet::new();
        for tie in &incoming.links {
            let read = typed::link(tie, self.choices, self.guidance, &mut self.problems);
            let end = |at: usize| ends.get(at).copied().flatten();
            let (Some(from), Some(to)) = (end(tie.ends[0]), end(tie.ends[1])) else {
                self.problems.add(|| {
                    Problem::at(
                        &tie.place,
                        "a partner at its end was left out, so this link was too",
                    )
                });
                continue;
            };
            if from == to && read.id.is_none() {
                self.problems.add(|| {
                    Problem::at(
                        &tie.place,
                        "it leads from a partner to itself, so it was left out",
                    )
                });
                continue;
            }
            let kind = read.kind.unwrap_or_else(|| typed::guess_kind(&read.word));
            if read.asked {
                self.kinds.count(&read.word, kind);
            }
            let same = |link: &&&Link| {
                let runs_alike = link.direction == Direction::Both || link.from == from;
                link.kind == kind && link.direction == read.direction && runs_alike
            };
            let by_id = read.id.and_then(|id| self.plan.get(id));
            let by_ends = || at_plan.get(&pair(from, to))?.iter().find(same).copied();
            if let Some(old) = by_id.or_else(by_ends) {
                self.known_link(old, &read);
                continue;
            }
            let ordered = if read.direction == Direction::Both {
                pair(from, to)
            } else {
                (from, to)
            };
            let is_first = seen.insert((ordered.0, ordered.1, kind, read.direction));
            if !is_first && read.id.is_none() {
                self.problems.add(|| {
                    Problem::at(
                        &read.place,
                        "the same link stands in the file twice; one is kept",
                    )
                });
                continue;
            }
            let link = Link {
                from,
                to,
                kind,
                direction: read.direction,
                ..Link::new(self.id(read.id))
            };
            let mut nothing = Changed::default();
            let record = set_all(&link.wrap(), &read.fields);
            let record = with_lines(&record, "note", &read.note, Policy::Fill, &mut nothing);
            self.told.put.push(record);
            self.told.new_links += 1;
        }
    }

    fn known_link(&mut self, old: &Link, read: &LinkIn) {
        self.told.matched_links += 1;
        let before = old.clone().wrap();
        let mut changed = Changed::default();
        // A link has no line of its own in the preview: what is filled in is told by the number of links.
        let after = self.filled(&before, &read.fields, &mut changed, Target::Partner);
        self.put_if_changed(&before, after);
    }
}

fn pair(a: Id<Partner>, b: Id<Partner>) -> (Id<Partner>, Id<Partner>) {
    (a.min(b), a.max(b))
}
