//! The partners: who they are, what they bring, who is at the table, the map, the levels, the bodies they meet in.
//! Must not say anything about one partner alone (that is `sheets`).

use std::collections::BTreeMap;

use crate::{
    insight::{levels, network::Network, spoken, text},
    model::{Aspect, ContributionKind, Id, Lens, Level, Structure},
    report::{
        Block, Cell, answers, figures,
        grid::Grid,
        look::{Look, ranked},
        parts::readiness::about_partners,
        words::{self, cell, on},
    },
};

/// The list of partners with all that is said about each.
pub(in crate::report) fn list(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(particulars(look));
    blocks.extend(exchange(look));
    blocks.extend(contacts(look));
    blocks.extend(contributions(look));
    blocks.extend(about_partners(
        look,
        "Is this a worthy partner?",
        "criteria",
    ));
    blocks.extend(talks(look));
    blocks
}

fn particulars(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Partner", 3.2),
        ("Category", 2.0),
        ("Stands", 1.6),
        ("Trust", 0.8),
        ("Ready", 0.8),
        ("Notes", 3.6),
    ];
    let mut grid = Grid::new("The partners", &columns)
        .titled()
        .defined("Trust and readiness: the group's rating from 1 to 5");
    let rating =
        |r: Option<i64>| Cell::number(r.map_or_else(|| words::DASH.to_owned(), |r| r.to_string()));
    for partner in look.partners() {
        let kind = look.guidance.item(&partner.member_type);
        let kind = kind.map_or("", |item| item.short.as_str());
        let tags = match partner.tags.trim() {
            "" => String::new(),
            tags => format!("Tags: {tags}"),
        };
        let since = partner
            .since
            .map_or_else(String::new, |on| format!("since {}", words::day(on)));
        grid.row([
            words::with_note(&look.partner(partner.id), &partner.short),
            words::with_note(partner.category.label(), kind),
            words::with_note(partner.status.label(), &since),
            rating(partner.trust),
            rating(partner.readiness),
            words::with_note(&partner.notes, &tags),
        ]);
    }
    grid.block()
}

/// What each brings, gains, may lose and needs.
fn exchange(look: &Look<'_>) -> Option<Block> {
    let columns = [("Partner", 2.4), ("What it brings, gains and needs", 9.0)];
    let mut grid = Grid::new("What each brings, gains and needs", &columns).titled();
    for partner in look.partners() {
        let said = [
            ("Brings", &partner.brings),
            ("Gains", &partner.gains),
            ("May lose", &partner.losses),
            ("Needs from us", &partner.needs),
            ("How we engage it", &partner.engagement),
        ];
        let lines = said.map(|(name, text)| (name, text.trim().to_owned()));
        grid.lines(&look.partner(partner.id), lines);
    }
    grid.block()
}

fn contacts(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("Partner", 3.0),
        ("Name", 2.4),
        ("What they do", 2.6),
        ("E-mail", 3.0),
        ("Phone", 1.8),
    ];
    let mut grid = Grid::new("People to reach", &columns);
    for partner in look.partners() {
        for contact in look.index.contacts(look.plan, partner.id) {
            let first = if contact.primary_contact {
                "First to call"
            } else {
                ""
            };
            grid.row([
                Cell::text(look.partner(partner.id)),
                words::with_note(&contact.name, first),
                cell(&contact.role),
                cell(&contact.email),
                cell(&contact.phone),
            ]);
        }
    }
    grid.block()
}

fn contributions(look: &Look<'_>) -> Option<Block> {
    let mut all = ranked(look.plan.contributions.iter(), |c| (c.rank, c.id.raw()));
    all.sort_by_cached_key(|c| look.partner(c.partner).to_lowercase());
    let columns = [
        ("Partner", 2.8),
        ("Kind", 1.6),
        ("What", 3.8),
        ("How much", 1.8),
        ("Day", 1.7),
        ("Kept", 0.9),
    ];
    let mut grid = Grid::new("Resources and commitments", &columns);
    for one in all {
        let kept = match (one.kind, one.kept) {
            (_, true) => "Yes",
            (ContributionKind::Commitment, false) => "Not yet",
            (ContributionKind::Resource, false) => words::DASH,
        };
        grid.row([
            Cell::text(look.partner(one.partner)),
            Cell::text(one.kind.label()),
            words::with_note(&one.text, &one.notes),
            cell(&one.amount),
            on(one.due),
            Cell::text(kept),
        ]);
    }
    grid.block()
}

