//! Every figure of a plan as one JSON object, for `roundtable insight` and other programs.
//!
//! Shares are numbers from 0 to 1 except where the name says percent. A figure that is undefined is null.
//! Must not know who reads it.

use serde_json::{Map, Value as Json, json};

use super::{
    Finding, Index, actions, agreements, benefits, contributions, coverage, criteria, findings,
    journey, levels, measures, network::Network, privacy, raci, survey, tally,
};
use crate::{
    guidance::Catalogue,
    model::{Date, DecisionMethod, Level, Plan, WaveTime},
};

/// All figures of a plan.
pub fn report(plan: &Plan, guidance: &Catalogue, today: Date) -> Json {
    let index = Index::new(plan);
    let look = journey::Look {
        plan,
        index: &index,
        guidance,
    };
    let found = findings::findings(plan, &index, guidance, today);
    json!({
        "network": network(plan),
        "coverage": coverage_json(plan, guidance),
        "benefits": benefit_rows(plan, &index, guidance),
        "criteria": criteria_rows(plan, &index, guidance),
        "contributions": contribution_rows(plan, today),
        "progress": progress(&look),
        "levels": level_rows(plan, &index),
        "level_profiles": level_profiles(plan, &index),
        "raci": raci_problems(plan),
        "agreements": agreement_rows(plan, today),
        "measures": measure_rows(plan),
        "actions": action_counts(plan, today),
        "findings": found.open.iter().map(finding).collect::<Vec<_>>(),
        "findings_left": found.left.iter().map(left).collect::<Vec<_>>(),
        "privacy": privacy_finds(plan),
        "tallies": tallies(plan),
        "surveys": surveys(plan, guidance),
    })
}

/// What looks like a client's data. The words themselves are hidden: this goes to scripts and logs.
fn privacy_finds(plan: &Plan) -> Json {
    let found = privacy::check(plan);
    let told = |hit: &privacy::Hit| {
        json!({
            "rule": hit.rule.id,
            "what": hit.rule.what,
            "record": format!("{}:{}", hit.record.kind.table(), hit.record.id),
            "field": hit.column.name,
            "excerpt": hit.masked(),
        })
    };
    json!({
        "open": found.open.iter().map(told).collect::<Vec<_>>(),
        "left": found.left.iter().map(|left| told(&left.hit)).collect::<Vec<_>>(),
    })
}

/// Round by round what each item of the survey got, with the change on the first round before the workshop.
fn surveys(plan: &Plan, guidance: &Catalogue) -> Vec<Json> {
    let all = survey::Survey::of(plan);
    let waves = survey::waves(plan);
    let first = waves.iter().find(|w| w.time == WaveTime::Before);
    let rounds = waves.iter().map(|wave| {
        let later = first.filter(|first| first.id != wave.id && wave.time != WaveTime::Before);
        let items = guidance.items_under(survey::ITEMS).map(|item| {
            let figures = all.figures(wave.id, &item.id);
            let change = later.and_then(|first| all.change(first.id, wave.id, &item.id));
            json!({
                "item": item.id,
                "n": figures.n(),
                "mean": figures.mean(),
                "standard_deviation": figures.deviation(),
                "distribution": figures.spread,
                "band": figures.band().map(survey::Band::word),
                "small_group": figures.is_small(),
                "change": change.map(survey::Change::value),
                "change_pairs": change.and_then(|c| c.pairs),
            })
        });
        json!({
            "round": wave.name,
            "time": wave.time.word(),
            "on": wave.on.map(|day| day.to_string()),
            "sheets": all.sheets(wave.id).len(),
            "items": items.collect::<Vec<_>>(),
        })
    });
    rounds.collect()
}

fn network(plan: &Plan) -> Json {
    let network = Network::of(plan);
    let f = &network.figures;
    let name = |node: usize| network.name(plan, node);
    let names = |nodes: &[usize]| nodes.iter().map(|n| name(*n)).collect::<Vec<_>>();
    let cut_vertices: Vec<_> = f.cut_vertices.iter().map(|(node, _)| *node).collect();
    let component_sizes = f.components.iter().map(
        |c| json!({ "nodes": c.members.len(), "diameter": c.diameter, "mean_path": c.mean_path }),
    );
    let by_partner = f.by_node.iter().enumerate().map(|(node, figures)| {
        json!({
            "partner": name(node),
            "degree": figures.degree,
            "degree_centrality": figures.degree_centrality,
            "betweenness": figures.betweenness,
            "closeness": figures.closeness,
            "harmonic_closeness": figures.harmonic_closeness,
        })
    });
    let bridges = network.bridges.iter().map(|bridge| {
        json!({
            "partner": name(bridge.node),
            "categories": bridge.categories,
            "partners": bridge.partners,
        })
    });
    json!({
        "nodes": f.nodes,
        "links": f.ties,
        "density": f.density,
        "directed_density": network.directed_density,
        "reciprocity": network.reciprocity,
        "mean_degree": f.mean_degree,
        "degree_centralization": f.degree_centralization,
        "betweenness_centralization": f.betweenness_centralization,
        "transitivity": f.transitivity,
        "average_clustering": f.average_clustering,
        "components": f.components.len(),
        "diameter": f.diameter(),
        "mean_path": f.mean_path(),
        "cut_vertices": names(&cut_vertices),
        "cut_vertices_in_words": network.cuts_in_words(plan),
        "isolates": names(&f.isolates),
        "links_across_categories": network.across,
        "bridges": bridges.collect::<Vec<_>>(),
        "by_component": component_sizes.collect::<Vec<_>>(),
        "by_partner": by_partner.collect::<Vec<_>>(),
    })
}

