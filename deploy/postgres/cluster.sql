-- The role of a cluster's nodes on the database that they share. Run once in that database, as a superuser; again, it
-- changes the password and nothing else:
--
--   createdb --encoding=UTF8 --template=template0 federation_cluster
--   FEDERATION_CLUSTER_PASSWORD=… psql -d federation_cluster -f cluster.sql
--
--   federation_cluster  a node, and whoever gives the cluster instances (Federation__Cluster); owns the tables, which
--                       hold no report
\set ON_ERROR_STOP on
\set password ''
\getenv password FEDERATION_CLUSTER_PASSWORD
SELECT :'password' = '' AS lacks_password \gset
\if :lacks_password
    \warn 'Set FEDERATION_CLUSTER_PASSWORD.'
    SELECT 1 / 0 AS "no password";
\endif

BEGIN;
-- Two databases of one server may be set up at once, and roles are the server's: an advisory lock is a database's.
LOCK TABLE pg_authid IN SHARE ROW EXCLUSIVE MODE;
SELECT 'CREATE ROLE federation_cluster LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'federation_cluster') \gexec
ALTER ROLE federation_cluster PASSWORD :'password';
-- What a node has been told of the cluster has been written to disk, whatever the server's default is.
ALTER ROLE federation_cluster SET synchronous_commit = 'on';

SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SELECT format('GRANT CONNECT ON DATABASE %I TO federation_cluster', current_database()) \gexec
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS cluster AUTHORIZATION federation_cluster;
COMMIT;
