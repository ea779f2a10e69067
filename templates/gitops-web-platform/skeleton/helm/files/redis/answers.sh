#!/bin/sh
set -eu
export REDISCLI_AUTH="$REDIS_PASSWORD"
test "$(redis-cli ping)" = PONG