/// When and about what we spoke.
fn talks(look: &Look<'_>) -> Option<Block> {
    let mut all: Vec<_> = look.plan.interactions.iter().collect();
    all.sort_by_key(|i| (std::cmp::Reverse(i.on), i.id));
    let spoken = spoken::last_with_each(look.plan).len();
    let columns = [
        ("Day", 1.8),
        ("Partner", 2.8),
        ("How", 1.2),
        ("With", 2.0),
        ("What about", 5.0),
    ];
    let mut grid = Grid::new("When we spoke, latest first", &columns).defined(format!(
        "{} with {}",
        text::count(all.len(), "talk", "talks"),
        text::count(spoken, "partner", "partners")
    ));
    for one in all {
        let with = one.contact.and_then(|id| look.plan.get(id));
        grid.row([
            on(one.on),
            Cell::text(look.partner(one.partner)),
            Cell::text(one.kind.label()),
            cell(with.map_or("", |c| &c.name)),
            cell(&one.summary),
        ]);
    }
    grid.block()
}

/// Who is at the table and who is missing, category by category.
pub(in crate::report) fn table(look: &Look<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = figures::coverage(look).into_iter().collect();
    let columns = [
        ("Category", 2.2),
        ("At the table", 3.6),
        ("Invited", 2.2),
        ("Prospects", 2.2),
        ("Missing", 2.2),
    ];
    let mut grid = Grid::new("Who stands where", &columns).titled();
    use crate::model::PartnerStatus::{AtTable, Invited, Missing, Prospect};
    let partners = look.partners();
    for category in crate::model::Category::ALL {
        let here = partners.iter().filter(|p| p.category == *category);
        let here: Vec<_> = here.collect();
        if here.is_empty() {
            continue;
        }
        let of = |status| {
            let names = here.iter().filter(|p| p.status == status);
            let names: Vec<_> = names.map(|p| look.partner(p.id)).collect();
            cell(&names.join(", "))
        };
        grid.row([
            Cell::text(category.label()),
            of(AtTable),
            of(Invited),
            of(Prospect),
            of(Missing),
        ]);
    }
    blocks.extend(grid.block());
    if !look.plan.partners.is_empty() {
        let lacking: Vec<String> = look
            .overview()
            .coverage
            .iter()
            .filter(|c| !c.lacking.is_empty())
            .map(|c| {
                let names = c.lacking.iter().filter_map(|id| look.guidance.item(id));
                let names: Vec<_> = names.map(|item| item.short.as_str()).collect();
                format!("{}: {}", c.category.label(), names.join(", "))
            })
            .collect();
        if !lacking.is_empty() {
            blocks.push(Block::text(
                "Kinds of members for whom nobody is at the table, invited or a prospect:",
            ));
            blocks.push(Block::dots(lacking));
        }
    }
    blocks.extend(sought(look));
    blocks
}

/// Whom the group wants at the table, category by category.
fn sought(look: &Look<'_>) -> Option<Block> {
    let columns = [("Category", 2.2), ("Kinds of members", 9.0)];
    let mut grid = Grid::new("Whom the group wants at the table", &columns).titled();
    for category in crate::model::Category::ALL {
        let mut wanted = Vec::new();
        let mut others = Vec::new();
        let mut notes = Vec::new();
        let prefix = format!("category.{}", category.word());
        for item in look.guidance.items_under(&prefix) {
            let Some(answer) = answers::answer(look, &item.id) else {
                continue;
            };
            let whole = item.id == prefix;
            match answers::choice(item, answer).as_str() {
                "Yes" if whole => wanted.insert(0, "the category as a whole".to_owned()),
                "Yes" => wanted.push(text::lower(&item.short)),
                "" => {}
                other => others.push(format!("{}: {}", item.short, text::lower(other))),
            }
            let said = [answer.text.trim(), answer.note.trim()];
            for said in said.into_iter().filter(|t| !t.is_empty()) {
                let about = if whole { "the category" } else { &item.short };
                notes.push(format!("{}: {}", text::lower(about), words::sentence(said)));
            }
        }
        let lines = [
            ("Wanted", wanted.join(", ")),
            ("Otherwise", others.join("; ")),
            ("Notes", notes.join(" ")),
        ];
        grid.lines(category.label(), lines);
    }
    grid.block()
}

/// The map, and what it tells.
pub(in crate::report) fn map(look: &Look<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = figures::map(look, Lens::Rings, true, figures::UPRIGHT)
        .into_iter()
        .collect();
    blocks.extend(network(look));
    blocks.extend(links(look));
    blocks
}

