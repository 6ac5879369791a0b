-- What passes between this device and the others.

-- Which space the device belongs to, and how far it has come; at most one row.
CREATE TABLE membership (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    space  BLOB NOT NULL,
    relay  TEXT NOT NULL,               -- its address
    list   BLOB NOT NULL,               -- the device list, as the root signed it
    epoch  BLOB,                        -- the place in the relay's log; none before
    seq    INTEGER,                     -- the first pull
    hash   BLOB
) STRICT;

-- Sealed records, own ones and those of others. Rows are added and never removed
-- while the device belongs to the space: with them it can rebuild a relay.
CREATE TABLE record (
    n     INTEGER PRIMARY KEY,          -- order of arrival here
    id    BLOB NOT NULL UNIQUE,
    bytes BLOB NOT NULL,
    seq   INTEGER,                      -- its number at the relay, once it has one
    state INTEGER NOT NULL              -- 0 waits to be opened, 1 done, 2 quarantined
) STRICT;
CREATE INDEX record_that_waits ON record (n) WHERE state = 0;
CREATE INDEX record_unacknowledged ON record (n) WHERE seq IS NULL;

-- Changes that the relay has not acknowledged.
CREATE TABLE outbox (
    change INTEGER PRIMARY KEY,         -- its n in the ledger
    record BLOB                         -- the record that it is sealed in, once it is
) STRICT;
CREATE INDEX outbox_of_record ON outbox (record) WHERE record IS NOT NULL;

-- Why a record is put aside.
CREATE TABLE quarantine (
    record BLOB PRIMARY KEY,
    reason TEXT NOT NULL,
    since  INTEGER NOT NULL             -- milliseconds since 1970
) STRICT, WITHOUT ROWID;

-- Records of removed devices that somebody on the list had seen in time.
CREATE TABLE vouched (
    record BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
