import type { KubeObject, Manifest } from '../kubernetes/Cluster';
import { isJsonObject, type JsonObject } from '../kubernetes/json';
import { mergePatch } from '../kubernetes/patches/mergePatch';
import type { Application } from './Application';
import type { ArgocdBackend } from './ArgocdBackend';
import {
  compareApplication,
  ignoredPointers,
  type ManagedResource,
} from './compareApplication';
import { withoutPointers } from './compareManifest';
import { groupOf } from './readManifests';
import { isHook } from './sync/hooks';

/** Stars in the place of each value of a Secret: equal length means equal value. */
function masker(): (manifest: Manifest) => Manifest {
  const masks = new Map<unknown, string>();
  const maskAll = (values: JsonObject) =>
    Object.fromEntries(
      Object.entries(values).map(([key, value]) => {
        const mask = masks.get(value) ?? '+'.repeat(8 + masks.size);
        masks.set(value, mask);
        return [key, mask];
      }),
    );
  return manifest => {
    if (manifest.kind !== 'Secret') {
      return manifest;
    }
    const { data, stringData } = manifest;
    return {
      ...manifest,
      ...(isJsonObject(data) && { data: maskAll(data) }),
      ...(isJsonObject(stringData) && { stringData: maskAll(stringData) }),
    };
  };
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
  const normalize = (value: KubeObject | undefined) =>
    value && withoutPointers(value, ['/metadata/managedFields']);
  const wanted =
    target && live
      ? withoutPointers(target, ignoredPointers(application, target))
      : target;
  const predicted = wanted && {
    ...wanted,
    ...mergePatch(live ?? {}, wanted),
  };
  return {
    group: groupOf(object?.apiVersion ?? ''),
    kind: object?.kind,
    namespace: object?.metadata.namespace ?? '',
    name: object?.metadata.name,
    targetState: write(target),
    liveState: write(live),
    normalizedLiveState: write(normalize(live)),
    predictedLiveState: write(predicted),
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
