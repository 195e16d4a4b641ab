-- The journal of one instance, and its snapshots.

-- Which instance, and its epoch. checksum, here and below, is over the row's other columns: it stands in no chain.
CREATE TABLE instance (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    name TEXT NOT NULL,
    epoch INTEGER NOT NULL CHECK (epoch >= 1),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32)
) STRICT;

-- The end of the chain, written in the transaction that writes entries: without it a cut tail would not show.
CREATE TABLE head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    position INTEGER NOT NULL CHECK (position >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- A number for each committee, so that entries need not repeat its name, and its incarnation (0: never activated).
CREATE TABLE committees (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    incarnation INTEGER NOT NULL CHECK (incarnation >= 0),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32)
) STRICT;

CREATE TABLE entries (
    position INTEGER PRIMARY KEY CHECK (position >= 1),
    committee INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 1),
    incarnation INTEGER NOT NULL CHECK (incarnation >= 1),
    kind TEXT NOT NULL,
    format INTEGER NOT NULL,
    at_unix_ms INTEGER NOT NULL,
    by_whom TEXT,
    from_where TEXT,
    -- Before the payload, which continues on other pages: the next entry is checked against it.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    payload BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX entries_of_committee ON entries (committee, sequence);

-- At most one for each committee.
CREATE TABLE snapshots (
    committee INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    format INTEGER NOT NULL,
    -- Of the payload alone, so that a start may leave it unread.
    content BLOB NOT NULL CHECK (length(content) = 32),
    checksum BLOB NOT NULL CHECK (length(checksum) = 32),
    place BLOB NOT NULL,
    payload BLOB NOT NULL
) STRICT;
