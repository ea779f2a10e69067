#!/bin/sh
# Puts an archive of the files that people uploaded into S3.
set -eu
. "$(dirname "$0")/common.sh"
need MEDIA_DIRECTORY BACKUP_BUCKET SERVICE STAGE RETENTION_DAYS

file="$WORK/media.tar.gz"
tar -C "$MEDIA_DIRECTORY" -czf "$file" . || fail 'The files could not be read.'
put "$file" "media/$STAGE/$SERVICE-media-$(stamp).tar.gz"
