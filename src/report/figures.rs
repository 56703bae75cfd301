//! The pictures of a report, each with all of it in words and with how it is counted.
//! Must not know where in a report a picture stands.

use std::fmt::Write as _;

use super::{
    Block, Figure, Picture,
    chart::{Axis, Bar, Bars, Chart, Dot, Field, Line, Lines},
    look::{Look, name},
    words,
};
use crate::{
    insight::{measures::Group, power, text},
    mapping::print,
    model::{Better, Lens, Level, Measure, Partner, PartnerStatus, Quarter, ScanFactor, ScanKind},
};

/// So many things are told one by one in the words of a picture; then only how many more there are.
const TOLD: usize = 40;

/// So many dots can be told apart.
const DOTS: usize = 120;

/// So many groups of a measure can be told apart as lines.
const LINES: usize = 6;

fn figure(caption: String, alt: String, definition: String, picture: Picture) -> Block {
    Block::Figure(Box::new(Figure {
        caption,
        alt,
        definition,
        picture,
    }))
}

/// Sentences, bounded.
fn told(all: &[String]) -> String {
    let shown = all.get(..TOLD).unwrap_or(all);
    let mut words = shown.join("; ");
    if all.len() > TOLD {
        let _ = write!(words, "; and {} more", all.len() - TOLD);
    }
    words
}

/// Who is at the table, category by category. Nothing without a partner.
pub(super) fn coverage(look: &Look<'_>) -> Option<Block> {
    const SHOWN: [PartnerStatus; 4] = [
        PartnerStatus::AtTable,
        PartnerStatus::Invited,
        PartnerStatus::Prospect,
        PartnerStatus::Missing,
    ];
    let all = &look.overview().coverage;
    let count: usize = all.iter().flat_map(|c| SHOWN.map(|s| c.of(s))).sum();
    if count == 0 {
        return None;
    }
    let bars = all.iter().map(|c| Bar {
        name: c.category.label().to_owned(),
        lengths: SHOWN.iter().map(|s| c.of(*s) as f64).collect(),
        category: Some(c.category),
    });
    let words: Vec<String> = all
        .iter()
        .map(|c| {
            let counts = SHOWN.map(|s| format!("{} {}", c.of(s), text::lower(s.label())));
            format!("{}: {}", c.category.label(), counts.join(", "))
        })
        .collect();
    let ended = look.count(PartnerStatus::Ended);
    let left_out = match ended {
        0 => String::new(),
        n => format!(
            " {} not counted.",
            text::count(n, "ended partnership is", "ended partnerships are")
        ),
    };
    Some(figure(
        "Who is at the table, by category".to_owned(),
        format!("Bars for the six categories. {}.", told(&words)),
        format!("Counts partners by where they stand; n = {count} partners.{left_out}"),
        Picture::Chart(Chart::Bars(Bars {
            unit: "partners".to_owned(),
            pieces: SHOWN.iter().map(|s| s.label().to_owned()).collect(),
            bars: bars.collect(),
            full: 0.0,
        })),
    ))
}

/// Partners at the table by level, today and intended. Nothing while nobody is placed.
pub(super) fn levels(look: &Look<'_>) -> Option<Block> {
    let seen = look.overview();
    let placed = seen.at_table - seen.unplaced;
    if placed == 0 {
        return None;
    }
    let of = |name: &str, count: fn(&crate::insight::overview::LevelCount) -> usize| Bar {
        name: name.to_owned(),
        lengths: seen.levels.iter().map(|l| count(l) as f64).collect(),
        category: None,
    };
    let bars = vec![of("Today", |l| l.current), of("Intended", |l| l.intended)];
    let words: Vec<String> = seen
        .levels
        .iter()
        .map(|l| {
            format!(
                "{}: {} today, {} intended",
                l.level.label(),
                l.current,
                l.intended
            )
        })
        .collect();
    Some(figure(
        "Levels of partnership at the table, today and intended".to_owned(),
        format!("Two bars. {}.", told(&words)),
        format!(
            "Partners at the table by the level on which the group placed them; {} placed. Who has no other level in mind is counted as meant to stay. The levels are ordered, not measured, and none is better than another.",
            words::of(placed, seen.at_table)
        ),
        Picture::Chart(Chart::Bars(Bars {
            unit: "partners".to_owned(),
            pieces: Level::ALL.iter().map(|l| l.label().to_owned()).collect(),
            bars,
            full: seen.at_table as f64,
        })),
    ))
}

