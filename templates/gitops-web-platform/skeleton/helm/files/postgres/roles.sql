-- Passwords are not for the log.
SET log_min_duration_statement = -1;
SET log_min_error_statement = 'panic';

\getenv database DATABASE_NAME
\getenv app DATABASE_USER
\getenv app_password DATABASE_PASSWORD
SELECT format('CREATE ROLE %I LOGIN', :'app')
  WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'app') \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', :'app', :'app_password') \gexec
ALTER DATABASE :"database" OWNER TO :"app";

\set replication_password ''
\getenv replication_password REPLICATION_PASSWORD
SELECT 'CREATE ROLE replicator LOGIN REPLICATION'
  WHERE :'replication_password' <> ''
  AND NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'replicator') \gexec
SELECT format('ALTER ROLE replicator PASSWORD %L', :'replication_password')
  WHERE :'replication_password' <> '' \gexec
