import type { KubeObject, Manifest } from '../../kubernetes/Cluster';
import { equalJson } from '../../kubernetes/json';
import { withoutPointers } from '../pointers';
import { appliedObject, lastAppliedOf } from './appliedObject';

/** What no manifest asks for. */
const NEVER_COMPARED = ['/metadata/managedFields', '/status'];

/** A live object beside what a sync would make of it, both without what is ignored. */
export interface ManifestComparison {
  live: Manifest;
  predicted: Manifest;
  inSync: boolean;
}

/**
 * Holds a live object against its manifest as Argo CD does: the manifest is applied in thought. So
 * what only the cluster names, such as its defaults, is no difference.
 */
export function compareManifest(
  manifest: Manifest,
  liveObject: KubeObject,
  ignoredPointers: readonly string[],
): ManifestComparison {
  const normalize = <T extends Manifest>(value: T) =>
    withoutPointers(value, [...NEVER_COMPARED, ...ignoredPointers]);
  const live = normalize(liveObject);
  const original = lastAppliedOf(liveObject) ?? manifest;
  const predicted = normalize(
    appliedObject(live, normalize(manifest), normalize(original)),
  );
  return { live, predicted, inSync: equalJson(live, predicted) };
}
