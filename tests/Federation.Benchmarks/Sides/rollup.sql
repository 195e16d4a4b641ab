-- The rows, and beside them every committee's sums, kept by a trigger with each report.
CREATE TABLE committee (
    id int PRIMARY KEY,
    level smallint NOT NULL
);

CREATE TABLE closure (
    ancestor int NOT NULL,
    descendant int NOT NULL,
    valid_from date NOT NULL,
    valid_to date NOT NULL
);

CREATE TABLE report (
    committee int NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    revision smallint NOT NULL
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

-- A step for each day on which the sum becomes another. Half of each page is left free, so that a sum is updated in place.
CREATE TABLE rollup_stock (
    committee int NOT NULL,
    key smallint NOT NULL,
    day date NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (committee, key, day)
) WITH (fillfactor = 50);

-- A sum for each quarter and each year.
CREATE TABLE rollup_flow (
    committee int NOT NULL,
    key smallint NOT NULL,
    period_to date NOT NULL,
    period_from date NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (committee, key, period_to, period_from)
) WITH (fillfactor = 50);
