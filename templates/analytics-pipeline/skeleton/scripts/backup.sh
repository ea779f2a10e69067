#!/bin/sh
# Dumps the database into BACKUP_DIRECTORY, proves that the dump can be read, and removes dumps that
# are older than RETENTION_DAYS. Run by CronJob postgres-backup; the address is in PG* variables.
set -eu

target="$BACKUP_DIRECTORY/$PGDATABASE-$(date -u +%Y%m%dT%H%M%SZ).dump"
partial="$target.partial"
trap 'rm -f "$partial"' EXIT

pg_dump --format=custom --compress=6 --no-owner --file="$partial"
entries=$(pg_restore --list "$partial" | grep -c -v '^;')
if [ "$entries" -lt 1 ]; then
  echo "The dump of $PGDATABASE is empty." >&2
  exit 1
fi
mv "$partial" "$target"
sync

# Only what this script made, and never the newest.
find "$BACKUP_DIRECTORY" -name "$PGDATABASE-*.dump" -mtime "+$RETENTION_DAYS" ! -path "$target" -delete
echo "Wrote $target with $entries entries, $(du -h "$target" | cut -f1)."
