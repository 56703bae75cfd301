//! The command that writes a plan in another format: what can be asked for, and which format a name means.
//! Must not know how a format is made.

use std::path::PathBuf;

use clap::{Args, builder::PossibleValuesParser};

use super::{
    Answer, Failure,
    commands::{now, read_plan},
};
use crate::{
    exchange::{
        file,
        format::{Asked, FORMATS, Format, Holds},
    },
    insight::{privacy, text},
    mapping::{
        Spots,
        print::{MOST_SCALE, MOST_SHEETS, Output, Paper, Picture, Sheets, USUAL_SCALE},
    },
    model::{Edition, Lens, Plan, ReportKind},
    report::{
        Wanted,
        edition::{self, Choices},
    },
};

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that a person sets one by one"
)]
pub(super) struct Export {
    /// The plan file
    file: PathBuf,
    /// The file to write; its ending tells the format: .pdf, .html, .docx, .md (a report), .xlsx (a workbook), .csv
    /// (a folder of tables), .json (the whole plan), .ics (a calendar), .vcf (contacts), .svg, .png, .pdf with --lens
    /// or --tiles (the map as a picture), .canvas, .graphml, .kumu.json (the partner map for other programs)
    #[arg(long, value_name = "OUT")]
    to: PathBuf,
    /// For whom it is: everything, or what may be shared (without private notes, contacts, small groups, stories
    /// that may not be published, files and snapshots)
    #[arg(long, default_value = "full", value_parser = ["full", "shared"])]
    edition: String,
    /// Contacts in a shared edition too
    #[arg(long)]
    contacts: bool,
    /// Which report: summary, plan (if nothing is said), workshop, quarterly, agreement, partners (a sheet for
    /// each), actions, minutes, map, or blanks (forms to fill in by hand)
    #[arg(long, value_name = "KIND", hide_possible_values = true, value_parser = kinds())]
    report: Option<String>,
    /// What places on the map mean, in formats that show places [default: rings]
    #[arg(long, value_parser = ["rings", "power", "lanes", "free"])]
    lens: Option<String>,
    /// How sharp a .png is: dots per unit, 1 to 4
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_SCALE)))]
    scale: Option<u8>,
    /// The paper of a .pdf or of a report
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

fn kinds() -> PossibleValuesParser {
    let words = ReportKind::ALL.iter().map(|kind| kind.word());
    words.collect::<Vec<_>>().into()
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

pub(super) fn run(asked: &Export) -> Result<Answer, Failure> {
    let format = asked.format()?;
    let plan = read_plan(&asked.file)?;
    let to = asked.to.as_path();
    let moment = now();
    let made = format
        .make(&Asked {
            plan: &plan,
            edition: asked.edition(),
            choices: Choices {
                contacts: asked.contacts,
            },
            moment,
            report: &asked.wanted(),
            paper: asked.sheets().paper,
            picture: &asked.picture(format),
            spots: &Spots::new(),
            goes_on: &|_| true,
            stage: &|_| true,
        })
        .map_err(|error| Failure::Data(vec![format!("{error}: {}", to.display())]))?;
    let written = made.files.write(to, asked.force);
    written.map_err(|error| Failure::data(&file::why_not_written(to, &error)))?;
    let edition = match asked.edition() {
        Edition::Full => "",
        Edition::Shared => " (shared edition)",
    };
    let mut answer = Answer::line(format!("Exported {}{edition}: {}", made.what, to.display()));
    answer.notes = made.notes;
    let left_out = made.left_out.iter();
    let told = left_out.map(|left| format!("Left out: {}", left.told()));
    answer.notes.extend(told);
    answer.notes.extend(asked.clients(&plan));
    Ok(answer)
}

impl Export {
    /// Tells whoever hands the file on that it may name clients.
    fn clients(&self, plan: &Plan) -> Option<String> {
        let choices = Choices {
            contacts: self.contacts,
        };
        let (handed_on, _) = edition::of(plan, self.edition(), choices);
        let found = privacy::check(&handed_on).open.len();
        (found > 0).then(|| {
            format!(
                "{} like data of a client; “roundtable check --privacy” tells where: {}",
                text::count(found, "place looks", "places look"),
                self.file.display()
            )
        })
    }

    // The command line takes no other words.
    fn edition(&self) -> Edition {
        Edition::of_word(&self.edition).unwrap_or(Edition::Full)
    }

    fn lens(&self) -> Lens {
        let lens = self.lens.as_deref().and_then(Lens::of_word);
        lens.unwrap_or(Lens::Rings)
    }

    fn wanted(&self) -> Wanted {
        let kind = self.report.as_deref().and_then(ReportKind::of_word);
        Wanted {
            lens: self.lens(),
            ..Wanted::new(kind.unwrap_or(ReportKind::FullPlan))
        }
    }

    /// Whether what may be a report or a picture is to be the picture of the map.
    fn is_of_map(&self) -> bool {
        let told_of_picture =
            self.tiles.is_some() || self.portrait || self.no_legend || self.no_intended;
        match self.report.as_deref() {
            Some(kind) => told_of_picture && kind == ReportKind::Map.word(),
            None => told_of_picture || self.lens.is_some(),
        }
    }

    fn picture(&self, format: &Format) -> Picture {
        let lens = self.lens();
        let output = match format.ending {
            "png" => Output::Png {
                scale: self.scale.unwrap_or(USUAL_SCALE),
            },
            "pdf" => Output::Pdf(self.sheets()),
            _ => Output::Svg,
        };
        Picture {
            intended: !self.no_intended,
            legend: !self.no_legend,
            ..Picture::new(lens, output)
        }
    }

    fn format(&self) -> Result<&'static Format, Failure> {
        let to = self.to.as_path();
        let formats = Format::of_name(to);
        // A report and a picture may have the same ending.
        let wanted = if self.is_of_map() {
            Holds::Picture
        } else {
            Holds::Document
        };
        let fits = formats.iter().find(|format| format.holds == wanted);
        let Some(format) = fits.or(formats.first()).copied() else {
            let what = match to.extension() {
                Some(_) => "This name's ending is no format that Roundtable can write",
                None => "This name has no ending to tell the format",
            };
            let mut endings: Vec<String> = FORMATS
                .iter()
                .map(|format| format!(".{}", format.ending))
                .collect();
            endings.dedup();
            return Err(Failure::Usage(format!(
                "{what}; use one of {}: {}",
                endings.join(", "),
                to.display()
            )));
        };
        self.fits(format)?;
        Ok(format)
    }

    /// What a format has no use for is a slip that a person should hear of.
    fn fits(&self, format: &Format) -> Result<(), Failure> {
        let picture = format.holds == Holds::Picture;
        let document = format.holds == Holds::Document;
        let png = picture && format.ending == "png";
        let pdf = picture && format.ending == "pdf";
        let slips = [
            (
                self.contacts && self.edition() == Edition::Full,
                "--contacts",
                "--edition shared",
            ),
            (self.scale.is_some() && !png, "--scale", ".png"),
            (
                self.report.is_some() && !document && !(pdf && self.is_of_map()),
                "--report",
                "formats of reports",
            ),
            (
                self.paper.is_some() && !document && !pdf,
                "--paper",
                "reports and .pdf",
            ),
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
            Some((_, option, with)) => Err(Failure::Usage(format!(
                "{option} goes with {with} only; leave it out for this file: {}",
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
