-- Which instances the cluster is given to serve. A node that hosts one binds it to its database, by what tells that one
-- from every other: afterwards no node brings it up on another database, empty or older, by a slip in its settings.
CREATE TABLE instances (
    name text COLLATE "C" PRIMARY KEY,
    given_at timestamptz NOT NULL,
    database text
);
