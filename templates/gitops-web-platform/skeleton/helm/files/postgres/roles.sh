#!/bin/sh
# Gives the roles the passwords of the Secret whenever the primary starts: after a rotation, a
# restart is enough. Comes in as the superuser through the socket, and repeats until the server is
# there.
set -eu
attempts=60
until psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username=postgres \
  --dbname="$DATABASE_NAME" --file=/etc/postgresql/roles.sql >/dev/null 2>&1; do
  attempts=$((attempts - 1))
  if [ "$attempts" -eq 0 ]; then
    echo 'The roles of the database could not be set.' >&2
    exit 1
  fi
  sleep 2
done
