#!/bin/sh
# Starts the replica.
set -eu
exec docker-entrypoint.sh postgres \
  -c config_file=/etc/postgresql/postgresql.conf \
  -c primary_slot_name="$(printf '%s' "$POD_NAME" | tr - _)" \
  -c primary_conninfo="host=$PRIMARY_HOST user=replicator passfile=$PGPASSFILE application_name=$POD_NAME"
