//! The files that a plan goes out as: what a person calls each, and what it ends in.
//! Must not know how any of them is written; `exchange` knows each by the same id (a test holds this).

/// A file that something is written into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OutFile {
    /// A report to print.
    Pdf,
    /// A report to write on.
    Word,
    /// A report to read in a browser.
    Html,
    /// A report as plain text with marks.
    Markdown,
    /// A workbook with a sheet for each table.
    Workbook,
    /// A folder with a file for each table.
    Tables,
    /// What is on a day.
    Calendar,
    /// The people.
    Contacts,
    /// The plan as data.
    Json,
    /// The map for Obsidian and other canvas programs.
    Canvas,
    /// The map for network programs.
    Graphml,
    /// The map for Kumu.
    Kumu,
}

impl OutFile {
    /// All.
    pub const ALL: [Self; 12] = [
        Self::Pdf,
        Self::Word,
        Self::Html,
        Self::Markdown,
        Self::Workbook,
        Self::Tables,
        Self::Calendar,
        Self::Contacts,
        Self::Json,
        Self::Canvas,
        Self::Graphml,
        Self::Kumu,
    ];

    /// The files that a report goes out as.
    pub const DOCUMENTS: [Self; 4] = [Self::Pdf, Self::Word, Self::Html, Self::Markdown];

    /// The id under which its format is known.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Word => "docx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Workbook => "xlsx",
            Self::Tables => "csv",
            Self::Calendar => "ics",
            Self::Contacts => "vcf",
            Self::Json => "json",
            Self::Canvas => "canvas",
            Self::Graphml => "graphml",
            Self::Kumu => "kumu",
        }
    }

    /// What people call such a file.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Workbook => "Excel workbook",
            Self::Tables => "Folder of CSV tables",
            Self::Calendar => "Calendar",
            Self::Contacts => "Contacts",
            Self::Json => "JSON",
            Self::Canvas => "JSON Canvas",
            Self::Graphml => "GraphML",
            Self::Kumu => "Kumu JSON",
        }
    }

    /// The endings of such files, without the dot.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Word => &["docx"],
            Self::Html => &["html"],
            Self::Markdown => &["md"],
            Self::Workbook => &["xlsx"],
            Self::Tables => &["csv"],
            Self::Calendar => &["ics"],
            Self::Contacts => &["vcf"],
            Self::Json => &["json"],
            Self::Canvas => &["canvas"],
            Self::Graphml => &["graphml"],
            Self::Kumu => &["kumu.json"],
        }
    }

    /// Title of the question where it is to be written.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pdf => "Save the report as PDF",
            Self::Word => "Save the report as a Word file",
            Self::Html => "Save the report as HTML",
            Self::Markdown => "Save the report as Markdown",
            Self::Workbook => "Save the plan as a workbook",
            Self::Tables => "Save the plan as a folder of tables",
            Self::Calendar => "Save the calendar",
            Self::Contacts => "Save the contacts",
            Self::Json => "Export as JSON",
            Self::Canvas => "Export the map as JSON Canvas",
            Self::Graphml => "Export the map as GraphML",
            Self::Kumu => "Export the map for Kumu",
        }
    }

    /// What it is good for, in a sentence.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Pdf => "To print and to send; looks the same everywhere",
            Self::Word => "To write on",
            Self::Html => "One page for a browser, also for screen readers",
            Self::Markdown => "Plain text for wikis and notes",
            Self::Workbook => "A sheet for each table, to count, filter and sort",
            Self::Tables => "A CSV file for each table, for programs that read no workbooks",
            Self::Calendar => {
                "Meetings, due days and reviews for any calendar; importing it again updates what is there"
            }
            Self::Contacts => {
                "The people of the plan for any address book; importing it again updates who is there"
            }
            Self::Json => {
                "Every record and every answer, for other programs; Roundtable makes the same plan of it again"
            }
            Self::Canvas => "For Obsidian and other canvas programs",
            Self::Graphml => "For network programs such as Gephi and yEd",
            Self::Kumu => "For Kumu",
        }
    }
}

/// For whom data goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Only what may be shared.
    pub shared: bool,
    /// How people are reached too, though it is shared.
    pub contacts: bool,
}
