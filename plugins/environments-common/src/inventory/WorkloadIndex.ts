import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { Subject } from '../health/Finding';
import { OwnerIndex } from '../health/OwnerIndex';
import { subjectKey, subjectOf } from '../health/subjects';
import type { ObjectMetadata, Pod, PodReference } from '../kubernetes';

type ReferredKind = PodReference['kind'];
type References = readonly PodReference[];

/** Which workload each Pod belongs to, and which workloads refer to which objects. */
export class WorkloadIndex {
  readonly #owners: OwnerIndex;
  readonly #jobs: ReadonlyMap<string, ObjectMetadata>;
  readonly #users = new Map<string, Map<string, Subject>>();

  constructor({ objects }: EnvironmentFacts) {
    this.#owners = new OwnerIndex(objects);
    this.#jobs = new Map(
      objects.Job?.map(({ metadata }) => [metadata.uid, metadata]),
    );
    for (const pod of objects.Pod ?? []) {
      this.#add(
        this.workloadOf(pod) ?? subjectOf('Pod', pod.metadata),
        referencesOfPod(pod),
      );
    }
    const kinds = [
      'Deployment',
      'StatefulSet',
      'DaemonSet',
      'Rollout',
    ] as const;
    for (const kind of kinds) {
      for (const { metadata, spec } of objects[kind] ?? []) {
        const { containers = [] } = spec.template?.spec ?? {};
        this.#add(
          subjectOf(kind, metadata),
          containers.flatMap(({ references }) => references),
        );
      }
    }
  }

  /** The workload of a Pod, as far up as is known: of a Pod of a CronJob, the CronJob. */
  workloadOf(pod: Pod): Subject | undefined {
    const owner = this.#owners.ownerOf(pod);
    const job =
      owner?.kind === 'Job' ? this.#jobs.get(owner.uid ?? '') : undefined;
    const above = job?.ownerReferences.find(({ controller }) => controller);
    return job && above
      ? {
          kind: above.kind,
          namespace: job.namespace,
          name: above.name,
          uid: above.uid,
        }
      : owner;
  }

  /** The workloads that refer to an object, by kind and name. */
  usersOf(kind: ReferredKind, { namespace, name }: ObjectMetadata): Subject[] {
    const users = this.#users.get(`${kind}/${namespace}/${name}`);
    return [...(users?.values() ?? [])].sort((a, b) =>
      `${a.kind}/${a.name}` < `${b.kind}/${b.name}` ? -1 : 1,
    );
  }

  #add(user: Subject, references: References): void {
    for (const { kind, name } of references) {
      const key = `${kind}/${user.namespace ?? ''}/${name}`;
      const users = this.#users.get(key) ?? new Map<string, Subject>();
      users.set(subjectKey(user), user);
      this.#users.set(key, users);
    }
  }
}

function referencesOfPod({ spec }: Pod): References {
  return [
    ...spec.volumeReferences,
    ...[...spec.initContainers, ...spec.containers].flatMap(
      ({ references }) => references,
    ),
    ...spec.imagePullSecrets.map(
      ({ name }) => ({ kind: 'Secret', name } as const),
    ),
  ];
}
