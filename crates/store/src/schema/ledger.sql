-- The ledger: the truth. Rows are added and never changed or removed.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    n         INTEGER PRIMARY KEY,      -- order of arrival here
    hash      BLOB NOT NULL UNIQUE,
    document  TEXT NOT NULL,
    bytes     BLOB NOT NULL,
    actor     BLOB NOT NULL,
    device    BLOB NOT NULL,
    authored  INTEGER NOT NULL,         -- milliseconds since 1970, by the author's clock
    arrived   INTEGER NOT NULL,         -- the same, by ours
    intention TEXT NOT NULL,
    batch     BLOB
) STRICT;
CREATE INDEX change_of_document ON change (document, n);
CREATE INDEX change_of_batch ON change (batch) WHERE batch IS NOT NULL;

CREATE TABLE touched (
    change INTEGER NOT NULL,
    entity BLOB NOT NULL,               -- nil for the document's own fields
    field  TEXT NOT NULL,               -- empty: the change made the thing
    before TEXT,
    after  TEXT,
    PRIMARY KEY (change, entity, field)
) STRICT, WITHOUT ROWID;
