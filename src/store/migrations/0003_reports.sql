-- Names of the group's own for the corners of power and interest, and how each report was last made.

CREATE TABLE "header_new" (
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
  "private_note" TEXT NOT NULL, -- Notes for the facilitator only.
  "work_closely_label" TEXT NOT NULL, -- What the group calls the corner of much influence and much interest; empty: the usual name.
  "keep_satisfied_label" TEXT NOT NULL, -- What the group calls the corner of much influence and little interest; empty: the usual name.
  "keep_informed_label" TEXT NOT NULL, -- What the group calls the corner of little influence and much interest; empty: the usual name.
  "watch_label" TEXT NOT NULL -- What the group calls the corner of little influence and little interest; empty: the usual name.
) STRICT;

INSERT INTO "header_new" SELECT "id", "title", "agency", "agency_short", "facilitator", "workshop_on", "starts_at", "review_on", "privacy_note", "private_note", '', '', '', '' FROM "header";
DROP TABLE "header";
ALTER TABLE "header_new" RENAME TO "header";

CREATE TABLE "report_setups" (
  -- How a report was last made, so that the next one of its kind is made alike.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "kind" TEXT NOT NULL, -- What kind of report. One of: summary, plan, workshop, quarterly, agreement, partners, actions, minutes, map, blanks.
  "edition" TEXT NOT NULL, -- For whom: everything, or what may be shared. One of: full, shared.
  "contacts" INTEGER NOT NULL, -- Whether a shared edition holds the contacts of partners.
  "left_out" TEXT NOT NULL -- Ids of the parts that are left out, separated by spaces.
) STRICT;
