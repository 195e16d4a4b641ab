-- What the program may do, and no more: entries are added and read, never changed or removed. Run after the migrations,
-- by the tables' owner; deploy/postgres/roles.sql makes the role.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'federation_program') THEN
        REVOKE ALL ON ALL TABLES IN SCHEMA federation FROM federation_program;
        GRANT USAGE ON SCHEMA federation TO federation_program;
        GRANT SELECT ON ALL TABLES IN SCHEMA federation TO federation_program;
        GRANT INSERT ON instances, heads, committees, entries, snapshots, holdings, holding_keys TO federation_program;
        GRANT UPDATE (epoch, checksum) ON instances TO federation_program;
        GRANT UPDATE (position, hash, holdings) ON heads TO federation_program;
        GRANT UPDATE (incarnation, checksum) ON committees TO federation_program;
        GRANT UPDATE (sequence, hash, format, content, checksum, place, payload), DELETE ON snapshots TO federation_program;
        GRANT UPDATE ON holdings TO federation_program;
        GRANT DELETE ON holding_keys TO federation_program;
        GRANT INSERT, UPDATE (state, place), DELETE ON hosting TO federation_program;
    END IF;
END
$$;
