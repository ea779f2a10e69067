# shellcheck shell=sh
# What the scripts of the maintenance mode share. Sourced by them, not run.
# Maintenance is three annotations of the Ingress, which send everybody but the whitelisted to the
# page of infrastructure/maintenance, and one of the environment in catalog-info.yaml, by which its
# health says that it is meant.

ROOT="${ROOT:-$(cd "$(dirname "$0")/../.." && pwd)}"
PREFIX=nginx.ingress.kubernetes.io

complain() {
  printf '%s\n' "$1" >&2
  exit 1
}

# use_stage STAGE: finds the files of a stage.
use_stage() {
  INGRESS="$ROOT/infrastructure/kubernetes/$1/ingress.yaml"
  ACCESS="$ROOT/infrastructure/maintenance/access/$1.txt"
  WHITELIST="$ROOT/infrastructure/maintenance/whitelist/$1.txt"
  CATALOG="$ROOT/catalog-info.yaml"
  case "$1" in
    '' | *[!a-z]*) complain 'Name a stage, for example prod.' ;;
  esac
  [ -f "$INGRESS" ] || complain "There is no stage $1."
  STAGE="$1"
  NAME=$(sed -n 's/^  name: //p' "$INGRESS" | head -n 1)
  NAMESPACE=$(sed -n 's/^  namespace: //p' "$INGRESS" | head -n 1)
}

# The ranges of a file, separated by commas.
ranges_of() {
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$1" | paste -s -d , -
}

is_on() {
  grep -q "^    $PREFIX/custom-http-errors:" "$INGRESS"
}

# The annotations of the Ingress while maintenance is on, or off. Nobody has the address 127.0.0.1.
access_annotations() {
  if [ "$1" = on ]; then
    whitelisted=$(ranges_of "$WHITELIST")
    printf '%s\n' \
      "$PREFIX/whitelist-source-range: ${whitelisted:-127.0.0.1/32}" \
      "$PREFIX/custom-http-errors: \"403\"" \
      "$PREFIX/default-backend: $NAME-maintenance"
  else
    allowed=$(ranges_of "$ACCESS")
    if [ -n "$allowed" ]; then
      printf '%s\n' "$PREFIX/whitelist-source-range: $allowed"
    fi
  fi
}

# replace FILE PROGRAM: what awk makes of a file takes its place, or nothing happens to it.
replace() {
  temporary=$(mktemp)
  if awk "$2" "$1" > "$temporary"; then
    cat "$temporary" > "$1"
    rm -f "$temporary"
  else
    rm -f "$temporary"
    complain "$1 could not be changed."
  fi
}

# write_access on|off
write_access() {
  LINES_BETWEEN=$(access_annotations "$1" | sed 's/^/    /')
  export LINES_BETWEEN
  # shellcheck disable=SC2016
  replace "$INGRESS" '
    /^    # access ends/ { inside = 0; found++ }
    !inside { print }
    /^    # access begins/ { inside = 1; found++; if (ENVIRON["LINES_BETWEEN"] != "") print ENVIRON["LINES_BETWEEN"] }
    END { exit found == 2 ? 0 : 1 }'
}

quoted() {
  printf '"%s"' "$(printf '%s' "$1" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g')"
}

# write_catalog [REASON [UNTIL]]: without a reason, the environment is not under maintenance.
write_catalog() {
  MARK="    flightdeck.dev/stage: $STAGE"
  ADDED=''
  if [ -n "${1:-}" ]; then
    ADDED="    flightdeck.dev/maintenance: $(quoted "$1")"
    if [ -n "${2:-}" ]; then
      ADDED="$ADDED
    flightdeck.dev/maintenance-until: $(quoted "$2")"
    fi
  fi
  export MARK ADDED
  # shellcheck disable=SC2016
  replace "$CATALOG" '
    /^---/ { inside = 0 }
    inside && /^    flightdeck\.dev\/maintenance(-until)?:/ { next }
    { print }
    $0 == ENVIRON["MARK"] { inside = 1; found = 1; if (ENVIRON["ADDED"] != "") print ENVIRON["ADDED"] }
    END { exit found ? 0 : 1 }'
}

# apply_now on|off: what Git says, in the cluster at once.
apply_now() {
  # What is not said any more is taken away first.
  kubectl annotate ingress "$NAME" --namespace "$NAMESPACE" \
    "$PREFIX/whitelist-source-range-" "$PREFIX/custom-http-errors-" "$PREFIX/default-backend-"
  access_annotations "$1" | while IFS= read -r line; do
    value=$(printf '%s' "${line#*: }" | tr -d '"')
    kubectl annotate ingress "$NAME" --namespace "$NAMESPACE" --overwrite "${line%%: *}=$value"
  done
}

tell_next() {
  printf '%s\n' "Now commit: git commit -m '$1' -- infrastructure catalog-info.yaml, push, and sync $NAME-$STAGE."
}
