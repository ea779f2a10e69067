import { Cluster, Manifest } from '../Cluster';
import { checkQuotas } from './checkQuotas';
import { withLimitRanges } from './limitRanges';
import { checkPodSecurity } from './podSecurity';

/**
 * What stands between a new object and the store: what its namespace
 * enforces of Pod Security, its limit ranges and its quotas.
 *
 * @throws StatusError with 403 when they refuse it.
 */
export function admit(
  cluster: Pick<Cluster, 'get' | 'list'>,
  manifest: Manifest,
): Manifest {
  const admitted =
    manifest.kind === 'Pod' ? withLimitRanges(cluster, manifest) : manifest;
  if (manifest.kind === 'Pod') {
    checkPodSecurity(cluster, admitted);
  }
  checkQuotas(cluster, admitted);
  return admitted;
}
