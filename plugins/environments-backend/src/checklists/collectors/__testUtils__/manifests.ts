import { kubernetesProjections } from '@flightdeck/plugin-environments-common';
import type {
  ApplicationManifests,
  DeliveryEngine,
} from '@flightdeck/plugin-environments-node';
import { aContainer } from './objects';

/** What a Deployment makes in the namespace of the shop. */
export function aWorkload(
  spec: object = { containers: [aContainer()] },
  namespace = 'shop',
): ApplicationManifests['workloads'][number] {
  const pod = kubernetesProjections.Pod.parse({
    metadata: { name: 'p' },
    spec,
  });
  return { kind: 'Deployment', name: 'web', namespace, pod: pod.spec };
}

/** What a sync applies: the Deployment of the shop, and nothing that it refers to. */
export function someManifests(
  change: Partial<ApplicationManifests> = {},
): ApplicationManifests {
  return {
    configMaps: [],
    secrets: [],
    promisedSecrets: [],
    workloads: [aWorkload()],
    ...change,
  };
}

/** An engine that answers each application as a test says. */
export function enginesThat(readManifests: DeliveryEngine['readManifests']) {
  return { engineOf: () => ({ id: 'fake', readManifests }) };
}
