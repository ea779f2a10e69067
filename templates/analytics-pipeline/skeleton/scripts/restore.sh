#!/bin/sh
# Restores a dump into an empty database, in the way that TimescaleDB asks for:
#   PGHOST=… PGUSER=… PGPASSWORD=… sh scripts/restore.sh DUMP DATABASE
set -eu

if [ "$#" -ne 2 ]; then
  echo "usage: restore.sh DUMP DATABASE" >&2
  exit 2
fi
dump=$1
database=$2

tables=$(psql --dbname="$database" --tuples-only --no-align \
  --command="SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
if [ "$tables" -ne 0 ]; then
  echo "Database $database has $tables tables: restore into an empty one." >&2
  exit 1
fi
psql --dbname="$database" --set=ON_ERROR_STOP=1 <<'SQL'
CREATE EXTENSION IF NOT EXISTS timescaledb;
SELECT timescaledb_pre_restore();
SQL
pg_restore --dbname="$database" --no-owner --exit-on-error "$dump"
psql --dbname="$database" --set=ON_ERROR_STOP=1 <<'SQL'
SELECT timescaledb_post_restore();
ANALYZE;
SQL
echo "Restored $dump into $database."
