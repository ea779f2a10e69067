#!/bin/sh
# Writes the tag of a release into the manifests of a stage: scripts/set-image.sh STAGE TAG
set -eu
cd "$(dirname "$0")/.."
if [ "$#" -ne 2 ] || [ ! -d "k8s/$1" ]; then
  echo 'usage: scripts/set-image.sh STAGE TAG' >&2
  exit 2
fi
for file in backend-deployment celery-deployment frontend-deployment migrate-job; do
  # Only the images of this service; those of others, such as the database, stay.
  sed -E "s#^( *image: .*/(backend|frontend)):[A-Za-z0-9._-]+\$#\1:$2#" "k8s/$1/$file.yaml" >"k8s/$1/$file.new"
  mv "k8s/$1/$file.new" "k8s/$1/$file.yaml"
done
