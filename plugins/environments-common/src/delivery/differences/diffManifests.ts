import { stringify } from 'yaml';
import { redactObject } from '../../redaction/redactObject';
import { diffLines, type LineDifference } from './diffLines';
import { hideChanges } from './hideChanges';

/** What the cluster writes into every object, and nobody asked for. */
const OF_THE_CLUSTER = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wanted(manifest: unknown): unknown {
  if (!isObject(manifest)) {
    return undefined;
  }
  const { status: _status, metadata, ...rest } = manifest;
  const kept = isObject(metadata)
    ? Object.entries(metadata).filter(([key]) => !OF_THE_CLUSTER.includes(key))
    : [];
  return { ...rest, metadata: Object.fromEntries(kept) };
}

function write(value: unknown): string {
  return value === undefined
    ? ''
    : stringify(value, {
        sortMapEntries: true,
        aliasDuplicateObjects: false,
        lineWidth: 0,
      });
}

/**
 * What differs between two manifests of one resource, as YAML. `undefined` is a resource that is
 * not there. No value of a Secret, a ConfigMap, an environment variable or Helm is in it, nor what
 * the cluster itself writes.
 *
 * @public
 */
export function diffManifests(before: unknown, after: unknown): LineDifference {
  const sides = [before, after].map(manifest => {
    const raw = wanted(manifest);
    return { raw, shown: raw === undefined ? undefined : redactObject(raw) };
  });
  const [old, next] = sides;
  const shown = old.raw === undefined ? next.shown : hideChanges(old, next);
  return diffLines(write(old.shown), write(shown));
}
