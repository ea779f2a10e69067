#!/bin/sh
# maintenance_mode_enable.sh STAGE --reason WORDS [--until 2026-03-02T22:00:00Z] [--now]
# Sends everybody but the whitelisted to the maintenance page. In Git; with --now in the cluster, too.
set -eu
. "$(dirname "$0")/maintenance_mode.sh"

use_stage "${1:-}"
shift
reason='' until='' now=''
while [ $# -gt 0 ]; do
  case "$1" in
    --reason) reason="${2:-}"; shift ;;
    --until) until="${2:-}"; shift ;;
    --now) now=yes ;;
    *) complain "$1 is not known. See the first lines of this script." ;;
  esac
  [ $# -gt 0 ] || complain 'Something is missing behind the last word.'
  shift
done
[ -n "$reason" ] || complain 'Say why: --reason WORDS.'
[ "$(printf '%s' "$reason" | wc -l)" -eq 0 ] || complain 'Say why in one line.'
if [ -n "$until" ] && ! printf '%s' "$until" | grep -Eq '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})$'; then
  complain 'Say until when with date, time and zone: --until 2026-03-02T22:00:00Z.'
fi

write_catalog "$reason" "$until"
write_access on
[ -z "$now" ] || apply_now on
printf '%s\n' "Maintenance of $STAGE is on."
tell_next "Maintenance of $STAGE"
