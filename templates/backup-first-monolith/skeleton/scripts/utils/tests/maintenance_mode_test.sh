#!/bin/sh
# Tries the scripts of the maintenance mode on a copy, with a kubectl that only writes down what it is
# asked: sh scripts/utils/tests/maintenance_mode_test.sh
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
ROOT=$(mktemp -d)
export ROOT
trap 'rm -rf "$ROOT"' EXIT
mkdir -p "$ROOT/infrastructure" "$ROOT/bin"
cp -R "$root/infrastructure/kubernetes" "$root/infrastructure/maintenance" "$ROOT/infrastructure/"
cp "$root/catalog-info.yaml" "$ROOT/"
cp -R "$ROOT/infrastructure" "$ROOT/before"
cp "$ROOT/catalog-info.yaml" "$ROOT/before.yaml"
printf '#!/bin/sh\nprintf "%%s\\n" "$*" >> "%s/asked"\n' "$ROOT" > "$ROOT/bin/kubectl"
chmod +x "$ROOT/bin/kubectl"
PATH="$ROOT/bin:$PATH"
export PATH

failed=0
check() {
  what="$1"
  shift
  if "$@" > /dev/null 2>&1; then
    printf 'ok      %s\n' "$what"
  else
    printf 'FAILED  %s\n' "$what"
    failed=1
  fi
}
refuses() { ! "$@"; }
is_as_before() { diff -r "$ROOT/before" "$ROOT/infrastructure" && diff "$ROOT/before.yaml" "$ROOT/catalog-info.yaml"; }
run() { script="$1"; shift; sh "$root/scripts/utils/maintenance_mode_$script.sh" "$@"; }

for directory in "$ROOT"/infrastructure/kubernetes/*/; do
  stage=$(basename "$directory")
  ingress="$directory/ingress.yaml"
  catalog="$ROOT/catalog-info.yaml"

  check "$stage: needs a reason" refuses run enable "$stage"
  check "$stage: needs an end that can be read" refuses run enable "$stage" --reason why --until tomorrow
  check "$stage: a refusal changes nothing" is_as_before

  check "$stage: goes on" run enable "$stage" --reason 'A "new" database \o/: #1' --until 2026-03-02T22:00:00Z --now
  check "$stage: sends everybody to the page" grep -q 'default-backend: .*-maintenance$' "$ingress"
  check "$stage: lets nobody in" grep -q 'whitelist-source-range: 127.0.0.1/32$' "$ingress"
  check "$stage: says why in the catalog" grep -qF 'flightdeck.dev/maintenance: "A \"new\" database \\o/: #1"' "$catalog"
  check "$stage: says it of one environment" [ "$(grep -c 'flightdeck.dev/maintenance:' "$catalog")" = 1 ]
  check "$stage: asks the cluster" grep -q 'default-backend=.*-maintenance$' "$ROOT/asked"

  check "$stage: whitelists" run whitelist "$stage" add 192.0.2.7
  check "$stage: whitelists a range" run whitelist "$stage" add 2001:db8::/32
  check "$stage: lets them in" grep -q 'whitelist-source-range: 192.0.2.7,2001:db8::/32$' "$ingress"
  check "$stage: refuses what is no address" refuses run whitelist "$stage" add 'everybody'
  check "$stage: goes on once more with another reason" run enable "$stage" --reason other
  check "$stage: forgets the first reason" refuses grep -q 'maintenance-until' "$catalog"
  check "$stage: removes" run whitelist "$stage" remove 192.0.2.7
  check "$stage: removes a range" run whitelist "$stage" remove 2001:db8::/32

  check "$stage: goes off" run disable "$stage" --now
  check "$stage: is as before" is_as_before
done
check 'refuses a stage that is not there' refuses run enable nowhere --reason why
check 'refuses a stage that is a path' refuses run enable ../prod --reason why
exit "$failed"
