#!/bin/sh
# maintenance_mode_disable.sh STAGE [--now]
# Lets everybody in again. In Git; with --now in the cluster, too.
set -eu
. "$(dirname "$0")/maintenance_mode.sh"

use_stage "${1:-}"
write_catalog
write_access off
case "${2:-}" in
  '') ;;
  --now) apply_now off ;;
  *) complain "$2 is not known. See the first lines of this script." ;;
esac
printf '%s\n' "Maintenance of $STAGE is off."
tell_next "End of maintenance of $STAGE"
