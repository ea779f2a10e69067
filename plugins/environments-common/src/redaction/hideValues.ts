import { HIDDEN } from './maskText';

/** Members of a list entry that tell which one it is, not what it holds. */
const NAMING = new Set(['name', 'key', 'secretKey']);

/** The parts of `valueFrom` and `remoteRef` that name where a value is. */
const REFERENCE_PARTS = new Set([
  'apiVersion',
  'containerName',
  'divisor',
  'fieldPath',
  'key',
  'name',
  'namespace',
  'optional',
  'property',
  'resource',
  'version',
]);

function keepReference(reference: unknown): unknown {
  if (typeof reference !== 'object' || reference === null) {
    return HIDDEN;
  }
  return Object.fromEntries(
    Object.entries(reference).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) {
        return [key, keepReference(value)];
      }
      return [key, REFERENCE_PARTS.has(key) ? value : HIDDEN];
    }),
  );
}

function hideEntry(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return HIDDEN;
  }
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]: [string, unknown]) => {
      if (key === 'valueFrom' || key === 'remoteRef') {
        return [key, keepReference(value)];
      }
      const isName = NAMING.has(key) && typeof value === 'string';
      return [key, isName ? value : HIDDEN];
    }),
  );
}

/**
 * Hides what a free-form part of an object holds, and keeps what its members are called: the keys
 * of a map, the names of a list.
 */
export function hideValues(part: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(hideEntry);
  }
  if (typeof part === 'object' && part !== null) {
    return Object.fromEntries(Object.keys(part).map(key => [key, HIDDEN]));
  }
  return HIDDEN;
}
