//! The draft of an agreement: its sections, filled from the plan's answers and from its clauses.
//! What is missing is marked where it belongs and listed at the front.
//! Must not say that a paper binds anybody: counsel reviews it first.

use crate::{
    insight::{agreements, text},
    model::{
        Agreement, AgreementClause, AgreementKind, ClauseState, ContributionKind, Id, Partner,
    },
    report::{
        Block, Cell, Fact, Signature, Span, Stat, answers,
        grid::Grid,
        look::{self, Look, ranked},
        parts::{agree, front::Front},
        words::{self, blank, cell},
    },
};

/// What a section says, and what it lacks.
#[derive(Default)]
struct Said {
    blocks: Vec<Block>,
    missing: Vec<String>,
}

impl Said {
    /// Marks what is to be written.
    fn lacks(&mut self, what: &str) {
        let words = format!("To be written: {what}");
        self.blocks
            .push(Block::Paragraph(vec![Span::missing(words)]));
        self.missing.push(what.to_owned());
    }

    /// An answer of the plan, or that it is missing.
    fn answer(&mut self, look: &Look<'_>, item: &str) {
        let Some(item) = look.guidance.item(item) else {
            return;
        };
        match answers::said(look, &item.id) {
            "" => self.lacks(&text::lower(item.wording.trim_end_matches('?'))),
            said => self.blocks.push(run_in(&item.short, said)),
        }
    }

    /// An answer of the plan, where there is one.
    fn answer_if(&mut self, look: &Look<'_>, item: &str) {
        let said = answers::said(look, item);
        if let Some(item) = look.guidance.item(item).filter(|_| !said.is_empty()) {
            self.blocks.push(run_in(&item.short, said));
        }
    }

    /// The clauses of the agreement that belong here.
    fn clauses(&mut self, look: &Look<'_>, section: &str) {
        for clause in clauses(look) {
            if section_of(clause) == section {
                self.clause(clause);
            }
        }
    }

    fn clause(&mut self, clause: &AgreementClause) {
        let title = words::or_dash(&clause.title);
        match (clause.state, blank(&clause.text)) {
            (ClauseState::NotRelevant, _) => {}
            (_, true) => self.lacks(&text::lower(title)),
            (ClauseState::Full, false) => self.blocks.push(run_in(title, &clause.text)),
            (ClauseState::Partly | ClauseState::None, false) => {
                let rest = format!("{} (written in part)", text::lower(title));
                self.blocks.push(Block::Paragraph(vec![
                    Span::strong(format!("{}. ", title.trim_end_matches('.'))),
                    Span::plain(words::sentence(&clause.text)),
                    Span::missing(" To be completed."),
                ]));
                self.missing.push(rest);
            }
        }
    }
}

/// A paragraph with its title in its first line.
fn run_in(title: &str, text: &str) -> Block {
    Block::Paragraph(vec![
        Span::strong(format!("{}. ", title.trim().trim_end_matches('.'))),
        Span::plain(words::sentence(text)),
    ])
}

/// One section of the draft.
struct Section {
    id: &'static str,
    title: &'static str,
    /// Clauses with one of these in their title belong here.
    words: &'static [&'static str],
    say: fn(&Look<'_>) -> Said,
}

const fn section(
    id: &'static str,
    title: &'static str,
    words: &'static [&'static str],
    say: fn(&Look<'_>) -> Said,
) -> Section {
    Section {
        id,
        title,
        words,
        say,
    }
}

