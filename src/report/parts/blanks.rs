//! Forms to print and fill in by hand, with the names that the plan knows already.
//! Must not hold an answer.

use crate::{
    guidance::{Item, Kind},
    insight::{survey, tally},
    model::Category,
    report::{
        Block, Cell, List, Marks, Span,
        grid::Grid,
        look::{Look, ranked},
        words::{self, blank},
    },
};

fn write(label: &str, count: u8) -> Block {
    Block::Lines {
        label: label.to_owned(),
        count,
    }
}

fn quiet(text: &str) -> Block {
    Block::Paragraph(vec![Span::quiet(text)])
}

fn boxes<'l>(labels: impl Iterator<Item = &'l str>) -> Block {
    let entries: Vec<_> = labels.map(|label| vec![Span::plain(label)]).collect();
    Block::List(List {
        marks: Marks::Boxes(vec![false; entries.len()]),
        entries,
    })
}

/// The survey on one sheet, without a name.
pub(in crate::report) fn survey_sheet(look: &Look<'_>) -> Vec<Block> {
    let items: Vec<&Item> = look.guidance.items_under(survey::ITEMS).collect();
    let mut grid = Grid::new("Circle one number in each line", &[("Statement", 5.0)]).titled();
    let steps = items
        .first()
        .map_or(&[][..], |item| item.choices.as_slice());
    for step in steps {
        grid.column(&step.label, 1.2);
    }
    for item in &items {
        let row = std::iter::once(Cell::text(&item.wording));
        grid.row(row.chain(steps.iter().map(|step| Cell::text(&step.id))));
    }
    let mut blocks = vec![
        Block::text(
            "No name, please. A letter or number that only you know lets us pair this sheet with the next one.",
        ),
        write("Your letter or number", 1),
    ];
    blocks.push(grid.with_blanks(0));
    blocks.push(write("What else we should know", 8));
    blocks
}

/// What a new partner is asked.
pub(in crate::report) fn intake(look: &Look<'_>) -> Vec<Block> {
    let mut blocks = vec![
        write("Name of your organization, and its short name", 1),
        Block::text("Which group fits best?"),
        boxes(Category::ALL.iter().map(|c| c.label())),
        write("Person to reach, and what they do", 1),
        write("E-mail and phone", 1),
    ];
    for (label, count) in [
        ("What you bring to the table", 2),
        ("What you hope to gain", 2),
        ("What you may lose", 1),
        ("What you need from us to stay committed", 2),
        ("What you won’t give up", 1),
    ] {
        blocks.push(write(label, count));
    }
    let commit = look.guidance.items_under("prep.commit");
    let mut grid = Grid::new("Circle one answer in each line", &[("Statement", 5.0)]).titled();
    let titles = ["Yes", "Partly", "No"];
    for title in titles {
        grid.column(title, 1.0);
    }
    for item in commit {
        let wording = item.wording.replace("This partner is", "We are");
        grid.row(std::iter::once(Cell::text(wording)).chain(titles.map(Cell::text)));
    }
    blocks.push(grid.with_blanks(0));
    blocks
}

/// The questions on where we stand, with lines.
pub(in crate::report) fn strategy(look: &Look<'_>) -> Vec<Block> {
    let items = look.guidance.items_under("strategy");
    items
        .filter(|item| item.kind == Kind::Prompt)
        .map(|item| write(&item.wording, 3))
        .collect()
}

/// Fist to five: a row for each answer, a column for each round.
pub(in crate::report) fn fist(_: &Look<'_>) -> Vec<Block> {
    let columns = [
        ("Fingers", 1.6),
        ("What it says", 4.0),
        ("Round 1", 1.4),
        ("Round 2", 1.4),
        ("Round 3", 1.4),
    ];
    let mut grid = Grid::new("Count the hands", &columns).titled().defined(
        "Round 1: consensus when every hand shows 3 or more. Round 2: agreed when every hand shows 2 or more. Round 3: agreed when more than half show 3 or more. A fist blocks; whoever shows less than 3 is heard",
    );
    for (fingers, says) in tally::FINGERS.iter().zip(tally::FINGERS_SAY) {
        grid.row([
            Cell::text(*fingers),
            Cell::text(says),
            Cell::default(),
            Cell::default(),
            Cell::default(),
        ]);
    }
    let mut blocks = vec![write("Question", 2)];
    blocks.extend(Some(grid.with_blanks(0)));
    blocks.push(write("What those below 3 said", 4));
    blocks.push(write("What we decided, who carries it out, by when", 2));
    blocks
}

