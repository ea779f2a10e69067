#!/bin/sh
# Fills .env with random passwords for docker compose. One that is there is left as it is.
set -eu
cd "$(dirname "$0")/.."
if [ -e .env ]; then
  echo '.env is there already.'
  exit 0
fi
random() {
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n'
}
umask 077
for name in DATABASE_PASSWORD REDIS_PASSWORD IMPORT_TOKEN AIRFLOW_PASSWORD AIRFLOW_SECRET_KEY; do
  printf '%s=%s\n' "$name" "$(random)"
done >.env
echo 'Wrote .env.'
