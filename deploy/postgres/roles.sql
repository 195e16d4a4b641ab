-- The roles of Federation on PostgreSQL. Run once in the database that is to hold the instances, as a superuser; again,
-- it changes passwords and nothing else:
--
--   createdb --encoding=UTF8 --template=template0 federation
--   FEDERATION_OWNER_PASSWORD=… FEDERATION_PASSWORD=… psql -d federation -f roles.sql
--
--   federation_owner    owns the schema; the program uses it only to make and to change tables (Federation__DatabaseOwner)
--   federation          the program from day to day (Federation__Database); a member of
--   federation_program  which holds the rights: entries are added and read, never changed or removed
\set ON_ERROR_STOP on
\set owner_password ''
\set password ''
\getenv owner_password FEDERATION_OWNER_PASSWORD
\getenv password FEDERATION_PASSWORD
SELECT :'owner_password' = '' OR :'password' = '' AS lacks_password \gset
\if :lacks_password
    \warn 'Set FEDERATION_OWNER_PASSWORD and FEDERATION_PASSWORD.'
    SELECT 1 / 0 AS "no password";
\endif

BEGIN;
-- Two databases of one server may be set up at once, and roles are the server's: an advisory lock is a database's.
LOCK TABLE pg_authid IN SHARE ROW EXCLUSIVE MODE;
SELECT 'CREATE ROLE federation_program NOLOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'federation_program') \gexec
SELECT 'CREATE ROLE federation_owner LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'federation_owner') \gexec
SELECT 'CREATE ROLE federation LOGIN IN ROLE federation_program'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'federation') \gexec
ALTER ROLE federation_owner PASSWORD :'owner_password';
ALTER ROLE federation PASSWORD :'password';
-- A receipt means that the log has been written to disk: whatever the server's default is, the program's is this.
ALTER ROLE federation SET synchronous_commit = 'on';

SELECT format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO federation_owner, federation', current_database()) \gexec
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS federation AUTHORIZATION federation_owner;
COMMIT;