/// The sections, in the order of the paper.
const SECTIONS: &[Section] = &[
    section("draft.purpose", "Purpose", &["purpose", "why"], purpose),
    section(
        "draft.members",
        "Members",
        &["who takes part", "member", "part"],
        members,
    ),
    section(
        "draft.roles",
        "Roles",
        &["role", "call", "training", "coordinator"],
        roles,
    ),
    section(
        "draft.expectations",
        "Expectations",
        &["expect", "money", "pay", "insurance"],
        expectations,
    ),
    section(
        "draft.responsibilities",
        "Responsibilities",
        &["responsib", "each one does", "staff"],
        responsibilities,
    ),
    section(
        "draft.decisions",
        "Decisions",
        &["decision", "decide"],
        decisions,
    ),
    section(
        "draft.communication",
        "Communication",
        &["communicat", "press", "interpret", "meet"],
        communication,
    ),
    section(
        "draft.confidentiality",
        "Confidentiality and data sharing",
        &["confidential", "shared", "data", "privacy", "consent"],
        confidentiality,
    ),
    section(
        "draft.interests",
        "Conflicts of interest",
        &["conflict of interest"],
        interests,
    ),
    section(
        "draft.disputes",
        "Disputes",
        &["disagree", "dispute", "grievance", "conflict"],
        disputes,
    ),
    section(
        "draft.ending",
        "Review and ending",
        &["review", "results", "leave", "end", "changed"],
        ending,
    ),
];

/// The section in which a clause stands; that with the longest word in its title.
fn section_of(clause: &AgreementClause) -> &'static str {
    let title = clause.title.to_lowercase();
    let fits = SECTIONS.iter().flat_map(|section| {
        let words = section.words.iter().filter(|word| title.contains(**word));
        words.map(|word| (word.len(), section.id))
    });
    fits.max_by_key(|(length, _)| *length)
        .map_or(OTHER, |(_, id)| id)
}

const OTHER: &str = "draft.other";

/// The agreement that is wanted: the one named, else the first that nobody has signed, else the first.
fn agreement<'a>(look: &Look<'a>) -> Option<&'a Agreement> {
    let plan = look.plan;
    let named = look.wanted.agreement.and_then(|id| plan.get(id));
    let all = || ranked(plan.agreements.iter(), |a| (a.rank, a.id.raw())).into_iter();
    named
        .or_else(|| all().find(|a| a.signed_on.is_none()))
        .or_else(|| all().next())
}

fn clauses<'a>(look: &Look<'a>) -> Vec<&'a AgreementClause> {
    let Some(agreement) = agreement(look) else {
        return Vec::new();
    };
    let all = look.plan.agreement_clauses.iter();
    let its = all.filter(|c| c.agreement == agreement.id);
    ranked(its, |c| (c.rank, c.id.raw()))
}

/// The partners that are party to it, in the order in which they were named, and whether they have signed.
fn parties(look: &Look<'_>) -> Vec<(Id<Partner>, bool)> {
    let Some(agreement) = agreement(look) else {
        return Vec::new();
    };
    let all = look.plan.agreement_parties.iter();
    all.filter(|p| p.agreement == agreement.id)
        .map(|p| (p.partner, p.signed))
        .collect()
}

/// Title and warning.
pub(in crate::report) fn front(look: &Look<'_>, mut plain: Front) -> Front {
    let found = agreement(look);
    let kind = found.map_or(AgreementKind::Mou, |a| a.kind);
    let paper = match kind {
        AgreementKind::Contract => "Contract outline",
        other => other.label(),
    };
    let subtitle = found.map_or("", |a| a.title.trim());
    let warning = "Draft for discussion. Counsel must review it before anyone signs.";
    let mut before = vec![agree::warning(warning)];
    // In the middle of a sentence, while nobody has named it.
    let agency = match look.agency() {
        unnamed if unnamed == look::OUR_AGENCY => text::lower(&unnamed),
        named => named,
    };
    let names: Vec<String> = std::iter::once(agency.clone())
        .chain(parties(look).into_iter().map(|(id, _)| look.partner(id)))
        .collect();
    let between = if names.len() > 1 {
        text::names(&names)
    } else {
        format!("{agency} and partners to be named")
    };
    let opening = match kind {
        AgreementKind::Mou => format!("This memorandum says how {between} want to work together."),
        AgreementKind::Contract => {
            format!("This outline lists what a contract between {between} has to settle.")
        }
        AgreementKind::Letter => format!("This letter records what {between} have agreed."),
        AgreementKind::DataSharing => {
            format!("This agreement says which data {between} share, how and what for.")
        }
        AgreementKind::Protocol => {
            format!("This protocol says who does what when, among {between}.")
        }
    };
    before.push(Block::text(opening));
    paper.clone_into(&mut plain.title);
    if !subtitle.is_empty() {
        subtitle.clone_into(&mut plain.subtitle);
    }
    plain.before = before;
    plain
}

