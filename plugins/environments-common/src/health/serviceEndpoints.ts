import type { Service } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import { isFinished, isReady } from './pods';
import { desiredReplicas } from './workloads';

/**
 * What stands behind a Service: a ready Pod; Pods of which none is ready; no Pod; nothing, because
 * that is wanted; or what cannot be told from here.
 */
export type Endpoints =
  | 'ready'
  | 'unready'
  | 'none'
  | 'scaled-to-zero'
  | 'unknown';

/** Judges the endpoints of a Service from its selector and the Pods. */
export function endpointsOf(service: Service, index: FactIndex): Endpoints {
  const { metadata, spec } = service;
  // Endpoints of a Service without a selector are somebody else's to write.
  if (
    spec.type === 'ExternalName' ||
    Object.keys(spec.selector).length === 0 ||
    !index.has('Pod')
  ) {
    return 'unknown';
  }
  const pods = index.podsBehind(service).filter(pod => !isFinished(pod));
  if (pods.some(isReady)) {
    return 'ready';
  }
  const workloads = index.workloadsBehind(service);
  if (
    workloads.length > 0 &&
    workloads.every(({ object }) => desiredReplicas(object) === 0)
  ) {
    return 'scaled-to-zero';
  }
  if (pods.length > 0) {
    return 'unready';
  }
  return index.seesAll('Pod', metadata.namespace) ? 'none' : 'unknown';
}
