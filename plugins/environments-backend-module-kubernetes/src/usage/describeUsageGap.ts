import type { SourceGap } from '@flightdeck/plugin-environments-common';
import type { ClusterError } from '../client/ClusterError';
import { METRICS_GROUP } from './readPodUsage';

/** Says why it is not known what Pods use. */
export function describeUsageGap(
  { failure, message }: ClusterError,
  cluster: string,
  namespace: string | undefined,
): SourceGap {
  const what = 'usage';
  if (failure === 'forbidden') {
    return {
      what,
      state: 'forbidden',
      message: `The configured credentials may not list pods.${METRICS_GROUP} in namespace '${namespace}' of cluster '${cluster}'.`,
    };
  }
  return {
    what,
    state: failure === 'gone' ? 'stale' : failure,
    message: `What Pods use is not known: ${message}`,
  };
}
