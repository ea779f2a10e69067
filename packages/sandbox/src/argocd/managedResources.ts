import type { Manifest } from '../kubernetes/Cluster';
import type { Application } from './Application';
import { LAST_APPLIED, lastAppliedOf } from './apply/appliedObject';
import { compareManifest } from './apply/compareManifest';
import type { ArgocdBackend } from './ArgocdBackend';
import {
  compareApplication,
  ignoredPointers,
  type ManagedResource,
} from './compareApplication';
import { groupOf } from './readManifests';
import { isHook } from './sync/hooks';

/** Stars in the place of each value of a Secret: equal length means equal value. */
function masker(): (manifest: Manifest) => Manifest {
  const masks = new Map<unknown, string>();
  const maskAll = (values: unknown) =>
    Object.fromEntries(
      Object.entries(values ?? {}).map(([key, value]) => {
        const mask = masks.get(value) ?? '+'.repeat(8 + masks.size);
        masks.set(value, mask);
        return [key, mask];
      }),
    );
  const mask = (manifest: Manifest): Manifest => {
    if (manifest.kind !== 'Secret') {
      return manifest;
    }
    const { data, stringData, metadata } = manifest;
    const before = lastAppliedOf(manifest);
    const note = before && { [LAST_APPLIED]: JSON.stringify(mask(before)) };
    return {
      ...manifest,
      ...(data !== undefined && { data: maskAll(data) }),
      ...(stringData !== undefined && { stringData: maskAll(stringData) }),
      metadata: {
        ...metadata,
        ...(note && { annotations: { ...metadata.annotations, ...note } }),
      },
    };
  };
  return mask;
}

/** A manifest as Argo CD shows it. */
export function withMaskedSecrets(manifest: Manifest): Manifest {
  return masker()(manifest);
}

function difference(
  application: Application,
  { target, live, inSync }: ManagedResource,
) {
  const object = target ?? live;
  const mask = masker();
  const write = (value: Manifest | undefined) =>
    value ? JSON.stringify(mask(value)) : 'null';
  const sides =
    target && live
      ? compareManifest(target, live, ignoredPointers(application, target))
      : { live, predicted: target };
  return {
    group: groupOf(object?.apiVersion ?? ''),
    kind: object?.kind,
    namespace: object?.metadata.namespace ?? '',
    name: object?.metadata.name,
    targetState: write(target),
    liveState: write(live),
    normalizedLiveState: write(sides.live),
    predictedLiveState: write(sides.predicted),
    modified: !inSync,
    hook: object !== undefined && isHook(object),
  };
}

/** Both sides of every resource of an application, as JSON texts; Secrets are masked. */
export async function managedResources(
  backend: ArgocdBackend,
  application: Application,
) {
  const { resources } = await compareApplication(backend, application);
  return resources.map(resource => difference(application, resource));
}
