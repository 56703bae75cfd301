//! Fact sheets: one partner at a time.
//! Must not tell of a partner's contacts but those that the plan holds: the edition decides.

use std::collections::BTreeMap;

use crate::{
    insight::{actions, benefits::MAJOR, criteria, levels, text},
    model::{Action, Level, Partner, PartnerStatus},
    report::{
        Block, Cell, Fact, Span, figures,
        grid::Grid,
        look::{Look, ranked},
        parts::{act::when, glance::owner_or_missing},
        words::{self, blank, cell},
    },
};

/// The partners that have a sheet.
pub(in crate::report) fn wanted<'a>(look: &Look<'a>) -> Vec<&'a Partner> {
    let chosen = &look.wanted.partners;
    let all = look.partners().into_iter();
    all.filter(|p| {
        if chosen.is_empty() {
            p.status != PartnerStatus::Ended
        } else {
            chosen.contains(&p.id)
        }
    })
    .collect()
}

fn partner<'a>(look: &Look<'a>) -> Option<&'a Partner> {
    look.about.and_then(|id| look.plan.get(id))
}

fn facts<'s>(all: impl IntoIterator<Item = (&'s str, String)>) -> Vec<Block> {
    let known = all.into_iter().filter(|(_, is)| !blank(is));
    let facts: Vec<Fact> = known
        .map(|(name, is)| Fact {
            name: name.to_owned(),
            is: vec![Span::plain(is)],
        })
        .collect();
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts(facts)]
    }
}

/// Who it is and where it stands.
pub(in crate::report) fn about(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let kind = look.guidance.item(&partner.member_type);
    let since = partner
        .since
        .map_or_else(String::new, |on| format!(", since {}", words::day(on)));
    let number = |value: Option<f64>| value.map_or_else(|| words::DASH.to_owned(), words::number);
    let power = match (partner.influence, partner.interest) {
        (None, None) => String::new(),
        (a, b) => {
            let quarter = a.zip(b).map_or_else(String::new, |(a, b)| {
                let quarter = figures::quarter(look, crate::model::Quarter::of(a, b));
                format!(": {}", text::lower(&quarter))
            });
            format!(
                "Influence {}, interest {} of 100{quarter}",
                number(a),
                number(b)
            )
        }
    };
    let five = |value: Option<i64>| value.map_or_else(|| words::DASH.to_owned(), |v| v.to_string());
    let trust = match (partner.trust, partner.readiness) {
        (None, None) => String::new(),
        (a, b) => format!("Trust {}, readiness {} of 5", five(a), five(b)),
    };
    let tally = criteria::tally(look.plan, look.index, look.guidance, partner.id);
    let checked = if tally.answered() == 0 {
        String::new()
    } else {
        let rest = [
            (tally.partly, "in part"),
            (tally.against, "against"),
            (tally.open, "not asked"),
        ];
        let rest = rest.iter().filter(|(n, _)| *n > 0);
        let rest: Vec<_> = rest.map(|(n, how)| format!(", {n} {how}")).collect();
        let rest = rest.concat();
        format!(
            "{} of {} criteria speak for it{rest}",
            tally.pro,
            tally.total()
        )
    };
    facts([
        (
            "Category",
            match kind {
                Some(item) => format!("{}: {}", partner.category.label(), text::lower(&item.short)),
                None => partner.category.label().to_owned(),
            },
        ),
        ("Stands", format!("{}{since}", partner.status.label())),
        ("Power and interest", power),
        ("Trust, readiness", trust),
        ("Right partner?", checked),
        ("Notes", partner.notes.trim().to_owned()),
    ])
}

/// Level today and intended, and which aspects are meant to change; what shows it stands in the full plan.
pub(in crate::report) fn level(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let label = |level: Option<Level>| level.map_or_else(String::new, |l| l.label().to_owned());
    let profile = levels::profile(look.plan, look.index, partner.id);
    let rows = profile.rows.iter();
    let lower = |level: Level| text::lower(level.label());
    // Aspects that go the same way share a line.
    let mut ways: BTreeMap<(Level, Level), Vec<String>> = BTreeMap::new();
    for row in rows {
        if let (Some(now), Some(to)) = (row.current, row.intended.or(row.current)) {
            let aspect = text::lower(row.aspect.label());
            ways.entry((now, to)).or_default().push(aspect);
        }
    }
    let line = |((now, to), aspects): (&(Level, Level), &Vec<String>)| {
        let aspects = text::names(aspects);
        (now != to).then(|| format!("From {} to {}: {aspects}", lower(*now), lower(*to)))
    };
    let stay = ways.iter().filter(|((now, to), _)| now == to);
    let stay: usize = stay.map(|(_, aspects)| aspects.len()).sum();
    let mut aspects: Vec<String> = ways.iter().filter_map(line).collect();
    if stay > 0 && !aspects.is_empty() {
        let others = text::count(stay, "other aspect stays", "other aspects stay");
        aspects.push(format!("{others} on today’s level"));
    }
    let level = match (label(partner.current_level), label(partner.intended_level)) {
        (now, to) if now.is_empty() && to.is_empty() => String::new(),
        (now, to) if to.is_empty() || now == to => format!("{now}, meant to stay"),
        (now, to) => format!(
            "{} today, {} intended",
            words::or_dash(&now),
            text::lower(&to)
        ),
    };
    facts([("Level", level), ("Meant to change", aspects.join("\n"))])
}

