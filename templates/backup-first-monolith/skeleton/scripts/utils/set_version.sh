#!/bin/sh
# set_version.sh STAGE VERSION: sets the tag of our images in everything that the stage is made of.
set -eu
cd "$(dirname "$0")/../../infrastructure"
stage="${1:-}" version="${2:-}"
if [ -z "$stage" ] || [ ! -f "kubernetes/$stage/server.yaml" ]; then
  printf '%s\n' "There is no stage '$stage'." >&2
  exit 1
fi
if ! printf '%s' "$version" | grep -Eq '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$' || [ "$version" = latest ]; then
  printf '%s\n' "'$version' is no tag of an image." >&2
  exit 1
fi
for file in "kubernetes/$stage"/*.yaml "backup/$stage"/*.yaml "backup/restore-jobs/$stage.yaml"; do
  changed=$(sed -E "s#^( *image: .*/(server|web|backup)):[^:/ ]+\$#\\1:$version#" "$file"; printf x)
  printf '%s' "${changed%x}" > "$file"
done
