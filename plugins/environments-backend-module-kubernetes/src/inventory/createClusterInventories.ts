import type { RootConfigService } from '@backstage/backend-plugin-api';
import { findServiceAccount } from '../config/findServiceAccount';
import { readKubernetesConfig } from '../config/readKubernetesConfig';
import {
  type ClusterInventory,
  DefaultClusterInventory,
} from './ClusterInventory';

/**
 * What lists the namespaces of each cluster of the `kubernetes` configuration, in its order. For
 * other modules that need to know what there is; close each one when done.
 *
 * @throws InputError naming the key that is wrong or missing.
 *
 * @public
 */
export async function createClusterInventories(
  config: RootConfigService,
): Promise<ClusterInventory[]> {
  const serviceAccount = await findServiceAccount();
  return readKubernetesConfig(config, { serviceAccount }).clusters.map(
    cluster => new DefaultClusterInventory(cluster),
  );
}
