import type { EnvironmentFacts } from '../health';
import {
  aDeployment,
  aPod,
  aReplicaSet,
  aService,
  aWaitingPod,
  anEvent,
  anIngress,
  theFacts,
} from './builders';

/**
 * An environment of `applications` Deployments of ten Pods each, with Services, Ingresses and
 * events; each tenth of them cannot pull its image. 20 objects an application.
 */
export function aLargeEnvironment(applications: number): EnvironmentFacts {
  const numbers = Array.from({ length: applications }, (_, number) => number);
  const isBroken = (number: number) => number % 10 === 0;
  const nameOf = (number: number) => `app-${number}`;
  return theFacts({
    objects: {
      Deployment: numbers.map(number =>
        aDeployment(nameOf(number), {
          replicas: 10,
          status: isBroken(number)
            ? { availableReplicas: 0, readyReplicas: 0 }
            : {},
        }),
      ),
      ReplicaSet: numbers.map(number => aReplicaSet(nameOf(number))),
      Service: numbers.map(number => aService(nameOf(number))),
      Ingress: numbers.map(number => anIngress(nameOf(number), nameOf(number))),
      Pod: numbers.flatMap(number =>
        Array.from({ length: 10 }, (_, replica) => {
          const owner = { kind: 'Deployment', name: nameOf(number) };
          const metadata = {
            labels: {
              app: owner.name,
              'pod-template-hash': '1',
              'app.kubernetes.io/part-of': 'shop',
            },
          };
          const name = `${owner.name}-1-${replica}`;
          return isBroken(number)
            ? aWaitingPod(name, 'ImagePullBackOff', { owner, metadata })
            : aPod(name, { owner, metadata });
        }),
      ),
      Event: numbers.flatMap(number =>
        Array.from({ length: 6 }, (_, index) =>
          anEvent(
            `${nameOf(number)}-1-${index}`,
            'Failed',
            'Failed to pull image "registry.test/app:1.0": not found',
            index,
          ),
        ),
      ),
    },
  });
}
