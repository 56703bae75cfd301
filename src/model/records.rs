//! Every record kind of a plan, declared once. The only place where a field is named for the file.
//! Must not know labels for people, rules or defaults beyond the blank.
//!
//! Three sorts of reference: `Id<T>` (the record goes when its target goes), `Belongs<T>` (may be empty, and
//! goes too), `Option<Id<T>>` (stays, and the reference is emptied). `part of` names the reference to what a
//! record makes up: a copy of an agreement has copies of its clauses.
//! Who may read a field: `as private` is for the facilitator only, `as contact` is how a person is reached; no
//! shared edition holds the first, nor the second unless so chosen.
//! A new field or kind needs a new migration in `store`; a test holds the two together.

use super::{
    Aspect, AttendanceState, Belongs, Better, Bytes, Cadence, CaptureKind, CaseStatus, Category,
    ClauseState, Column, ContributionKind, CycleStage, Date, DecisionMethod, Direction, Field,
    Formality, Id, InteractionKind, Key, Lens, Level, LinkKind, PartnerStatus, Privacy, RaciLetter,
    Record, ScanCategory, ScanKind, ScanSide, StoryConsent, StructureForm, Table, Value, WaveTime,
    declare::records,
    field::BadValue,
    words::{ActionStatus, AgencyRole, AgreementKind, Edition, ReportKind},
};

