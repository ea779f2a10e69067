#!/bin/sh
# restore-redis.sh s3://BUCKET/redis/STAGE/NAME-redis-TIME.jsonl.gz
# Puts the keys of the backup back into the Redis of REDIS_URL; keys that came since then stay.
set -eu
# shellcheck source=../scripts/common.sh
. "${SCRIPTS:-$(dirname "$0")/../scripts}/common.sh"
need REDIS_URL
[ $# -eq 1 ] || fail 'Name the backup: restore-redis.sh s3://BUCKET/KEY.'

fetch "$1" "$WORK/redis.jsonl.gz"
python3 "${SCRIPTS:-$(dirname "$0")/../scripts}/redis_copy.py" restore "$WORK/redis.jsonl.gz" || fail 'Redis could not be restored.'
log info "Restored Redis from $1."
