import { Cluster, KubeObject } from '../Cluster';
import { numberAt } from '../json';
import { deployment, pod } from './manifests';

function ownedBy({ apiVersion, kind, metadata }: KubeObject) {
  const { name, uid } = metadata;
  return [{ apiVersion, kind, name, uid, controller: true }];
}

/** A Deployment in `shop` with its ReplicaSet, one running Pod and an Event about it. */
export function seedWorkload(cluster: Cluster): void {
  const web = cluster.create(deployment('web'));
  const replicaSet = cluster.create({
    ...deployment('web'),
    kind: 'ReplicaSet',
    metadata: {
      name: 'web-1',
      namespace: 'shop',
      labels: { app: 'web' },
      ownerReferences: ownedBy(web),
      annotations: { 'deployment.kubernetes.io/revision': '1' },
    },
  });
  const { metadata, ...rest } = pod('web-1-a', {
    status: {
      phase: 'Running',
      podIP: '10.0.0.7',
      containerStatuses: [
        {
          name: 'web',
          image: 'web:1',
          imageID: 'web@sha256:1',
          ready: true,
          restartCount: 2,
          state: { running: { startedAt: '2026-01-01T00:00:00Z' } },
        },
      ],
    },
  });
  const running = cluster.create({
    ...rest,
    metadata: { ...metadata, ownerReferences: ownedBy(replicaSet) },
  });
  cluster.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'web-1-a.1', namespace: 'shop' },
    involvedObject: {
      apiVersion: 'v1',
      kind: 'Pod',
      name: 'web-1-a',
      namespace: 'shop',
      uid: running.metadata.uid,
    },
    type: 'Warning',
    reason: 'BackOff',
    message: 'Back-off restarting failed container',
    count: 4,
    firstTimestamp: running.metadata.creationTimestamp,
    lastTimestamp: running.metadata.creationTimestamp,
    source: { component: 'kubelet' },
  });
  reportRolledOut(cluster, 'web');
}

/** Plays the deployment controller: everything that is wanted is there. */
export function reportRolledOut(cluster: Cluster, name: string): void {
  const found = cluster.get('Deployment', 'shop', name);
  const replicas = numberAt(found, 'spec', 'replicas');
  cluster.patch('Deployment', 'shop', name, {
    metadata: { annotations: { 'deployment.kubernetes.io/revision': '1' } },
    status: {
      observedGeneration: found?.metadata.generation,
      replicas,
      readyReplicas: replicas,
      updatedReplicas: replicas,
      availableReplicas: replicas,
    },
  });
}
