-- Made once the rows are in: first the sums of all that is there, at once, then what keeps them.
ALTER TABLE stock ADD PRIMARY KEY (committee, valid_from, key);
ALTER TABLE flow ADD PRIMARY KEY (committee, period_to, period_from, key);
ALTER TABLE report ADD PRIMARY KEY (committee, period_to, revision);
CREATE INDEX ON closure (descendant) INCLUDE (ancestor, valid_from, valid_to);

INSERT INTO rollup_stock (committee, key, day, value)
SELECT ancestor, key, day, sum(sum(change)) OVER (PARTITION BY ancestor, key ORDER BY day)
FROM (
    SELECT c.ancestor, s.key, greatest(s.valid_from, c.valid_from) AS day, s.value AS change
    FROM stock s JOIN closure c ON c.descendant = s.committee
    WHERE greatest(s.valid_from, c.valid_from) < least(s.valid_to, c.valid_to)
    UNION ALL
    SELECT c.ancestor, s.key, least(s.valid_to, c.valid_to), -s.value
    FROM stock s JOIN closure c ON c.descendant = s.committee
    WHERE greatest(s.valid_from, c.valid_from) < least(s.valid_to, c.valid_to)
      AND least(s.valid_to, c.valid_to) < 'infinity'
) AS changes
GROUP BY ancestor, key, day;

INSERT INTO rollup_flow (committee, key, period_to, period_from, value)
SELECT c.ancestor, f.key, p.period_to, p.period_from, sum(f.value)
FROM flow f
JOIN closure c ON c.descendant = f.committee AND c.valid_from <= f.period_to AND c.valid_to > f.period_to
CROSS JOIN LATERAL (
    VALUES
        (f.period_to, f.period_from),
        (make_date(extract(year FROM f.period_to)::int, 12, 31), make_date(extract(year FROM f.period_to)::int, 1, 1))
) AS p (period_to, period_from)
GROUP BY c.ancestor, f.key, p.period_to, p.period_from;

-- The nation comes last: whoever adds to its sums holds its lock until the commit is on disk, and everybody needs it.
CREATE FUNCTION roll_up() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    upper record;
    year_from date := make_date(extract(year FROM NEW.period_to)::int, 1, 1);
    year_to date := make_date(extract(year FROM NEW.period_to)::int, 12, 31);
BEGIN
    FOR upper IN
        SELECT c.ancestor AS id, greatest(c.valid_from, NEW.period_to) AS first, c.valid_from, c.valid_to
        FROM closure c JOIN committee m ON m.id = c.ancestor
        WHERE c.descendant = NEW.committee AND c.valid_to > NEW.period_to
        ORDER BY m.level DESC, c.ancestor
    LOOP
        PERFORM pg_advisory_xact_lock(upper.id);

        -- A step where there is none yet begins with the sum before it.
        INSERT INTO rollup_stock AS r (committee, key, day, value)
        SELECT upper.id, s.key, edge.day, coalesce((
            SELECT b.value FROM rollup_stock b
            WHERE b.committee = upper.id AND b.key = s.key AND b.day < edge.day
            ORDER BY b.day DESC LIMIT 1), 0)
        FROM stock s
        CROSS JOIN LATERAL (VALUES (upper.first), (least(s.valid_to, upper.valid_to))) AS edge (day)
        WHERE s.committee = NEW.committee AND s.valid_from = NEW.period_to AND edge.day < 'infinity'
        ON CONFLICT DO NOTHING;

        UPDATE rollup_stock r
        SET value = r.value + s.value - coalesce(b.value, 0)
        FROM stock s
        LEFT JOIN LATERAL (
            SELECT p.value FROM stock p
            WHERE p.committee = s.committee AND p.key = s.key AND p.valid_to = s.valid_from
        ) AS b ON true
        WHERE s.committee = NEW.committee AND s.valid_from = NEW.period_to
          AND r.committee = upper.id AND r.key = s.key
          AND r.day >= upper.first AND r.day < least(s.valid_to, upper.valid_to);

        IF upper.valid_from <= NEW.period_to THEN
            INSERT INTO rollup_flow AS r (committee, key, period_to, period_from, value)
            SELECT upper.id, f.key, p.period_to, p.period_from, f.value
            FROM flow f
            CROSS JOIN LATERAL (VALUES (f.period_to, f.period_from), (year_to, year_from)) AS p (period_to, period_from)
            WHERE f.committee = NEW.committee AND f.period_to = NEW.period_to
            ON CONFLICT (committee, key, period_to, period_from) DO UPDATE SET value = r.value + excluded.value;
        END IF;
    END LOOP;

    RETURN NULL;
END
$$;

CREATE TRIGGER roll_up AFTER INSERT ON report FOR EACH ROW EXECUTE FUNCTION roll_up();

-- One report, one call, one transaction; its figures come as arrays, stocks first.
CREATE FUNCTION submit(unit int, first date, last date, revision smallint, stocks bigint[], flows bigint[])
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE stock SET valid_to = last WHERE committee = unit AND valid_from < last AND valid_to > last;
    INSERT INTO stock (committee, valid_from, valid_to, key, value)
    SELECT unit, last, 'infinity', n - 1, v FROM unnest(stocks) WITH ORDINALITY AS given (v, n);
    INSERT INTO flow (committee, period_from, period_to, key, value)
    SELECT unit, first, last, cardinality(stocks) + n - 1, v FROM unnest(flows) WITH ORDINALITY AS given (v, n);
    INSERT INTO report (committee, period_from, period_to, revision) VALUES (unit, first, last, revision);
END
$$;
VACUUM ANALYZE;
