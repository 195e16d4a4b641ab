-- What committees of this instance hold of children in other instances: stored before it is acknowledged. At most one
-- for each upper and child; the writer knows their numbers.

CREATE TABLE holdings (
    id INTEGER PRIMARY KEY,
    upper INTEGER NOT NULL,
    child TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    mark_position INTEGER NOT NULL,
    mark_hash BLOB NOT NULL CHECK (length(mark_hash) = 32),
    heard_at_unix_ms INTEGER NOT NULL,
    format INTEGER NOT NULL,
    -- All checksums of its keys, added bit by bit (exclusive or): without it a missing or an older row would not show.
    keys BLOB NOT NULL CHECK (length(keys) = 32),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    tree BLOB NOT NULL
) STRICT;

CREATE TABLE holding_keys (
    holding INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    breakdown TEXT NOT NULL,
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    shown BLOB NOT NULL,
    PRIMARY KEY (holding, indicator, breakdown)
) STRICT, WITHOUT ROWID;

-- All checksums of the holdings, added in the same way.
ALTER TABLE head ADD COLUMN holdings BLOB NOT NULL
    DEFAULT x'0000000000000000000000000000000000000000000000000000000000000000'
    CHECK (length(holdings) = 32);
