import type { ResourceDifference } from '@flightdeck/plugin-environments-common';
import type { ApiResourceDiff } from '../../client/deliverySchemas';
import { describeChange, describeSurplus } from './describeChange';
import { isHook } from './hooks';
import { type Manifest, parseManifest, wordsOf } from './Manifest';

export const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';

/** Names a resource as a difference does. */
export function identityOf({ group, kind, namespace, name }: ApiResourceDiff) {
  return {
    group: group ?? '',
    kind,
    namespace: namespace || undefined,
    name,
  };
}

/** Whether a resource is what runs during a sync, and no part of what is compared. */
export function isHookResource(
  { hook }: ApiResourceDiff,
  object: Manifest | undefined,
): boolean {
  return hook === true || (object !== undefined && isHook(object));
}

function compareResource(
  resource: ApiResourceDiff,
  { prune }: { prune: boolean },
): ResourceDifference[] {
  const live = parseManifest(
    resource.normalizedLiveState ?? resource.liveState,
  );
  const target = parseManifest(resource.targetState);
  const identity = identityOf(resource);
  if (isHookResource(resource, target ?? live)) {
    return [];
  }
  if (!target) {
    return live
      ? [
          describeSurplus(identity, live, {
            prune,
            words: wordsOf(live, SYNC_OPTIONS),
          }),
        ]
      : [];
  }
  const after = parseManifest(resource.predictedLiveState) ?? target;
  if (!live) {
    return [
      describeChange(identity, 'create', { before: undefined, after: target }),
    ];
  }
  const isSame =
    resource.modified === false ||
    resource.normalizedLiveState === resource.predictedLiveState;
  return isSame
    ? []
    : [describeChange(identity, 'update', { before: live, after })];
}

/** What a sync does to each resource that is not as Git has it, as Argo CD compared it. */
export function compareSync(
  resources: readonly ApiResourceDiff[],
  options: { prune: boolean },
): ResourceDifference[] {
  return resources.flatMap(resource => compareResource(resource, options));
}
