import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import {
  ReplicaSetView,
  readReplicaSet,
} from '../controllers/objects/workloads';
import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { ScenarioTarget } from './Scenario';

const containerSchema = z.looseObject({
  name: z.string(),
  image: z.string().default(''),
  env: z.array(z.looseObject({ name: z.string() })).optional(),
  envFrom: z.array(z.looseObject({})).optional(),
  resources: z
    .looseObject({
      requests: z.record(z.string(), z.unknown()).optional(),
      limits: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

export type RawContainer = z.infer<typeof containerSchema>;

/** Kinds whose Pods can be broken by a change of the template. */
const KINDS = ['Deployment', 'Rollout'];
const BACKENDS = [/^backend$/, /backend/, /(^|-)server$/];

/** The Deployments and Rollouts of a namespace, in the order of their names. */
export function workloadsIn(
  cluster: Pick<Cluster, 'list'>,
  namespace: string,
): KubeObject[] {
  return KINDS.flatMap(kind => cluster.list(kind, namespace)).sort(
    (left, right) =>
      left.metadata.name.localeCompare(right.metadata.name, 'en'),
  );
}

/** The workload that is called `backend`, or like one, or the first one there is. */
export function findBackend(target: ScenarioTarget): KubeObject {
  const workloads = workloadsIn(target.cluster, target.namespace);
  const [found] = [
    ...BACKENDS.flatMap(
      name => workloads.find(({ metadata }) => name.test(metadata.name)) ?? [],
    ),
    ...workloads,
  ];
  if (!found) {
    throw new NotFoundError(
      `Namespace ${target.namespace} has no Deployment to break.`,
    );
  }
  return found;
}

/** A workload as it is now; undefined once it is gone. */
export function present(
  { cluster }: ScenarioTarget,
  { kind, metadata }: KubeObject,
): ReplicaSetView | undefined {
  const found = cluster.get(kind, metadata.namespace ?? '', metadata.name);
  return found && readReplicaSet(found);
}

/** The first container of a workload's Pods. */
export function mainContainer(deployment: KubeObject): RawContainer {
  return containersOf(readReplicaSet(deployment))[0];
}

/** Changes the first container of a workload's Pods, if it is still there. */
export function changeContainer(
  target: ScenarioTarget,
  deployment: KubeObject,
  change: (container: RawContainer) => RawContainer,
): void {
  const view = present(target, deployment);
  if (!view) {
    return;
  }
  const [main, ...others] = containersOf(view);
  patch(target, deployment, {
    spec: { template: { spec: { containers: [change(main), ...others] } } },
  });
}

/** Applies a merge patch to a workload that is there. */
export function patch(
  { cluster }: ScenarioTarget,
  { kind, metadata }: KubeObject,
  mergePatch: Record<string, unknown>,
): void {
  cluster.patch(kind, metadata.namespace ?? '', metadata.name, mergePatch);
}

function containersOf({ spec }: ReplicaSetView): RawContainer[] {
  return z.array(containerSchema).min(1).parse(spec.template.spec.containers);
}
