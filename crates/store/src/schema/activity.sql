-- What happened, for people: an index over the ledger with one row for a change,
-- or for all changes of a batch. It is made again from the ledger by `filled.sql`.

CREATE TABLE writer (                   -- installations that changes came from
    n      INTEGER PRIMARY KEY,
    device BLOB NOT NULL UNIQUE
) STRICT;

CREATE TABLE activity (
    n      INTEGER PRIMARY KEY,         -- its newest change
    writer INTEGER NOT NULL,
    kind   INTEGER NOT NULL,
    made   INTEGER NOT NULL,            -- milliseconds since 1970, by its author's clock
    batch  BLOB
) STRICT;
CREATE UNIQUE INDEX activity_of_batch ON activity (batch) WHERE batch IS NOT NULL;
CREATE INDEX activity_by_kind ON activity (kind, writer, n);
CREATE INDEX activity_by_time ON activity (made);

-- A change as a row of it.
CREATE VIEW happened AS SELECT change.n, writer.n AS writer,
    CASE
        WHEN intention IN ('import', 'demo') THEN 7
        WHEN document GLOB 'workout/*' THEN 1
        WHEN document GLOB 'exercise/*' OR document GLOB 'names/*' THEN 2
        WHEN document GLOB 'routine/*' THEN 3
        WHEN document GLOB 'goal/*' THEN 4
        WHEN document GLOB 'body/*' THEN 5
        WHEN document = 'settings' OR document GLOB 'gym/*' THEN 6
        ELSE 0
    END AS kind,
    authored AS made, batch
FROM change JOIN writer ON writer.device = change.device;

-- Of all kinds of rows, the trash looks for these.
CREATE INDEX touched_deleted ON touched (entity) WHERE field = 'deleted';
-- And who looks back at a month, for these: where workouts were moved to and from.
CREATE INDEX touched_start_after ON touched (after) WHERE field = 'start';
CREATE INDEX touched_start_before ON touched (before) WHERE field = 'start' AND before IS NOT NULL;
