#!/bin/sh
# restore.sh STAGE postgresql|redis|media s3://BUCKET/KEY
# Starts a Job that puts a backup back, and follows it. Switch maintenance on first.
set -eu
cd "$(dirname "$0")/../../infrastructure/backup"
stage="${1:-}" what="${2:-}" object="${3:-}"
job="restore-jobs/$stage.yaml"
if [ -z "$stage" ] || [ ! -f "$job" ]; then
  printf '%s\n' "There is no stage '$stage'." >&2
  exit 1
fi
if [ ! -f "restore-scripts/restore-$what.sh" ]; then
  printf '%s\n' 'Say what: postgresql, redis or media.' >&2
  exit 1
fi
if ! printf '%s' "$object" | grep -Eq '^s3://[a-z0-9][a-z0-9.-]+/[A-Za-z0-9._/-]+$'; then
  printf '%s\n' 'Name a backup as s3://BUCKET/KEY.' >&2
  exit 1
fi
namespace=$(sed -n 's/^  namespace: //p' "$job" | head -n 1)
printf '%s' "This overwrites the $what of $stage with $object. Type the name of the namespace, $namespace: "
read -r answer
if [ "$answer" != "$namespace" ]; then
  printf '%s\n' 'Nothing was done.' >&2
  exit 1
fi
started=$(sed -e "s#RESTORE_SCRIPT#restore-$what.sh#" -e "s#RESTORE_OBJECT#$object#" "$job" |
  kubectl create --output name --filename -)
printf '%s\n' "Started $started in $namespace."
kubectl wait --namespace "$namespace" --for=condition=Ready --timeout=300s pod --selector "job-name=${started#*/}" || true
kubectl logs --namespace "$namespace" --follow "$started"
kubectl wait --namespace "$namespace" --for=condition=Complete --timeout=60s "$started"
