#!/bin/sh
# Fills .env with a random password for docker compose. One that is there is left as it is.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo '.env is there already.'
  exit 0
fi
umask 077
printf 'VALKEY_PASSWORD=%s\n' "$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')" >.env
echo 'Wrote .env.'
