import type { CustomMetrics } from '../controllers/autoscaler/recommend';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { readApplications } from './readApplications';

const REQUESTS_PER_SECOND = /^http_requests(_total)?(_per_second|_rate)$/;

/** The requests that each Pod of an application serves in a second, as an adapter would tell. */
export class ServedRequests implements CustomMetrics {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  read({ metadata }: KubeObject, metric: string): number | undefined {
    if (!REQUESTS_PER_SECOND.test(metric)) {
      return undefined;
    }
    const application = readApplications(this.#cluster).find(
      ({ namespace, role, pods }) =>
        role === 'web' &&
        namespace === metadata.namespace &&
        pods.some(({ name, ready }) => ready && name === metadata.name),
    );
    const ready = application?.pods.filter(pod => pod.ready).length ?? 0;
    return application && application.requestsPerSecond / ready;
  }
}
