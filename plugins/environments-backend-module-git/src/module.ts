import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { deliveryEnginesExtensionPoint } from '@flightdeck/plugin-environments-node';
import { CatalogAuthors } from './authors/CatalogAuthors';
import { readGitConfig } from './config/readGitConfig';
import { RepositoryHosts } from './hosts/RepositoryHosts';
import { DefaultReleaseRepository } from './repository/DefaultReleaseRepository';

/**
 * Lets the environments plugin read and change the Git repositories that environments are deployed
 * from. Hosts are those of `integrations` and of `environments.git.hosts`.
 *
 * @public
 */
export const environmentsModuleGit = createBackendModule({
  pluginId: 'environments',
  moduleId: 'git',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        engines: deliveryEnginesExtensionPoint,
      },
      async init({ auth, catalog, config, engines }) {
        const { hosts, committer } = readGitConfig(config);
        const integrations = ScmIntegrations.fromConfig(config);
        engines.addReleaseRepository(
          new DefaultReleaseRepository({
            hosts: new RepositoryHosts(hosts, integrations),
            authors: new CatalogAuthors({ auth, catalog, fallback: committer }),
            committer,
            now: () => new Date(),
          }),
        );
      },
    });
  },
});
