#!/bin/sh
# Adds the password where no other process can read it: not to the arguments.
set -eu
umask 077
{
  cat /etc/redis/redis.conf
  # Within quotes, quotes and backslashes are escaped.
  printf 'requirepass "%s"\n' "$(printf '%s' "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')"
} >/tmp/redis.conf
exec redis-server /tmp/redis.conf
