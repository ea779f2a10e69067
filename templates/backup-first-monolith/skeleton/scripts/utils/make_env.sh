#!/bin/sh
# Makes infrastructure/docker/.env with random passwords for the compose stack. What is there stays.
# SLACK_WEBHOOK_URL in the environment: where the Alertmanager of the stack sends to; else nowhere.
set -eu
umask 077
cd "$(dirname "$0")/../../infrastructure/docker"

random() {
  od -An -N 24 -tx1 /dev/urandom | tr -d ' \n'
}

if [ -e .env ]; then
  printf '%s\n' 'infrastructure/docker/.env is there, and stays.'
else
  {
    for name in DJANGO_SECRET_KEY POSTGRES_PASSWORD REDIS_PASSWORD GRAFANA_PASSWORD; do
      printf '%s=%s\n' "$name" "$(random)$(random)"
    done
  } > .env
  printf '%s\n' 'Made infrastructure/docker/.env.'
fi
mkdir -p secrets
# The containers read it as users of their own.
chmod 755 secrets
if [ ! -e secrets/slack_webhook ]; then
  # Port 9 of the container itself: nobody listens there.
  printf '%s' "${SLACK_WEBHOOK_URL:-http://127.0.0.1:9/}" > secrets/slack_webhook
  chmod 644 secrets/slack_webhook
fi
