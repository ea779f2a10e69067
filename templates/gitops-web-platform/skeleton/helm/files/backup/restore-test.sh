#!/bin/sh
# Restores the newest dump into a server of its own, and looks whether the data is there.
set -eu
folder=${BACKUP_FOLDER:-/backups/postgres}
work=${RESTORE_FOLDER:-/restore}
dump=$(find "$folder" -name "$PGDATABASE-*.dump" -type f | sort | tail -n 1)
if [ -z "$dump" ]; then
  echo "There is no dump in $folder." >&2
  exit 1
fi
if [ -n "$(find "$dump" -mmin "+$((MAX_AGE_HOURS * 60))")" ]; then
  echo "The newest dump, $dump, is older than $MAX_AGE_HOURS hours." >&2
  exit 1
fi

stop() {
  pg_ctl --pgdata="$work/data" --mode=immediate stop >/dev/null 2>&1 || true
  rm -rf "$work/data"
}
trap stop EXIT
rm -rf "$work/data"
initdb --pgdata="$work/data" --username=postgres --auth=trust --no-sync >/dev/null
pg_ctl --pgdata="$work/data" --wait --silent --log="$work/data/server.log" \
  --options="-c listen_addresses='' -c unix_socket_directories='$work' -c fsync=off" start

export PGHOST="$work" PGUSER=postgres
createdb --maintenance-db=postgres "$PGDATABASE"
pg_restore --dbname="$PGDATABASE" --no-owner --no-acl --exit-on-error "$dump"
migrations=$(psql --no-psqlrc --tuples-only --no-align \
  --command='SELECT count(*) FROM schema_migrations')
if [ "$migrations" -eq 0 ]; then
  echo "$dump holds no schema." >&2
  exit 1
fi
echo "Restored $dump: $migrations migrations, $(psql --no-psqlrc --tuples-only --no-align \
  --command="SELECT pg_size_pretty(pg_database_size(current_database()))")."
