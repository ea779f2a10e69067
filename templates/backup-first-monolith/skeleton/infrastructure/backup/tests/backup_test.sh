#!/bin/sh
# Backs up and restores a real PostgreSQL, a real Redis and a folder, with a folder as S3. Needs the
# programs of PostgreSQL and Redis and Python's redis, and a user that is not root:
#   sh infrastructure/backup/tests/backup_test.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
for programs in /usr/lib/postgresql/*/bin; do PATH="$programs:$PATH"; done
room=$(mktemp -d)
PATH="$room/bin:$PATH"
export PATH BUCKETS="$room/s3" SCRIPTS="$here/../scripts" TERMINATION_LOG="$room/message"
export SERVICE=test STAGE=prod BACKUP_BUCKET=backups RETENTION_DAYS=30 MAX_AGE_HOURS=30
export MEDIA_DIRECTORY="$room/media" REDIS_URL="unix://$room/redis.sock"
export DATABASE_URL="postgresql://tester@/shop?host=$room"
mkdir -p "$BUCKETS" "$MEDIA_DIRECTORY" "$room/bin"
cp "$here/aws.sh" "$room/bin/aws"
chmod +x "$room/bin/aws"

end() {
  pg_ctl --pgdata="$room/data" --mode=immediate stop > "$room/log" 2>&1 || true
  redis-cli -s "$room/redis.sock" shutdown nosave > "$room/log" 2>&1 || true
  rm -rf "$room"
}
trap end EXIT
initdb --pgdata="$room/data" --auth=trust --username=tester > "$room/log"
pg_ctl --pgdata="$room/data" --wait --log="$room/log" -o "-c listen_addresses='' -c unix_socket_directories='$room'" start > "$room/started"
createdb --host="$room" --username=tester shop
redis-server --port 0 --unixsocket "$room/redis.sock" --daemonize yes --save '' --dir "$room" > "$room/log"
tries=0
until redis-cli -s "$room/redis.sock" ping > "$room/log" 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 100 ] || exit 1
  sleep 0.1
done

sql() { psql "$DATABASE_URL" --quiet --tuples-only --no-align --command="$1"; }
cache() { redis-cli -s "$room/redis.sock" "$@"; }
newest() { find "$BUCKETS/backups/$1/prod" -name "*$2" | sort | tail -n 1; }
s3() { printf 's3://%s' "${1#"$BUCKETS/"}"; }

failed=0
job() {
  script="$1"
  shift
  WORK=$(mktemp -d "$room/work.XXXXXX")
  export WORK
  : > "$TERMINATION_LOG"
  code=0
  sh "$here/../$script" "$@" > "$room/log" 2>&1 || code=$?
  rm -rf "$WORK"
  return "$code"
}
tell() {
  if [ "$1" = yes ]; then printf 'ok      %s\n' "$2"; else
    printf 'FAILED  %s\n' "$2"
    cat "$room/log"
    failed=1
  fi
}
succeeds() {
  what="$1"
  shift
  if job "$@"; then tell yes "$what"; else tell no "$what"; fi
}
# fails WHAT MESSAGE SCRIPT…
fails() {
  what="$1" message="$2"
  shift 2
  if job "$@"; then tell no "$what"; elif grep -q "$message" "$TERMINATION_LOG"; then tell yes "$what"; else tell no "$what"; fi
}
is() { if [ "$2" = "$3" ]; then tell yes "$1"; else tell no "$1: $2 instead of $3"; fi; }

sql "CREATE TABLE \"Odd Name\" (a text); INSERT INTO \"Odd Name\" VALUES (E'x\\ny'), ('\\.'), ('COPY a FROM stdin;');
  CREATE TABLE many (id int PRIMARY KEY); INSERT INTO many SELECT generate_series(1, 5000); CREATE TABLE none (a int);"
fails 'without a backup, the restore test fails' 'There is no backup' scripts/restore-test.sh
succeeds 'the database is backed up' scripts/postgres-backup.sh
is 'the size and the retention are told' "$(grep -c '"bytes":[1-9].*"retentionDays":30' "$TERMINATION_LOG")" 1
succeeds 'the backup can be restored' scripts/restore-test.sh
is 'all rows were counted' "$(grep -c '"tables":3,"rows":5003' "$TERMINATION_LOG")" 1
dump=$(newest postgresql .sql.gz)
sql 'DELETE FROM many; CREATE TABLE later (a int)'
succeeds 'the database is restored' restore-scripts/restore-postgresql.sh "$(s3 "$dump")"
is 'it is what it was' "$(sql "SELECT count(*) || ' ' || (to_regclass('later') IS NULL) FROM many")" '5000 true'

cp "$dump.rows" "$room/rows"
sed 's/^5000 /4999 /' "$room/rows" > "$dump.rows"
fails 'another number of rows is told' 'has 5000 rows instead of 4999' scripts/restore-test.sh
cp "$room/rows" "$dump.rows"
cp "$dump" "$room/dump"
printf x >> "$dump"
fails 'a backup that was changed is told' 'does not match its checksum' scripts/restore-test.sh
fails 'a backup that was changed is not restored' 'does not match its checksum' restore-scripts/restore-postgresql.sh "$(s3 "$dump")"
cp "$room/dump" "$dump"
for ending in '' .rows .sha256; do mv "$dump$ending" "$(dirname "$dump")/test-backup-20200101-000000.sql.gz$ending"; done
fails 'a backup that is too old is told' 'is older than 30 hours' scripts/restore-test.sh
DATABASE_URL="postgresql://tester@/shop?host=$room/nowhere" fails 'a database that is away is told' 'pg_dump failed' scripts/postgres-backup.sh
is 'a backup that failed leaves nothing' "$(newest postgresql .sql.gz)" "$(dirname "$dump")/test-backup-20200101-000000.sql.gz"

cache set plain 1 > "$room/log"
cache setex passing 1000 two > "$room/log"
cache hset hash field value > "$room/log"
RETENTION_DAYS=7 succeeds 'Redis is backed up' scripts/redis-backup.sh
cache flushall > "$room/log"
succeeds 'Redis is restored' restore-scripts/restore-redis.sh "$(s3 "$(newest redis .jsonl.gz)")"
is 'its keys are what they were' "$(cache get plain) $(cache hget hash field) $(cache get passing)" '1 value two'
is 'they still end' "$([ "$(cache ttl passing)" -gt 900 ] && [ "$(cache ttl plain)" = -1 ] && echo yes)" yes
REDIS_URL="unix://$room/nowhere.sock" fails 'a Redis that is away is told' 'could not be read' scripts/redis-backup.sh

printf picture > "$MEDIA_DIRECTORY/poster.png"
succeeds 'files are backed up' scripts/media-backup.sh
rm "$MEDIA_DIRECTORY/poster.png"
succeeds 'files are restored' restore-scripts/restore-media.sh "$(s3 "$(newest media .tar.gz)")"
is 'they are what they were' "$(cat "$MEDIA_DIRECTORY/poster.png")" picture
BACKUP_BUCKET='' fails 'what is not set is told' 'BACKUP_BUCKET is not set' scripts/media-backup.sh
exit "$failed"