fn coverage_json(plan: &Plan, guidance: &Catalogue) -> Json {
    let rows = coverage::coverage(plan, guidance).into_iter().map(|c| {
        let figures = json!({
            "at_table": c.at_table,
            "invited": c.invited,
            "prospect": c.prospect,
            "missing": c.missing,
            "ended": c.ended,
            "lacking": c.lacking,
        });
        (c.category.word().to_owned(), figures)
    });
    Json::Object(rows.collect::<Map<_, _>>())
}

/// How each benefit was rated; “partners” is how many could be, “counts” how many gave each step from 1.
fn benefit_rows(plan: &Plan, index: &Index, guidance: &Catalogue) -> Json {
    let all = benefits::Benefits::of(plan, index, guidance);
    let rows = all.all.iter().map(|benefit| {
        json!({
            "item": benefit.item,
            "partnership": benefit.whole,
            "major": benefit.major(),
            "rated": benefit.rated(),
            "counts": benefit.counts,
        })
    });
    let highest = all
        .highest()
        .into_iter()
        .map(|benefit| benefit.item.as_str());
    json!({
        "partners": all.partners,
        "rows": rows.collect::<Vec<_>>(),
        "highest": highest.collect::<Vec<_>>(),
    })
}

/// What was said to the criteria of each partner; what counts against a partner is turned round.
fn criteria_rows(plan: &Plan, index: &Index, guidance: &Catalogue) -> Vec<Json> {
    let rows = plan.partners.iter().map(|partner| {
        let tally = criteria::tally(plan, index, guidance, partner.id);
        json!({
            "partner": partner.name,
            "for": tally.pro,
            "partly": tally.partly,
            "against": tally.against,
            "open": tally.open,
        })
    });
    rows.collect()
}

/// What each partner brings and commits to.
fn contribution_rows(plan: &Plan, today: Date) -> Json {
    let all = contributions::Contributions::of(plan, today);
    let rows = plan.partners.iter().map(|partner| {
        let tally = all.tally(partner.id);
        json!({
            "partner": partner.name,
            "resources": tally.resources,
            "commitments": tally.commitments,
            "kept": tally.kept,
            "overdue": tally.overdue,
            "undated": tally.undated,
        })
    });
    json!({
        "at_table": all.at_table,
        "bringing": all.bringing,
        "committed": all.committed,
        "by_partner": rows.collect::<Vec<_>>(),
    })
}

fn progress(look: &journey::Look<'_>) -> Json {
    let rows = journey::STEPS.iter().map(|step| {
        let progress = (step.progress)(look);
        let figures = json!({
            "done": progress.done,
            "total": progress.total,
            "state": progress.state().word(),
        });
        (step.id.to_owned(), figures)
    });
    Json::Object(rows.collect::<Map<_, _>>())
}

fn level_rows(plan: &Plan, index: &Index) -> Vec<Json> {
    let rows = levels::rows(plan, index).into_iter().map(|row| {
        json!({
            "partner": plan.get(row.partner).map(|p| p.name.as_str()),
            "aspect": row.aspect.word(),
            "current": row.current.map(Level::word),
            "intended": row.intended.map(Level::word),
            "gap": row.gap(),
        })
    });
    rows.collect()
}

fn level_profiles(plan: &Plan, index: &Index) -> Vec<Json> {
    let rows = plan.partners.iter().map(|partner| {
        let profile = levels::profile(plan, index, partner.id);
        let (current, current_of) = profile.current();
        let (intended, intended_of) = profile.intended();
        json!({
            "partner": partner.name,
            "median_current": current.map(Level::word),
            "aspects_with_current": current_of,
            "median_intended": intended.map(Level::word),
            "aspects_with_intended": intended_of,
            "placed_current": partner.current_level.map(Level::word),
            "placed_intended": partner.intended_level.map(Level::word),
        })
    });
    rows.collect()
}

fn raci_problems(plan: &Plan) -> Vec<Json> {
    let rows = raci::problems(plan).into_iter().map(|problem| {
        json!({
            "task": problem.task.and_then(|id| plan.get(id)).map(|task| task.task.as_str()),
            "problem": problem.text,
            "rule": problem.rule.id(),
            "severity": if problem.rule.is_error() { "error" } else { "warning" },
        })
    });
    rows.collect()
}

