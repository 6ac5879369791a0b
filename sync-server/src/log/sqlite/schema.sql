CREATE TABLE relay (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id   BLOB NOT NULL
) STRICT;

CREATE TABLE space (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  id      BLOB NOT NULL UNIQUE,
  epoch   BLOB NOT NULL,
  list    BLOB NOT NULL,
  seen_at INTEGER NOT NULL,
  -- The ids of records up to this number are in `known`.
  known   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Only the hash: who reads this file cannot make a space by it.
CREATE TABLE invite (
  hash    BLOB PRIMARY KEY,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
