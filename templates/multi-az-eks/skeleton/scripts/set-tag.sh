#!/bin/sh
# Writes the tag of a release into the values of a stage: scripts/set-tag.sh STAGE TAG
set -eu
cd "$(dirname "$0")/.."
if [ "$#" -ne 2 ] || [ ! -f "helm/values-$1.yaml" ]; then
  echo 'usage: scripts/set-tag.sh STAGE TAG' >&2
  exit 2
fi
case "$2" in
  '' | *[!A-Za-z0-9._-]*)
    echo "$2 is no tag." >&2
    exit 2
    ;;
esac
sed -E "s#^(  tag:).*#\1 \"$2\"#" "helm/values-$1.yaml" >"helm/values-$1.new"
mv "helm/values-$1.new" "helm/values-$1.yaml"