/// The eight aspects: how many partners stand on each level today. Nothing without a rating.
pub(super) fn aspects(look: &Look<'_>) -> Option<Block> {
    let ratings = look.plan.level_ratings.iter();
    let rated: Vec<_> = ratings
        .filter_map(|r| Some((r.aspect, r.current?)))
        .collect();
    if rated.is_empty() {
        return None;
    }
    let counts = |aspect: &crate::model::Aspect| -> Vec<usize> {
        let on = |level: &Level| rated.iter().filter(|r| **r == (*aspect, *level)).count();
        Level::ALL.iter().map(on).collect()
    };
    let all: Vec<_> = crate::model::Aspect::ALL
        .iter()
        .map(|a| (a, counts(a)))
        .collect();
    let bars = all.iter().map(|(aspect, counts)| Bar {
        name: aspect.label().to_owned(),
        lengths: counts.iter().map(|n| *n as f64).collect(),
        category: None,
    });
    let words: Vec<String> = all
        .iter()
        .map(|(aspect, counts)| {
            let on = Level::ALL.iter().zip(counts);
            let on: Vec<_> = on
                .map(|(level, n)| format!("{n} {}", text::lower(level.label())))
                .collect();
            format!("{}: {}", aspect.label(), on.join(", "))
        })
        .collect();
    Some(figure(
        "The eight aspects: how many partnerships stand on which level today".to_owned(),
        format!("A bar for each aspect. {}.", told(&words)),
        format!(
            "Counts the ratings of today's level, aspect by aspect; {}. A partnership can stand on several levels at once.",
            text::count(rated.len(), "rating", "ratings")
        ),
        Picture::Chart(Chart::Bars(Bars {
            unit: "partners".to_owned(),
            pieces: Level::ALL.iter().map(|l| l.label().to_owned()).collect(),
            bars: bars.collect(),
            full: 0.0,
        })),
    ))
}

/// What a factor does to partnering.
pub(super) const fn helps(kind: ScanKind) -> &'static str {
    match kind {
        ScanKind::Opportunity => "Helps",
        ScanKind::Barrier => "Hinders",
    }
}

/// Factors of the scan by strength and likelihood. Nothing while none has both.
pub(super) fn scan(look: &Look<'_>, factors: &[&ScanFactor]) -> Option<Block> {
    let rated: Vec<(usize, &ScanFactor, f64, f64)> = factors
        .iter()
        .enumerate()
        .filter_map(|(at, f)| Some((at + 1, *f, f.likelihood? as f64, f.strength? as f64)))
        .collect();
    if rated.is_empty() {
        return None;
    }
    let words: Vec<String> = rated
        .iter()
        .map(|(at, f, likely, strong)| {
            let kind = text::lower(helps(f.kind));
            let factor = text::brief(&f.factor);
            format!("{at}. {factor} ({kind}): strength {strong}, likelihood {likely}")
        })
        .collect();
    let dots = rated.iter().take(DOTS).map(|(at, f, likely, strong)| Dot {
        name: format!("{at} {}", text::lower(helps(f.kind))),
        at: (*likely, *strong),
        category: None,
    });
    let axis = |name: &str| Axis {
        name: name.to_owned(),
        range: (1.0, 5.0),
        cut: None,
    };
    Some(figure(
        "How strong and how likely each factor is".to_owned(),
        format!("Dots on two scales from 1 to 5. {}.", told(&words)),
        format!(
            "Rated by the group from 1 to 5. The numbers are those of the table; {} rated on both scales.",
            words::of(rated.len(), look.plan.scan_factors.len())
        ),
        Picture::Chart(Chart::Field(Field {
            right: axis("How likely"),
            up: axis("How strong"),
            dots: dots.collect(),
            corners: Default::default(),
        })),
    ))
}

