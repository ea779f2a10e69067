#!/bin/sh
# restore-postgresql.sh s3://BUCKET/postgresql/STAGE/NAME-backup-TIME.sql.gz
# Puts the database of DATABASE_URL back to what it was in the backup: all of it, or nothing.
set -eu
# shellcheck source=../scripts/common.sh
. "${SCRIPTS:-$(dirname "$0")/../scripts}/common.sh"
need DATABASE_URL
[ $# -eq 1 ] || fail 'Name the backup: restore-postgresql.sh s3://BUCKET/KEY.'

dump="$WORK/dump.sql.gz"
fetch "$1" "$dump"
gunzip "$dump" || fail "The backup $1 cannot be unpacked."
psql --dbname="$DATABASE_URL" --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction \
  --command='DROP SCHEMA public CASCADE; CREATE SCHEMA public' \
  --file="${dump%.gz}" > "$WORK/restore.log" || fail 'The database could not be restored; it is as it was before.'
log info "Restored the database from $1."
