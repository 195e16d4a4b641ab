-- The instances that this database does not serve, though it may keep them: one that is being copied to here, or has
-- moved on. Whatever is not named here is served.
CREATE TABLE hosting (
    name text COLLATE "C" PRIMARY KEY,
    state text NOT NULL CHECK (state IN ('Filling', 'Moved')),
    place text NOT NULL
);
