import type { KubeObject, Manifest } from '../kubernetes/Cluster';
import { isJsonObject } from '../kubernetes/json';

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (Array.isArray(value) && value.length === 0) ||
    (isJsonObject(value) && Object.keys(value).length === 0)
  );
}

/** Whether the live value has everything that the wanted one names. */
export function covers(live: unknown, wanted: unknown): boolean {
  if (isEmpty(wanted)) {
    // What nobody asked for is the API server's to fill in.
    return wanted === undefined || isEmpty(live) || isJsonObject(wanted);
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((item, index) => covers(live[index], item))
    );
  }
  if (isJsonObject(wanted)) {
    return (
      isJsonObject(live) &&
      Object.entries(wanted).every(([key, value]) => covers(live[key], value))
    );
  }
  return live === wanted;
}

/** A copy without the fields at the JSON pointers. */
export function withoutPointers(
  manifest: Manifest,
  pointers: readonly string[],
): Manifest {
  const copy = structuredClone(manifest);
  for (const pointer of pointers) {
    const path = pointer
      .split('/')
      .slice(1)
      .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = path.pop();
    const parent = path.reduce<unknown>(
      (value, key) => (isJsonObject(value) ? value[key] : undefined),
      copy,
    );
    if (last !== undefined && isJsonObject(parent)) {
      delete parent[last];
    }
  }
  return copy;
}

/** Whether a live object is what its manifest asks for, ignored fields aside. */
export function isInSync(
  manifest: Manifest,
  live: KubeObject,
  ignoredPointers: readonly string[],
): boolean {
  const wanted = withoutPointers(manifest, ['/status', ...ignoredPointers]);
  return covers(live, wanted);
}
