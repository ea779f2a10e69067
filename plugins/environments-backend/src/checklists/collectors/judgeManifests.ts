import {
  createReferenceCheck,
  type PodReference,
} from '@flightdeck/plugin-environments-common';
import type {
  ApplicationManifests,
  CollectedEnvironment,
} from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

type Workload = ApplicationManifests['workloads'][number];

export interface JudgedManifests {
  environment: CollectedEnvironment;
  /** Of all applications of the environment that could be read. */
  manifests: readonly ApplicationManifests[];
  /** Whether an application could not be read: what is not found may come with it. */
  isPartial: boolean;
}

/** Whether all that manifests refer to is in the cluster, or comes with them. */
export function judgeManifests({
  environment,
  isPartial,
  manifests,
}: JudgedManifests): Aspect[] {
  const { name } = environment.definition;
  const workloads = manifests.flatMap(each => each.workloads);
  if (workloads.length === 0) {
    return [
      {
        state: 'not-applicable',
        says: `No manifest for ${name} refers to anything.`,
      },
    ];
  }
  const judge = createJudge(environment, manifests, isPartial);
  const found = workloads.flatMap(workload =>
    usesOf(workload).flatMap(({ reference, who }) => {
      const verdict = judge(reference, workload.namespace);
      return verdict
        ? {
            state: verdict.state,
            says: `After the next sync, ${who} needs ${nameOf(reference)}, ${
              verdict.which
            }.`,
          }
        : [];
    }),
  );
  return found.length > 0
    ? found
    : [
        {
          state: 'passed',
          says: `All that the manifests for ${name} refer to is there, or comes with the next sync.`,
        },
      ];
}

/** What a reference has to say for itself; undefined when it is resolved. */
function createJudge(
  { definition, facts }: CollectedEnvironment,
  manifests: readonly ApplicationManifests[],
  isPartial: boolean,
) {
  const check = createReferenceCheck(facts);
  const find = (
    { kind, name }: PodReference,
    namespace: string,
  ): { keys: readonly string[] } | undefined =>
    manifests
      .flatMap(each => (kind === 'Secret' ? each.secrets : each.configMaps))
      .find(
        ({ metadata }) =>
          metadata.name === name && metadata.namespace === namespace,
      );
  const promises = manifests.flatMap(each => each.promisedSecrets);
  return (
    reference: PodReference,
    namespace: string,
  ): { state: Aspect['state']; which: string } | undefined => {
    const { key, kind, name } = reference;
    if (kind === 'PersistentVolumeClaim') {
      return undefined;
    }
    const applied = find(reference, namespace);
    if (applied && (key === undefined || applied.keys.includes(key))) {
      return undefined;
    }
    const isSeen = definition.namespaces.includes(namespace);
    const absence = isSeen ? check(reference, namespace) : 'unseen';
    if (!absence) {
      return (
        applied && {
          state: 'warning',
          which:
            'which is in the cluster, and not in Git: a sync may remove it',
        }
      );
    }
    const promise = promises.find(
      each =>
        kind === 'Secret' && each.name === name && each.namespace === namespace,
    );
    if (promise) {
      return {
        state: 'warning',
        which: `which ${promise.by} is to make, and has not made yet`,
      };
    }
    return absence === 'missing' && !isPartial
      ? { state: 'failed', which: 'which would not exist' }
      : { state: 'unknown', which: 'and nobody can tell whether it exists' };
  };
}

function usesOf({ kind, name, pod }: Workload) {
  const who = `${kind} ${name}`;
  return [
    ...[...pod.initContainers, ...pod.containers].flatMap(container =>
      container.references.map(reference => ({
        reference,
        who: `container ${container.name} of ${who}`,
      })),
    ),
    ...pod.volumeReferences.map(reference => ({
      reference,
      who: `a volume of ${who}`,
    })),
  ];
}

/** In words, for example `key url of Secret db`. */
function nameOf({ key, kind, name }: PodReference): string {
  return key === undefined
    ? `${kind} ${name}`
    : `key ${key} of ${kind} ${name}`;
}
