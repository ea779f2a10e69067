import { kubernetesProjections } from '../../kubernetes';
import { type Raw, rawObject } from './raw';

export function aReplicaSet(deployment: string) {
  return kubernetesProjections.ReplicaSet.parse(
    rawObject(`${deployment}-1`, {
      metadata: {
        ownerReferences: [
          {
            kind: 'Deployment',
            name: deployment,
            uid: `uid-${deployment}`,
            controller: true,
          },
        ],
      },
    }),
  );
}

/** A Deployment of which every replica is available, unless told otherwise. */
export function aDeployment(
  name: string,
  options: { replicas?: number; metadata?: Raw; spec?: Raw; status?: Raw } = {},
) {
  const { replicas = 3 } = options;
  return kubernetesProjections.Deployment.parse(
    rawObject(name, {
      metadata: options.metadata,
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            containers: [{ name: 'app', image: 'registry.test/app:1.0' }],
          },
        },
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        updatedReplicas: replicas,
        readyReplicas: replicas,
        availableReplicas: replicas,
        conditions: [],
        ...options.status,
      },
    }),
  );
}

export function aStatefulSet(
  name: string,
  options: { replicas?: number; spec?: Raw; status?: Raw } = {},
) {
  const { replicas = 2 } = options;
  return kubernetesProjections.StatefulSet.parse(
    rawObject(name, {
      spec: {
        replicas,
        template: { metadata: { labels: { app: name } } },
        ...options.spec,
      },
      status: {
        observedGeneration: 1,
        replicas,
        readyReplicas: replicas,
        updatedReplicas: replicas,
        currentRevision: 'a',
        updateRevision: 'a',
        ...options.status,
      },
    }),
  );
}

export function anAutoscaler(
  name: string,
  parts: { spec?: Raw; status?: Raw } = {},
) {
  return kubernetesProjections.HorizontalPodAutoscaler.parse(
    rawObject(name, {
      metadata: { uid: `uid-hpa-${name}` },
      spec: {
        minReplicas: 3,
        maxReplicas: 10,
        scaleTargetRef: { kind: 'Deployment', name },
        ...parts.spec,
      },
      status: { currentReplicas: 3, desiredReplicas: 3, ...parts.status },
    }),
  );
}
