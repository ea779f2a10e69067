#!/bin/sh
# maintenance_mode_whitelist.sh STAGE add|remove ADDRESS [--now]
# maintenance_mode_whitelist.sh STAGE list
# Who gets through while maintenance is on: addresses such as 192.0.2.7, or ranges such as 192.0.2.0/24.
set -eu
. "$(dirname "$0")/maintenance_mode.sh"

use_stage "${1:-}"
verb="${2:-list}" address="${3:-}" now="${4:-}"
case "$verb" in
  list)
    ranges_of "$WHITELIST" | tr , '\n'
    exit 0
    ;;
  add | remove) ;;
  *) complain 'Say add, remove or list.' ;;
esac
printf '%s' "$address" | grep -Eq '^([0-9]{1,3}(\.[0-9]{1,3}){3}(/[0-9]{1,2})?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(/[0-9]{1,3})?)$' ||
  complain 'Name an address such as 192.0.2.7, or a range such as 192.0.2.0/24.'

ADDRESS="$address"
export ADDRESS
# shellcheck disable=SC2016
replace "$WHITELIST" '$0 != ENVIRON["ADDRESS"] { print }'
[ "$verb" = remove ] || printf '%s\n' "$address" >> "$WHITELIST"
if is_on; then
  write_access on
  [ "$now" != --now ] || apply_now on
fi
tell_next "Whitelist of $STAGE"
