import { kubernetesProjections } from '@flightdeck/plugin-environments-common';
import { ago, CANARY, imageOf } from './versions';

/** A Pod whose container takes a variable from Secret `db` and from ConfigMap `settings`. */
export function aPod(change: { spec?: object; status?: object } = {}) {
  return kubernetesProjections.Pod.parse({
    metadata: { name: 'web-1', namespace: 'shop', uid: 'p1' },
    spec: { containers: [aContainer()], ...change.spec },
    status: {
      phase: 'Running',
      startTime: ago(90),
      containerStatuses: [
        { name: 'web', state: { running: { startedAt: ago(90) } } },
      ],
      ...change.status,
    },
  });
}

export function aContainer() {
  return {
    name: 'web',
    image: imageOf('1'),
    env: [
      { name: 'TOKEN', value: CANARY },
      {
        name: 'DATABASE_URL',
        valueFrom: { secretKeyRef: { name: 'db', key: 'url' } },
      },
    ],
    envFrom: [{ configMapRef: { name: 'settings' } }],
  };
}

export function aDeployment(containers: readonly object[] = [aContainer()]) {
  return kubernetesProjections.Deployment.parse({
    metadata: { name: 'web', namespace: 'shop', uid: 'd1' },
    spec: { replicas: 1, template: { spec: { containers } } },
  });
}

export function aSecret(name: string, keys: readonly string[]) {
  return {
    ...kubernetesProjections.Secret.parse({
      metadata: { name, namespace: 'shop', creationTimestamp: ago(600_000) },
      type: 'Opaque',
      data: Object.fromEntries(keys.map(key => [key, CANARY])),
    }),
    updatedAt: ago(24 * 60),
  };
}

export function aConfigMap(name: string, keys: readonly string[]) {
  return kubernetesProjections.ConfigMap.parse({
    metadata: { name, namespace: 'shop' },
    data: Object.fromEntries(keys.map(key => [key, CANARY])),
  });
}

export function aJob(
  name: string,
  change: { created?: string; status?: object; annotations?: object } = {},
) {
  const { annotations, created = ago(60), status } = change;
  return kubernetesProjections.Job.parse({
    metadata: {
      name,
      namespace: 'shop',
      uid: name,
      creationTimestamp: created,
      annotations,
    },
    status: status ?? {
      succeeded: 1,
      conditions: [{ type: 'Complete', status: 'True', message: CANARY }],
    },
  });
}
