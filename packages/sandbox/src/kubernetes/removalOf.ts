import { DeleteOptions, KubeObject } from './Cluster';
import { fieldAt } from './json';
import { formatTime } from './objectMetadata';

export type Removal =
  | { when: 'now' }
  | { when: 'later'; gracePeriodSeconds: number };

const DEFAULT_GRACE_PERIOD_SECONDS = 30;

/** Whether a deleted object goes at once, or waits for its finalizers or its kubelet. */
export function removalOf(object: KubeObject, options: DeleteOptions): Removal {
  if (object.metadata.finalizers?.length) {
    return { when: 'later', gracePeriodSeconds: 0 };
  }
  if (
    object.kind !== 'Pod' ||
    object.metadata.deletionTimestamp ||
    options.gracePeriodSeconds === 0 ||
    !fieldAt(object, 'spec', 'nodeName') ||
    hasEnded(object)
  ) {
    return { when: 'now' };
  }
  const own = fieldAt(object, 'spec', 'terminationGracePeriodSeconds');
  return {
    when: 'later',
    gracePeriodSeconds:
      options.gracePeriodSeconds ??
      (typeof own === 'number' ? own : DEFAULT_GRACE_PERIOD_SECONDS),
  };
}

function hasEnded(pod: KubeObject): boolean {
  const phase = fieldAt(pod, 'status', 'phase');
  return phase === 'Succeeded' || phase === 'Failed';
}

/** The object as it is until then: it tells when it ends. */
export function withEnd(
  object: KubeObject,
  { gracePeriodSeconds }: { gracePeriodSeconds: number },
  now: Date,
): KubeObject {
  const end = new Date(now.getTime() + gracePeriodSeconds * 1000);
  return {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: formatTime(end),
      deletionGracePeriodSeconds: gracePeriodSeconds,
    },
  };
}
