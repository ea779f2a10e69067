import { Cluster, Manifest } from '../Cluster';
import { checkQuotas } from './checkQuotas';
import { withLimitRanges } from './limitRanges';

/**
 * What stands between a new object and the store: the limit ranges and quotas of its namespace.
 *
 * @throws StatusError with 403 when they refuse it.
 */
export function admit(
  cluster: Pick<Cluster, 'list'>,
  manifest: Manifest,
): Manifest {
  const admitted =
    manifest.kind === 'Pod' ? withLimitRanges(cluster, manifest) : manifest;
  checkQuotas(cluster, admitted);
  return admitted;
}