/// People to reach.
pub(in crate::report) fn contacts(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let columns = [
        ("Name", 2.6),
        ("What they do", 2.8),
        ("E-mail", 3.2),
        ("Phone", 1.8),
    ];
    let mut grid = Grid::new(
        format!("People to reach at {}", look.partner(partner.id)),
        &columns,
    );
    for contact in look.index.contacts(look.plan, partner.id) {
        let first = if contact.primary_contact {
            "First to call"
        } else {
            ""
        };
        grid.row([
            words::with_note(&contact.name, first),
            cell(&contact.role),
            cell(&contact.email),
            cell(&contact.phone),
        ]);
    }
    grid.block().into_iter().collect()
}

/// What it brings, gains, may lose, needs and has committed to.
pub(in crate::report) fn exchange(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let items = look.guidance.items_under("benefit");
    let major: Vec<String> = items
        .filter(|item| {
            let about = crate::insight::Subject::partner(partner.id);
            let answer = look.index.answer(look.plan, &item.id, about);
            answer.and_then(|a| a.rating) == Some(MAJOR)
        })
        .map(|item| text::lower(&item.short))
        .collect();
    facts([
        ("Brings", partner.brings.trim().to_owned()),
        ("Gains", partner.gains.trim().to_owned()),
        ("May lose", partner.losses.trim().to_owned()),
        ("Needs from us", partner.needs.trim().to_owned()),
        ("How we engage it", partner.engagement.trim().to_owned()),
        ("Major benefits", words::begun(&major.join(", "))),
    ])
}

/// What it has promised and given.
pub(in crate::report) fn contributions(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let all = look.plan.contributions.iter();
    let its = all.filter(|c| c.partner == partner.id);
    let columns = [
        ("Kind", 1.6),
        ("What", 4.4),
        ("How much", 2.0),
        ("Day", 1.8),
        ("Kept", 1.0),
    ];
    let mut grid = Grid::new(
        format!("Resources and commitments of {}", look.partner(partner.id)),
        &columns,
    );
    for one in ranked(its, |c| (c.rank, c.id.raw())) {
        grid.row([
            Cell::text(one.kind.label()),
            words::with_note(&one.text, &one.notes),
            cell(&one.amount),
            words::on(one.due),
            Cell::text(if one.kept { "Yes" } else { "Not yet" }),
        ]);
    }
    grid.block().into_iter().collect()
}

/// Links to other partners.
pub(in crate::report) fn links(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let mut by_kind: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for link in look.index.links(look.plan, partner.id) {
        let other = if link.from == partner.id {
            link.to
        } else {
            link.from
        };
        by_kind
            .entry(link.kind.label())
            .or_default()
            .push(look.partner(other));
    }
    let lines = by_kind.into_iter().map(|(kind, mut names)| {
        names.sort();
        names.dedup();
        format!("{kind}: {}", names.join(", "))
    });
    facts([("Links", lines.collect::<Vec<_>>().join("\n"))])
}

/// Agreements that it is party to.
pub(in crate::report) fn agreements(look: &Look<'_>) -> Vec<Block> {
    use crate::insight::agreements::Standing;
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let its = look
        .plan
        .agreement_parties
        .iter()
        .filter(|p| p.partner == partner.id);
    let said: Vec<String> = its
        .filter_map(|party| {
            let agreement = look.plan.get(party.agreement)?;
            let standing = text::lower(Standing::of(agreement, look.today).label());
            let signed = if party.signed {
                "has signed"
            } else {
                "has not signed"
            };
            Some(format!(
                "{} – {standing}; it {signed}",
                words::or_dash(&agreement.title)
            ))
        })
        .collect();
    facts([("Agreements", said.join("\n"))])
}

/// Open actions that it or one of its people has in hand.
pub(in crate::report) fn actions_part(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let house = |a: &Action| {
        a.owner
            .and_then(|id| look.plan.get(id))
            .and_then(|p| p.partner)
    };
    let all = look.plan.actions.iter().filter(|a| actions::is_open(a));
    let mut open: Vec<&Action> = all
        .filter(|a| a.partner == Some(partner.id) || house(a) == Some(partner.id))
        .collect();
    open.sort_by_key(|a| (a.due.is_none(), a.due, a.id));
    let columns = [("Action", 5.0), ("Who", 2.8), ("By", 2.2)];
    let mut grid = Grid::new(
        format!("Open actions with {}", look.partner(partner.id)),
        &columns,
    );
    for action in open {
        grid.row([
            cell(&action.text),
            Cell::text(owner_or_missing(look, action)),
            when(look, action),
        ]);
    }
    grid.block().into_iter().collect()
}

/// When and about what we last spoke.
pub(in crate::report) fn talk(look: &Look<'_>) -> Vec<Block> {
    let Some(partner) = partner(look) else {
        return Vec::new();
    };
    let its = look
        .plan
        .interactions
        .iter()
        .filter(|i| i.partner == partner.id);
    let dated = its.filter_map(|i| Some((i.on?, i)));
    let Some((on, last)) = dated.max_by_key(|(on, i)| (*on, i.id)) else {
        return facts([("Last talk", "None noted yet".to_owned())]);
    };
    let when = format!(
        "{}, {}",
        words::day_from(on, look.today),
        text::lower(last.kind.label())
    );
    let said = [when.as_str(), last.summary.trim()].map(words::sentence);
    facts([("Last talk", said.join(" ").trim().to_owned())])
}
