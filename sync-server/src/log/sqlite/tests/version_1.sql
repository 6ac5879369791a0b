CREATE TABLE relay (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id   BLOB NOT NULL
) STRICT;

CREATE TABLE space (
  number  INTEGER PRIMARY KEY AUTOINCREMENT,
  id      BLOB NOT NULL UNIQUE,
  epoch   BLOB NOT NULL,
  seq     INTEGER NOT NULL,
  hash    BLOB NOT NULL,
  bytes   INTEGER NOT NULL,
  list    BLOB NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

-- A record's place is its space's number in the upper and its own number in the
-- lower 40 bits, so that a space's log lies together.
CREATE TABLE record (
  place INTEGER PRIMARY KEY,
  space INTEGER NOT NULL,
  id    BLOB NOT NULL,
  hash  BLOB NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX record_by_id ON record (space, id);

-- Only the hash: who reads this file cannot make a space by it.
CREATE TABLE invite (
  hash    BLOB PRIMARY KEY,
  made_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
