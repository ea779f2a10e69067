import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GitHost } from '@flightdeck/plugin-environments-backend-module-git';
import { createGitServer, type GitServer } from '@flightdeck/sandbox';
import { Interposer } from '../__testUtils__/Interposer';
import { runGit } from '../__testUtils__/runGit';
import { GitRemote } from './GitRemote';
import {
  emptyRepository,
  hasPublished,
  publishFolder,
  type PublishRequest,
} from './publishFolder';

const TOKEN = 'sandbox-git-token';
const author = { name: 'Ada', email: 'ada@example.org' };
const at = new Date('2026-01-02T03:04:05Z');

jest.setTimeout(60_000);

describe('publishing over plain git', () => {
  let server: GitServer;
  let before: Interposer;
  let folder: string;
  let waits: number[];

  beforeAll(async () => {
    server = await createGitServer({ port: 0 });
    before = await Interposer.before(server.url);
    folder = await mkdtemp(join(tmpdir(), 'flightdeck-folder-'));
    await mkdir(join(folder, 'bin/empty'), { recursive: true });
    await mkdir(join(folder, '.git'));
    await writeFile(join(folder, '.git/config'), 'not ours to publish');
    await writeFile(join(folder, 'README.md'), '# Shop\n');
    await writeFile(join(folder, 'bin/run'), '#!/bin/sh\n');
    await chmod(join(folder, 'bin/run'), 0o755);
  });

  beforeEach(() => {
    waits = [];
    before.mend();
  });

  afterAll(async () => {
    await before.close();
    await server.close();
    await rm(folder, { recursive: true });
  });

  function request(
    name: string,
    options: Partial<PublishRequest> & { host?: Partial<GitHost> } = {},
  ): PublishRequest {
    const { signal = new AbortController().signal } = options;
    const host: GitHost = {
      name: 'git',
      url: before.url,
      rawUrl: `${before.url}/{repository}/raw/{branch}/{path}`,
      username: 'flightdeck',
      token: TOKEN,
      defaultBranch: 'main',
      ...options.host,
    };
    return {
      remote: new GitRemote(host, name, signal),
      repository: `git/${name}`,
      folder,
      message: 'Begin shop',
      provenance: { service: 'shop', task: 'task-1' },
      author,
      now: () => at,
      delay: async milliseconds => void waits.push(milliseconds),
      signal,
      ...options,
    };
  }

  const log = (name: string, format: string) =>
    runGit(['log', `--format=${format}`, 'main'], `${server.url}/${name}.git`);

  it('pushes one commit of the person with trailers, and the files as they are', async () => {
    const { commit, pushed } = await publishFolder(request('shop'));
    expect(pushed).toBe(true);
    expect(await server.resolve('shop', 'main')).toBe(commit);
    expect(await log('shop', '%an <%ae> %aI%n%B')).toBe(
      'Ada <ada@example.org> 2026-01-02T03:04:05+00:00\nBegin shop\n\nFlightdeck-Service: shop\nFlightdeck-Task: task-1\n',
    );
    expect(
      await runGit(['ls-tree', '-r', 'main'], `${server.url}/shop.git`),
    ).toMatch(/^100644 blob \w+\tREADME.md\n100755 blob \w+\tbin\/run$/);
  });

  it('has nothing to do when this task has pushed the same before', async () => {
    const first = await publishFolder(request('again'));
    const second = await publishFolder(
      request('again', { now: () => new Date() }),
    );
    expect(second).toEqual({ commit: first.commit, pushed: false });
  });

  it('finds its own commit when the answer to the push was lost', async () => {
    before.spoilOnce(/POST .*receive-pack/, 'cut answer');
    const { commit, pushed } = await publishFolder(request('lost'));
    expect({ pushed, waits: waits.length }).toEqual({
      pushed: false,
      waits: 1,
    });
    expect(await server.resolve('lost', 'main')).toBe(commit);
    expect((await log('lost', '%H')).split('\n')).toHaveLength(1);
  });

  it('gives up when the host stays away, and says so', async () => {
    before.spoil(/./, 'cut');
    await expect(publishFolder(request('away'))).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^Git host 'git' does not answer/),
    });
    expect(waits).toHaveLength(4);
  });

  it('stops when the task is cancelled', async () => {
    const controller = new AbortController();
    before.spoil(/./, 'cut');
    const { signal } = controller;
    const delay = async () => controller.abort(new Error('Cancelled.'));
    await expect(
      publishFolder(request('cancelled', { signal, delay })),
    ).rejects.toThrow('Cancelled.');
  });

  it('refuses what another task, or a person, has put there', async () => {
    await publishFolder(request('taken'));
    const provenance = { service: 'shop', task: 'task-2' };
    await expect(
      publishFolder(request('taken', { provenance })),
    ).rejects.toThrow(
      'Repository git/taken holds service shop, which task task-1 made. Choose another name.',
    );
    await expect(
      publishFolder(
        request('taken', { provenance: { service: 'other', task: 'task-1' } }),
      ),
    ).rejects.toThrow(
      'Repository git/taken is there and not empty. Choose another name.',
    );
    await expect(
      publishFolder(request('taken', { host: { defaultBranch: 'trunk' } })),
    ).rejects.toThrow('Repository git/taken has branches already.');
    expect((await log('taken', '%H')).split('\n')).toHaveLength(1);
  });

  it('lets one of two tasks win that push at the same time', async () => {
    const results = await Promise.allSettled(
      ['task-1', 'task-2'].map(task =>
        publishFolder(
          request('raced', { provenance: { service: 'shop', task } }),
        ),
      ),
    );
    const won = results.filter(({ status }) => status === 'fulfilled');
    const lost = results.filter(({ status }) => status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(lost[0]).toMatchObject({ reason: { name: 'ConflictError' } });
    expect((await log('raced', '%H')).split('\n')).toHaveLength(1);
  });

  it('takes back what this task pushed, once, and can fill it again', async () => {
    await publishFolder(request('undone'));
    const other = request('undone', {
      provenance: { service: 'shop', task: 'task-2' },
    });
    expect(await emptyRepository(other)).toBe(false);
    expect(await hasPublished(request('undone'))).toBe(true);
    expect(await emptyRepository(request('undone'))).toBe(true);
    expect(await emptyRepository(request('undone'))).toBe(true);
    expect((await log('undone', '%H')).split('\n')).toHaveLength(2);

    const { pushed } = await publishFolder(other);
    expect(pushed).toBe(true);
    expect((await log('undone', '%H')).split('\n')).toHaveLength(3);
    expect(await hasPublished(request('undone'))).toBe(false);
  });

  it('reads no repository that is larger than a new service', async () => {
    before.spoil(/./, { status: 200, body: { large: 'x'.repeat(2 ** 25) } });
    await expect(publishFolder(request('large'))).rejects.toThrow(
      'The repository holds more than a new service does.',
    );
  });

  it.each<[string, Partial<GitHost>, { status: number } | undefined, string]>([
    [
      'a wrong token',
      { token: 'hunter2' },
      undefined,
      'does not accept the configured credentials',
    ],
    [
      'a right that is missing',
      {},
      { status: 403 },
      'does not let the configured account push to',
    ],
    [
      'a host that makes no repositories',
      {},
      { status: 404 },
      'does not make one when it is pushed to. Create it empty first.',
    ],
    ['a host that redirects', {}, { status: 302 }, 'redirects elsewhere'],
    ['something else', {}, { status: 200 }, 'does not speak git over HTTP'],
  ])('is refused at once by %s', async (_what, host, answer, words) => {
    if (answer) {
      before.spoil(/./, { ...answer, body: { secret: TOKEN } });
    }
    const told = await publishFolder(request('refused', { host })).catch(
      (error: Error) => error,
    );
    expect(told).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(words),
    });
    expect(JSON.stringify(told)).not.toMatch(/hunter2|sandbox-git-token/);
    expect(waits).toEqual([]);
  });
});
