-- A number that stays, so that a plan that gets another name keeps its days in people's calendars.

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
  "watch_label" TEXT NOT NULL, -- What the group calls the corner of little influence and little interest; empty: the usual name.
  "calendar_number" INTEGER -- Tells the plan's days from those of others in a calendar; given once, whatever the plan is called later.
) STRICT;

INSERT INTO "header_new" SELECT "id", "title", "agency", "agency_short", "facilitator", "workshop_on", "starts_at", "review_on", "privacy_note", "private_note", "work_closely_label", "keep_satisfied_label", "keep_informed_label", "watch_label", abs(random() % 9007199254740991) + 1 FROM "header";
DROP TABLE "header";
ALTER TABLE "header_new" RENAME TO "header";
