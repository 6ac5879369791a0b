-- A record that was put aside and that a person does not want to see any more. It
-- is kept all the same.
ALTER TABLE quarantine ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

-- Changes that a repair found and that build on lost ones. They go into the ledger
-- once those have come back.
CREATE TABLE stranded (
    hash     BLOB PRIMARY KEY,
    document TEXT NOT NULL,
    bytes    BLOB NOT NULL
) STRICT, WITHOUT ROWID;
