import { kubernetesProjections } from '../../kubernetes';
import { type Raw, rawObject } from './raw';

/** A DaemonSet with an available Pod on each of three nodes, unless told otherwise. */
export function aDaemonSet(name: string, status: Raw = {}) {
  return kubernetesProjections.DaemonSet.parse(
    rawObject(name, {
      status: {
        observedGeneration: 1,
        desiredNumberScheduled: 3,
        currentNumberScheduled: 3,
        updatedNumberScheduled: 3,
        numberReady: 3,
        numberAvailable: 3,
        numberMisscheduled: 0,
        ...status,
      },
    }),
  );
}
