import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { TestManifest } from './TestCluster';

const API_VERSIONS: Record<WorkloadRef['kind'], string> = {
  Deployment: 'apps/v1',
  StatefulSet: 'apps/v1',
  DaemonSet: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
};

/** A workload with one small container, and two replicas where it has such. */
export function workloadManifest(
  { kind, namespace, name }: WorkloadRef,
  spec: Record<string, unknown> = {},
): TestManifest {
  const labels = { app: name };
  return {
    apiVersion: API_VERSIONS[kind],
    kind,
    metadata: { name, namespace, labels },
    spec: {
      ...(kind !== 'DaemonSet' && { replicas: 2 }),
      ...(kind === 'StatefulSet' && { serviceName: name }),
      ...(kind === 'Rollout' && { strategy: { canary: {} } }),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image: `example.org/${name}:1.0.0` }] },
      },
      ...spec,
    },
  };
}