fn agreement_rows(plan: &Plan, today: Date) -> Vec<Json> {
    let all = agreements::of_all(plan);
    let mut rows: Vec<_> = plan.agreements.iter().collect();
    rows.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    let rows = rows.into_iter().map(|agreement| {
        let clauses = all.get(&agreement.id).copied().unwrap_or_default();
        json!({
            "title": agreement.title,
            "standing": agreements::Standing::of(agreement, today).word(),
            "completeness": clauses.share(),
            "clauses": {
                "full": clauses.full,
                "partly": clauses.partly,
                "none": clauses.none,
                "not_relevant": clauses.not_relevant,
            },
        })
    });
    rows.collect()
}

fn measure_rows(plan: &Plan) -> Vec<Json> {
    let mut measures: Vec<_> = plan.measures.iter().collect();
    measures.sort_by(|a, b| a.rank.total_cmp(&b.rank).then(a.id.cmp(&b.id)));
    let groups = measures::of_all(plan);
    let rows = measures.into_iter().map(|measure| {
        let groups = groups
            .get(&measure.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let f = measures::of_groups(measure, groups);
        let trend = f
            .trend
            .map(|trend| json!({ "direction": trend.direction.word(), "periods": trend.periods }));
        let disparities = measures::disparities(groups, &measure.reference);
        let disparities = disparities.into_iter().map(|d| {
            json!({
                "group": d.group,
                "reference": d.reference,
                "value": d.value.value,
                "reference_value": d.reference_value.value,
                "on": d.value.on.to_string(),
                "reference_on": d.reference_value.on.to_string(),
                "ratio": d.ratio,
            })
        });
        json!({
            "name": measure.name,
            "latest": f.latest,
            "values": f.values,
            "variance": f.variance,
            "percent_of_target": f.percent_of_target,
            "change_on_baseline": f.change_on_baseline,
            "trend": trend,
            "disparities": disparities.collect::<Vec<_>>(),
        })
    });
    rows.collect()
}

/// Open is neither done nor dropped; overdue is open with a day before today.
fn action_counts(plan: &Plan, today: Date) -> Json {
    let counts = actions::counts(plan.actions.iter(), today);
    json!({
        "total": counts.total,
        "done": counts.done,
        "dropped": counts.dropped,
        "open": counts.open,
        "overdue": counts.overdue,
        "unowned": counts.unowned,
        "undated": counts.undated,
        "never_started": counts.never_started,
    })
}

/// A finding; its records are told by table and id, as in the export.
fn finding(finding: &Finding) -> Json {
    let records = finding.records.iter();
    let records = records.map(|key| json!({ "table": key.kind.table(), "id": key.id.to_string() }));
    json!({
        "rule": finding.rule.id,
        "severity": finding.rule.severity.word(),
        "step": finding.rule.step,
        "text": finding.text,
        "records": records.collect::<Vec<_>>(),
        "item": finding.item,
        "field": finding.field,
        "subject": finding.subject,
    })
}

/// A finding that is left as it is, with the reason.
fn left(left: &findings::Left) -> Json {
    let mut told = finding(&left.finding);
    if let Json::Object(fields) = &mut told {
        fields.insert("reason".to_owned(), left.reason.as_str().into());
        let on = left.on.map(|day| day.to_string());
        fields.insert("left_on".to_owned(), on.into());
    }
    told
}

fn tallies(plan: &Plan) -> Vec<Json> {
    let rows = tally::rounds(plan).into_iter().map(|round| {
        let checks = || round.checks.iter().copied();
        let counts = checks().map(
            |check| json!({ "answer": check.answer, "count": check.count, "note": check.note }),
        );
        let figures = match round.method {
            DecisionMethod::FistToFive => {
                let hands = tally::Fist::of(checks());
                json!({
                    "hands": hands.hands(),
                    "mean": hands.mean(),
                    "median": hands.median(),
                    "standard_deviation": hands.deviation(),
                })
            }
            DecisionMethod::Gradients => {
                let hands = tally::Gradients::of(checks());
                json!({
                    "hands": hands.hands(),
                    "support": hands.support(),
                    "abstain": hands.abstain(),
                    "vetoes": hands.vetoes(),
                })
            }
            DecisionMethod::Consent => {
                let consent = tally::Consent::of(checks());
                json!({ "without_objection": consent.without, "objections": consent.objections })
            }
            DecisionMethod::DotVote => {
                let given: Vec<_> = checks().map(|check| check.count).collect();
                let all = tally::dots(checks());
                json!({
                    "dots": all.given,
                    "voters": all.voters,
                    "dots_each": all.each,
                    "ranks": tally::ranks(&given),
                })
            }
            _ => Json::Null,
        };
        json!({
            "decision": round.decision.map(|id| id.raw().to_string()),
            "question": round.question,
            "method": round.method.word(),
            "round": round.round,
            "rule": tally::rule(round.method, round.round),
            "counts": counts.collect::<Vec<_>>(),
            "outcome": round.outcome().word(),
            "figures": figures,
        })
    });
    rows.collect()
}
