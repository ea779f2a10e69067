#!/bin/sh
# Writes the list of users from the Secret, and pools connections.
set -eu
umask 077
# A quote within a quoted word is written twice.
escaped=$(printf '%s' "$DATABASE_PASSWORD" | sed 's/"/""/g')
printf '"%s" "%s"\n' "$DATABASE_USER" "$escaped" >/tmp/userlist.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
