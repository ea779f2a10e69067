import {
  ago,
  aDeployment,
  anEvent,
  anIngress,
  aPod,
  aReplicaSet,
  aService,
  theFacts,
} from './builders';
import type { EnvironmentFacts } from '../health';

/** A whole chain of trouble: an image that is not there, up to the Ingress. */
export function aBrokenChain(
  pods: ReturnType<typeof aPod>[],
): EnvironmentFacts {
  return theFacts({
    objects: {
      Pod: pods,
      ReplicaSet: [aReplicaSet('backend')],
      Deployment: [
        aDeployment('backend', {
          status: {
            availableReplicas: 0,
            readyReplicas: 0,
            conditions: [
              {
                type: 'Available',
                status: 'False',
                lastTransitionTime: ago(600),
              },
              {
                type: 'Progressing',
                status: 'False',
                reason: 'ProgressDeadlineExceeded',
              },
            ],
          },
        }),
      ],
      Service: [aService('backend')],
      Ingress: [anIngress('entry', 'backend')],
      Event: [
        anEvent(
          'backend-c',
          'Failed',
          'Failed to pull image "registry.test/app:1.0": not found',
        ),
      ],
    },
  });
}
