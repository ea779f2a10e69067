import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { cloneUrlOf, rawUrlOf } from './GitHost';
import { readGitHosts } from './readGitHosts';

const read = (...hosts: JsonObject[]) =>
  readGitHosts(new ConfigReader({ environments: { git: { hosts } } }));
const URL = 'https://git.example.org/team';
const HOST = 'environments.git.hosts[0]';

describe('readGitHosts', () => {
  it('reads hosts, and fills in what is usual', () => {
    const [plain, own] = read(
      { name: 'plain', url: `${URL}/` },
      {
        name: 'own',
        url: URL,
        rawUrl: 'https://raw.example.org/{branch}/{repository}?file={path}',
        username: 'robot',
        token: 'secret',
        defaultBranch: 'release/1',
      },
    );
    expect(plain).toEqual({
      name: 'plain',
      url: URL,
      rawUrl: `${URL}/{repository}/raw/{branch}/{path}`,
      username: 'flightdeck',
      token: undefined,
      defaultBranch: 'main',
    });
    expect(own).toMatchObject({ username: 'robot', token: 'secret' });
    expect(cloneUrlOf(plain, 'shop')).toBe(`${URL}/shop.git`);
    const file = { repository: 'shop', branch: 'release/1', path: 'a b/c.md' };
    expect(rawUrlOf(plain, file)).toBe(
      `${URL}/shop/raw/release%2F1/a%20b/c.md`,
    );
    expect(rawUrlOf(own, file)).toBe(
      'https://raw.example.org/release%2F1/shop?file=a%20b/c.md',
    );
  });

  it('finds none where there is no block', () => {
    expect(readGitHosts(new ConfigReader({}))).toEqual([]);
  });

  it.each<[string, JsonObject[], string]>([
    ['no name', [{ url: URL }], `${HOST}.name`],
    ['no url', [{ name: 'a' }], `${HOST}.url`],
    [
      'a name that is none',
      [{ name: 'a b', url: URL }],
      `${HOST}.name must be`,
    ],
    [
      'a url of another kind',
      [{ name: 'a', url: 'ssh://git@git' }],
      `${HOST}.url must be an http or https URL`,
    ],
    [
      'credentials in the url',
      [{ name: 'a', url: 'https://me:hunter2@git' }],
      `${HOST}.url must be an http or https URL without credentials.`,
    ],
    [
      'a rawUrl without the branch',
      [{ name: 'a', url: URL, rawUrl: `${URL}/{repository}/{path}` }],
      `${HOST}.rawUrl must have {branch} in it.`,
    ],
    [
      'a branch that is none',
      [{ name: 'a', url: URL, defaultBranch: 'a..b' }],
      `${HOST}.defaultBranch is not the name of a branch.`,
    ],
    [
      'a name twice',
      [
        { name: 'a', url: URL },
        { name: 'a', url: URL },
      ],
      "environments.git.hosts has two hosts with the name 'a'.",
    ],
  ])('complains of %s', (_what, hosts, message) => {
    expect(() => read(...hosts)).toThrow(message);
    expect(() => read(...hosts)).not.toThrow('hunter2');
  });
});