/// What the group calls a quarter of power and interest.
pub(super) fn quarter(look: &Look<'_>, quarter: Quarter) -> String {
    quarter.name(Some(look.header())).to_owned()
}

/// Partners by influence and interest. Nothing while none has both.
pub(super) fn power(look: &Look<'_>) -> Option<Block> {
    let found = power::standings(look.plan);
    if found.rated.is_empty() {
        return None;
    }
    let partner = |s: &power::Standing| look.plan.get(s.partner);
    let words: Vec<String> = found
        .rated
        .iter()
        .map(|s| {
            format!(
                "{}: influence {}, interest {}",
                look.partner(s.partner),
                words::number(s.influence),
                words::number(s.interest)
            )
        })
        .collect();
    let dots = found.rated.iter().take(DOTS).map(|s| Dot {
        name: partner(s).map_or_else(String::new, short),
        at: (s.interest, s.influence),
        category: partner(s).map(|p| p.category),
    });
    let axis = |name: &str| Axis {
        name: name.to_owned(),
        range: (0.0, 100.0),
        cut: Some(crate::model::HIGH_FROM),
    };
    let corners = [
        Quarter::KeepSatisfied,
        Quarter::WorkClosely,
        Quarter::Watch,
        Quarter::KeepInformed,
    ];
    let too_many = match found.rated.len().saturating_sub(DOTS) {
        0 => String::new(),
        n => format!(" The {n} with the least influence are not drawn."),
    };
    Some(figure(
        "Power and interest".to_owned(),
        format!("Dots on two scales from 0 to 100. {}.", told(&words)),
        format!(
            "Rated by the group from 0 to 100; 50 and more counts as high. {} rated on both scales; ended partnerships are left out.{too_many}",
            words::of(found.rated.len(), found.rated.len() + found.unrated)
        ),
        Picture::Chart(Chart::Field(Field {
            right: axis("Interest"),
            up: axis("Influence"),
            dots: dots.collect(),
            corners: corners.map(|q| quarter(look, q)),
        })),
    ))
}

fn short(partner: &Partner) -> String {
    match partner.short.trim() {
        "" => text::brief_to(&name(partner), 24).into_owned(),
        short => short.to_owned(),
    }
}

/// The values of a measure day by day. Nothing with less than two of them.
pub(super) fn measure(look: &Look<'_>, measure: &Measure) -> Option<Block> {
    let groups = look.groups(measure.id);
    let baseline = measure.baseline_on.zip(measure.baseline);
    let everybody = groups.iter().any(|g| g.name.is_empty());
    let line = |group: &Group| {
        let start = baseline.filter(|_| group.name.is_empty());
        let values = group.values.iter().map(|d| (d.on, d.value));
        let mut values: Vec<_> = start.into_iter().chain(values).collect();
        values.sort_by_key(|(on, _)| *on);
        Line {
            name: if group.name.is_empty() {
                "Everybody".to_owned()
            } else {
                group.name.clone()
            },
            values,
        }
    };
    let mut lines: Vec<Line> = groups.iter().take(LINES).map(line).collect();
    if !everybody && let Some(start) = baseline {
        lines.insert(
            0,
            Line {
                name: "Everybody".to_owned(),
                values: vec![start],
            },
        );
    }
    if lines.iter().all(|line| line.values.len() < 2) {
        return None;
    }
    let unit = measure.unit.trim();
    let told_lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let values: Vec<_> = line
                .values
                .iter()
                .map(|(on, v)| format!("{} on {}", words::value(Some(*v), unit), words::day(*on)))
                .collect();
            format!("{}: {}", line.name, told(&values))
        })
        .collect();
    let marks: Vec<(String, f64)> = measure
        .target
        .map(|t| ("Target".to_owned(), t))
        .into_iter()
        .collect();
    let target = measure.target.map_or_else(String::new, |t| {
        format!(" Target: {}.", words::value(Some(t), unit))
    });
    let n: usize = groups.iter().map(|g| g.values.len()).sum();
    let more = match groups.len().saturating_sub(LINES) {
        0 => String::new(),
        n => format!(" {} not drawn.", text::count(n, "group is", "groups are")),
    };
    Some(figure(
        measure_name(measure),
        format!("{}.{target}", told_lines.join(". ")),
        format!(
            "{}; {}{}.{more}",
            better(measure.better),
            text::count(n, "dated value", "dated values"),
            if baseline.is_some() {
                " and the baseline"
            } else {
                ""
            },
        ),
        Picture::Chart(Chart::Lines(Lines {
            unit: unit.to_owned(),
            lines,
            marks,
            range: None,
        })),
    ))
}

