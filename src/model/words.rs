//! The closed vocabularies: the words a field can hold and the labels people read for them.
//! Must not know where a vocabulary is used.

use super::declare::words;

/// A closed vocabulary, for widgets that offer its words whatever they mean.
pub trait Word: Copy + PartialEq + 'static {
    /// All words, in the order in which they are offered.
    const ALL: &'static [Self];
    /// The word in the plan file and in JSON.
    fn word(self) -> &'static str;
    /// What people read.
    fn label(self) -> &'static str;
}

words! {
    /// The six groups that belong at the table; ids as in the catalogue (`category.…`).
    Category {
        Family = "family" / "Families and youth",
        Policy = "policy" / "Policy makers",
        HumanServices = "human-services" / "Human services",
        Justice = "justice" / "Courts and justice",
        Providers = "providers" / "Providers",
        Community = "community" / "Community",
    }
    /// Where a partner stands in relation to the table.
    PartnerStatus {
        Prospect = "prospect" / "Prospect",
        Invited = "invited" / "Invited",
        AtTable = "at-table" / "At the table",
        Missing = "missing" / "Missing",
        Ended = "ended" / "Ended",
    }
    /// The four levels of partnership, loosest first. None is better than another.
    Level {
        Networking = "networking" / "Networking",
        Cooperation = "cooperation" / "Cooperation",
        Collaboration = "collaboration" / "Collaboration",
        Integration = "integration" / "Integration",
    }
    /// The eight rows of the levels matrix; ids as in the catalogue (`level.…`).
    Aspect {
        Support = "support" / "Support required",
        Purpose = "purpose" / "Purpose",
        Coordination = "coordination" / "Coordination",
        Institutionalization = "institutionalization" / "How formal it is",
        Responsibilities = "responsibilities" / "Whose work it is",
        ConsumerExperience = "consumer-experience" / "What families notice",
        Boundaries = "boundaries" / "Boundaries",
        Metrics = "metrics" / "Measuring",
    }
    /// What a place on the map means.
    Lens {
        Rings = "rings" / "Rings",
        Power = "power" / "Power and interest",
        Lanes = "lanes" / "Lanes",
        Free = "free" / "Free",
    }
    /// What two partners do with each other.
    LinkKind {
        SharesData = "shares-data" / "Shares data",
        RefersClients = "refers-clients" / "Refers clients",
        Funds = "funds" / "Funds",
        Contract = "contract" / "Contract",
        Mou = "mou" / "Memorandum of understanding",
        Meets = "meets" / "Meets",
        Informal = "informal" / "Informal",
    }
    /// Which way a link runs.
    Direction {
        Both = "both" / "Both ways",
        Forward = "forward" / "One way",
    }
    /// How people get in touch.
    InteractionKind {
        Meeting = "meeting" / "Meeting",
        Call = "call" / "Call",
        Email = "email" / "E-mail",
        Visit = "visit" / "Visit",
        Other = "other" / "Other",
    }
    /// Inside the agency or outside it.
    ScanSide {
        Internal = "internal" / "Internal",
        External = "external" / "External",
    }
    /// Helps or hinders.
    ScanKind {
        Opportunity = "opportunity" / "Opportunity",
        Barrier = "barrier" / "Barrier",
    }
    /// What kind of factor it is; ids as in the catalogue (`scan.category.…`).
    ScanCategory {
        Political = "political" / "Political",
        Evidence = "evidence" / "Evidence-informed practice",
        SocialEconomic = "social-economic" / "Social and economic",
        Resources = "resources" / "Resources",
        Budget = "budget" / "Budget deficits",
        NationalEconomy = "national-economy" / "National economy",
        Migration = "migration" / "Migration",
        International = "international" / "International",
        Crisis = "crisis" / "Crisis",
        BusinessPractice = "business-practice" / "Business practice",
    }
    /// Which way is better for a measure.
    Better {
        Higher = "higher" / "Higher is better",
        Lower = "lower" / "Lower is better",
    }
    /// What a partner puts in.
    ContributionKind {
        Resource = "resource" / "Resource",
        Commitment = "commitment" / "Commitment",
    }
    /// The form that a partnership takes; ids as in the catalogue (`structure.…`).
    StructureForm {
        Committee = "committee" / "Committee",
        Board = "board" / "Board",
        Coalition = "coalition" / "Coalition",
        SponsorOversight = "sponsor-oversight" / "Sponsor or oversight group",
        Contract = "contract" / "Contract",
        InformalNetwork = "informal-network" / "Informal network",
    }
    /// Responsible, accountable, consulted, informed.
    RaciLetter {
        Responsible = "R" / "Responsible",
        Accountable = "A" / "Accountable",
        AccountableResponsible = "AR" / "Accountable and responsible",
        Consulted = "C" / "Consulted",
        Informed = "I" / "Informed",
    }
    /// The paper that an agreement is written on.
    AgreementKind {
        Mou = "mou" / "Memorandum of understanding",
        Contract = "contract" / "Contract",
        Letter = "letter" / "Letter of agreement",
        DataSharing = "data-sharing" / "Data-sharing agreement",
        Protocol = "protocol" / "Protocol",
    }
    /// How far a clause is written.
    ClauseState {
        None = "none" / "Not yet",
        Partly = "partly" / "Partly",
        Full = "full" / "Fully",
        NotRelevant = "not-relevant" / "Not relevant",
    }
    /// Formal or informal.
    Formality {
        Formal = "formal" / "Formal",
        Informal = "informal" / "Informal",
    }
    /// How often something comes round.
    Cadence {
        Once = "once" / "Once",
        Weekly = "weekly" / "Every week",
        Fortnightly = "fortnightly" / "Every two weeks",
        Monthly = "monthly" / "Every month",
        Quarterly = "quarterly" / "Every quarter",
        HalfYearly = "half-yearly" / "Twice a year",
        Yearly = "yearly" / "Every year",
        AsNeeded = "as-needed" / "As needed",
    }
    /// How far an action has come.
    ActionStatus {
        ToDo = "to-do" / "To do",
        Doing = "doing" / "Doing",
        Blocked = "blocked" / "Blocked",
        Done = "done" / "Done",
        Dropped = "dropped" / "Dropped",
    }
    /// Open or settled.
    CaseStatus {
        Open = "open" / "Open",
        Settled = "settled" / "Settled",
    }
    /// Where an improvement round stands.
    CycleStage {
        Plan = "plan" / "Plan",
        Do = "do" / "Do",
        Check = "check" / "Check",
        Act = "act" / "Act",
        Closed = "closed" / "Closed",
    }
    /// The four roles in our agency; ids as in the catalogue (`role.…`).
    AgencyRole {
        Leadership = "leadership" / "Leadership",
        Middle = "middle" / "Middle management",
        Frontline = "frontline" / "Front line",
        Contact = "contact" / "Primary point of contact",
    }
    /// Whether a person came.
    AttendanceState {
        Invited = "invited" / "Invited",
        Present = "present" / "Present",
        Excused = "excused" / "Excused",
        Absent = "absent" / "Absent",
    }
    /// How a group decided.
    DecisionMethod {
        Consensus = "consensus" / "Consensus",
        FistToFive = "fist-to-five" / "Fist to five",
        Gradients = "gradients" / "Gradients of agreement",
        Consent = "consent" / "Consent",
        DotVote = "dot-vote" / "Dot vote",
        Majority = "majority" / "Majority vote",
        Leader = "leader" / "Leader decides",
    }
    /// What a capture turned out to be.
    CaptureKind {
        Note = "note" / "Note",
        Issue = "issue" / "Issue",
        Action = "action" / "Action",
        Decision = "decision" / "Decision",
        Parking = "parking" / "Parking lot",
    }
    /// When in the life of a workshop a survey was taken.
    WaveTime {
        Before = "before" / "Before",
        After = "after" / "After",
        FollowUp = "follow-up" / "Follow-up",
    }
    /// What may be done with a story.
    StoryConsent {
        NotAsked = "not-asked" / "Not asked yet",
        Internal = "internal" / "Inside the partnership",
        Public = "public" / "May be published",
        Refused = "refused" / "Refused",
    }    /// What kind of report.
    ReportKind {
        Summary = "summary" / "One-page summary",
        FullPlan = "plan" / "Full plan",
        Workshop = "workshop" / "Workshop record",
        Quarterly = "quarterly" / "Quarterly review",
        Agreement = "agreement" / "Agreement draft",
        Partners = "partners" / "Partner fact sheets",
        Actions = "actions" / "Action list",
        Minutes = "minutes" / "Minutes of a meeting",
        Map = "map" / "Map poster",
        Blanks = "blanks" / "Blank forms and tally sheets",
    }
    /// For whom something is handed out.
    Edition {
        Full = "full" / "Full edition",
        Shared = "shared" / "Shared edition",
    }
}
