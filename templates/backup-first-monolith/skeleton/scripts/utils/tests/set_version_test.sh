#!/bin/sh
# Tries set_version.sh on a copy: sh scripts/utils/tests/set_version_test.sh
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
mkdir -p "$room/scripts/utils" "$room/before"
cp "$root/scripts/utils/set_version.sh" "$room/scripts/utils/"
cp -R "$root/infrastructure" "$room/"
cp -R "$root/infrastructure" "$room/before/"
set_version() { sh "$room/scripts/utils/set_version.sh" "$@" 2> "$room/said"; }

failed=0
tell() {
  if [ "$1" = 0 ]; then printf 'ok      %s\n' "$2"; else
    printf 'FAILED  %s\n' "$2"
    failed=1
  fi
}
stage=$(basename "$(find "$root/infrastructure/kubernetes" -mindepth 1 -maxdepth 1 -type d | head -n 1)")
for wrong in latest 'a b' '' '-x'; do
  if set_version "$stage" "$wrong"; then tell 1 "refuses the version '$wrong'"; else tell 0 "refuses the version '$wrong'"; fi
done
if set_version nowhere 1.0.0; then tell 1 'refuses another stage'; else tell 0 'refuses another stage'; fi
tell "$(diff -r "$room/before/infrastructure" "$room/infrastructure" | wc -l)" 'changes nothing when it refuses'
set_version "$stage" 7.8.9
diff -r "$room/before/infrastructure" "$room/infrastructure" > "$room/changes" || true
tell "$(grep '^>' "$room/changes" | grep -cvE 'image: .*/(server|web|backup):7\.8\.9$')" 'changes images alone'
tell "$(grep '^diff' "$room/changes" | grep -cvE "/$stage(/|\.yaml)")" 'changes the one stage alone'
# The server and its migration, the pages, four CronJobs, and the Job of a restore.
[ "$(grep -c '^>' "$room/changes")" = 8 ] && tell 0 'changes every image' || tell 1 'changes every image'
exit "$failed"
