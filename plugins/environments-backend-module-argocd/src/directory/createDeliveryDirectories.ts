import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { DeliveryDirectory } from '@flightdeck/plugin-environments-node';
import { ArgocdClient } from '../client/ArgocdClient';
import { readArgocdConfig } from '../config/readArgocdConfig';
import { DefaultDeliveryDirectory } from './DefaultDeliveryDirectory';

/** How long one request may take: somebody waits for the answer. */
const REQUEST_MS = 5_000;

/**
 * What tells of each instance of the `argocd` configuration, in its order, when it is asked. For
 * other modules that have something delivered by them; close each one when done.
 *
 * @throws InputError naming the key that is wrong or missing.
 *
 * @public
 */
export function createDeliveryDirectories(
  config: RootConfigService,
): DeliveryDirectory[] {
  return readArgocdConfig(config).map(
    instance =>
      new DefaultDeliveryDirectory(
        instance,
        new ArgocdClient(instance, { timeoutMs: REQUEST_MS }),
      ),
  );
}
