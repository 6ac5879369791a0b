-- Records of one space that follow each other are one row. Its place is the
-- space's number in the upper and the first record's number in the lower 40 bits,
-- so that a space's log lies together.
CREATE TABLE run (
  place  INTEGER PRIMARY KEY,
  -- The running hash before these records, and how many bytes are before them.
  before BLOB NOT NULL,
  size   INTEGER NOT NULL,
  -- For each record its id, its length in four bytes, and itself.
  bytes  BLOB NOT NULL
) STRICT;

-- What came lately to all spaces, in the order in which it came, until a space has
-- so much of it that it makes a run: one small record would touch a page of its
-- own there. For each part its place, its length in four bytes, and its records.
CREATE TABLE arrival (
  n     INTEGER PRIMARY KEY,
  parts BLOB NOT NULL
) STRICT;

-- By which a record that comes again is found. Ids are random, so that each would
-- touch a page of its own: they are entered many at a time, and those of the
-- newest records are not here yet.
CREATE TABLE known (
  space INTEGER NOT NULL,
  id    BLOB NOT NULL,
  seq   INTEGER NOT NULL,
  PRIMARY KEY (space, id)
) STRICT, WITHOUT ROWID;
