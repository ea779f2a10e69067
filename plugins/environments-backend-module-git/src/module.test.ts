import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  deliveryEnginesExtensionPoint,
  type EvidenceCollector,
  evidenceCollectorsExtensionPoint,
  type ReleaseRepository,
} from '@flightdeck/plugin-environments-node';
import environmentsModuleGit from '.';

async function register(data: object) {
  const repositories: ReleaseRepository[] = [];
  const collectors: EvidenceCollector[] = [];
  const environments = createBackendPlugin({
    pluginId: 'environments',
    register(registration) {
      registration.registerExtensionPoint(deliveryEnginesExtensionPoint, {
        addEngine: () => {},
        addWorkloadController: () => {},
        addReleaseRepository: repository => repositories.push(repository),
      });
      registration.registerExtensionPoint(evidenceCollectorsExtensionPoint, {
        addCollector: collector => collectors.push(collector),
      });
      registration.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [
      environments,
      environmentsModuleGit,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data: { ...data } }),
    ],
  });
  await backend.stop();
  return { repositories, collectors };
}

describe('environmentsModuleGit', () => {
  it('adds the repositories of all hosts that are configured', async () => {
    const {
      collectors,
      repositories: [git, ...others],
    } = await register({
      integrations: {
        github: [{ host: 'github.com', token: 't' }],
        gitlab: [
          {
            host: 'gitlab.example',
            token: 't',
            apiBaseUrl: 'https://gitlab.example/api/v4',
          },
        ],
        gitea: [{ host: 'gitea.example', password: 't' }],
      },
      environments: {
        git: { hosts: [{ name: 'own', url: 'https://git.example/team' }] },
      },
    });
    expect(others).toEqual([]);
    expect(git.id).toBe('git');
    expect(collectors.map(({ id }) => id)).toEqual([
      'ci-status',
      'migration-review',
    ]);
    const both = ['commit', 'pull-request'];
    expect({
      github: git.methods('https://github.com/acme/shop'),
      overSsh: git.methods('git@github.com:acme/shop.git'),
      gitlab: git.methods('https://gitlab.example/a/b/shop.git'),
      gitea: git.methods('https://gitea.example/acme/shop.git'),
      plain: git.methods('https://git.example/team/shop.git'),
      besideIt: git.methods('https://git.example/other/shop.git'),
      unknown: git.methods('https://elsewhere.example/acme/shop.git'),
      noRepository: git.methods('https://github.com/acme'),
    }).toEqual({
      github: both,
      overSsh: both,
      gitlab: both,
      gitea: both,
      plain: ['commit'],
      besideIt: [],
      unknown: [],
      noRepository: [],
    });
  });

  it('adds one that has no host without configuration', async () => {
    const {
      repositories: [git],
    } = await register({});
    expect(git.methods('https://github.com/acme/shop')).toEqual([]);
  });

  it('stops the start when the configuration is wrong', async () => {
    await expect(
      register({ environments: { git: { hosts: [{ name: 'own' }] } } }),
    ).rejects.toThrow('environments.git.hosts[0].url');
  });
});
