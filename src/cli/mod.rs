//! The command line: what can be asked for, and how the answer is given.
//!
//! Answers go to the standard output, problems to the standard error, one plain line each. The program ends
//! with 0 when all went well, with 1 when a file has a problem, with 2 when it was asked in the wrong way.
//! Must not know how a file or format is made (`store`, `exchange`), nor what is in the window (`app`).

mod commands;
mod export;

use std::{
    io::{self, ErrorKind, Write as _},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use crate::app::Start;

/// Plan partnerships round one table: forms, a partner map and one plan file, offline.
///
/// Without a command the window opens. The commands work without a window and never change a file that is
/// there already unless told to with --force.
#[derive(Debug, Parser)]
#[command(name = "roundtable", version, args_conflicts_with_subcommands = true)]
struct Cli {
    /// The plan to open in the window
    file: Option<PathBuf>,
    /// Open a fresh copy of the sample plan
    #[arg(long, conflicts_with = "file")]
    sample: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a plan file that holds the sample plan
    Sample {
        /// The plan file to make, such as sample.roundtable
        out: PathBuf,
        /// Replace a file of that name
        #[arg(long)]
        force: bool,
    },
    /// Write a plan in another format
    Export(export::Export),
    /// Make a plan file of an exported JSON document, or of partners from another program
    Import {
        /// The JSON document, or a JSON Canvas, GraphML, Kumu's JSON, or a table as CSV
        input: PathBuf,
        /// The plan file to make
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Replace a file of that name
        #[arg(long)]
        force: bool,
    },
    /// Tell all that is wrong with a plan file or an exported JSON document
    Check {
        /// The plan file or JSON document
        file: PathBuf,
        /// Tell each place too where a text looks like data of a client, with digits and names hidden
        #[arg(long)]
        privacy: bool,
    },
    /// Print every figure of a plan as JSON
    Insight {
        /// The plan file
        file: PathBuf,
    },
    /// Print the JSON Schema of the exported document
    Schema,
    /// Show every widget in every state
    #[command(hide = true)]
    Gallery,
    /// Print the catalogue of questions, checks and levels as JSON
    Guidance,
}

/// Why a command did not do what was asked; nothing was written.
#[derive(Debug)]
enum Failure {
    /// A file has problems: one line each.
    Data(Vec<String>),
    /// It was asked in the wrong way.
    Usage(String),
}

impl Failure {
    fn data(line: &impl ToString) -> Self {
        Self::Data(vec![line.to_string()])
    }
}

/// What a command answers.
#[derive(Debug, Default)]
struct Answer {
    /// For the standard output.
    text: String,
    /// For the standard error: what the person should know although all went well.
    notes: Vec<String>,
}

impl Answer {
    fn line(text: impl Into<String>) -> Self {
        let mut text = text.into();
        text.push('\n');
        Self {
            text,
            notes: Vec::new(),
        }
    }
}

/// Does what the program's arguments ask for.
pub fn main() -> ExitCode {
    // Ends the program by itself for --help, --version and wrong usage.
    let cli = Cli::parse();
    match run(cli) {
        Ok(answer) => {
            complain(&answer.notes);
            match print(&answer.text) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => {
                    complain(&[format!("The answer could not be written out: {error}")]);
                    ExitCode::FAILURE
                }
            }
        }
        Err(Failure::Data(lines)) => {
            complain(&lines);
            ExitCode::FAILURE
        }
        Err(Failure::Usage(line)) => {
            complain(&[line]);
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> Result<Answer, Failure> {
    let Some(command) = cli.command else {
        let start = match cli.file {
            _ if cli.sample => Start::Sample,
            Some(file) => Start::Plan(commands::there(file)?),
            None => Start::Home,
        };
        return commands::window(start);
    };
    match command {
        Command::Sample { out, force } => commands::sample(&out, force),
        Command::Export(asked) => export::run(&asked),
        Command::Import { input, to, force } => commands::import(&input, &to, force),
        Command::Check { file, privacy } => commands::check(&file, privacy),
        Command::Insight { file } => commands::insight(&file),
        Command::Schema => Ok(commands::schema()),
        Command::Gallery => commands::gallery(),
        Command::Guidance => Ok(commands::guidance()),
    }
}

/// Writes to the standard output. A reader that has had enough (`| head`) is no error.
fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}

/// Writes lines to the standard error; if no one listens there, there is no one left to tell.
fn complain(lines: &[String]) {
    let mut err = io::stderr().lock();
    for line in lines {
        let _ = writeln!(err, "{line}");
    }
}