records! {
    /// The plan's own particulars; a plan holds exactly one, with id 1.
    Header in header {
        /// Name of the plan.
        title: String,
        /// The public agency whose plan it is.
        agency: String,
        /// Short name of the agency, for the middle of the map.
        agency_short: String,
        /// Who runs the workshop.
        facilitator: String,
        /// Day of the first workshop.
        workshop_on: Option<Date>,
        /// When it begins, as HH:MM; may be empty.
        starts_at: String,
        /// Day on which the plan is looked over next.
        review_on: Option<Date>,
        /// What the group agreed about privacy.
        privacy_note: String,
        /// Notes for the facilitator only.
        private_note: String as private,
        /// What the group calls the corner of much influence and much interest; empty: the usual name.
        work_closely_label: String,
        /// What the group calls the corner of much influence and little interest; empty: the usual name.
        keep_satisfied_label: String,
        /// What the group calls the corner of little influence and much interest; empty: the usual name.
        keep_informed_label: String,
        /// What the group calls the corner of little influence and little interest; empty: the usual name.
        watch_label: String,
        /// Tells the plan's days from those of others in a calendar; given once, whatever the plan is called later.
        calendar_number: Option<i64>,
    }
    /// An organization, group or body that can help or hinder the plan.
    Partner in partners {
        /// Name as people say it.
        name: String,
        /// Short name for the map; empty: the name.
        short: String,
        /// Which of the six groups it belongs to.
        category: Category,
        /// Member type within the category, an id of the catalogue such as category.justice.courts; may be empty.
        member_type: String,
        /// Where it stands in relation to the table.
        status: PartnerStatus,
        /// At the table since.
        since: Option<Date>,
        /// The level on which the group placed the partnership today.
        current_level: Option<Level>,
        /// The level that the group intends.
        intended_level: Option<Level>,
        /// How much it can move the outcome, 0 to 100.
        influence: Option<f64>,
        /// How much the outcome matters to it, 0 to 100.
        interest: Option<f64>,
        /// How far we trust each other, 1 to 5.
        trust: Option<i64>,
        /// How ready it is to partner, 1 to 5.
        readiness: Option<i64>,
        /// What it brings to the table.
        brings: String,
        /// What it gains.
        gains: String,
        /// What it stands to lose.
        losses: String,
        /// What it needs from us to stay committed.
        needs: String,
        /// How to engage it.
        engagement: String,
        /// Words to group and filter by, separated by commas.
        tags: String,
        /// Notes that the partners may read.
        notes: String,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// A person who takes part in the workshop or the plan.
    Participant in participants {
        /// Name.
        name: String,
        /// What they do.
        role: String,
        /// The partner they speak for; empty: our agency.
        partner: Option<Id<Partner>>,
        /// E-mail address.
        email: String as contact,
        /// Telephone number.
        phone: String as contact,
        /// Whether they were invited to the workshop.
        invited: bool,
        /// What they need in order to take part.
        needs: String as private,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// A task to be done before the workshop.
    PreworkTask in prework_tasks {
        /// Position in the list.
        rank: f64,
        /// What is to be done.
        task: String,
        /// Who does it.
        owner: Option<Id<Participant>>,
        /// By when.
        due: Option<Date>,
        /// Whether it is done.
        done: bool,
        /// Notes.
        notes: String,
    }
    /// A block of the workshop's agenda.
    AgendaBlock in agenda_blocks {
        /// Position in the agenda.
        rank: f64,
        /// Name of the block.
        title: String,
        /// What it is for.
        purpose: String,
        /// How it is run.
        method: String,
        /// Length in minutes.
        minutes: i64,
        /// Who leads.
        lead: Option<Id<Participant>>,
        /// What must be at hand.
        materials: String,
        /// The step it works on, an id of the journey; may be empty.
        step: String,
    }
    /// A note typed in the room.
    Capture in captures {
        /// Position in the list.
        rank: f64,
        /// What was said.
        text: String,
        /// What it turned out to be.
        kind: CaptureKind,
        /// The agenda block in which it was said.
        block: Option<Id<AgendaBlock>>,
        /// Day.
        on: Option<Date>,
    }
    /// A key issue, put in order of priority.
    Issue in issues {
        /// Position in the order of priority.
        rank: f64,
        /// What the issue is.
        text: String,
        /// Why it matters.
        why: String,
        /// Notes.
        notes: String,
        /// Whether it waits in the parking lot.
        parked: bool,
    }
    /// The tally of votes for a capture or an issue.
    Vote in votes {
        /// The issue voted on.
        issue: Belongs<Issue>,
        /// The capture voted on.
        capture: Belongs<Capture>,
        /// Number of dots or hands.
        count: i64,
        /// Number of people who voted.
        voters: i64,
        /// Most dots that one person could give; 0: not said.
        dots: i64,
        /// Day.
        on: Option<Date>,
        /// Notes.
        note: String,
    }
    /// A decision of the group, with how it came about.
    Decision in decisions {
        /// What was decided.
        text: String,
        /// The question.
        question: String,
        /// How it was decided.
        method: Option<DecisionMethod>,
        /// Who carries it out.
        owner: Option<Id<Participant>>,
        /// The meeting in which it was made.
        meeting: Option<Id<Meeting>>,
        /// Day.
        on: Option<Date>,
        /// Who saw it otherwise, and why.
        dissent: String,
        /// The counts, in words.
        tally: String,
        /// Notes.
        notes: String,
    }
    /// One count of hands in a check for agreement.
    ConsensusCheck in consensus_checks {
        /// The decision that it led to.
        decision: Belongs<Decision>,
        /// The question asked.
        question: String,
        /// Method used.
        method: DecisionMethod,
        /// Round, from 1.
        round: i64,
        /// The answer counted, such as 3 fingers or veto.
        answer: String,
        /// How many gave it, or how many dots it got.
        count: i64,
        /// Number of people who gave dots; 0 for other methods.
        voters: i64,
        /// Most dots that one person could give; 0 for other methods.
        dots: i64,
        /// What was said with it, such as the reason of an objection.
        note: String,
        /// Day.
        on: Option<Date>,
    }
    /// A round of a survey.
    SurveyWave in survey_waves {
        /// Name of the round.
        name: String,
        /// When in the life of the workshop.
        time: WaveTime,
        /// Day.
        on: Option<Date>,
        /// Notes.
        notes: String,
    }
    /// What was answered to one item of the catalogue, about the plan or about one record.
    Answer in answers {
        /// Id of the catalogue item, such as strategy.needs.
        item: String,
        /// About this partner.
        partner: Belongs<Partner>,
        /// About this person.
        person: Belongs<Participant>,
        /// About this holder of a role.
        holder: Belongs<RoleHolder>,
        /// In this round of a survey.
        wave: Belongs<SurveyWave>,
        /// The day that it holds for, where ratings are followed over time.
        on: Option<Date>,
        /// The answer in words.
        text: String,
        /// The choice picked, an id of the item's choices; may be empty.
        choice: String,
        /// The rating, on the item's scale.
        rating: Option<i64>,
        /// A note that may be shared.
        note: String,
        /// A note for the facilitator only.
        private_note: String as private,
        /// Who answered.
        answered_by: String,
        /// When it was last answered.
        answered_on: Option<Date>,
    }
    /// One anonymous answer to a survey item.
    SurveyResponse in survey_responses {
        /// The round.
        wave: Id<SurveyWave>,
        /// Id of the catalogue item.
        item: String,
        /// Number or code of the sheet, to pair before and after; may be empty.
        respondent: String as private,
        /// The rating, 1 to 5.
        rating: Option<i64>,
        /// Words added.
        comment: String as private,
    }
    /// A factor around us that helps or hinders partnering.
    ScanFactor in scan_factors {
        /// Position in the list.
        rank: f64,
        /// What it is.
        factor: String,
        /// Inside or outside the agency.
        side: ScanSide,
        /// Helps or hinders.
        kind: ScanKind,
        /// What kind of factor.
        category: Option<ScanCategory>,
        /// How strong, 1 to 5.
        strength: Option<i64>,
        /// How likely, 1 to 5.
        likelihood: Option<i64>,
        /// What it means for partnerships.
        meaning: String,
        /// Notes.
        notes: String,
    }
    /// A partner that a factor concerns.
    ScanPartner in scan_partners, part of factor {
        /// The factor.
        factor: Id<ScanFactor>,
        /// The partner.
        partner: Id<Partner>,
    }
    /// A result that the partners want together.
    Outcome in outcomes {
        /// Position in the list.
        rank: f64,
        /// What will be different, and for whom.
        text: String,
        /// Who benefits.
        who_benefits: String,
        /// Notes.
        notes: String,
    }
    /// How an outcome is measured.
    Measure in measures {
        /// Position in the list.
        rank: f64,
        /// What is counted.
        name: String,
        /// The outcome it belongs to.
        outcome: Option<Id<Outcome>>,
        /// Unit, such as days or %.
        unit: String,
        /// Which way is better.
        better: Better,
        /// Value at the start.
        baseline: Option<f64>,
        /// Day of the start value.
        baseline_on: Option<Date>,
        /// Value aimed at.
        target: Option<f64>,
        /// Day by which.
        target_on: Option<Date>,
        /// Who looks after it.
        owner: Option<Id<Participant>>,
        /// Where the numbers come from.
        source: Option<Id<DataSource>>,
        /// How often it is read.
        cadence: Option<Cadence>,
        /// The group that others are compared with; empty: all.
        reference: String,
        /// Notes.
        notes: String,
    }
    /// One dated value of a measure.
    Observation in observations {
        /// The measure.
        measure: Id<Measure>,
        /// Day.
        on: Date,
        /// Value, in the measure's unit.
        value: f64,
        /// The group it is about; empty: all.
        subgroup: String,
        /// How many cases the value comes from.
        cases: Option<i64>,
        /// Notes.
        note: String,
    }
    /// A person to reach at a partner.
    Contact in contacts {
        /// The partner.
        partner: Id<Partner>,
        /// Position in the list.
        rank: f64,
        /// Name.
        name: String,
        /// What they do there.
        role: String,
        /// E-mail address.
        email: String as contact,
        /// Telephone number.
        phone: String as contact,
        /// Whether they are the first to call.
        primary_contact: bool,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// A time we spoke with a partner.
    Interaction in interactions {
        /// The partner.
        partner: Id<Partner>,
        /// With whom.
        contact: Option<Id<Contact>>,
        /// Day.
        on: Option<Date>,
        /// How.
        kind: InteractionKind,
        /// What about.
        summary: String,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// A tie between two partners.
    Link in links {
        /// The partner it starts at.
        from: Id<Partner>,
        /// The partner it ends at.
        to: Id<Partner>,
        /// What they do with each other.
        kind: LinkKind,
        /// Which way it runs.
        direction: Direction,
        /// How strong, 1 to 3.
        strength: Option<i64>,
        /// Notes.
        note: String,
    }
    /// Where a partner lies on the map under one lens.
    Placement in placements {
        /// The partner.
        partner: Id<Partner>,
        /// The lens.
        lens: Lens,
        /// To the right of the middle, in map units.
        x: f64,
        /// Below the middle, in map units.
        y: f64,
        /// Whether auto-layout leaves it where it is.
        pinned: bool,
    }
    /// The level of a partnership in one aspect.
    LevelRating in level_ratings {
        /// The partner.
        partner: Id<Partner>,
        /// The aspect.
        aspect: Aspect,
        /// Level today.
        current: Option<Level>,
        /// Level intended.
        intended: Option<Level>,
        /// What shows it.
        evidence: String,
        /// Notes.
        note: String,
    }
    /// A resource or commitment of a partner.
    Contribution in contributions {
        /// The partner.
        partner: Id<Partner>,
        /// Position in the list.
        rank: f64,
        /// Resource or commitment.
        kind: ContributionKind,
        /// What it is.
        text: String,
        /// How much.
        amount: String,
        /// By when, or until when.
        due: Option<Date>,
        /// Whether it was kept.
        kept: bool,
        /// Notes.
        notes: String,
    }
    /// A body through which partners work together.
    Structure in structures {
        /// Position in the list.
        rank: f64,
        /// Name.
        name: String,
        /// Its form.
        form: StructureForm,
        /// What it is for.
        purpose: String,
        /// How often it meets.
        cadence: Option<Cadence>,
        /// Notes.
        notes: String,
    }
    /// A seat in a structure.
    StructureMember in structure_members, part of structure {
        /// The structure.
        structure: Id<Structure>,
        /// The partner that sits there.
        partner: Belongs<Partner>,
        /// The person who sits there.
        person: Belongs<Participant>,
        /// What they do there.
        role: String,
    }
    /// A rule for how we work together.
    GroundRule in ground_rules {
        /// Position in the list.
        rank: f64,
        /// The rule.
        text: String,
        /// Day on which it was agreed.
        agreed_on: Option<Date>,
    }
    /// Who may decide what.
    Authority in authorities {
        /// Position in the list.
        rank: f64,
        /// The matter.
        matter: String,
        /// Partner that decides.
        partner: Option<Id<Partner>>,
        /// Person who decides.
        person: Option<Id<Participant>>,
        /// Where its authority ends.
        limits: String,
    }
    /// A task in the responsibility grid.
    RaciTask in raci_tasks {
        /// Position in the grid.
        rank: f64,
        /// The task.
        task: String,
        /// Notes.
        notes: String,
    }
    // With neither partner nor person it is our own agency's.
    /// One cell of the responsibility grid.
    RaciCell in raci_cells, part of task {
        /// The task.
        task: Id<RaciTask>,
        /// The partner of the column.
        partner: Belongs<Partner>,
        /// The person of the column.
        person: Belongs<Participant>,
        /// The letter.
        letter: RaciLetter,
    }
    /// A column of the responsibility grid that was asked for, with letters or without.
    RaciColumn in raci_columns {
        /// The partner of the column.
        partner: Belongs<Partner>,
        /// The person of the column.
        person: Belongs<Participant>,
    }
    /// A contract, memorandum or letter.
    Agreement in agreements {
        /// Position in the register.
        rank: f64,
        /// Name.
        title: String,
        /// What kind of paper.
        kind: AgreementKind,
        /// What it is for.
        purpose: String,
        /// Who looks after it.
        owner: Option<Id<Participant>>,
        /// Day of signature.
        signed_on: Option<Date>,
        /// Day of the next review.
        review_on: Option<Date>,
        /// Day on which it ends.
        expires_on: Option<Date>,
        /// Notes.
        notes: String,
    }
    /// A partner that is party to an agreement.
    AgreementParty in agreement_parties, part of agreement {
        /// The agreement.
        agreement: Id<Agreement>,
        /// The partner.
        partner: Id<Partner>,
        /// Whether it has signed.
        signed: bool,
    }
    /// A clause of an agreement.
    AgreementClause in agreement_clauses, part of agreement {
        /// The agreement.
        agreement: Id<Agreement>,
        /// Position in the agreement.
        rank: f64,
        /// Name of the clause.
        title: String,
        /// Its text.
        text: String,
        /// How far it is written.
        state: ClauseState,
    }
    /// A line of the communication plan.
    CommunicationItem in communication_items {
        /// Position in the plan.
        rank: f64,
        /// Who should hear it.
        audience: String,
        /// What they should hear.
        message: String,
        /// By which channel.
        channel: String,
        /// Formal or informal.
        formality: Formality,
        /// How often.
        cadence: Option<Cadence>,
        /// Who sees to it.
        owner: Option<Id<Participant>>,
        /// Notes.
        notes: String,
    }
    /// What a partner shares about itself.
    SharedInformation in shared_information {
        /// The partner.
        partner: Id<Partner>,
        /// Position in the list.
        rank: f64,
        /// What it shares, such as its budget or yearly report.
        what: String,
        /// With whom and how.
        how: String,
        /// Whether it has been shared.
        shared: bool,
    }
    /// A grievance and how it was settled.
    Grievance in grievances {
        /// What it is about.
        text: String,
        /// The partner that raised it.
        partner: Option<Id<Partner>>,
        /// Day on which it was raised.
        raised_on: Option<Date>,
        /// How it was settled.
        settlement: String,
        /// Open or settled.
        status: CaseStatus,
        /// Day of settlement.
        settled_on: Option<Date>,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// Something that a party won't give up.
    NonNegotiable in non_negotiables {
        /// Position in the list.
        rank: f64,
        /// The partner; empty: our agency.
        partner: Belongs<Partner>,
        /// What it is.
        text: String,
        /// Why.
        reason: String,
    }
    /// A source of data.
    DataSource in data_sources {
        /// Position in the list.
        rank: f64,
        /// What data.
        what: String,
        /// The partner it comes from.
        partner: Option<Id<Partner>>,
        /// Where it comes from, if not from a partner.
        origin: String,
        /// How often it is renewed.
        refresh: Option<Cadence>,
        /// How and where it is kept.
        storage: String,
        /// What protects privacy, and on what basis it may be used.
        privacy: String,
        /// Why it is collected.
        purpose: String,
        /// How it is used.
        used_for: String,
        /// How it is shared back.
        shared_back: String,
    }
    /// A look back at the partnership.
    Review in reviews {
        /// Day.
        on: Option<Date>,
        /// The partner it is about; empty: the whole partnership.
        partner: Belongs<Partner>,
        /// What is working.
        working: String,
        /// What is not working.
        not_working: String,
        /// What nobody intended.
        unintended: String,
        /// What will change.
        change: String,
    }
    /// A gap in services and who closes it.
    ServiceGap in service_gaps {
        /// Position in the list.
        rank: f64,
        /// The gap.
        gap: String,
        /// The team that takes it on.
        team: String,
        /// What they do.
        action: String,
        /// Open or settled.
        status: CaseStatus,
    }
    /// A round of plan, do, check, act.
    ImprovementCycle in improvement_cycles {
        /// Position in the list.
        rank: f64,
        /// What is to improve.
        aim: String,
        /// Where it stands.
        stage: CycleStage,
        /// What is planned.
        plan: String,
        /// What was done.
        done: String,
        /// What the check showed.
        checked: String,
        /// What is kept or changed.
        acted: String,
        /// Start.
        started_on: Option<Date>,
        /// End.
        ended_on: Option<Date>,
    }
    /// Who holds a role of our agency in a partnership.
    RoleHolder in role_holders {
        /// The role.
        role: AgencyRole,
        /// The person.
        person: Option<Id<Participant>>,
        /// The partnership; empty: all.
        partner: Belongs<Partner>,
        /// Since.
        since: Option<Date>,
        /// Notes.
        notes: String,
    }
    /// A meeting of the partners.
    Meeting in meetings {
        /// Name.
        title: String,
        /// Day.
        on: Option<Date>,
        /// Start, as HH:MM; may be empty.
        starts_at: String,
        /// Where.
        place: String,
        /// The structure that meets.
        structure: Option<Id<Structure>>,
        /// How often it comes round.
        cadence: Option<Cadence>,
        /// The minutes.
        minutes: String,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// Whether a person came to a meeting.
    Attendance in attendances {
        /// The meeting.
        meeting: Id<Meeting>,
        /// The person.
        person: Id<Participant>,
        /// Whether they came.
        state: AttendanceState,
    }
    /// A point on a meeting's agenda.
    AgendaItem in agenda_items, part of meeting {
        /// The meeting.
        meeting: Id<Meeting>,
        /// Position in the agenda.
        rank: f64,
        /// The point.
        title: String,
        /// Length in minutes.
        minutes: i64,
        /// Who leads.
        lead: Option<Id<Participant>>,
        /// What was said.
        notes: String,
    }
    /// What we want to reach.
    Goal in goals {
        /// Position in the list.
        rank: f64,
        /// The goal.
        text: String,
        /// The issue that it answers.
        issue: Option<Id<Issue>>,
        /// The outcome that it serves.
        outcome: Option<Id<Outcome>>,
        /// Notes.
        notes: String,
    }
    /// A step towards a goal that can be checked.
    Objective in objectives, part of goal {
        /// The goal.
        goal: Id<Goal>,
        /// Position in the list.
        rank: f64,
        /// The objective.
        text: String,
        /// By when.
        due: Option<Date>,
        /// Notes.
        notes: String,
    }
    /// Something that someone does by a day.
    Action in actions {
        /// Position in the list.
        rank: f64,
        /// What is to be done.
        text: String,
        /// The objective that it serves.
        objective: Option<Id<Objective>>,
        /// Who does it.
        owner: Option<Id<Participant>>,
        /// The partner that sees to it.
        partner: Option<Id<Partner>>,
        /// The meeting in which it was agreed.
        meeting: Option<Id<Meeting>>,
        /// By when.
        due: Option<Date>,
        /// How far it has come.
        status: ActionStatus,
        /// How much is done, 0 to 100.
        progress: i64,
        /// Day on which it was done.
        done_on: Option<Date>,
        /// Notes.
        notes: String,
    }
    /// Something that went well.
    Win in wins {
        /// What.
        text: String,
        /// Day.
        on: Option<Date>,
        /// The partner to thank.
        partner: Option<Id<Partner>>,
        /// How it was celebrated.
        celebrated: String,
    }
    /// A story that shows what the partnership changes.
    Story in stories {
        /// Title.
        title: String,
        /// The story.
        text: String,
        /// Who told it.
        told_by: String,
        /// Day.
        on: Option<Date>,
        /// What may be done with it.
        consent: StoryConsent,
        /// Day of consent.
        consent_on: Option<Date>,
    }
    /// How results were made known.
    Dissemination in disseminations {
        /// What was made known.
        what: String,
        /// To whom.
        audience: String,
        /// How.
        channel: String,
        /// Day.
        on: Option<Date>,
        /// What came back.
        response: String,
    }
    /// A time when the vision was looked at again.
    VisionReview in vision_reviews {
        /// Day.
        on: Option<Date>,
        /// What changed.
        changed: String,
        /// What stays.
        stays: String,
    }
    /// A disagreement and how it was resolved.
    Conflict in conflicts {
        /// What it is about.
        text: String,
        /// One party.
        partner: Option<Id<Partner>>,
        /// The other party.
        other_partner: Option<Id<Partner>>,
        /// Day on which it came up.
        raised_on: Option<Date>,
        /// How it was resolved.
        resolution: String,
        /// Open or settled.
        status: CaseStatus,
        /// Day of resolution.
        settled_on: Option<Date>,
        /// Notes for the facilitator only.
        private_notes: String as private,
    }
    /// A finding that the group decided to leave, with the reason.
    Waiver in waivers {
        /// Id of the rule.
        rule: String,
        /// The records concerned, as the rule names them; empty: the whole plan.
        subject: String,
        /// Why it is left.
        reason: String,
        /// Day.
        on: Option<Date>,
    }
    /// A file kept in the plan.
    Attachment in attachments {
        /// File name.
        name: String,
        /// Media type, such as image/png.
        media_type: String,
        /// What it is used for, such as logo.
        purpose: String,
        /// Its content.
        data: Bytes,
        /// The agreement that it belongs to.
        agreement: Option<Id<Agreement>>,
        /// The meeting that it belongs to.
        meeting: Option<Id<Meeting>>,
    }
    /// The plan as it was on a day, under a name.
    Snapshot in snapshots {
        /// Name.
        name: String,
        /// Day.
        on: Option<Date>,
        /// The plan's records as JSON, without snapshots and attachments.
        body: String,
    }    /// How a report was last made, so that the next one of its kind is made alike.
    ReportSetup in report_setups {
        /// What kind of report.
        kind: ReportKind,
        /// For whom: everything, or what may be shared.
        edition: Edition,
        /// Whether a shared edition holds the contacts of partners.
        contacts: bool,
        /// Ids of the parts that are left out, separated by spaces.
        left_out: String,
    }
}
