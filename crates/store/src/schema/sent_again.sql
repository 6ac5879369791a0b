-- Changes that went to the outbox once more, because another device lacked them
-- though it had followed the log as far. Each does so once, whatever comes of it.
CREATE TABLE sent_again (
    change INTEGER PRIMARY KEY          -- its n in the ledger
) STRICT;
