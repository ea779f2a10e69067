import { NotFoundError } from '@backstage/errors';
import { z } from 'zod';
import {
  DeploymentView,
  readDeployment,
} from '../controllers/objects/workloads';
import { KubeObject } from '../kubernetes/Cluster';
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

/** The Deployment that is called `backend`, or the first one there is. */
export function findBackend(target: ScenarioTarget): KubeObject {
  const deployments = target.cluster
    .list('Deployment', target.namespace)
    .sort((left, right) =>
      left.metadata.name.localeCompare(right.metadata.name, 'en'),
    );
  const found =
    deployments.find(({ metadata }) => metadata.name === 'backend') ??
    deployments.find(({ metadata }) => metadata.name.includes('backend')) ??
    deployments.at(0);
  if (!found) {
    throw new NotFoundError(
      `Namespace ${target.namespace} has no Deployment to break.`,
    );
  }
  return found;
}

/** A Deployment as it is now; undefined once it is gone. */
export function present(
  { cluster }: ScenarioTarget,
  { metadata }: KubeObject,
): DeploymentView | undefined {
  const found = cluster.get(
    'Deployment',
    metadata.namespace ?? '',
    metadata.name,
  );
  return found && readDeployment(found);
}

/** The first container of a Deployment's Pods. */
export function mainContainer(deployment: KubeObject): RawContainer {
  return containersOf(readDeployment(deployment))[0];
}

/** Changes the first container of a Deployment's Pods, if the Deployment is still there. */
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

/** Applies a merge patch to a Deployment that is there. */
export function patch(
  { cluster }: ScenarioTarget,
  { metadata }: KubeObject,
  mergePatch: Record<string, unknown>,
): void {
  cluster.patch(
    'Deployment',
    metadata.namespace ?? '',
    metadata.name,
    mergePatch,
  );
}

function containersOf({ spec }: DeploymentView): RawContainer[] {
  return z.array(containerSchema).min(1).parse(spec.template.spec.containers);
}