/// How complete the draft is, and what is still to be written.
pub(in crate::report) fn missing(look: &Look<'_>) -> Vec<Block> {
    let all = clauses(look);
    let counted = agreements::Completeness::of(all.iter().copied());
    let mut lacking = Vec::new();
    let wanted = |id: &str| !look.wanted.left_out.contains(id);
    for section in SECTIONS.iter().filter(|s| wanted(s.id)) {
        let said = full(look, section);
        lacking.extend(
            said.missing
                .into_iter()
                .map(|what| format!("{}: {what}", section.title)),
        );
    }
    if wanted(OTHER) {
        let said = others(look).missing;
        lacking.extend(
            said.into_iter()
                .map(|what| format!("Other clauses: {what}")),
        );
    }
    let mut blocks = vec![Block::Stats(vec![
        Stat {
            value: counted.percent(),
            label: "of the clauses are written".to_owned(),
            definition: agree::completeness(counted),
        },
        Stat {
            value: text::digits(lacking.len()),
            label: "things still to be written".to_owned(),
            definition:
                "Clauses that are empty or written in part, and answers that the plan lacks"
                    .to_owned(),
        },
    ])];
    if lacking.is_empty() {
        blocks.push(Block::text("Nothing is marked as missing."));
    } else {
        blocks.push(Block::Paragraph(vec![Span::missing(
            "Still to be written:",
        )]));
        blocks.push(Block::dots(lacking));
    }
    let left: Vec<_> = all
        .iter()
        .filter(|c| c.state == ClauseState::NotRelevant)
        .map(|c| c.title.trim())
        .collect();
    if !left.is_empty() {
        let words = format!("Left out as not relevant here: {}.", text::names(&left));
        blocks.push(Block::Paragraph(vec![Span::quiet(words)]));
    }
    blocks
}

/// A section: what the plan says, and its clauses.
fn full(look: &Look<'_>, section: &Section) -> Said {
    let mut said = Said::default();
    said.clauses(look, section.id);
    let more = (section.say)(look);
    said.blocks.extend(more.blocks);
    said.missing.extend(more.missing);
    said
}

fn blocks_of(look: &Look<'_>, id: &str) -> Vec<Block> {
    let section = SECTIONS.iter().find(|s| s.id == id);
    section.map_or_else(Vec::new, |s| full(look, s).blocks)
}

macro_rules! parts {
    ($($name:ident $id:literal;)+) => { $(
        /// The section of the same name.
        pub(in crate::report) fn $name(look: &Look<'_>) -> Vec<Block> {
            blocks_of(look, $id)
        }
    )+ };
}

parts! {
    purpose_part "draft.purpose";
    members_part "draft.members";
    roles_part "draft.roles";
    expectations_part "draft.expectations";
    responsibilities_part "draft.responsibilities";
    decisions_part "draft.decisions";
    communication_part "draft.communication";
    confidentiality_part "draft.confidentiality";
    interests_part "draft.interests";
    disputes_part "draft.disputes";
    ending_part "draft.ending";
}

/// Clauses that belong to no section.
pub(in crate::report) fn other_part(look: &Look<'_>) -> Vec<Block> {
    others(look).blocks
}

fn others(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    said.clauses(look, OTHER);
    said
}