fn links(look: &Look<'_>) -> Option<Block> {
    let columns = [
        ("From", 3.0),
        ("To", 3.0),
        ("What they do", 2.4),
        ("Runs", 1.4),
        ("Strength", 1.1),
        ("Note", 3.0),
    ];
    let mut grid = Grid::new("Links between partners", &columns)
        .defined("Strength: from 1 (weak) to 3 (strong)");
    let mut all: Vec<_> = look.plan.links.iter().collect();
    all.sort_by_cached_key(|l| (look.partner(l.from).to_lowercase(), l.id));
    for link in all {
        let strength = link
            .strength
            .map_or_else(|| words::DASH.to_owned(), |s| s.to_string());
        grid.row([
            Cell::text(look.partner(link.from)),
            Cell::text(look.partner(link.to)),
            Cell::text(link.kind.label()),
            Cell::text(link.direction.label()),
            Cell::number(strength),
            cell(&link.note),
        ]);
    }
    grid.block()
}

/// What the network tells, in words and figures.
pub(in crate::report) fn network(look: &Look<'_>) -> Vec<Block> {
    let plan = look.plan;
    if plan.partners.is_empty() {
        return Vec::new();
    }
    let network = Network::of(plan);
    let f = &network.figures;
    let mut said: Vec<String> = network
        .cuts_in_words(plan)
        .iter()
        .map(|w| words::sentence(w))
        .collect();
    if !f.isolates.is_empty() {
        let names: Vec<_> = f.isolates.iter().map(|n| network.name(plan, *n)).collect();
        let verb = if names.len() == 1 { "has" } else { "have" };
        said.push(format!(
            "{} {verb} no link to any other partner.",
            text::some_names(&names, 12)
        ));
    }
    let mut blocks = Vec::new();
    if !said.is_empty() {
        blocks.push(Block::dots(said));
    }
    if f.ties == 0 {
        return blocks;
    }
    let three = |value: Option<f64>| {
        Cell::number(value.map_or_else(|| words::DASH.to_owned(), |v| format!("{v:.3}")))
    };
    let columns = [("Figure", 2.6), ("Value", 1.0), ("What it is", 6.0)];
    let n = text::count(f.nodes, "partner", "partners");
    let m = text::count(f.ties, "linked pair", "linked pairs");
    let mut grid = Grid::new("The network in figures", &columns).titled().defined(format!(
        "{n}, {m}. Partners are the points, whatever their status; links of several kinds between the same two count once; partners without a link count. A figure that is undefined is shown as –"
    ));
    let mut row = |name: &str, value: Cell, what: &str| {
        grid.row([Cell::text(name), value, Cell::text(what)]);
    };
    row(
        "Density",
        three(f.density),
        "Linked pairs, of all pairs there could be: 2m ÷ (n(n − 1))",
    );
    row(
        "Mean number of links",
        three(f.mean_degree),
        "Partners that a partner is linked to, on average: 2m ÷ n",
    );
    row(
        "Degree centralization",
        three(f.degree_centralization),
        "How far one partner holds most links: 1 for a star, 0 where all have as many (Freeman)",
    );
    row(
        "Betweenness centralization",
        three(f.betweenness_centralization),
        "How far one partner lies on the ways between the others: 1 for a star",
    );
    row(
        "Transitivity",
        three(f.transitivity),
        "How often two partners of the same partner are linked too: 3 × triangles ÷ pairs of links that meet",
    );
    row(
        "Average clustering",
        three(f.average_clustering),
        "The same, taken partner by partner; fewer than two links count 0",
    );
    let pieces = Cell::number(f.components.len().to_string());
    row(
        "Pieces",
        pieces,
        "Groups of partners without a link between them",
    );
    let diameter = f
        .diameter()
        .map_or_else(|| words::DASH.to_owned(), |d| d.to_string());
    row(
        "Longest way",
        Cell::number(diameter),
        "Links between the two partners farthest apart; – unless all hang together",
    );
    row(
        "Mean way",
        three(f.mean_path()),
        "Links between two partners, on average; – unless all hang together",
    );
    blocks.extend(grid.block());
    blocks
}

/// Levels: chart, the overall levels, and the aspects of each partner.
pub(in crate::report) fn levels(look: &Look<'_>) -> Vec<Block> {
    let mut blocks: Vec<Block> = figures::levels(look).into_iter().collect();
    blocks.extend(figures::aspects(look));
    blocks.extend(profiles(look));
    blocks.extend(evidence(look));
    let under = |prefix: &'static str| look.guidance.items_under(prefix);
    blocks.extend(answers::table(
        look,
        "What we do as a network",
        under("level.networking.activity"),
    ));
    blocks.extend(answers::table(
        look,
        "How mature the partnership is",
        under("level.maturity"),
    ));
    blocks
}

