# shellcheck shell=sh
# What the scripts of backups share. Sourced by them, not run.

# Where a Job works: a volume of its own, empty when it begins.
WORK="${WORK:-/work}"

log() {
  printf '{"time":"%s","level":"%s","job":"%s","message":"%s"}\n' \
    "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$1" "${JOB:-backup}" "$2"
}

fail() {
  log error "$1" >&2
  # Kubernetes shows this as the message of the container that ended.
  printf '%s\n' "$1" > "${TERMINATION_LOG:-/dev/termination-log}" || true
  exit 1
}

# need NAME…: the variables that must be set.
need() {
  for name in "$@"; do
    eval "value=\${$name:-}"
    # shellcheck disable=SC2154
    [ -n "$value" ] || fail "The variable $name is not set."
  done
}

stamp() {
  date -u +%Y%m%d-%H%M%S
}

checksum_of() {
  sha256sum "$1" | cut -d ' ' -f 1
}

# The size of a backup that is in the bucket.
stored_bytes() {
  aws s3api head-object --bucket "$BACKUP_BUCKET" --key "$1" --query ContentLength --output text
}

# put FILE KEY: uploads a backup and its checksum, and looks whether it arrived whole. The checksum
# goes first: whoever sees a backup finds its checksum.
put() {
  bytes=$(wc -c < "$1" | tr -d ' ')
  [ "$bytes" -gt 0 ] || fail "The backup $2 is empty."
  checksum_of "$1" > "$1.sha256"
  aws s3 cp --only-show-errors "$1.sha256" "s3://$BACKUP_BUCKET/$2.sha256" || fail "The checksum of $2 could not be uploaded."
  aws s3 cp --only-show-errors "$1" "s3://$BACKUP_BUCKET/$2" || fail "The backup $2 could not be uploaded."
  [ "$(stored_bytes "$2")" = "$bytes" ] || fail "The backup $2 did not arrive whole."
  log info "Stored s3://$BACKUP_BUCKET/$2, $bytes bytes, kept for ${RETENTION_DAYS} days."
  printf '{"object":"s3://%s/%s","bytes":%s,"retentionDays":%s}\n' \
    "$BACKUP_BUCKET" "$2" "$bytes" "$RETENTION_DAYS" > "${TERMINATION_LOG:-/dev/termination-log}"
}

# fetch ADDRESS FILE: downloads a backup, and refuses one that does not match its checksum.
fetch() {
  case "$1" in
    s3://*) ;;
    *) fail "Name a backup as s3://BUCKET/KEY." ;;
  esac
  aws s3 cp --only-show-errors "$1" "$2" || fail "The backup $1 could not be downloaded."
  aws s3 cp --only-show-errors "$1.sha256" "$2.sha256" || fail "The checksum of $1 could not be downloaded."
  [ "$(checksum_of "$2")" = "$(cat "$2.sha256")" ] || fail "The backup $1 does not match its checksum."
}
