-- Fills the index of what happened from the ledger.
DELETE FROM activity;
INSERT OR IGNORE INTO writer (device) SELECT device FROM change GROUP BY device ORDER BY min(n);
INSERT INTO activity SELECT max(n), writer, kind, made, batch FROM happened GROUP BY coalesce(batch, n);
