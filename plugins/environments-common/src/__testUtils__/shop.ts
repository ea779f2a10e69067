import {
  aDeployment,
  anEvent,
  aPod,
  aReplicaSet,
  aWaitingPod,
  theFacts,
} from './builders';

const owner = { kind: 'Deployment', name: 'backend' };

/** An environment with one Pod, which is well. */
export const aHealthyShop = () =>
  theFacts({
    objects: {
      Deployment: [aDeployment('backend', { replicas: 1 })],
      ReplicaSet: [aReplicaSet('backend')],
      Pod: [aPod('backend-a', { owner })],
    },
  });

/** An environment in which two of three Pods cannot pull their image. */
export const aBrokenShop = () =>
  theFacts({
    objects: {
      Deployment: [
        aDeployment('backend', {
          status: { availableReplicas: 1, readyReplicas: 1 },
        }),
      ],
      ReplicaSet: [aReplicaSet('backend')],
      Pod: [
        aWaitingPod('backend-a', 'ErrImagePull', { owner }),
        aPod('backend-b', { owner }),
        aWaitingPod('backend-c', 'ErrImagePull', { owner }),
      ],
      Event: [
        anEvent(
          'backend-c',
          'Failed',
          'Failed to pull image "registry.test/app:1.0": not found',
        ),
      ],
    },
  });
