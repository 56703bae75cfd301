//! The command that writes a plan in another format: what can be asked for, and which format a name means.
//! Must not know how a format is made.

use std::path::{Path, PathBuf};

use clap::Args;

use super::{
    Answer, Failure,
    commands::{on_the_map, read_plan, records, today},
};
use crate::{
    exchange::{MapFormat, file, json, picture},
    guidance,
    mapping::{
        Spots,
        print::{MOST_SCALE, MOST_SHEETS, Output, Paper, Picture, Sheets, USUAL_SCALE},
    },
    model::{Lens, Plan},
};

/// The formats, by ending.
const FORMATS: [&str; 7] = [
    ".json",
    ".canvas",
    ".graphml",
    ".kumu.json",
    ".svg",
    ".png",
    ".pdf",
];

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that a person sets one by one"
)]
pub(super) struct Export {
    /// The plan file
    file: PathBuf,
    /// The file to write; its ending tells the format: .json (the whole plan), .canvas, .graphml,
    /// .kumu.json (the partner map, without private notes and contacts), .svg, .png, .pdf (the map as a picture)
    #[arg(long, value_name = "OUT")]
    to: PathBuf,
    /// What places on the map mean, in formats that show places
    #[arg(long, default_value = "rings", value_parser = ["rings", "power", "lanes", "free"])]
    lens: String,
    /// How sharp a .png is: dots per unit, 1 to 4
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_SCALE)))]
    scale: Option<u8>,
    /// The paper of a .pdf
    #[arg(long, value_parser = ["letter", "tabloid", "a4", "a3"])]
    paper: Option<String>,
    /// The paper of a .pdf upright, and not on its side
    #[arg(long)]
    portrait: bool,
    /// The sheets of a .pdf poster, rows by columns, such as 2x3
    #[arg(long, value_name = "ROWSxCOLUMNS", value_parser = tiles)]
    tiles: Option<[u8; 2]>,
    /// The map as a picture without its legend
    #[arg(long)]
    no_legend: bool,
    /// The map as a picture without intended levels
    #[arg(long)]
    no_intended: bool,
    /// Replace a file of that name
    #[arg(long)]
    force: bool,
}

fn tiles(text: &str) -> Result<[u8; 2], String> {
    let count = |text: &str| {
        let count: Option<u8> = text.trim().parse().ok();
        count.filter(|count| (1..=MOST_SHEETS).contains(count))
    };
    text.split_once(['x', 'X', '×'])
        .and_then(|(rows, columns)| Some([count(rows)?, count(columns)?]))
        .ok_or_else(|| format!("give rows by columns, each from 1 to {MOST_SHEETS}, such as 2x3"))
}

/// A format that can be written.
enum Format {
    /// The whole plan as our own JSON.
    Plan,
    /// The partner map for other programs.
    Map(MapFormat),
    /// The partner map as a picture.
    Picture(Output),
}

pub(super) fn run(asked: &Export) -> Result<Answer, Failure> {
    let format = asked.format()?;
    let plan = read_plan(&asked.file)?;
    // The command line takes no other words.
    let lens = Lens::of_word(&asked.lens).unwrap_or(Lens::Rings);
    let mut notes = Vec::new();
    let (bytes, what) = match format {
        Format::Plan => (json::to_bytes(&plan), records(&plan)),
        Format::Map(format) => (
            format.write(&plan, guidance::catalogue(), lens),
            on_the_map(&plan),
        ),
        Format::Picture(output) => {
            let made = asked.picture(&plan, lens, output)?;
            notes = made.notes;
            (made.bytes, on_the_map(&plan))
        }
    };
    let to = asked.to.as_path();
    let written = if asked.force {
        file::write_beside(to, &bytes)
    } else {
        file::write_new(to, &bytes)
    };
    written.map_err(|error| Failure::data(&file::why_not_written(to, &error)))?;
    let mut answer = Answer::line(format!("Exported {what}: {}", to.display()));
    answer.notes = notes;
    Ok(answer)
}

impl Export {
    fn picture(&self, plan: &Plan, lens: Lens, output: Output) -> Result<picture::Made, Failure> {
        let wanted = Picture {
            intended: !self.no_intended,
            legend: !self.no_legend,
            ..Picture::new(lens, output)
        };
        picture::make(plan, &wanted, &Spots::new(), today(), &|_| true)
            .map_err(|error| Failure::Data(vec![format!("{error}: {}", self.to.display())]))
    }

    fn format(&self) -> Result<Format, Failure> {
        let to = self.to.as_path();
        let format = if let Some(format) = MapFormat::of_name(to) {
            Format::Map(format)
        } else if MapFormat::is_named_like_a_plan(to) {
            Format::Plan
        } else if has_ending(to, "svg") {
            Format::Picture(Output::Svg)
        } else if has_ending(to, "png") {
            let scale = self.scale.unwrap_or(USUAL_SCALE);
            Format::Picture(Output::Png { scale })
        } else if has_ending(to, "pdf") {
            Format::Picture(Output::Pdf(self.sheets()))
        } else {
            let what = match to.extension() {
                Some(_) => "This name's ending is no format that Roundtable can write",
                None => "This name has no ending to tell the format",
            };
            return Err(Failure::Usage(format!(
                "{what}; use one of {}: {}",
                FORMATS.join(", "),
                to.display()
            )));
        };
        self.fits(&format)?;
        Ok(format)
    }

    /// What a format has no use for is a slip that a person should hear of.
    fn fits(&self, format: &Format) -> Result<(), Failure> {
        let picture = matches!(format, Format::Picture(_));
        let png = matches!(format, Format::Picture(Output::Png { .. }));
        let pdf = matches!(format, Format::Picture(Output::Pdf(_)));
        let slips = [
            (self.scale.is_some() && !png, "--scale", ".png"),
            (self.paper.is_some() && !pdf, "--paper", ".pdf"),
            (self.portrait && !pdf, "--portrait", ".pdf"),
            (self.tiles.is_some() && !pdf, "--tiles", ".pdf"),
            (
                self.no_legend && !picture,
                "--no-legend",
                ".svg, .png and .pdf",
            ),
            (
                self.no_intended && !picture,
                "--no-intended",
                ".svg, .png and .pdf",
            ),
        ];
        match slips.iter().find(|(slip, ..)| *slip) {
            Some((_, option, formats)) => Err(Failure::Usage(format!(
                "{option} goes with {formats} only; leave it out for this file: {}",
                self.to.display()
            ))),
            None => Ok(()),
        }
    }

    fn sheets(&self) -> Sheets {
        let paper = self.paper.as_deref().and_then(Paper::of_word);
        let [down, across] = self.tiles.unwrap_or([1, 1]);
        Sheets {
            paper: paper.unwrap_or_default(),
            upright: self.portrait,
            across,
            down,
        }
    }
}

fn has_ending(path: &Path, ending: &str) -> bool {
    path.extension()
        .is_some_and(|it| it.eq_ignore_ascii_case(ending))
}
