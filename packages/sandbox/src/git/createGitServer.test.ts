import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxTokens } from '../control/sandboxTokens';
import { createGitServer, type GitServer } from './createGitServer';
import { WorkFolder } from './__testUtils__/WorkFolder';

const REPOSITORY = 'co2-calculator-deploy';

describe('createGitServer', () => {
  let server: GitServer;
  let work: WorkFolder;

  const git = (...args: string[]) => work.git(...args);

  beforeAll(async () => {
    work = await WorkFolder.create();
    server = await createGitServer({
      port: 0,
      clock: () => new Date('2026-05-20T12:00:00Z'),
    });
  });

  afterAll(async () => {
    await server.close();
    await work.remove();
  });

  it('is cloned and pushed to by a real git', async () => {
    await git('clone', '--quiet', `${server.url}/${REPOSITORY}.git`, 'clone');
    expect(await git('-C', 'clone', 'tag')).toBe('v1.3.0\nv1.4.0\nv1.5.0');
    expect(await git('-C', 'clone', 'log', '--format=%an: %s', '-1')).toBe(
      'Luca Rossier: Release 1.5.0 to production',
    );
    const file = 'clone/environments/prod/backend.yaml';
    const manifest = await readFile(join(work.path, file), 'utf8');
    expect(manifest).toContain('co2-calculator-backend:1.5.0');

    const announced: string[] = [];
    const unsubscribe = server.subscribe(name => announced.push(name));
    await work.write(file, manifest.replace(':1.5.0', ':1.5.1'));
    await git('-C', 'clone', 'commit', '--quiet', '-am', 'Release 1.5.1');
    const origin = server.url.replace('//', `//ada:${sandboxTokens.git}@`);
    const url = `${origin}/${REPOSITORY}.git`;
    await git('-C', 'clone', 'push', '--quiet', url, 'main');
    unsubscribe();

    const pushed = await git('-C', 'clone', 'rev-parse', 'HEAD');
    expect(announced).toEqual([REPOSITORY]);
    expect(await server.resolve(REPOSITORY, 'main')).toBe(pushed);
    const tree = await server.readTree(REPOSITORY, 'main', 'environments/prod');
    expect(tree.get('environments/prod/backend.yaml')).toContain(':1.5.1');
  });

  it('tells each release from the one before', async () => {
    const configAt = async (revision: string) =>
      (await server.readTree(REPOSITORY, revision, 'environments/prod')).get(
        'environments/prod/backend.yaml',
      );
    expect(await configAt('v1.3.0')).toContain('backend:1.3.0');
    expect(await configAt('v1.4.0')).toContain('backend:1.4.0');
    expect(await server.metadata(REPOSITORY, 'v1.4.0')).toEqual({
      author: 'Luca Rossier <luca.rossier@example.org>',
      date: '2026-05-01T12:00:00.000Z',
      message: expect.stringMatching(/^Release 1\.4\.0\n/),
      tags: ['v1.4.0'],
    });
  });

  it('takes commits from within, one after another', async () => {
    const author = { name: 'Ada', email: 'ada@example.org' };
    const hashes = await Promise.all(
      ['one', 'two'].map(content =>
        server.commit(REPOSITORY, [{ path: 'notes/a.txt', content }], {
          author,
          message: content,
        }),
      ),
    );
    expect(await server.resolve(REPOSITORY, 'main')).toBe(hashes[1]);
    expect(await server.readTree(REPOSITORY, hashes[1], 'notes')).toEqual(
      new Map([['notes/a.txt', 'two']]),
    );
    await server.commit(REPOSITORY, [{ path: 'notes/a.txt' }], {
      author,
      message: 'delete',
    });
    expect(await server.readTree(REPOSITORY, 'main', 'notes')).toEqual(
      new Map(),
    );
  });

  it('hands out a single commit by its id, unless it is told not to', async () => {
    const id = (await server.resolve(REPOSITORY, 'main~1')) ?? '';
    const fetchOne = async (folder: string) => {
      await git('init', '--quiet', folder);
      const url = `${server.url}/${REPOSITORY}.git`;
      await git('-C', folder, 'fetch', '--quiet', '--depth', '1', url, id);
      return await git('-C', folder, 'rev-list', 'FETCH_HEAD');
    };
    expect(await fetchOne('one')).toBe(id);
    server.faults.handsOutOnlyBranches = true;
    // The newer protocol of git hands out any commit; what many clients speak does not.
    await git('init', '--quiet', 'old');
    await git('-C', 'old', 'config', 'protocol.version', '0');
    await expect(fetchOne('old')).rejects.toThrow(/unadvertised|not our ref/);
    server.faults.handsOutOnlyBranches = false;
    expect(await fetchOne('old')).toBe(id);
  });

  it.each([
    '../outside.txt',
    '/etc/passwd',
    'a/../../b',
    '.git/config',
    'line\nbreak',
    '',
  ])('refuses the path %j', async path => {
    await expect(
      server.commit(REPOSITORY, [{ path, content: 'x' }], {
        author: { name: 'Ada', email: 'ada@example.org' },
        message: 'no',
      }),
    ).rejects.toThrow('cannot be a path in a repository');
  });

  it.each(['--upload-pack=x', 'nowhere', '../main', 'main~1;ls'])(
    'knows no revision %j',
    async revision => {
      expect(await server.resolve(REPOSITORY, revision)).toBeUndefined();
      await expect(server.readTree(REPOSITORY, revision, '.')).rejects.toThrow(
        'unable to resolve',
      );
    },
  );

  it.each([
    ['/other.git/info/refs?service=git-upload-pack', 404],
    ['/..%2f..%2fetc/info/refs?service=git-upload-pack', 404],
    [`/${REPOSITORY}.git/config`, 404],
    [`/${REPOSITORY}.git/info/refs?service=git-shell`, 403],
    [`/${REPOSITORY}.git/info/refs`, 403],
  ])('answers %s with %d', async (path, status) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBe(status);
  });
});
