-- Which nodes a cluster has, as Orleans' provider Clustering.AdoNet keeps it. The provider brings no tables: it reads its
-- queries from OrleansQuery, by keys, and gives them parameters by name; what else there is, is ours. Several clusters may
-- stand here side by side.

-- One row for each cluster: whoever changes who is a member moves the version from the one that was read, and is refused
-- where another has moved it meanwhile. Always this row first, then its members: so nobody waits in a ring.
CREATE TABLE member_lists (
    cluster text COLLATE "C" PRIMARY KEY,
    version integer NOT NULL CHECK (version >= 0)
);

-- A node that starts again is another member (generation). Each says every few seconds that it is alive, in its own row:
-- pages with room to spare keep that in its place.
CREATE TABLE members (
    cluster text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    silo_name text NOT NULL,
    host_name text NOT NULL,
    -- 3: active; 6: dead.
    status integer NOT NULL,
    -- Where it lets clients in; 0: nowhere.
    proxy_port integer NOT NULL,
    -- Who suspects it, and since when.
    suspect_times text,
    started_at timestamptz NOT NULL,
    alive_at timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
) WITH (fillfactor = 50);

CREATE TABLE OrleansQuery (
    QueryKey text COLLATE "C" PRIMARY KEY,
    QueryText text NOT NULL
);

-- Each is one statement, so that it does all of its work or none.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $$
    WITH begun AS (
        INSERT INTO member_lists (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING cluster
    )
    SELECT EXISTS (SELECT FROM begun)
$$),
-- Whoever waited for another's change finds another version, so what the statement had seen of the members still holds
-- where the version does.
('InsertMembershipKey', $$
    WITH moved AS (
        UPDATE member_lists SET version = version + 1
        WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
            SELECT FROM members
            WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING cluster
    ), added AS (
        INSERT INTO members
            (cluster, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
        SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        FROM moved
        RETURNING cluster
    )
    SELECT EXISTS (SELECT FROM added)
$$),
('UpdateMembershipKey', $$
    WITH moved AS (
        UPDATE member_lists SET version = version + 1
        WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
            SELECT FROM members
            WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
        )
        RETURNING cluster
    ), changed AS (
        UPDATE members SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
        FROM moved
        WHERE members.cluster = moved.cluster
            AND address = @Address AND port = @Port AND generation = @Generation
        RETURNING moved.cluster
    )
    SELECT EXISTS (SELECT FROM changed)
$$),
-- Being alive moves no version: it says nothing of who is a member.
('UpdateIAmAlivetimeKey', $$
    UPDATE members SET alive_at = @IAmAliveTime
    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$$),
-- A list without members is one row, with its version.
('MembershipReadAllKey', $$
    SELECT version AS "Version", address AS "Address", port AS "Port", generation AS "Generation",
        silo_name AS "SiloName", host_name AS "HostName", status AS "Status", proxy_port AS "ProxyPort",
        suspect_times AS "SuspectTimes", started_at AS "StartTime", alive_at AS "IAmAliveTime"
    FROM member_lists LEFT JOIN members USING (cluster)
    WHERE cluster = @DeploymentId
$$),
('MembershipReadRowKey', $$
    SELECT version AS "Version", address AS "Address", port AS "Port", generation AS "Generation",
        silo_name AS "SiloName", host_name AS "HostName", status AS "Status", proxy_port AS "ProxyPort",
        suspect_times AS "SuspectTimes", started_at AS "StartTime", alive_at AS "IAmAliveTime"
    FROM member_lists LEFT JOIN members ON members.cluster = member_lists.cluster
        AND address = @Address AND port = @Port AND generation = @Generation
    WHERE member_lists.cluster = @DeploymentId
$$),
('GatewaysQueryKey', $$
    SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation"
    FROM members
    WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
$$),
-- Whoever is not active and has long said nothing: dead, or never come to be.
('CleanupDefunctSiloEntriesKey', $$
    WITH moved AS (
        UPDATE member_lists SET version = version + 1
        WHERE cluster = @DeploymentId AND EXISTS (
            SELECT FROM members WHERE cluster = @DeploymentId AND status <> 3 AND alive_at < @IAmAliveTime
        )
        RETURNING cluster
    )
    DELETE FROM members USING moved
    WHERE members.cluster = moved.cluster AND status <> 3 AND alive_at < @IAmAliveTime
$$),
('DeleteMembershipTableEntriesKey', $$
    WITH gone AS (
        DELETE FROM member_lists WHERE cluster = @DeploymentId RETURNING cluster
    )
    DELETE FROM members USING gone WHERE members.cluster = gone.cluster
$$);