fn purpose(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    let own = agreement(look).map_or("", |a| a.purpose.trim());
    let whole = answers::said(look, "purpose.statement");
    if !own.is_empty() {
        said.blocks.push(run_in("What this paper is for", own));
    }
    if whole.is_empty() {
        said.lacks("the purpose of the partnership");
    } else {
        said.blocks.push(run_in("Why we work together", whole));
    }
    let outcomes = ranked(look.plan.outcomes.iter(), |o| (o.rank, o.id.raw()));
    let outcomes: Vec<String> = outcomes
        .iter()
        .filter(|o| !blank(&o.text))
        .map(|o| words::sentence(&o.text))
        .collect();
    if outcomes.is_empty() {
        said.lacks("the outcomes that we want together");
    } else {
        said.blocks
            .push(Block::text("Together we want to reach this:"));
        said.blocks.push(Block::dots(outcomes));
    }
    said
}

fn members(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    let parties = parties(look);
    let columns = [("Party", 3.4), ("Kind", 2.4), ("Speaks for it", 3.0)];
    let mut grid = Grid::new("Members", &columns).titled();
    let owner = agreement(look).and_then(|a| a.owner);
    grid.row([
        Cell::text(look.agency()),
        Cell::text("Public agency"),
        cell(&look.person_if(owner)),
    ]);
    for (id, _) in &parties {
        let partner = look.plan.get(*id);
        let mut contacts = look.index.contacts(look.plan, *id);
        let first = contacts.next();
        let contact = contacts.find(|c| c.primary_contact).or(first);
        let who = contact.map_or_else(String::new, |c| {
            let role = if blank(&c.role) {
                String::new()
            } else {
                format!(", {}", text::lower(c.role.trim()))
            };
            format!("{}{role}", c.name.trim())
        });
        grid.row([
            Cell::text(look.partner(*id)),
            cell(partner.map_or("", |p| p.category.label())),
            cell(&who),
        ]);
    }
    said.blocks.extend(grid.block());
    if parties.is_empty() {
        said.lacks("who is party to it");
    }
    said
}

fn roles(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    said.answer(look, "governance.roles");
    let columns = [("Party", 3.0), ("Brings", 5.0), ("Commits to", 5.0)];
    let mut grid = Grid::new("What each party brings and commits to", &columns).titled();
    let all = ranked(look.plan.contributions.iter(), |c| (c.rank, c.id.raw()));
    for (id, _) in parties(look) {
        let of = |kind| {
            let its = all.iter().filter(|c| c.partner == id && c.kind == kind);
            let its: Vec<_> = its
                .map(|c| match c.amount.trim() {
                    "" => c.text.trim().to_owned(),
                    amount => format!("{} ({amount})", c.text.trim()),
                })
                .collect();
            its.join("\n")
        };
        let brings = match (of(ContributionKind::Resource), look.plan.get(id)) {
            (brings, Some(partner)) if brings.is_empty() => partner.brings.trim().to_owned(),
            (brings, _) => brings,
        };
        let commits = of(ContributionKind::Commitment);
        if commits.is_empty() {
            said.missing
                .push(format!("what {} commits to", look.partner(id)));
        }
        let commits = if commits.is_empty() {
            Cell {
                text: vec![Span::missing("To be written")],
                number: false,
            }
        } else {
            Cell::text(commits)
        };
        grid.row([Cell::text(look.partner(id)), cell(&brings), commits]);
    }
    said.blocks.extend(grid.block());
    said
}

fn expectations(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    let rules = ranked(look.plan.ground_rules.iter(), |r| (r.rank, r.id.raw()));
    let rules: Vec<String> = rules
        .iter()
        .filter(|r| !blank(&r.text))
        .map(|r| words::sentence(&r.text))
        .collect();
    if rules.is_empty() {
        said.lacks("the rules by which we work together");
    } else {
        said.blocks
            .push(Block::text("All parties keep these rules:"));
        said.blocks.push(Block::dots(rules));
    }
    said.answer(look, "governance.client-ground-rules");
    let members: Vec<_> = parties(look).into_iter().map(|(id, _)| id).collect();
    let kept = ranked(look.plan.non_negotiables.iter(), |n| (n.rank, n.id.raw()));
    let kept: Vec<String> = kept
        .iter()
        .filter(|n| !blank(&n.text) && n.partner.0.is_none_or(|id| members.contains(&id)))
        .map(|n| {
            let who = n
                .partner
                .0
                .map_or_else(|| look.agency(), |id| look.partner(id));
            format!("{who}: {}", words::sentence(&n.text))
        })
        .collect();
    if !kept.is_empty() {
        said.blocks.push(Block::text(
            "This stays as it is, whatever else we agree on:",
        ));
        said.blocks.push(Block::dots(kept));
    }
    said
}

