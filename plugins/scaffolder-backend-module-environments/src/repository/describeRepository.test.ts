import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { readGitHosts } from '@flightdeck/plugin-environments-backend-module-git';
import { describeRepository } from './describeRepository';

const config = new ConfigReader({
  environments: {
    git: {
      hosts: [
        {
          name: 'plain',
          url: 'https://git.example.org',
          defaultBranch: 'trunk',
        },
      ],
    },
  },
  integrations: {
    gitlab: [
      {
        host: 'lab.example.org',
        baseUrl: 'https://lab.example.org/gitlab',
        apiBaseUrl: 'https://lab.example.org/gitlab/api/v4',
      },
    ],
    gitea: [{ host: 'tea.example.org' }],
  },
});
const options = {
  hosts: readGitHosts(config),
  integrations: ScmIntegrations.fromConfig(config),
};

type Repository = Parameters<typeof describeRepository>[0]['repository'];

describe('describeRepository', () => {
  it.each<[Repository, string, string, string]>([
    [
      { kind: 'git', host: 'plain', name: 'shop' },
      'https://git.example.org/shop.git',
      'trunk',
      'https://git.example.org/shop/raw/trunk/catalog-info.yaml',
    ],
    [
      { kind: 'github', repoUrl: 'github.com?owner=team&repo=shop' },
      'https://github.com/team/shop.git',
      'main',
      'https://github.com/team/shop/blob/main/catalog-info.yaml',
    ],
    [
      { kind: 'gitlab', repoUrl: 'lab.example.org?repo=shop&owner=a/b' },
      'https://lab.example.org/gitlab/a/b/shop.git',
      'main',
      'https://lab.example.org/gitlab/a/b/shop/-/blob/main/catalog-info.yaml',
    ],
    [
      { kind: 'gitea', repoUrl: 'tea.example.org?owner=team&repo=shop' },
      'https://tea.example.org/team/shop.git',
      'main',
      'https://tea.example.org/team/shop/src/branch/main/catalog-info.yaml',
    ],
  ])('describes %j', (repository, cloneUrl, branch, catalogInfoUrl) => {
    expect(describeRepository({ repository }, options)).toMatchObject({
      cloneUrl,
      branch,
      catalogInfoUrl,
    });
  });

  it.each<[Repository, string]>([
    [
      { kind: 'git', host: 'moon', name: 'shop' },
      "no git host 'moon' is configured in environments.git.hosts; there is: plain.",
    ],
    [
      { kind: 'github', repoUrl: 'lab.example.org?owner=a&repo=shop' },
      'lab.example.org is configured as gitlab, not as github.',
    ],
    [
      { kind: 'github', repoUrl: 'moon.example.org?owner=a&repo=shop' },
      'No matching integration configuration for host moon.example.org',
    ],
  ])('refuses %j', (repository, words) => {
    expect(() => describeRepository({ repository }, options)).toThrow(words);
  });
});
