-- What a person did on this device, so that it can be undone and done again: one
-- row for each transaction of a call. The rows of one gesture share its id.
CREATE TABLE gesture (
    n      INTEGER PRIMARY KEY,         -- order in which they were made
    id     BLOB NOT NULL,
    call   TEXT NOT NULL,               -- what was called; of an undo, what it undid
    kind   INTEGER NOT NULL,            -- 0 an edit, 1 an undo, 2 a redo
    made   INTEGER NOT NULL,            -- milliseconds since 1970
    first  INTEGER NOT NULL,            -- its changes in the ledger, from the first
    last   INTEGER NOT NULL,            -- to the last; before the first where it has none
    undone INTEGER                      -- the row that took it back
) STRICT;
CREATE INDEX gesture_of_id ON gesture (id);
