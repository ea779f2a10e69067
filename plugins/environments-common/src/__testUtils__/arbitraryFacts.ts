import fc from 'fast-check';
import {
  aDeployment,
  anApplication,
  aPod,
  aReading,
  aReplicaSet,
  aService,
  aWaitingPod,
  theFacts,
} from './builders';

const podState = fc.constantFrom(
  'ready',
  'ErrImagePull',
  'ImagePullBackOff',
  'CrashLoopBackOff',
  'ContainerCreating',
  'gone',
);
/** A Deployment of three Pods, each in one of the states that rules tell apart. */
export const someFacts = fc
  .record({
    states: fc.tuple(podState, podState, podState),
    replicas: fc.constantFrom(0, 3),
    ratio: fc.constantFrom(undefined, 0.01, 0.03, 0.5),
    paused: fc.boolean(),
  })
  .map(({ states, replicas, ratio, paused }) => {
    const owner = { kind: 'Deployment', name: 'backend' };
    const ready = states.filter(state => state === 'ready').length;
    const Pod = states.flatMap((state, index) => {
      const name = `backend-${index}`;
      if (state === 'gone') {
        return [];
      }
      return state === 'ready'
        ? [aPod(name, { owner })]
        : [aWaitingPod(name, state, { owner })];
    });
    return theFacts({
      objects: {
        Pod,
        ReplicaSet: [aReplicaSet('backend')],
        Deployment: [
          aDeployment('backend', {
            replicas,
            spec: { paused },
            status: { readyReplicas: ready, availableReplicas: ready },
          }),
        ],
        Service: [aService('backend')],
      },
      indicators: [aReading({ value: ratio })],
      applications: [anApplication()],
    });
  });
