//! The model of a document: what is said, in order, and in which role.
//! Must not know where the words come from, nor how any of it looks.

use super::chart::Chart;
use crate::{
    mapping,
    model::{Bytes, Date, Edition},
};

/// A document.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers its own question about the page"
)]
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What it is called; never empty.
    pub title: String,
    /// What it is about, in a line: the plan's name, or the agreement's.
    pub subtitle: String,
    /// The agency whose plan it is; may be empty.
    pub agency: String,
    /// The agency's sign, above the title.
    pub logo: Option<Logo>,
    /// The day on which it is made.
    pub on: Date,
    /// For whom it is.
    pub edition: Edition,
    /// Whether it begins with a page that holds the title alone.
    pub cover: bool,
    /// Whether it begins with a list of its headings.
    pub contents: bool,
    /// Whether its pages are wider than high.
    pub landscape: bool,
    /// Whether what stands before its first page break is to fit on one page, with smaller letters if need be.
    pub one_page: bool,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// An agency's sign.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The file: PNG, JPEG or SVG.
    pub data: Bytes,
    /// Its media type, such as image/png.
    pub media_type: String,
    /// What it shows, in words.
    pub alt: String,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading; levels run from 1 (a part) to 4, and none is skipped on the way down.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        text: String,
    },
    /// Running text.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// Names with what they are, such as Day: March 3, 2027.
    Facts(Vec<Fact>),
    /// Figures that are read from afar.
    Stats(Vec<Stat>),
    /// Rows and columns.
    Table(Table),
    /// A picture.
    Figure(Box<Figure>),
    /// A sentence set apart.
    Callout(Callout, Paragraph),
    /// Lines to sign on.
    Signatures(Vec<Signature>),
    /// Empty lines to write on, with what is to be written; as many as said.
    Lines {
        /// What is asked; may be empty.
        label: String,
        /// 1 to 30.
        count: u8,
    },
    /// What follows begins on a new page.
    PageBreak,
}

/// Running text: pieces of one line or several; `\n` within a piece begins a new line.
pub type Paragraph = Vec<Span>;

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are said.
    pub style: Style,
}

/// How words are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As they are.
    #[default]
    Plain,
    /// With weight.
    Strong,
    /// Beside the point: a source, a definition, a count.
    Quiet,
    /// What the plan lacks; never said by color alone, so the words say it too.
    Missing,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// What stands before each entry.
    pub marks: Marks,
    /// The entries.
    pub entries: Vec<Paragraph>,
}

/// What stands before the entries of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Marks {
    /// A dot.
    Dots,
    /// 1, 2, 3.
    Numbers,
    /// A box, ticked or not, one for each entry; those that are lacking are not ticked.
    Boxes(Vec<bool>),
}

/// A name with what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What it is.
    pub is: Paragraph,
}

/// A figure that is read from afar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stat {
    /// The figure, such as “14 of 20”; “–” if it is undefined.
    pub value: String,
    /// What it counts.
    pub label: String,
    /// How it is counted; may be empty.
    pub definition: String,
}

/// Rows and columns. Each row has as many cells as there are columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows; never empty.
    pub caption: String,
    /// The titles of the columns.
    pub head: Vec<String>,
    /// How wide each column is against the others.
    pub widths: Vec<Weight>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// Whether the first cell of a row is its title.
    pub row_titles: bool,
    /// Whether rows are high enough to write in.
    pub to_fill_in: bool,
    /// How the figures in it are counted; may be empty.
    pub definition: String,
}

/// The width of a column against the others; text that wraps wants much, a number little.
pub type Weight = f32;

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it says.
    pub text: Paragraph,
    /// Whether it is a number, which stands on the right.
    pub number: bool,
}

/// A picture with all that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it shows; never empty.
    pub caption: String,
    /// All of it in words, for somebody who can't see it; never empty.
    pub alt: String,
    /// How the figures in it are counted; may be empty.
    pub definition: String,
    /// The picture.
    pub picture: Picture,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// The partner map.
    Map(mapping::print::Picture),
    /// Numbers as a picture.
    Chart(Chart),
}

/// Why a sentence is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// Good to know.
    Note,
    /// Something is lacking.
    Missing,
    /// Must be read, such as that counsel must review a draft.
    Warning,
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Who, or what they sign for.
    pub party: String,
    /// Whether it has signed already.
    pub signed: bool,
}

impl Span {
    /// Words as they are.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Style::Plain)
    }

    /// Words with weight.
    pub fn strong(text: impl Into<String>) -> Self {
        Self::new(text, Style::Strong)
    }

    /// Words beside the point.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self::new(text, Style::Quiet)
    }

    /// What the plan lacks.
    pub fn missing(text: impl Into<String>) -> Self {
        Self::new(text, Style::Missing)
    }

    fn new(text: impl Into<String>, style: Style) -> Self {
        Self {
            text: text.into(),
            style,
        }
    }
}

impl Block {
    /// A heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading {
            level,
            text: text.into(),
        }
    }

    /// A paragraph in one style.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Paragraph(vec![Span::plain(text)])
    }

    /// A list with dots.
    pub fn dots(entries: impl IntoIterator<Item = String>) -> Self {
        Self::List(List {
            marks: Marks::Dots,
            entries: entries
                .into_iter()
                .map(|entry| vec![Span::plain(entry)])
                .collect(),
        })
    }
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: vec![Span::plain(text)],
            number: false,
        }
    }

    /// A number, written out.
    pub fn number(text: impl Into<String>) -> Self {
        Self {
            text: vec![Span::plain(text)],
            number: true,
        }
    }
}
