import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { ClusterDirectory } from '@flightdeck/plugin-environments-node';
import { findServiceAccount } from '../config/findServiceAccount';
import { readKubernetesConfig } from '../config/readKubernetesConfig';
import { DefaultClusterDirectory } from './DefaultClusterDirectory';

/**
 * What tells of each cluster of the `kubernetes` configuration, in its order, when it is asked.
 * For other modules that put something on them; close each one when done.
 *
 * @throws InputError naming the key that is wrong or missing.
 *
 * @public
 */
export async function createClusterDirectories(
  config: RootConfigService,
): Promise<ClusterDirectory[]> {
  const serviceAccount = await findServiceAccount();
  return readKubernetesConfig(config, { serviceAccount }).clusters.map(
    cluster => new DefaultClusterDirectory(cluster),
  );
}
