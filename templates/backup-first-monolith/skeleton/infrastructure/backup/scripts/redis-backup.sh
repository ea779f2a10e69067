#!/bin/sh
# Puts every key of Redis with its time to live into S3. Not by `redis-cli --rdb`: ElastiCache refuses
# the command that it needs.
set -eu
. "$(dirname "$0")/common.sh"
need REDIS_URL BACKUP_BUCKET SERVICE STAGE RETENTION_DAYS

file="$WORK/redis.jsonl.gz"
python3 "$(dirname "$0")/redis_copy.py" dump "$file" || fail 'Redis could not be read.'
put "$file" "redis/$STAGE/$SERVICE-redis-$(stamp).jsonl.gz"
