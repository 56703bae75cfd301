CREATE TABLE "raci_columns" (
  -- A column of the responsibility grid that was asked for, with letters or without.
  "id" INTEGER PRIMARY KEY, -- Its id.
  "partner" INTEGER REFERENCES "partners" ("id") DEFERRABLE INITIALLY DEFERRED, -- The partner of the column.
  "person" INTEGER REFERENCES "participants" ("id") DEFERRABLE INITIALLY DEFERRED -- The person of the column.
) STRICT;
