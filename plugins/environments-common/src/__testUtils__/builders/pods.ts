import { kubernetesProjections } from '../../kubernetes';
import { ago, type Raw, rawObject } from './raw';

/** A Deployment owns its Pods through a ReplicaSet. */
function ownerReference(owner: { kind: string; name: string }) {
  const direct =
    owner.kind === 'Deployment'
      ? { kind: 'ReplicaSet', name: `${owner.name}-1` }
      : owner;
  return { ...direct, uid: `uid-${direct.name}`, controller: true };
}

/** A ready Pod of ReplicaSet `<owner>-1`, unless told otherwise. */
export function aPod(
  name: string,
  options: {
    owner?: { kind: string; name: string };
    metadata?: Raw;
    spec?: Raw;
    status?: Raw;
    isReady?: boolean;
    container?: Raw;
  } = {},
) {
  const { owner, isReady = true } = options;
  return kubernetesProjections.Pod.parse(
    rawObject(name, {
      metadata: {
        labels: { app: owner?.name ?? name },
        ownerReferences: owner ? [ownerReference(owner)] : [],
        ...options.metadata,
      },
      spec: {
        nodeName: 'node-1',
        containers: [{ name: 'app', image: 'registry.test/app:1.0' }],
        ...options.spec,
      },
      status: {
        phase: isReady ? 'Running' : 'Pending',
        startTime: ago(7200),
        conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
        containerStatuses: [
          {
            name: 'app',
            image: 'registry.test/app:1.0',
            ready: isReady,
            restartCount: 0,
            state: isReady ? { running: { startedAt: ago(7200) } } : {},
            ...options.container,
          },
        ],
        ...options.status,
      },
    }),
  );
}

/** A Pod whose container waits. */
export function aWaitingPod(
  name: string,
  reason: string,
  options: Parameters<typeof aPod>[1] & { message?: string } = {},
) {
  const { message, container, ...rest } = options;
  return aPod(name, {
    isReady: false,
    container: { state: { waiting: { reason, message } }, ...container },
    ...rest,
  });
}

export function anEvent(
  pod: string,
  reason: string,
  message: string,
  seconds = 30,
) {
  return kubernetesProjections.Event.parse({
    ...rawObject(`${pod}.${reason}.${seconds}`, {}),
    involvedObject: { kind: 'Pod', name: pod, uid: `uid-${pod}` },
    reason,
    message,
    lastTimestamp: ago(seconds),
  });
}
