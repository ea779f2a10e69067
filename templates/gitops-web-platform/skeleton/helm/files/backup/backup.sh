#!/bin/sh
# Dumps the database, and removes dumps that are older than they have to be kept.
set -eu
umask 077
folder=${BACKUP_FOLDER:-/backups/postgres}
file="$folder/$PGDATABASE-$(date -u +%Y-%m-%dT%H%M%SZ).dump"

mkdir -p "$folder"
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --no-password --file="$file.part"
# A dump that cannot be read is none.
pg_restore --list "$file.part" >/dev/null
mv "$file.part" "$file"
echo "Dumped into $file: $(wc -c <"$file") bytes."

find "$folder" -name "$PGDATABASE-*.dump" -type f -mtime "+$RETENTION_DAYS" -print -delete
find "$folder" -name "$PGDATABASE-*.dump.part" -type f -mmin +1440 -delete
