import {
  type EnvironmentFacts,
  kubernetesProjections,
} from '@flightdeck/plugin-environments-common';
import { applicationManifests } from './applicationManifests';
import { CLUSTER } from './catalogEntities';
import { createRandom } from './createRandom';
import { createUids } from './createUids';
import { VIEWED } from './planCluster';

/** Of 14 objects each: 2,002 objects. */
const APPLICATIONS = 143;
const PODS = 10;
/** Each tenth application cannot pull its image. */
const BROKEN_EVERY = 10;

type PodManifest = ReturnType<typeof applicationManifests>['pods'][number];

function breakImage(pod: PodManifest): PodManifest {
  const containerStatuses = pod.status.containerStatuses.map(status => ({
    ...status,
    ready: false,
    state: { waiting: { reason: 'ImagePullBackOff' } },
  }));
  const conditions = pod.status.conditions.map(condition =>
    condition.type === 'Ready' ? { ...condition, status: 'False' } : condition,
  );
  const status = { phase: 'Pending', conditions, containerStatuses };
  return { ...pod, status: { ...pod.status, ...status } };
}

/** An environment of some 2,000 objects, a tenth of it broken. */
export function engineFacts(seed: number, now: Date): EnvironmentFacts {
  const options = { random: createRandom(seed), uid: createUids(), now };
  const created = { creationTimestamp: now.toISOString(), generation: 1 };
  const complete = <T extends { metadata: object }>(manifest: T) => ({
    ...manifest,
    metadata: { ...manifest.metadata, ...created },
  });
  const applications = Array.from({ length: APPLICATIONS }, (_, number) =>
    applicationManifests(
      {
        namespace: VIEWED,
        name: `app-${number}`,
        pods: PODS,
        component: VIEWED,
      },
      options,
    ),
  );
  const { Pod, Deployment, ReplicaSet, Service, Ingress } =
    kubernetesProjections;
  const pods = applications.flatMap((application, number) =>
    number % BROKEN_EVERY === 0
      ? application.pods.map(breakImage)
      : application.pods,
  );
  return {
    environment: {
      ref: `resource:default/${VIEWED}`,
      name: VIEWED,
      cluster: CLUSTER,
      namespaces: [VIEWED],
      applications: [],
      problems: [],
    },
    sources: [
      {
        id: `kubernetes/${CLUSTER}`,
        kind: 'kubernetes',
        name: CLUSTER,
        state: 'ok',
        message: 'Current.',
        asOf: now.toISOString(),
        gaps: [],
      },
    ],
    objects: {
      Pod: pods.map(pod => Pod.parse(complete(pod))),
      Deployment: applications.map(({ deployment }) =>
        Deployment.parse(complete(deployment)),
      ),
      ReplicaSet: applications.map(({ replicaSet }) =>
        ReplicaSet.parse(complete(replicaSet)),
      ),
      Service: applications.map(({ service }) =>
        Service.parse(complete(service)),
      ),
      Ingress: applications.map(({ ingress }) =>
        Ingress.parse(complete(ingress)),
      ),
      StatefulSet: [],
      HorizontalPodAutoscaler: [],
      Event: [],
    },
  };
}
