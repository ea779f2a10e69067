import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import { CatalogAuthors } from '../authors/CatalogAuthors';
import { readGitConfig } from '../config/readGitConfig';
import { RepositoryHosts } from '../hosts/RepositoryHosts';
import { DefaultReleaseRepository } from '../repository/DefaultReleaseRepository';

const ADA = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { profile: { displayName: 'Ada Łovelace', email: 'ada@example.org' } },
};

/** A plain host, as `environments.git.hosts` has it. */
export function plainHost(url: string, token = 'sandbox-git-token') {
  return { environments: { git: { hosts: [{ name: 'forge', url, token }] } } };
}

/** As the module makes it of a configuration; the catalog knows Ada. */
export function createRepository(data: JsonObject): DefaultReleaseRepository {
  const config = new ConfigReader(data);
  const { hosts, committer } = readGitConfig(config);
  return new DefaultReleaseRepository({
    hosts: new RepositoryHosts(hosts, ScmIntegrations.fromConfig(config)),
    authors: new CatalogAuthors({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({ entities: [ADA] }),
      fallback: committer,
    }),
    committer,
    now: () => new Date('2026-03-04T05:06:07Z'),
  });
}
