-- The links of the cluster to other installations: one node has them, and whoever starts while it is away knows that they
-- are there. What they know each other by is the key of the cluster as an installation; it lies with who is enrolled.
CREATE TABLE links (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key text COLLATE "C" NOT NULL,
    has_upper boolean NOT NULL
);
