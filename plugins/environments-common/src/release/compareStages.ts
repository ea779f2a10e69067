import type { EnvironmentDefinition } from '../environment';
import type { KubernetesObjects } from '../kubernetes';
import { compareConfiguration, isConfiguration } from './compareConfiguration';
import { compareWorkloads } from './compareWorkloads';
import type { StageDifference } from './Release';
import { stagelessConfigurationName, stagelessName } from './stageNames';
import { stageWorkloads } from './stageWorkloads';

/**
 * What is compared of an environment.
 *
 * @public
 */
export interface StageFacts {
  environment: Pick<EnvironmentDefinition, 'name' | 'stage'>;
  objects: KubernetesObjects;
}

const WORKLOADS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
] as const;
const CONFIGURATION = ['ConfigMap', 'Secret'] as const;

/**
 * Says what differs between two stages of a system: images, names of configuration, replicas,
 * requests and limits. Never a value of configuration.
 *
 * Objects belong together when kind and name are the same, past the stage in the name and the hash
 * that kustomize appends. A kind that is unknown on one side is not compared.
 *
 * @public
 */
export function compareStages(
  before: StageFacts,
  after: StageFacts,
): StageDifference[] {
  const sides = [before, after] as const;
  const workloads = WORKLOADS.flatMap(kind => {
    const [left, right] = sides.map(({ objects, environment }) => ({
      items: stageWorkloads(objects, kind),
      nameOf: stagelessName(environment),
    }));
    return left.items && right.items
      ? compareWorkloads(
          { items: left.items, nameOf: ({ name }) => left.nameOf(name) },
          { items: right.items, nameOf: ({ name }) => right.nameOf(name) },
        )
      : [];
  });
  const configuration = CONFIGURATION.flatMap(kind => {
    const [left, right] = sides.map(({ objects, environment }) => {
      const nameOf = stagelessConfigurationName(environment);
      return {
        items: objects[kind]?.filter(isConfiguration),
        nameOf: (object: { metadata: { name: string } }) =>
          nameOf(object.metadata.name),
      };
    });
    return left.items && right.items
      ? compareConfiguration(
          kind,
          { ...left, items: left.items },
          { ...right, items: right.items },
        )
      : [];
  });
  return [...workloads, ...configuration];
}

/**
 * The kinds that {@link compareStages} compares and that are not known of an environment.
 *
 * @public
 */
export function uncomparedKinds({ objects }: StageFacts): string[] {
  // Rollouts are not there in most clusters: that they are unknown says nothing.
  return [...WORKLOADS, ...CONFIGURATION].filter(
    kind => kind !== 'Rollout' && objects[kind] === undefined,
  );
}