/// Gradients of agreement.
pub(in crate::report) fn gradients(_: &Look<'_>) -> Vec<Block> {
    let columns = [
        ("Gradient", 3.6),
        ("Round 1", 1.6),
        ("Round 2", 1.6),
        ("Said with it", 4.0),
    ];
    let mut grid = Grid::new("Count the people at each gradient", &columns).titled().defined(
        "Look at the spread, never at a mean. One veto means not agreed; to abstain is not to support",
    );
    for gradient in tally::GRADIENTS {
        grid.row([
            Cell::text(gradient),
            Cell::default(),
            Cell::default(),
            Cell::default(),
        ]);
    }
    let mut blocks = vec![write("Question", 2)];
    blocks.extend(Some(grid.with_blanks(0)));
    blocks.push(write("What we decided, who carries it out, by when", 4));
    blocks
}

/// Dots for issues.
pub(in crate::report) fn dots(look: &Look<'_>) -> Vec<Block> {
    let columns = [("Issue or option", 6.0), ("Dots", 1.4), ("Rank", 1.2)];
    let mut grid = Grid::new("Count the dots", &columns)
        .defined("Nobody gives more dots than agreed. Equal dots share a rank: 1, 2, 2, 4");
    let issues = ranked(look.plan.issues.iter(), |i| (i.rank, i.id.raw()));
    for issue in issues.iter().filter(|i| !i.parked && !blank(&i.text)) {
        grid.row([
            Cell::text(issue.text.trim()),
            Cell::default(),
            Cell::default(),
        ]);
    }
    let blanks = 16_usize.saturating_sub(grid.len()).max(4);
    vec![
        write("People who vote, and dots that each has", 1),
        grid.with_blanks(blanks),
    ]
}

/// Who does what.
pub(in crate::report) fn raci(look: &Look<'_>) -> Vec<Block> {
    let mut grid = Grid::new("One letter in each cell", &[("Task", 4.0)])
        .titled()
        .defined("R does it, A answers for it (exactly one in each line), C is asked before, I is told after");
    grid.column(look.agency(), 1.4);
    for _ in 0..5 {
        grid.column("Partner:", 1.4);
    }
    let tasks = ranked(look.plan.raci_tasks.iter(), |t| (t.rank, t.id.raw()));
    for task in tasks.iter().filter(|t| !blank(&t.task)).take(12) {
        let row = std::iter::once(Cell::text(task.task.trim()));
        grid.row(row.chain(std::iter::repeat_with(Cell::default).take(6)));
    }
    let blanks = 16_usize.saturating_sub(grid.len()).max(4);
    vec![
        quiet("Write the partners’ names above the columns."),
        grid.with_blanks(blanks),
    ]
}

/// An agenda to plan a meeting on.
pub(in crate::report) fn agenda(_: &Look<'_>) -> Vec<Block> {
    let columns = [
        ("Time", 1.2),
        ("Point", 3.4),
        ("What for", 3.0),
        ("Leads", 1.8),
        ("What was decided, who, by when", 4.0),
    ];
    vec![
        write("Meeting, day and place", 1),
        Grid::new("Points", &columns).with_blanks(18),
    ]
}

/// Who came.
pub(in crate::report) fn sign_in(look: &Look<'_>) -> Vec<Block> {
    let columns = [("Name", 3.0), ("Organization", 3.4), ("Signature", 3.6)];
    let mut grid = Grid::new("Please sign in", &columns);
    let mut invited: Vec<_> = look
        .plan
        .participants
        .iter()
        .filter(|p| p.invited)
        .collect();
    invited.sort_by_cached_key(|p| (p.name.to_lowercase(), p.id));
    let names = invited.len();
    for person in invited {
        let house = match look.partner_if(person.partner) {
            house if house.is_empty() => look.agency(),
            house => house,
        };
        grid.row([
            Cell::text(look.person(person.id)),
            Cell::text(house),
            Cell::default(),
        ]);
    }
    let day = look.header().workshop_on.filter(|on| *on >= look.today);
    let label = day.map_or_else(
        || "Meeting and day".to_owned(),
        |on| format!("Meeting and day (the workshop is on {})", words::day(on)),
    );
    let blanks = 22_usize.saturating_sub(names).max(4);
    vec![write(&label, 1), grid.with_blanks(blanks)]
}
