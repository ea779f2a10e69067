import { Manifest } from '../../kubernetes/Cluster';
import { textAt } from '../../kubernetes/json';
import { deployment, NAMESPACE, startTestCluster } from '../testCluster';
import { HASH_LABEL } from './rolloutSets';

/** A Rollout `web` whose Pods run this version. */
export function rollout(
  version: string,
  strategy: Record<string, unknown>,
  replicas = 4,
): Manifest {
  const { spec } = deployment('web', {
    replicas,
    container: { image: `example.org/web:${version}` },
  });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: NAMESPACE },
    spec: { ...Object(spec), strategy },
  };
}

/** A Service of its Pods. */
export function service(name: string): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  };
}

/** A living cluster, for tests of one Rollout. */
export function startRolloutScene() {
  const cluster = startTestCluster();
  const get = () => cluster.cluster.get('Rollout', NAMESPACE, 'web');
  const phase = () => textAt(get(), 'status', 'phase');
  const podsOf = (version: string) =>
    cluster
      .pods()
      .filter(pod => JSON.stringify(pod.spec).includes(`web:${version}"`));
  return {
    ...cluster,
    get,
    phase,
    podsOf,
    /** The template hash that a Service selects. */
    selected: (name: string) =>
      textAt(
        cluster.cluster.get('Service', NAMESPACE, name),
        ...['spec', 'selector', HASH_LABEL],
      ),
    hashOf: (version: string) =>
      podsOf(version)[0].metadata.labels?.[HASH_LABEL],
    /** As whoever promotes or aborts it does. */
    patchStatus: (status: Record<string, unknown>) =>
      cluster.cluster.patch('Rollout', NAMESPACE, 'web', { status }),
    /** Brings up its first version. */
    start: (strategy: Record<string, unknown>, replicas?: number) => {
      cluster.cluster.apply(rollout('1.0.0', strategy, replicas));
      cluster.timeline.until(() => phase() === 'Healthy');
    },
  };
}

export type RolloutScene = ReturnType<typeof startRolloutScene>;
