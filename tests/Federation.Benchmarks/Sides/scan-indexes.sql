-- Made once the rows are in. All of them cover: no row is fetched. The planner takes which it likes.
CREATE INDEX ON closure (ancestor, descendant) INCLUDE (valid_from, valid_to);
CREATE INDEX ON unit_path USING gist (path);
CREATE INDEX ON unit_path (committee) INCLUDE (path, valid_from, valid_to);
CREATE INDEX ON stock (key, committee, valid_from) INCLUDE (valid_to, value);
CREATE INDEX ON stock (key, valid_from, valid_to) INCLUDE (committee, value);
CREATE INDEX ON flow (key, period_to, period_from) INCLUDE (committee, value);
CREATE INDEX ON flow (key, committee, period_to) INCLUDE (period_from, value);
VACUUM ANALYZE;
