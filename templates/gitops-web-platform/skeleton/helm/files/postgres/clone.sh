#!/bin/sh
# Makes the replica a copy of the primary, once; and lets it follow with the password of today.
set -eu
umask 077

# In a password file, colons and backslashes are escaped.
escaped=$(printf '%s' "$REPLICATION_PASSWORD" | sed 's/[\\:]/\\&/g')
printf '%s:5432:*:replicator:%s\n' "$PRIMARY_HOST" "$escaped" >"$PGPASSFILE"

slot=$(printf '%s' "$POD_NAME" | tr - _)
pg_receivewal --host="$PRIMARY_HOST" --username=replicator --slot="$slot" \
  --create-slot --if-not-exists

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA" "$PGDATA.part"
  pg_basebackup --host="$PRIMARY_HOST" --username=replicator --pgdata="$PGDATA.part" \
    --wal-method=stream --slot="$slot" --checkpoint=fast
  mv "$PGDATA.part" "$PGDATA"
fi
touch "$PGDATA/standby.signal"
