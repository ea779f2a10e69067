import type { GitServer } from '@flightdeck/sandbox';
import { Colleague } from '../__testUtils__/Colleague';
import { createRepository, plainHost } from '../__testUtils__/createRepository';
import { startEmptyGit } from '../__testUtils__/startEmptyGit';
import type { DefaultReleaseRepository } from './DefaultReleaseRepository';

jest.setTimeout(60_000);

describe('reading a folder of a repository', () => {
  const options = { signal: new AbortController().signal };
  let server: GitServer;
  let grace: Colleague;
  let git: DefaultReleaseRepository;
  let first: string;
  let second: string;

  const read = (revision: string, path: string, repository = 'shop') =>
    git.readFolder(
      { repository: `${server.url}/${repository}.git`, revision, path },
      options,
    );

  beforeAll(async () => {
    server = await startEmptyGit();
    git = createRepository(plainHost(server.url));
    const origin = server.url.replace('//', '//grace:sandbox-git-token@');
    grace = await Colleague.create(`${origin}/shop.git`);
    first = await grace.push({
      'README.md': '# Shop\n',
      'prod/values.yaml': 'tag: 1.0.0\n',
      'prod/deep/er/ünïcode ☂.yaml': '\uFEFFname: Ünï\r\n',
      'prod/logo.png': Buffer.from([0x89, 0x50, 0, 1]),
      'prod/latin1.txt': Buffer.from([0x66, 0xfc, 0x72]),
      'prod/large.json': 'x'.repeat(2 ** 20 + 1),
      'prod/link.yaml': { link: '../README.md' },
      'prod/run.sh': { script: '#!/bin/sh\n' },
    });
    await grace.git('tag', '-a', 'v1.0.0', '-m', 'Release');
    await grace.git('push', '--quiet', `${origin}/shop.git`, 'v1.0.0');
    second = await grace.push({ 'prod/values.yaml': 'tag: 1.1.0\n' });
    await grace.push(
      { 'dev/values.yaml': 'tag: 2.0.0-rc\n' },
      { branch: 'rc' },
    );
    const tags = ['rc', 'release/1'];
    for (const tag of tags) {
      await grace.git('tag', tag, first);
      await grace.git(
        'push',
        '--quiet',
        `${origin}/shop.git`,
        `refs/tags/${tag}`,
      );
    }
  });

  afterAll(async () => {
    await grace.remove();
    await server.close();
  });

  it('reads the text files of a folder, exactly, and nothing else', async () => {
    const folder = await read('main', 'prod');
    expect(folder).toMatchObject({ commit: second, branch: 'main' });
    expect(Object.fromEntries(folder.files)).toEqual({
      'prod/values.yaml': 'tag: 1.1.0\n',
      'prod/deep/er/ünïcode ☂.yaml': '\uFEFFname: Ünï\r\n',
      'prod/run.sh': '#!/bin/sh\n',
    });
    const deep = await read('main', './prod/deep/');
    expect([...deep.files.keys()]).toEqual(['prod/deep/er/ünïcode ☂.yaml']);
    const all = await read('main', '.');
    expect([...all.files.keys()]).toEqual(
      expect.arrayContaining(['README.md', 'prod/values.yaml']),
    );
  });

  it.each<[string, () => string, string | undefined, string]>([
    ['nothing, which is the default branch', () => '', 'main', '1.1.0'],
    ['HEAD', () => 'HEAD', 'main', '1.1.0'],
    ['a whole name', () => 'refs/heads/main', 'main', '1.1.0'],
    ['an annotated tag', () => 'v1.0.0', undefined, '1.0.0'],
    ['a plain tag with a slash', () => 'release/1', undefined, '1.0.0'],
    ['a commit that no branch begins at', () => first, undefined, '1.0.0'],
    ['a branch that a tag is called like', () => 'rc', 'rc', '1.1.0'],
  ])('reads at %s', async (_what, revision, branch, tag) => {
    const folder = await read(revision(), 'prod');
    expect(folder.branch).toBe(branch);
    expect(folder.files.get('prod/values.yaml')).toBe(`tag: ${tag}\n`);
    expect(folder.commit).toMatch(/^[0-9a-f]{40}$/);
  });

  it.each([
    ['v9.9.9', 'prod', 'shop has no branch, tag or whole commit id "v9.9.9".'],
    ['../main', 'prod', 'shop has no branch, tag'],
    ['refs/heads/none', 'prod', 'shop has no branch, tag'],
    ['0'.repeat(39).concat('1'), 'prod', 'has no commit 000000'],
    ['main', 'none', 'shop has no folder none at '],
    ['main', 'prod/values.yaml', 'shop has no folder prod/values.yaml at '],
  ])('knows no %j %j', async (revision, path, message) => {
    await expect(read(revision, path)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(message),
    });
  });

  it('tells a repository that is empty, and one that is not there', async () => {
    await server.create('empty');
    await expect(read('main', '.', 'empty')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    await expect(read('main', '.', 'none')).rejects.toMatchObject({
      name: 'NotFoundError',
      message:
        "Git host 'forge' has no repository none that the configured account may read.",
    });
  });

  it.each(['../secrets', 'prod/../../etc', 'a//b', '.git/config', 'a\nb'])(
    'reads nothing below %j',
    async path => {
      await expect(read('main', path)).rejects.toMatchObject({
        name: 'InputError',
      });
    },
  );

  it('finds a commit of the default branch at a host that hands out only branches', async () => {
    server.faults.handsOutOnlyBranches = true;
    const cold = createRepository(plainHost(server.url));
    const ask = (revision: string) =>
      cold.readFolder(
        { repository: `${server.url}/shop.git`, revision, path: 'prod' },
        options,
      );
    const folder = await ask(first);
    expect(folder.files.get('prod/values.yaml')).toBe('tag: 1.0.0\n');
    await expect(ask('1'.repeat(40))).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('hands out only branches'),
    });
    server.faults.handsOutOnlyBranches = false;
  });

  it('reads what a commit holds once, and what a branch holds as it is now', async () => {
    const name = 'remembered';
    const commit = (content: string) =>
      server.commit(name, [{ path: 'prod/a.yaml', content }], {
        author: { name: 'Grace', email: 'g@example.org' },
        message: content,
      });
    await server.create(name);
    const old = await commit('a: 1\n');
    const [one, two] = [
      await read('main', 'prod', name),
      await read(old, 'prod', name),
    ];
    expect(one).toEqual({ ...two, branch: 'main' });
    await commit('a: 2\n');
    const now = await read('main', 'prod', name);
    expect(now.files.get('prod/a.yaml')).toBe('a: 2\n');
    server.faults.down = true;
    expect(await read(old, 'prod', name)).toEqual(two);
    await expect(read('main', 'prod', name)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    server.faults.down = false;
  });

  it('refuses a folder with too many files, in words', async () => {
    const files = Array.from({ length: 2_001 }, (_each, index) => [
      `many/${index}.txt`,
      `${index}`,
    ]);
    await grace.push(Object.fromEntries(files), { branch: 'many' });
    await expect(read('many', 'many')).rejects.toMatchObject({
      name: 'InputError',
      message:
        'There is more below many than is read: at most 2000 files, and 32 MB.',
    });
  });
});
