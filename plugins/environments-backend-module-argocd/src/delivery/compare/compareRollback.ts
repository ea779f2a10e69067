import type { ResourceDifference } from '@flightdeck/plugin-environments-common';
import type {
  ApiResourceDiff,
  SourcedApplication,
} from '../../client/deliverySchemas';
import { identityOf, isHookResource, SYNC_OPTIONS } from './compareSync';
import { describeChange, describeSurplus } from './describeChange';
import { isHook } from './hooks';
import { groupOf, type Manifest, parseManifest, wordsOf } from './Manifest';
import { pointerOfPath, withFieldsOf } from './pointers';
import { predictApplied } from './predictApplied';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

export interface CompareRollbackOptions {
  prune: boolean;
  application: SourcedApplication;
}

function isOf(resource: ApiResourceDiff, target: Manifest, home: string) {
  const { kind, metadata } = target;
  return (
    resource.kind === kind &&
    (resource.group ?? '') === groupOf(target) &&
    resource.name === metadata.name &&
    (!resource.namespace || resource.namespace === (metadata.namespace ?? home))
  );
}

/** The fields that keep their live value in a sync, too. */
function keptPointers(
  { spec }: SourcedApplication,
  { kind, metadata, ...target }: Manifest,
): string[] {
  const options = spec.syncPolicy?.syncOptions ?? [];
  if (!options.includes('RespectIgnoreDifferences=true')) {
    return [];
  }
  return spec.ignoreDifferences
    .filter(
      rule =>
        rule.kind === kind &&
        (rule.group ?? '') === groupOf({ kind, metadata, ...target }) &&
        (!rule.name || rule.name === metadata.name) &&
        (!rule.namespace || rule.namespace === metadata.namespace),
    )
    .flatMap(rule => [
      ...rule.jsonPointers,
      ...rule.jqPathExpressions.flatMap(pointerOfPath),
    ]);
}

function compareTarget(
  target: Manifest,
  resource: ApiResourceDiff | undefined,
  { application }: CompareRollbackOptions,
): ResourceDifference[] {
  const live = parseManifest(resource?.liveState);
  const identity = resource
    ? identityOf(resource)
    : {
        group: groupOf(target),
        kind: target.kind,
        namespace: target.metadata.namespace,
        name: target.metadata.name,
      };
  if (!live) {
    return [
      describeChange(identity, 'create', { before: undefined, after: target }),
    ];
  }
  // What was applied last came from Git; where nobody noted it, what Git has now is the best guess.
  const owned =
    parseManifest(live.metadata.annotations?.[LAST_APPLIED]) ??
    parseManifest(resource?.targetState);
  const { namespace } = live.metadata;
  const wanted = {
    ...target,
    metadata: { ...target.metadata, ...(namespace && { namespace }) },
  };
  const after = parseManifest(
    JSON.stringify(
      withFieldsOf(
        predictApplied(live, wanted, owned),
        live,
        keptPointers(application, wanted),
      ),
    ),
  );
  const difference = describeChange(identity, 'update', {
    before: withoutValues(live),
    after: after && withoutValues(after),
  });
  return difference.lines ? [difference] : [];
}

/**
 * Argo CD masks the values of Secrets in each of its answers anew: of two answers, only the names of
 * the values can be compared.
 */
function withoutValues(manifest: Manifest): Manifest {
  if (manifest.kind !== 'Secret') {
    return manifest;
  }
  const { data, stringData, ...rest } = manifest;
  const names = [data, stringData].flatMap(values => Object.keys(values ?? {}));
  return {
    ...rest,
    metadata: manifest.metadata,
    data: Object.fromEntries(names.map(name => [name, ''])),
  };
}

/** What a rollback to former manifests does to each resource that is not as it was then. */
export function compareRollback(
  targets: readonly Manifest[],
  resources: readonly ApiResourceDiff[],
  options: CompareRollbackOptions,
): ResourceDifference[] {
  const home = options.application.spec.destination?.namespace ?? 'default';
  const wanted = targets.filter(target => !isHook(target));
  const changed = wanted.flatMap(target =>
    compareTarget(
      target,
      resources.find(resource => isOf(resource, target, home)),
      options,
    ),
  );
  const surplus = resources.flatMap(resource => {
    const live = parseManifest(resource.liveState);
    const isWanted = wanted.some(target => isOf(resource, target, home));
    return live && !isWanted && !isHookResource(resource, live)
      ? [
          describeSurplus(identityOf(resource), live, {
            prune: options.prune,
            words: wordsOf(live, SYNC_OPTIONS),
          }),
        ]
      : [];
  });
  return [...changed, ...surplus];
}
