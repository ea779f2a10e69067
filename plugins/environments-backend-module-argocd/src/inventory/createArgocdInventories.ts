import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ArgocdClient } from '../client/ArgocdClient';
import { readArgocdConfig } from '../config/readArgocdConfig';
import {
  type ArgocdInventory,
  DefaultArgocdInventory,
} from './ArgocdInventory';

/**
 * What lists the applications of each instance of the `argocd` configuration, in its order. For
 * other modules that need to know what there is; close each one when done.
 *
 * @throws InputError naming the key that is wrong or missing.
 *
 * @public
 */
export function createArgocdInventories(
  config: RootConfigService,
): ArgocdInventory[] {
  return readArgocdConfig(config).map(
    instance =>
      new DefaultArgocdInventory(instance, new ArgocdClient(instance)),
  );
}
