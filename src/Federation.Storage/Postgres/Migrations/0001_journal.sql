-- The journals of instances, their snapshots and their holdings. Every table is keyed by the instance's number first:
-- one database may hold many. No foreign keys: each costs a look-up in every commit, and the chain shows what is missing.
-- Names are compared byte for byte, lest another version of a collation put an index in disorder.

-- The instances and their epochs. checksum, here and below, is over the row's other columns: it stands in no chain.
CREATE TABLE instances (
    id integer PRIMARY KEY CHECK (id >= 1),
    name text COLLATE "C" NOT NULL UNIQUE,
    epoch bigint NOT NULL CHECK (epoch >= 1),
    checksum bytea NOT NULL CHECK (length(checksum) = 32)
);

-- The end of each chain, written in the transaction that writes entries: without it a cut tail would not show.
-- holdings is the sum (exclusive or) of all checksums of the instance's holdings. Pages with room to spare: the row is
-- changed in every commit, and stays where it is.
CREATE TABLE heads (
    instance integer PRIMARY KEY,
    position bigint NOT NULL CHECK (position >= 0),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    holdings bytea NOT NULL CHECK (length(holdings) = 32)
) WITH (fillfactor = 10);

-- A number for each committee, so that entries need not repeat its name, and its incarnation (0: never activated).
CREATE TABLE committees (
    instance integer NOT NULL,
    id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    incarnation bigint NOT NULL CHECK (incarnation >= 0),
    checksum bytea NOT NULL CHECK (length(checksum) = 32),
    PRIMARY KEY (instance, id),
    UNIQUE (instance, name)
) WITH (fillfactor = 70);

CREATE TABLE entries (
    instance integer NOT NULL,
    position bigint NOT NULL CHECK (position >= 1),
    committee bigint NOT NULL,
    sequence bigint NOT NULL CHECK (sequence >= 1),
    incarnation bigint NOT NULL CHECK (incarnation >= 1),
    kind text COLLATE "C" NOT NULL,
    format bigint NOT NULL,
    at_unix_ms bigint NOT NULL,
    by_whom text COLLATE "C",
    from_where text COLLATE "C",
    payload bytea NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (instance, position)
);

CREATE UNIQUE INDEX entries_of_committee ON entries (instance, committee, sequence);

-- At most one for each committee.
CREATE TABLE snapshots (
    instance integer NOT NULL,
    committee bigint NOT NULL,
    sequence bigint NOT NULL,
    hash bytea NOT NULL CHECK (length(hash) = 32),
    format bigint NOT NULL,
    -- Of the payload alone, so that a start may leave it unread.
    content bytea NOT NULL CHECK (length(content) = 32),
    checksum bytea NOT NULL CHECK (length(checksum) = 32),
    place bytea NOT NULL,
    payload bytea NOT NULL,
    PRIMARY KEY (instance, committee)
);

-- What committees hold of children in other instances: stored before it is acknowledged. At most one for each upper and
-- child; the writer knows their numbers.
CREATE TABLE holdings (
    instance integer NOT NULL,
    id bigint NOT NULL,
    upper bigint NOT NULL,
    child text COLLATE "C" NOT NULL,
    epoch bigint NOT NULL,
    incarnation bigint NOT NULL,
    stamp bigint NOT NULL,
    mark_position bigint NOT NULL,
    mark_hash bytea NOT NULL CHECK (length(mark_hash) = 32),
    heard_at_unix_ms bigint NOT NULL,
    format bigint NOT NULL,
    -- The sum of all checksums of its keys: without it a missing or an older row would not show.
    keys bytea NOT NULL CHECK (length(keys) = 32),
    checksum bytea NOT NULL CHECK (length(checksum) = 32),
    tree bytea NOT NULL,
    PRIMARY KEY (instance, id)
) WITH (fillfactor = 70);

CREATE TABLE holding_keys (
    instance integer NOT NULL,
    holding bigint NOT NULL,
    indicator text COLLATE "C" NOT NULL,
    breakdown text COLLATE "C" NOT NULL,
    checksum bytea NOT NULL CHECK (length(checksum) = 32),
    shown bytea NOT NULL,
    PRIMARY KEY (instance, holding, indicator, breakdown)
);