/// What a measure is called.
pub(super) fn measure_name(measure: &Measure) -> String {
    match measure.name.trim() {
        "" => "Unnamed measure".to_owned(),
        name => name.to_owned(),
    }
}

fn better(better: Better) -> &'static str {
    better.label()
}

/// An upright page: the legend stands below the map, which is as wide as the text.
pub(super) const UPRIGHT: print::Output = print::Output::Pdf(print::Sheets {
    paper: print::Paper::Letter,
    upright: true,
    across: 1,
    down: 1,
});

/// The partner map. Nothing without a partner.
pub(super) fn map(
    look: &Look<'_>,
    lens: Lens,
    legend: bool,
    output: print::Output,
) -> Option<Block> {
    if look.plan.partners.is_empty() {
        return None;
    }
    let mut picture = print::Picture::new(lens, output);
    picture.legend = legend;
    Some(figure(
        format!("The partner map, {}", words::day(look.today)),
        map_in_words(look),
        places(lens).to_owned(),
        Picture::Map(picture),
    ))
}

/// What a place on the map means.
pub(super) const fn places(lens: Lens) -> &'static str {
    match lens {
        Lens::Rings => {
            "The ring says the level of the partnership today, from integration in the middle to networking; prospects lie outside. The sector says the category. An arrow leads to the level intended"
        }
        Lens::Power => {
            "To the right: how much the outcome matters to a partner. Up: how much it can move the outcome. 50 and more counts as high"
        }
        Lens::Lanes => {
            "The column says the level of the partnership today. An arrow leads to the level intended"
        }
        Lens::Free => "Places mean nothing here; the links tell who works with whom",
    }
}

/// Who lies where, level by level.
fn map_in_words(look: &Look<'_>) -> String {
    let partners = look.partners();
    let mut left = TOLD;
    let mut lines = Vec::new();
    let levels = Level::ALL.iter().rev().map(|l| Some(*l)).chain([None]);
    for level in levels {
        let here: Vec<String> = partners
            .iter()
            .filter(|p| p.current_level == level)
            .map(|p| {
                let intended = p.intended_level.filter(|to| Some(*to) != level);
                let towards = intended.map_or_else(String::new, |to| {
                    format!(", toward {}", text::lower(to.label()))
                });
                format!("{} ({}{towards})", name(p), text::lower(p.category.label()))
            })
            .collect();
        if here.is_empty() {
            continue;
        }
        let title = level.map_or("Without a level", |l| l.label());
        let shown = here.get(..left.min(here.len())).unwrap_or_default();
        let more = here.len() - shown.len();
        left -= shown.len();
        let names = match (shown.is_empty(), more) {
            (_, 0) => text::names(shown),
            (true, more) => text::count(more, "partner", "partners"),
            (false, more) => format!("{} and {more} more", shown.join(", ")),
        };
        lines.push(format!("{title}: {names}"));
    }
    let links = text::count(look.plan.links.len(), "link", "links");
    let all = text::count(partners.len(), "partner", "partners");
    format!(
        "A map of {all} and {links} around our agency. {}.",
        lines.join(". ")
    )
}