/// A level as one letter with its number, so that eight of them fit beside each other.
fn number(level: Option<Level>) -> String {
    level.map_or_else(|| words::DASH.to_owned(), |l| levels::rank(l).to_string())
}

/// Two levels as numbers: “2 → 3”, or one where no other is in mind.
fn pair(now: Option<Level>, to: Option<Level>) -> String {
    if now == to || to.is_none() {
        number(now)
    } else {
        format!("{} → {}", number(now), number(to))
    }
}

fn profiles(look: &Look<'_>) -> Option<Block> {
    let mut grid = Grid::new("Level of each aspect, today → intended", &[("Partner", 3.4)])
        .titled()
        .defined(
            "1 networking, 2 cooperation, 3 collaboration, 4 integration. One number: as intended, or no other level in mind. The middle is the lower median of the aspects rated; no mean is taken, since levels are ordered and not measured",
        );
    for aspect in Aspect::ALL {
        grid.column(aspect.label(), 1.5);
    }
    grid.column("Middle", 1.3);
    for partner in look.partners() {
        let profile = levels::profile(look.plan, look.index, partner.id);
        let (now, rated) = profile.current();
        let (to, meant) = profile.intended();
        if rated + meant == 0 {
            continue;
        }
        let mut row = vec![Cell::text(look.partner(partner.id))];
        row.extend(
            profile
                .rows
                .iter()
                .map(|r| Cell::text(pair(r.current, r.intended))),
        );
        row.push(Cell::text(pair(now, to)));
        grid.row(row);
    }
    grid.block()
}

fn evidence(look: &Look<'_>) -> Option<Block> {
    let columns = [("Partner", 2.4), ("What shows the level", 9.0)];
    let mut grid = Grid::new("What shows the level, aspect by aspect", &columns)
        .titled()
        .defined(
            "In brackets: the level today → the level intended, from 1 networking to 4 integration",
        );
    for partner in look.partners() {
        let ratings = Aspect::ALL
            .iter()
            .filter_map(|aspect| look.index.rating(look.plan, partner.id, *aspect));
        let lines: Vec<_> = ratings
            .map(|r| {
                let said = [&r.evidence, &r.note].map(|t| words::sentence(t));
                let said: Vec<_> = said.into_iter().filter(|t| !t.is_empty()).collect();
                let name = format!("{} ({})", r.aspect.label(), pair(r.current, r.intended));
                (name, said.join(" "))
            })
            .collect();
        let lines = lines
            .iter()
            .map(|(name, said)| (name.as_str(), said.clone()));
        grid.running(&look.partner(partner.id), lines);
    }
    grid.block()
}

/// The forms that the partnership takes, and the bodies in which partners meet.
pub(in crate::report) fn structure(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(answers::table(
        look,
        "Which forms fit",
        look.guidance.items_under("structure"),
    ));
    let mut seats: BTreeMap<Id<Structure>, Vec<String>> = BTreeMap::new();
    for member in look.plan.structure_members.iter() {
        let who = match (
            look.person_if(member.person.0),
            look.partner_if(member.partner.0),
        ) {
            (person, partner) if person.is_empty() => partner,
            (person, partner) if partner.is_empty() => person,
            (person, partner) => format!("{person}, {partner}"),
        };
        let role = match member.role.trim() {
            "" => String::new(),
            role => format!(" ({})", text::lower(role)),
        };
        let of = seats.entry(member.structure).or_default();
        of.push(format!("{}{role}", words::or_dash(&who)));
    }
    let columns = [
        ("Body", 2.4),
        ("Form", 1.8),
        ("What for", 3.2),
        ("Meets", 1.5),
        ("Who sits there", 4.2),
    ];
    let mut grid = Grid::new("The bodies in which partners work together", &columns).titled();
    for body in ranked(look.plan.structures.iter(), |s| (s.rank, s.id.raw())) {
        let members = seats
            .get(&body.id)
            .map_or_else(String::new, |m| m.join("; "));
        grid.row([
            cell(&body.name),
            Cell::text(body.form.label()),
            words::with_note(&body.purpose, &body.notes),
            cell(body.cadence.map_or("", |c| c.label())),
            cell(&members),
        ]);
    }
    blocks.extend(grid.block());
    blocks
}
