-- The rows themselves, with what lets one SELECT add them up: a closure table and, beside it, labels of the tree.
CREATE EXTENSION ltree;

CREATE TABLE closure (
    ancestor int NOT NULL,
    descendant int NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);

CREATE TABLE unit_path (
    committee int NOT NULL,
    path ltree NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);

CREATE TABLE stock (
    committee int NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL,
    key smallint NOT NULL,
    value bigint NOT NULL
);

CREATE TABLE flow (
    committee int NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    key smallint NOT NULL,
    value bigint NOT NULL
);
