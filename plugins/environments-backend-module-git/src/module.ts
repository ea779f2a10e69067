import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  deliveryEnginesExtensionPoint,
  evidenceCollectorsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { CatalogAuthors } from './authors/CatalogAuthors';
import { CiStatusCollector } from './ci/CiStatusCollector';
import { PoliteClient } from './forge/PoliteClient';
import { readGitConfig } from './config/readGitConfig';
import { RepositoryHosts } from './hosts/RepositoryHosts';
import { DefaultReleaseRepository } from './repository/DefaultReleaseRepository';
import { MigrationReviewCollector } from './reviews/MigrationReviewCollector';

/**
 * Lets the environments plugin read and change the Git repositories that environments are deployed
 * from, and ask what CI says of their commits and who reviewed the migrations among them. Hosts are
 * those of `integrations` and of `environments.git.hosts`.
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
        collectors: evidenceCollectorsExtensionPoint,
        config: coreServices.rootConfig,
        engines: deliveryEnginesExtensionPoint,
      },
      async init({ auth, catalog, collectors, config, engines }) {
        const { hosts: gitHosts, committer } = readGitConfig(config);
        const hosts = new RepositoryHosts(
          gitHosts,
          ScmIntegrations.fromConfig(config),
        );
        const now = () => new Date();
        engines.addReleaseRepository(
          new DefaultReleaseRepository({
            hosts,
            authors: new CatalogAuthors({ auth, catalog, fallback: committer }),
            committer,
            now,
          }),
        );
        const forges = { hosts, client: new PoliteClient({ now }), now };
        collectors.addCollector(new CiStatusCollector(forges));
        collectors.addCollector(new MigrationReviewCollector(forges));
      },
    });
  },
});
