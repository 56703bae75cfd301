-- The tables of a Roundtable plan file, version 1.
--
-- One table for each kind of record. Ids are time-ordered and unique across plans, so that copies of a plan
-- can be merged. References are checked when a transaction ends. Days are text as YYYY-MM-DD.
-- Frozen: never change this text once it is released; add a migration instead.

CREATE TABLE "header" (
  -- The plan's own particulars; a plan holds exactly one, with id 1.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "title" TEXT NOT NULL, -- Name of the plan.
  "agency" TEXT NOT NULL, -- The public agency whose plan it is.
  "agency_short" TEXT NOT NULL, -- Short name of the agency, for the middle of the map.
  "facilitator" TEXT NOT NULL, -- Who runs the workshop.
  "workshop_on" TEXT, -- Day of the first workshop.
  "starts_at" TEXT NOT NULL, -- When it begins, as HH:MM; may be empty.
  "review_on" TEXT, -- Day on which the plan is looked over next.
  "privacy_note" TEXT NOT NULL, -- What the group agreed about privacy.
  "private_note" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "partners" (
  -- An organization, group or body that can help or hinder the plan.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "name" TEXT NOT NULL, -- Name as people say it.
  "short" TEXT NOT NULL, -- Short name for the map; empty: the name.
  "category" TEXT NOT NULL, -- Which of the six groups it belongs to. One of: family, policy, human-services, justice, providers, community.
  "member_type" TEXT NOT NULL, -- Member type within the category, an id of the catalogue such as category.justice.courts; may be empty.
  "status" TEXT NOT NULL, -- Where it stands in relation to the table. One of: prospect, invited, at-table, missing, ended.
  "since" TEXT, -- At the table since.
  "current_level" TEXT, -- The level on which the group placed the partnership today. One of: networking, cooperation, collaboration, integration.
  "intended_level" TEXT, -- The level that the group intends. One of: networking, cooperation, collaboration, integration.
  "influence" REAL, -- How much it can move the outcome, 0 to 100.
  "interest" REAL, -- How much the outcome matters to it, 0 to 100.
  "trust" INTEGER, -- How far we trust each other, 1 to 5.
  "readiness" INTEGER, -- How ready it is to partner, 1 to 5.
  "brings" TEXT NOT NULL, -- What it brings to the table.
  "gains" TEXT NOT NULL, -- What it gains.
  "losses" TEXT NOT NULL, -- What it stands to lose.
  "needs" TEXT NOT NULL, -- What it needs from us to stay committed.
  "engagement" TEXT NOT NULL, -- How to engage it.
  "tags" TEXT NOT NULL, -- Words to group and filter by, separated by commas.
  "notes" TEXT NOT NULL, -- Notes that the partners may read.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "participants" (
  -- A person who takes part in the workshop or the plan.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "name" TEXT NOT NULL, -- Name.
  "role" TEXT NOT NULL, -- What they do.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner they speak for; empty: our agency.
  "email" TEXT NOT NULL, -- E-mail address.
  "phone" TEXT NOT NULL, -- Telephone number.
  "invited" INTEGER NOT NULL CHECK ("invited" IN (0, 1)), -- Whether they were invited to the workshop.
  "needs" TEXT NOT NULL, -- What they need in order to take part.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "prework_tasks" (
  -- A task to be done before the workshop.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "task" TEXT NOT NULL, -- What is to be done.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who does it.
  "due" TEXT, -- By when.
  "done" INTEGER NOT NULL CHECK ("done" IN (0, 1)), -- Whether it is done.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "agenda_blocks" (
  -- A block of the workshop's agenda.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the agenda.
  "title" TEXT NOT NULL, -- Name of the block.
  "purpose" TEXT NOT NULL, -- What it is for.
  "method" TEXT NOT NULL, -- How it is run.
  "minutes" INTEGER NOT NULL, -- Length in minutes.
  "lead" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who leads.
  "materials" TEXT NOT NULL, -- What must be at hand.
  "step" TEXT NOT NULL -- The step it works on, an id of the journey; may be empty.
) STRICT;

CREATE TABLE "captures" (
  -- A note typed in the room.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- What was said.
  "kind" TEXT NOT NULL, -- What it turned out to be. One of: note, issue, action, decision, parking.
  "block" INTEGER REFERENCES "agenda_blocks" ("id") DEFERRABLE INITIALLY DEFERRED, -- The agenda block in which it was said.
  "on" TEXT -- Day.
) STRICT;

CREATE TABLE "issues" (
  -- A key issue, put in order of priority.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the order of priority.
  "text" TEXT NOT NULL, -- What the issue is.
  "why" TEXT NOT NULL, -- Why it matters.
  "notes" TEXT NOT NULL, -- Notes.
  "parked" INTEGER NOT NULL CHECK ("parked" IN (0, 1)) -- Whether it waits in the parking lot.
) STRICT;

CREATE TABLE "votes" (
  -- The tally of votes for a capture or an issue.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "issue" INTEGER REFERENCES "issues" ("id") DEFERRABLE INITIALLY DEFERRED, -- The issue voted on.
  "capture" INTEGER REFERENCES "captures" ("id") DEFERRABLE INITIALLY DEFERRED, -- The capture voted on.
  "count" INTEGER NOT NULL, -- Number of dots or hands.
  "voters" INTEGER NOT NULL, -- Number of people who voted.
  "dots" INTEGER NOT NULL, -- Most dots that one person could give; 0: not said.
  "on" TEXT, -- Day.
  "note" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "decisions" (
  -- A decision of the group, with how it came about.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "text" TEXT NOT NULL, -- What was decided.
  "question" TEXT NOT NULL, -- The question.
  "method" TEXT, -- How it was decided. One of: consensus, fist-to-five, gradients, consent, dot-vote, majority, leader.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who carries it out.
  "meeting" INTEGER REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED, -- The meeting in which it was made.
  "on" TEXT, -- Day.
  "dissent" TEXT NOT NULL, -- Who saw it otherwise, and why.
  "tally" TEXT NOT NULL, -- The counts, in words.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "consensus_checks" (
  -- One count of hands in a check for agreement.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "decision" INTEGER REFERENCES "decisions" ("id") DEFERRABLE INITIALLY DEFERRED, -- The decision that it led to.
  "question" TEXT NOT NULL, -- The question asked.
  "method" TEXT NOT NULL, -- Method used. One of: consensus, fist-to-five, gradients, consent, dot-vote, majority, leader.
  "round" INTEGER NOT NULL, -- Round, from 1.
  "answer" TEXT NOT NULL, -- The answer counted, such as 3 fingers or veto.
  "count" INTEGER NOT NULL, -- How many gave it, or how many dots it got.
  "voters" INTEGER NOT NULL, -- Number of people who gave dots; 0 for other methods.
  "dots" INTEGER NOT NULL, -- Most dots that one person could give; 0 for other methods.
  "note" TEXT NOT NULL, -- What was said with it, such as the reason of an objection.
  "on" TEXT -- Day.
) STRICT;

CREATE TABLE "survey_waves" (
  -- A round of a survey.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "name" TEXT NOT NULL, -- Name of the round.
  "time" TEXT NOT NULL, -- When in the life of the workshop. One of: before, after, follow-up.
  "on" TEXT, -- Day.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "answers" (
  -- What was answered to one item of the catalogue, about the plan or about one record.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "item" TEXT NOT NULL, -- Id of the catalogue item, such as strategy.needs.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- About this partner.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- About this person.
  "holder" INTEGER REFERENCES "role_holders" ("id") DEFERRABLE INITIALLY DEFERRED, -- About this holder of a role.
  "wave" INTEGER REFERENCES "survey_waves" ("id") DEFERRABLE INITIALLY DEFERRED, -- In this round of a survey.
  "on" TEXT, -- The day that it holds for, where ratings are followed over time.
  "text" TEXT NOT NULL, -- The answer in words.
  "choice" TEXT NOT NULL, -- The choice picked, an id of the item's choices; may be empty.
  "rating" INTEGER, -- The rating, on the item's scale.
  "note" TEXT NOT NULL, -- A note that may be shared.
  "private_note" TEXT NOT NULL, -- A note for the facilitator only.
  "answered_by" TEXT NOT NULL, -- Who answered.
  "answered_on" TEXT -- When it was last answered.
) STRICT;

CREATE TABLE "survey_responses" (
  -- One anonymous answer to a survey item.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "wave" INTEGER NOT NULL REFERENCES "survey_waves" ("id") DEFERRABLE INITIALLY DEFERRED, -- The round.
  "item" TEXT NOT NULL, -- Id of the catalogue item.
  "respondent" TEXT NOT NULL, -- Number or code of the sheet, to pair before and after; may be empty.
  "rating" INTEGER, -- The rating, 1 to 5.
  "comment" TEXT NOT NULL -- Words added.
) STRICT;

CREATE TABLE "scan_factors" (
  -- A factor around us that helps or hinders partnering.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "factor" TEXT NOT NULL, -- What it is.
  "side" TEXT NOT NULL, -- Inside or outside the agency. One of: internal, external.
  "kind" TEXT NOT NULL, -- Helps or hinders. One of: opportunity, barrier.
  "category" TEXT, -- What kind of factor. One of: political, evidence, social-economic, resources, budget, national-economy, migration, international, crisis, business-practice.
  "strength" INTEGER, -- How strong, 1 to 5.
  "likelihood" INTEGER, -- How likely, 1 to 5.
  "meaning" TEXT NOT NULL, -- What it means for partnerships.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "scan_partners" (
  -- A partner that a factor concerns.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "factor" INTEGER NOT NULL REFERENCES "scan_factors" ("id") DEFERRABLE INITIALLY DEFERRED, -- The factor.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED -- The partner.
) STRICT;

CREATE TABLE "outcomes" (
  -- A result that the partners want together.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- What will be different, and for whom.
  "who_benefits" TEXT NOT NULL, -- Who benefits.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "measures" (
  -- How an outcome is measured.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "name" TEXT NOT NULL, -- What is counted.
  "outcome" INTEGER REFERENCES "outcomes" ("id") DEFERRABLE INITIALLY DEFERRED, -- The outcome it belongs to.
  "unit" TEXT NOT NULL, -- Unit, such as days or %.
  "better" TEXT NOT NULL, -- Which way is better. One of: higher, lower.
  "baseline" REAL, -- Value at the start.
  "baseline_on" TEXT, -- Day of the start value.
  "target" REAL, -- Value aimed at.
  "target_on" TEXT, -- Day by which.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who looks after it.
  "source" INTEGER REFERENCES "data_sources" ("id") DEFERRABLE INITIALLY DEFERRED, -- Where the numbers come from.
  "cadence" TEXT, -- How often it is read. One of: once, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, as-needed.
  "reference" TEXT NOT NULL, -- The group that others are compared with; empty: all.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "observations" (
  -- One dated value of a measure.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "measure" INTEGER NOT NULL REFERENCES "measures" ("id") DEFERRABLE INITIALLY DEFERRED, -- The measure.
  "on" TEXT NOT NULL, -- Day.
  "value" REAL NOT NULL, -- Value, in the measure's unit.
  "subgroup" TEXT NOT NULL, -- The group it is about; empty: all.
  "cases" INTEGER, -- How many cases the value comes from.
  "note" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "contacts" (
  -- A person to reach at a partner.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "rank" REAL NOT NULL, -- Position in the list.
  "name" TEXT NOT NULL, -- Name.
  "role" TEXT NOT NULL, -- What they do there.
  "email" TEXT NOT NULL, -- E-mail address.
  "phone" TEXT NOT NULL, -- Telephone number.
  "primary_contact" INTEGER NOT NULL CHECK ("primary_contact" IN (0, 1)), -- Whether they are the first to call.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "interactions" (
  -- A time we spoke with a partner.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "contact" INTEGER REFERENCES "contacts" ("id") DEFERRABLE INITIALLY DEFERRED, -- With whom.
  "on" TEXT, -- Day.
  "kind" TEXT NOT NULL, -- How. One of: meeting, call, email, visit, other.
  "summary" TEXT NOT NULL, -- What about.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "links" (
  -- A tie between two partners.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "from" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner it starts at.
  "to" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner it ends at.
  "kind" TEXT NOT NULL, -- What they do with each other. One of: shares-data, refers-clients, funds, contract, mou, meets, informal.
  "direction" TEXT NOT NULL, -- Which way it runs. One of: both, forward.
  "strength" INTEGER, -- How strong, 1 to 3.
  "note" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "placements" (
  -- Where a partner lies on the map under one lens.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "lens" TEXT NOT NULL, -- The lens. One of: rings, power, lanes, free.
  "x" REAL NOT NULL, -- To the right of the middle, in map units.
  "y" REAL NOT NULL, -- Below the middle, in map units.
  "pinned" INTEGER NOT NULL CHECK ("pinned" IN (0, 1)) -- Whether auto-layout leaves it where it is.
) STRICT;

CREATE TABLE "level_ratings" (
  -- The level of a partnership in one aspect.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "aspect" TEXT NOT NULL, -- The aspect. One of: support, purpose, coordination, institutionalization, responsibilities, consumer-experience, boundaries, metrics.
  "current" TEXT, -- Level today. One of: networking, cooperation, collaboration, integration.
  "intended" TEXT, -- Level intended. One of: networking, cooperation, collaboration, integration.
  "evidence" TEXT NOT NULL, -- What shows it.
  "note" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "contributions" (
  -- A resource or commitment of a partner.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "rank" REAL NOT NULL, -- Position in the list.
  "kind" TEXT NOT NULL, -- Resource or commitment. One of: resource, commitment.
  "text" TEXT NOT NULL, -- What it is.
  "amount" TEXT NOT NULL, -- How much.
  "due" TEXT, -- By when, or until when.
  "kept" INTEGER NOT NULL CHECK ("kept" IN (0, 1)), -- Whether it was kept.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "structures" (
  -- A body through which partners work together.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "name" TEXT NOT NULL, -- Name.
  "form" TEXT NOT NULL, -- Its form. One of: committee, board, coalition, sponsor-oversight, contract, informal-network.
  "purpose" TEXT NOT NULL, -- What it is for.
  "cadence" TEXT, -- How often it meets. One of: once, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, as-needed.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "structure_members" (
  -- A seat in a structure.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "structure" INTEGER NOT NULL REFERENCES "structures" ("id") DEFERRABLE INITIALLY DEFERRED, -- The structure.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner that sits there.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- The person who sits there.
  "role" TEXT NOT NULL -- What they do there.
) STRICT;

CREATE TABLE "ground_rules" (
  -- A rule for how we work together.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- The rule.
  "agreed_on" TEXT -- Day on which it was agreed.
) STRICT;

CREATE TABLE "authorities" (
  -- Who may decide what.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "matter" TEXT NOT NULL, -- The matter.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- Partner that decides.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Person who decides.
  "limits" TEXT NOT NULL -- Where its authority ends.
) STRICT;

CREATE TABLE "raci_tasks" (
  -- A task in the responsibility grid.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the grid.
  "task" TEXT NOT NULL, -- The task.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "raci_cells" (
  -- One cell of the responsibility grid.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "task" INTEGER NOT NULL REFERENCES "raci_tasks" ("id") DEFERRABLE INITIALLY DEFERRED, -- The task.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner of the column.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- The person of the column.
  "letter" TEXT NOT NULL -- The letter. One of: R, A, AR, C, I.
) STRICT;

CREATE TABLE "agreements" (
  -- A contract, memorandum or letter.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the register.
  "title" TEXT NOT NULL, -- Name.
  "kind" TEXT NOT NULL, -- What kind of paper. One of: mou, contract, letter, data-sharing, protocol.
  "purpose" TEXT NOT NULL, -- What it is for.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who looks after it.
  "signed_on" TEXT, -- Day of signature.
  "review_on" TEXT, -- Day of the next review.
  "expires_on" TEXT, -- Day on which it ends.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "agreement_parties" (
  -- A partner that is party to an agreement.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "agreement" INTEGER NOT NULL REFERENCES "agreements" ("id") DEFERRABLE INITIALLY DEFERRED, -- The agreement.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "signed" INTEGER NOT NULL CHECK ("signed" IN (0, 1)) -- Whether it has signed.
) STRICT;

CREATE TABLE "agreement_clauses" (
  -- A clause of an agreement.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "agreement" INTEGER NOT NULL REFERENCES "agreements" ("id") DEFERRABLE INITIALLY DEFERRED, -- The agreement.
  "rank" REAL NOT NULL, -- Position in the agreement.
  "title" TEXT NOT NULL, -- Name of the clause.
  "text" TEXT NOT NULL, -- Its text.
  "state" TEXT NOT NULL -- How far it is written. One of: none, partly, full, not-relevant.
) STRICT;

CREATE TABLE "communication_items" (
  -- A line of the communication plan.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the plan.
  "audience" TEXT NOT NULL, -- Who should hear it.
  "message" TEXT NOT NULL, -- What they should hear.
  "channel" TEXT NOT NULL, -- By which channel.
  "formality" TEXT NOT NULL, -- Formal or informal. One of: formal, informal.
  "cadence" TEXT, -- How often. One of: once, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, as-needed.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who sees to it.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "shared_information" (
  -- What a partner shares about itself.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER NOT NULL REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner.
  "rank" REAL NOT NULL, -- Position in the list.
  "what" TEXT NOT NULL, -- What it shares, such as its budget or yearly report.
  "how" TEXT NOT NULL, -- With whom and how.
  "shared" INTEGER NOT NULL CHECK ("shared" IN (0, 1)) -- Whether it has been shared.
) STRICT;

CREATE TABLE "grievances" (
  -- A grievance and how it was settled.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "text" TEXT NOT NULL, -- What it is about.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner that raised it.
  "raised_on" TEXT, -- Day on which it was raised.
  "settlement" TEXT NOT NULL, -- How it was settled.
  "status" TEXT NOT NULL, -- Open or settled. One of: open, settled.
  "settled_on" TEXT, -- Day of settlement.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "non_negotiables" (
  -- Something that a party won't give up.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner; empty: our agency.
  "text" TEXT NOT NULL, -- What it is.
  "reason" TEXT NOT NULL -- Why.
) STRICT;

CREATE TABLE "data_sources" (
  -- A source of data.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "what" TEXT NOT NULL, -- What data.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner it comes from.
  "origin" TEXT NOT NULL, -- Where it comes from, if not from a partner.
  "refresh" TEXT, -- How often it is renewed. One of: once, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, as-needed.
  "storage" TEXT NOT NULL, -- How and where it is kept.
  "privacy" TEXT NOT NULL, -- What protects privacy, and on what basis it may be used.
  "purpose" TEXT NOT NULL, -- Why it is collected.
  "used_for" TEXT NOT NULL, -- How it is used.
  "shared_back" TEXT NOT NULL -- How it is shared back.
) STRICT;

CREATE TABLE "reviews" (
  -- A look back at the partnership.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "on" TEXT, -- Day.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner it is about; empty: the whole partnership.
  "working" TEXT NOT NULL, -- What is working.
  "not_working" TEXT NOT NULL, -- What is not working.
  "unintended" TEXT NOT NULL, -- What nobody intended.
  "change" TEXT NOT NULL -- What will change.
) STRICT;

CREATE TABLE "service_gaps" (
  -- A gap in services and who closes it.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "gap" TEXT NOT NULL, -- The gap.
  "team" TEXT NOT NULL, -- The team that takes it on.
  "action" TEXT NOT NULL, -- What they do.
  "status" TEXT NOT NULL -- Open or settled. One of: open, settled.
) STRICT;

CREATE TABLE "improvement_cycles" (
  -- A round of plan, do, check, act.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "aim" TEXT NOT NULL, -- What is to improve.
  "stage" TEXT NOT NULL, -- Where it stands. One of: plan, do, check, act, closed.
  "plan" TEXT NOT NULL, -- What is planned.
  "done" TEXT NOT NULL, -- What was done.
  "checked" TEXT NOT NULL, -- What the check showed.
  "acted" TEXT NOT NULL, -- What is kept or changed.
  "started_on" TEXT, -- Start.
  "ended_on" TEXT -- End.
) STRICT;

CREATE TABLE "role_holders" (
  -- Who holds a role of our agency in a partnership.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "role" TEXT NOT NULL, -- The role. One of: leadership, middle, frontline, contact.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- The person.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partnership; empty: all.
  "since" TEXT, -- Since.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "meetings" (
  -- A meeting of the partners.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "title" TEXT NOT NULL, -- Name.
  "on" TEXT, -- Day.
  "starts_at" TEXT NOT NULL, -- Start, as HH:MM; may be empty.
  "place" TEXT NOT NULL, -- Where.
  "structure" INTEGER REFERENCES "structures" ("id") DEFERRABLE INITIALLY DEFERRED, -- The structure that meets.
  "cadence" TEXT, -- How often it comes round. One of: once, weekly, fortnightly, monthly, quarterly, half-yearly, yearly, as-needed.
  "minutes" TEXT NOT NULL, -- The minutes.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "attendances" (
  -- Whether a person came to a meeting.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "meeting" INTEGER NOT NULL REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED, -- The meeting.
  "person" INTEGER NOT NULL REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- The person.
  "state" TEXT NOT NULL -- Whether they came. One of: invited, present, excused, absent.
) STRICT;

CREATE TABLE "agenda_items" (
  -- A point on a meeting's agenda.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "meeting" INTEGER NOT NULL REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED, -- The meeting.
  "rank" REAL NOT NULL, -- Position in the agenda.
  "title" TEXT NOT NULL, -- The point.
  "minutes" INTEGER NOT NULL, -- Length in minutes.
  "lead" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who leads.
  "notes" TEXT NOT NULL -- What was said.
) STRICT;

CREATE TABLE "goals" (
  -- What we want to reach.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- The goal.
  "issue" INTEGER REFERENCES "issues" ("id") DEFERRABLE INITIALLY DEFERRED, -- The issue that it answers.
  "outcome" INTEGER REFERENCES "outcomes" ("id") DEFERRABLE INITIALLY DEFERRED, -- The outcome that it serves.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "objectives" (
  -- A step towards a goal that can be checked.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "goal" INTEGER NOT NULL REFERENCES "goals" ("id") DEFERRABLE INITIALLY DEFERRED, -- The goal.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- The objective.
  "due" TEXT, -- By when.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "actions" (
  -- Something that someone does by a day.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rank" REAL NOT NULL, -- Position in the list.
  "text" TEXT NOT NULL, -- What is to be done.
  "objective" INTEGER REFERENCES "objectives" ("id") DEFERRABLE INITIALLY DEFERRED, -- The objective that it serves.
  "owner" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED, -- Who does it.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner that sees to it.
  "meeting" INTEGER REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED, -- The meeting in which it was agreed.
  "due" TEXT, -- By when.
  "status" TEXT NOT NULL, -- How far it has come. One of: to-do, doing, blocked, done, dropped.
  "progress" INTEGER NOT NULL, -- How much is done, 0 to 100.
  "done_on" TEXT, -- Day on which it was done.
  "notes" TEXT NOT NULL -- Notes.
) STRICT;

CREATE TABLE "wins" (
  -- Something that went well.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "text" TEXT NOT NULL, -- What.
  "on" TEXT, -- Day.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner to thank.
  "celebrated" TEXT NOT NULL -- How it was celebrated.
) STRICT;

CREATE TABLE "stories" (
  -- A story that shows what the partnership changes.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "title" TEXT NOT NULL, -- Title.
  "text" TEXT NOT NULL, -- The story.
  "told_by" TEXT NOT NULL, -- Who told it.
  "on" TEXT, -- Day.
  "consent" TEXT NOT NULL, -- What may be done with it. One of: not-asked, internal, public, refused.
  "consent_on" TEXT -- Day of consent.
) STRICT;

CREATE TABLE "disseminations" (
  -- How results were made known.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "what" TEXT NOT NULL, -- What was made known.
  "audience" TEXT NOT NULL, -- To whom.
  "channel" TEXT NOT NULL, -- How.
  "on" TEXT, -- Day.
  "response" TEXT NOT NULL -- What came back.
) STRICT;

CREATE TABLE "vision_reviews" (
  -- A time when the vision was looked at again.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "on" TEXT, -- Day.
  "changed" TEXT NOT NULL, -- What changed.
  "stays" TEXT NOT NULL -- What stays.
) STRICT;

CREATE TABLE "conflicts" (
  -- A disagreement and how it was resolved.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "text" TEXT NOT NULL, -- What it is about.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- One party.
  "other_partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The other party.
  "raised_on" TEXT, -- Day on which it came up.
  "resolution" TEXT NOT NULL, -- How it was resolved.
  "status" TEXT NOT NULL, -- Open or settled. One of: open, settled.
  "settled_on" TEXT, -- Day of resolution.
  "private_notes" TEXT NOT NULL -- Notes for the facilitator only.
) STRICT;

CREATE TABLE "waivers" (
  -- A finding that the group decided to leave, with the reason.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "rule" TEXT NOT NULL, -- Id of the rule.
  "subject" TEXT NOT NULL, -- The records concerned, as the rule names them; empty: the whole plan.
  "reason" TEXT NOT NULL, -- Why it is left.
  "on" TEXT -- Day.
) STRICT;

CREATE TABLE "attachments" (
  -- A file kept in the plan.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "name" TEXT NOT NULL, -- File name.
  "media_type" TEXT NOT NULL, -- Media type, such as image/png.
  "purpose" TEXT NOT NULL, -- What it is used for, such as logo.
  "data" BLOB NOT NULL, -- Its content.
  "agreement" INTEGER REFERENCES "agreements" ("id") DEFERRABLE INITIALLY DEFERRED, -- The agreement that it belongs to.
  "meeting" INTEGER REFERENCES "meetings" ("id") DEFERRABLE INITIALLY DEFERRED -- The meeting that it belongs to.
) STRICT;

CREATE TABLE "snapshots" (
  -- The plan as it was on a day, under a name.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "name" TEXT NOT NULL, -- Name.
  "on" TEXT, -- Day.
  "body" TEXT NOT NULL -- The plan's records as JSON, without snapshots and attachments.
) STRICT;

CREATE TABLE "history" (
  -- A step that was done, for undo after the program was closed.
  "number" INTEGER PRIMARY KEY, -- Its number; grows.
  "name" TEXT NOT NULL, -- What was done, such as “Move Family Court”.
  "at" TEXT NOT NULL, -- When, in UTC, as YYYY-MM-DDTHH:MM:SSZ.
  "undone" INTEGER NOT NULL CHECK ("undone" IN (0, 1)), -- Whether it was taken back and can be done again.
  "diff" TEXT NOT NULL -- The records before and after, as JSON: a list of {table, before, after}.
) STRICT;
