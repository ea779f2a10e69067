#!/bin/sh
# Restores the newest dump into a database that lives only as long as this Job, and counts the rows of
# each table: they must be those that the backup counted.
set -eu
. "$(dirname "$0")/common.sh"
need BACKUP_BUCKET STAGE MAX_AGE_HOURS

folder="s3://$BACKUP_BUCKET/postgresql/$STAGE/"
newest=$(aws s3 ls "$folder" | awk '$4 ~ /\.sql\.gz$/ { print $4 }' | sort | tail -n 1)
[ -n "$newest" ] || fail "There is no backup in $folder."

# The time is in the name: NAME-backup-20260102-030405.sql.gz.
taken=$(printf '%s' "$newest" | sed -n 's/.*-\([0-9]\{8\}\)-\([0-9]\{6\}\)\.sql\.gz$/\1\2/p')
oldest=$(date -u -d "@$(($(date +%s) - MAX_AGE_HOURS * 3600))" +%Y%m%d%H%M%S)
if [ -z "$taken" ] || [ "$taken" -lt "$oldest" ]; then
  fail "The newest backup, $newest, is older than $MAX_AGE_HOURS hours."
fi

dump="$WORK/dump.sql.gz"
fetch "$folder$newest" "$dump"
aws s3 cp --only-show-errors "$folder$newest.rows" "$WORK/rows" || fail "The rows of $newest could not be downloaded."
gunzip "$dump" || fail "The backup $newest cannot be unpacked."

export PGDATA="$WORK/data" PGHOST="$WORK/run" PGUSER=restore PGDATABASE=restored
mkdir -p "$PGHOST"
initdb --auth=trust --username="$PGUSER" --encoding=UTF8 --no-sync > "$WORK/server.log" || fail 'No database could be made.'
# Reached through a file only, by nobody but this Job.
pg_ctl --wait --log="$WORK/server.log" -o "-c listen_addresses='' -c unix_socket_directories='$PGHOST' -c fsync=off" start > "$WORK/start.log" ||
  fail 'The database could not be started.'
trap 'pg_ctl --mode=immediate stop > "$WORK/stop.log"' EXIT
createdb "$PGDATABASE"
psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --file="${dump%.gz}" > "$WORK/restore.log" ||
  fail "The backup $newest cannot be restored."

tables=0
all=0
while read -r rows table; do
  found=$(psql --no-psqlrc --tuples-only --no-align --command="SELECT count(*) FROM $table") || fail "Table $table was not restored."
  [ "$found" = "$rows" ] || fail "Table $table has $found rows instead of $rows."
  tables=$((tables + 1))
  all=$((all + rows))
done < "$WORK/rows"
# A dump of an empty database restores well, and saves nobody.
[ "$all" -gt 0 ] || fail "The backup $newest holds no row."
log info "Restored $newest: $tables tables with $all rows."
printf '{"restored":"%s%s","tables":%s,"rows":%s}\n' "$folder" "$newest" "$tables" "$all" > "${TERMINATION_LOG:-/dev/termination-log}"
