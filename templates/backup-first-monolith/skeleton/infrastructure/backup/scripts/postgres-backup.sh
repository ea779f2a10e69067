#!/bin/sh
# Puts a compressed dump of the database into S3, with the number of rows of each of its tables.
set -eu
. "$(dirname "$0")/common.sh"
need DATABASE_URL BACKUP_BUCKET SERVICE STAGE RETENTION_DAYS

dump="$WORK/dump.sql"
key="postgresql/$STAGE/$SERVICE-backup-$(stamp).sql.gz"

# Into a file first: in a pipe, a dump that breaks off would look like one that ended.
pg_dump --dbname="$DATABASE_URL" --no-owner --no-privileges --file="$dump" || fail 'pg_dump failed.'

# In a dump, the rows of a table are the lines between COPY and \., one line a row.
awk '!copying && /^COPY .* FROM stdin;$/ {
       table = $0
       sub(/^COPY /, "", table)
       sub(/ \(.*\) FROM stdin;$/, "", table)
       rows = 0
       copying = 1
       next
     }
     copying && /^\\\.$/ { print rows, table; copying = 0; next }
     copying { rows++ }' "$dump" > "$WORK/rows"
[ -s "$WORK/rows" ] || fail 'The dump has no table.'

gzip "$dump"
aws s3 cp --only-show-errors "$WORK/rows" "s3://$BACKUP_BUCKET/$key.rows" || fail "The rows of $key could not be uploaded."
put "$dump.gz" "$key"