fn responsibilities(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    if look.plan.raci_tasks.is_empty() {
        said.lacks("who does what, task by task");
    }
    said.blocks.extend(agree::who_does_what(look, false));
    let wrong = crate::insight::raci::problems(look.plan);
    let wrong = wrong.iter().filter(|p| p.rule.is_error()).count();
    if wrong > 0 {
        let tasks = text::count(wrong, "gap", "gaps");
        said.missing
            .push(format!("{tasks} in the table of who does what"));
    }
    said
}

fn decisions(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    for item in [
        "power.who-decides",
        "governance.authority",
        "governance.final-decision",
        "power.act-alone",
    ] {
        said.answer(look, item);
    }
    said.answer_if(look, "governance.changes");
    said.blocks.extend(agree::authority(look));
    said
}

fn communication(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    let bodies = ranked(look.plan.structures.iter(), |s| (s.rank, s.id.raw()));
    let bodies: Vec<Fact> = bodies
        .iter()
        .filter_map(|s| {
            let rhythm = text::lower(s.cadence?.label());
            let purpose = match s.purpose.trim() {
                "" => String::new(),
                purpose => format!(": {}", words::sentence(purpose)),
            };
            Some(Fact {
                name: words::or_dash(&s.name).to_owned(),
                is: vec![Span::plain(format!("Meets {rhythm}{purpose}"))],
            })
        })
        .collect();
    if bodies.is_empty() {
        said.lacks("who meets, and how often");
    } else {
        said.blocks.push(Block::Facts(bodies));
    }
    match agree::communication_plan(look) {
        Some(plan) => said.blocks.push(plan),
        None => said.lacks("who hears what, how and how often"),
    }
    said
}

fn confidentiality(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    said.answer(look, "communication.confidentiality");
    said.answer(look, "communication.consent");
    match agree::data_sources(look) {
        Some(sources) => said.blocks.push(sources),
        None => said.lacks("which data are shared, how they are kept and shared back"),
    }
    said
}

fn interests(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    said.answer(look, "governance.conflict-of-interest");
    said
}

fn disputes(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    said.answer(look, "communication.grievance-method");
    said
}

fn ending(look: &Look<'_>) -> Said {
    let mut said = Said::default();
    let found = agreement(look);
    match found.and_then(|a| a.review_on) {
        Some(on) => said.blocks.push(run_in("Next review", &words::day(on))),
        None => said.lacks("the day of the first review"),
    }
    match found.and_then(|a| a.expires_on) {
        Some(on) => said.blocks.push(run_in("Ends", &words::day(on))),
        None => said.lacks("the day on which it ends, or that it has no end"),
    }
    said.answer(look, "evaluation.ending");
    said
}

/// Lines to sign on.
pub(in crate::report) fn signatures(look: &Look<'_>) -> Vec<Block> {
    let signed = agreement(look).and_then(|a| a.signed_on);
    let mut all = vec![Signature {
        party: look.agency(),
        signed: signed.is_some(),
    }];
    all.extend(parties(look).into_iter().map(|(id, signed)| Signature {
        party: look.partner(id),
        signed,
    }));
    let words = match signed {
        Some(on) => format!("Signed on {}.", words::day(on)),
        None => "Not to be signed before counsel has reviewed this draft.".to_owned(),
    };
    vec![Block::text(words), Block::Signatures(all)]
}
