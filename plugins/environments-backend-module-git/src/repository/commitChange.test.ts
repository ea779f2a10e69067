import type { GitServer } from '@flightdeck/sandbox';
import { changeOf } from '../__testUtils__/changeOf';
import { Colleague } from '../__testUtils__/Colleague';
import { createRepository, plainHost } from '../__testUtils__/createRepository';
import { startEmptyGit } from '../__testUtils__/startEmptyGit';
import type { DefaultReleaseRepository } from './DefaultReleaseRepository';

jest.setTimeout(60_000);

describe('changing a branch by a commit', () => {
  const options = { signal: new AbortController().signal };
  let server: GitServer;
  let git: DefaultReleaseRepository;
  let grace: Colleague;
  let repository: string;
  let base: string;
  let count = 0;

  beforeAll(async () => {
    server = await startEmptyGit();
    git = createRepository(plainHost(server.url));
  });

  beforeEach(async () => {
    count += 1;
    const name = `shop-${count}`;
    repository = `${server.url}/${name}.git`;
    const origin = repository.replace('//', '//grace:sandbox-git-token@');
    grace = await Colleague.create(origin);
    base = await grace.push({
      'README.md': '# Shop\n',
      'prod/values.yaml': 'tag: 1.0.0\n',
      'prod/deep/only.yaml': 'a: 1\n',
      'prod/link.yaml': { link: '../README.md' },
      'prod/run.sh': { script: '#!/bin/sh\n' },
    });
  });

  afterEach(async () => {
    server.faults.losesPushAnswers = false;
    await grace.remove();
  });

  afterAll(() => server.close());

  const head = () => server.resolve(`shop-${count}`, 'main');
  const read = async () =>
    (await git.readFolder({ repository, revision: 'main', path: '.' }, options))
      .files;

  it('is the commit of a person, by us, with what made it', async () => {
    const announced: string[] = [];
    const unsubscribe = server.subscribe(name => announced.push(name));
    const { commit, ...rest } = await git.write(
      changeOf({ repository, base }),
      options,
    );
    unsubscribe();
    expect(rest).toEqual({ url: undefined });
    expect(announced).toEqual([`shop-${count}`]);
    expect(await head()).toBe(commit);
    await grace.pull('main');
    expect(
      await grace.git('log', '-1', '--format=%an <%ae>%n%cn <%ce> %cI%n%P%n%B'),
    ).toBe(
      [
        'Ada Łovelace <ada@example.org>',
        'Flightdeck <flightdeck@localhost> 2026-03-04T05:06:07+00:00',
        base,
        'Promote shop 2.0.0 to prod',
        '',
        'It was well in staging.',
        '',
        'Flightdeck-Operation: operation-1',
        'Requested-by: user:default/ada',
      ].join('\n'),
    );
    await grace.git('fsck', '--strict');
  });

  it('writes, adds and deletes files, and leaves the rest as it is', async () => {
    const files = new Map([
      ['prod/values.yaml', 'name: Ünï ☂\r\n'],
      ['prod/new/er/ünïcode ☂.yaml', 'tag: 2\n'],
      ['prod/run.sh', '#!/bin/sh\nexit 0\n'],
      ['prod/deep/only.yaml', undefined],
      ['prod/never-there.yaml', undefined],
    ]);
    await git.write(changeOf({ repository, base, files }), options);
    await grace.pull('main');
    const tree = await grace.git(
      '-c',
      'core.quotePath=false',
      'ls-tree',
      '-r',
      '--format=%(objectmode) %(path)',
      'HEAD',
    );
    expect(tree.split('\n')).toEqual([
      '100644 README.md',
      '120000 prod/link.yaml',
      '100644 prod/new/er/ünïcode ☂.yaml',
      '100755 prod/run.sh',
      '100644 prod/values.yaml',
    ]);
    expect((await read()).get('prod/values.yaml')).toBe('name: Ünï ☂\r\n');
  });

  it('goes to another branch than the first, too', async () => {
    await grace.push({ 'x.yaml': 'x: 1\n' }, { branch: 'release/1' });
    const release = await grace.git('rev-parse', 'HEAD');
    const change = changeOf({ repository, base: release, branch: 'release/1' });
    const { commit } = await git.write(change, options);
    expect(await server.resolve(`shop-${count}`, 'release/1')).toBe(commit);
    expect(await head()).toBe(base);
  });

  it('is refused when the branch has moved, which names both commits', async () => {
    const moved = await grace.push({ 'README.md': '# Shoppe\n' });
    await expect(
      git.write(changeOf({ repository, base }), options),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Branch main of shop-${count} is at ${moved.slice(
        0,
        7,
      )}, and the change was worked out on ${base.slice(
        0,
        7,
      )}. Look at it again.`,
    });
    expect(await head()).toBe(moved);
  });

  it('lets one of several win that push at once, and tells the others', async () => {
    const results = await Promise.allSettled(
      ['a', 'b', 'c'].map(operationId =>
        git.write(
          changeOf({
            repository,
            base,
            operationId,
            files: new Map([['prod/values.yaml', `tag: ${operationId}\n`]]),
          }),
          options,
        ),
      ),
    );
    const won = results.filter(({ status }) => status === 'fulfilled');
    const lost = results.filter(({ status }) => status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 2]);
    expect(won).toEqual([
      { status: 'fulfilled', value: { commit: await head(), url: undefined } },
    ]);
    for (const each of lost) {
      expect(each).toMatchObject({ reason: { name: 'ConflictError' } });
    }
    await grace.pull('main');
    expect(await grace.git('rev-list', '--count', 'HEAD')).toBe('2');
  });

  it('is found again when the answer was lost, and is not done twice', async () => {
    const change = changeOf({ repository, base });
    expect(await git.findWritten(change, options)).toBeUndefined();
    server.faults.losesPushAnswers = true;
    await expect(git.write(change, options)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    server.faults.losesPushAnswers = false;
    const commit = await head();
    expect(commit).not.toBe(base);
    expect(await git.findWritten(change, options)).toMatchObject({ commit });
    expect(await git.write(change, options)).toMatchObject({ commit });

    await grace.pull('main');
    const later = await grace.push({ 'README.md': '# Later\n' });
    expect(await git.findWritten(change, options)).toMatchObject({ commit });
    expect(
      await git.findWritten({ ...change, operationId: 'other' }, options),
    ).toBeUndefined();
    expect(await head()).toBe(later);
  });

  it.each<[string, Map<string, string | undefined>, string]>([
    [
      'nothing new',
      new Map([['prod/values.yaml', 'tag: 1.0.0\n']]),
      'the files of main are like that already',
    ],
    ['a way out', new Map([['../x', 'a']]), 'is no path'],
    ['the folder of git', new Map([['a/.GIT/config', 'a']]), 'is no path'],
    ['a folder', new Map([['prod', 'a']]), 'prod is no file.'],
    ['a link', new Map([['prod/link.yaml', 'a']]), 'link.yaml is no file.'],
    [
      'below a file',
      new Map([['README.md/a', 'a']]),
      'README.md is no folder.',
    ],
    [
      'below a new file',
      new Map([
        ['a', 'a'],
        ['a/b', 'b'],
      ]),
      'a/b cannot be below a file.',
    ],
  ])('does not write %s', async (_what, files, message) => {
    await expect(
      git.write(changeOf({ repository, base, files }), options),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
    expect(await head()).toBe(base);
  });

  it.each(['none', '../../x'])('knows no branch %j', async branch => {
    await expect(
      git.write(changeOf({ repository, base, branch }), options),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
