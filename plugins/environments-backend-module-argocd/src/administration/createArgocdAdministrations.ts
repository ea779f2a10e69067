import type { RootConfigService } from '@backstage/backend-plugin-api';
import { ArgocdClient } from '../client/ArgocdClient';
import { readArgocdConfig } from '../config/readArgocdConfig';
import type { ArgocdAdministration } from './ArgocdAdministration';
import { DefaultArgocdAdministration } from './DefaultArgocdAdministration';

/**
 * What makes projects and applications in each instance of the `argocd` configuration, in its
 * order. For other modules that set up services; close each one when done.
 *
 * @throws InputError naming the key that is wrong or missing.
 *
 * @public
 */
export function createArgocdAdministrations(
  config: RootConfigService,
): ArgocdAdministration[] {
  return readArgocdConfig(config).map(
    instance =>
      new DefaultArgocdAdministration(instance, new ArgocdClient(instance)),
  );
}
