#!/bin/sh
# restore-media.sh s3://BUCKET/media/STAGE/NAME-media-TIME.tar.gz
# Puts the files of the backup back into MEDIA_DIRECTORY; files that came since then stay.
set -eu
# shellcheck source=../scripts/common.sh
. "${SCRIPTS:-$(dirname "$0")/../scripts}/common.sh"
need MEDIA_DIRECTORY
[ $# -eq 1 ] || fail 'Name the backup: restore-media.sh s3://BUCKET/KEY.'

fetch "$1" "$WORK/media.tar.gz"
tar -C "$MEDIA_DIRECTORY" -xzf "$WORK/media.tar.gz" --no-same-owner || fail 'The files could not be restored.'
log info "Restored the files from $1."
