import { inspect } from 'node:util';
import {
  type Fault,
  FaultyServer,
} from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { changeOf } from '../__testUtils__/changeOf';
import { createRepository, plainHost } from '../__testUtils__/createRepository';
import { startEmptyGit } from '../__testUtils__/startEmptyGit';

const TOKEN = 'hunter2-of-the-host';
const IN_URL = 'hunter3-of-the-url';

jest.setTimeout(60_000);

describe('when a host does not do as asked', () => {
  const forever = { signal: new AbortController().signal };
  let server: GitServer;
  let faulty: FaultyServer;
  let repository: string;
  let base: string;

  beforeAll(async () => {
    server = await startEmptyGit(TOKEN);
    faulty = await FaultyServer.start(server.url);
    // As an application may have it, with credentials of somebody else.
    const origin = faulty.url.replace('//', `//somebody:${IN_URL}@`);
    repository = `${origin}/shop.git`;
    await server.create('shop');
    base = await server.commit(
      'shop',
      [{ path: 'prod/values.yaml', content: 'tag: 1\n' }],
      { author: { name: 'Grace', email: 'g@example.org' }, message: 'Begin' },
    );
  });

  afterEach(() => faulty.mend());

  afterAll(async () => {
    await faulty.close();
    await server.close();
  });

  /** Whoever is told, and however much of the error they print, sees no credential. */
  async function failureOf(act: Promise<unknown>): Promise<Error> {
    const error = await act.then(
      () => new Error('It was done.'),
      (reason: Error) => reason,
    );
    const printed = inspect(error, { depth: 10, showHidden: true });
    const encoded = btoa(`flightdeck:${TOKEN}`);
    expect(`${printed}${JSON.stringify(error)}`).not.toMatch(
      new RegExp(`${TOKEN}|${IN_URL}|${encoded}`),
    );
    return error;
  }

  const git = (token = TOKEN) => createRepository(plainHost(faulty.url, token));
  const read = (signal = forever.signal) =>
    git().readFolder(
      { repository, revision: 'main', path: 'prod' },
      { signal },
    );
  const change = () => changeOf({ repository, base });

  it('reads and writes with its own credentials when all is well', async () => {
    const folder = await read();
    expect(folder.files.get('prod/values.yaml')).toBe('tag: 1\n');
    const { commit } = await git().write(change(), forever);
    expect(await server.resolve('shop', 'main')).toBe(commit);
    base = commit;
  });

  it.each<[Fault, string, string]>([
    ['cut', 'ServiceUnavailableError', "Git host 'forge' does not answer"],
    ['half', 'ServiceUnavailableError', "Git host 'forge' does not answer"],
    ['garbage', 'ServiceUnavailableError', 'does not speak git over HTTP'],
    [401, 'ServiceUnavailableError', 'does not accept the configured'],
    [403, 'ServiceUnavailableError', 'does not let the configured account'],
    [429, 'ServiceUnavailableError', 'answered with status 429'],
    [500, 'ServiceUnavailableError', 'answered with status 500'],
  ])('tells who reads: %s', async (fault, name, message) => {
    faulty.spoil(fault);
    expect(await failureOf(read())).toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
    const found = git().findWritten(change(), forever);
    expect(await failureOf(found)).toMatchObject({ name });
  });

  it.each<[Fault, string, string]>([
    ['cut', 'ServiceUnavailableError', "Git host 'forge' does not answer"],
    ['half', 'ServiceUnavailableError', "Git host 'forge' does not answer"],
    ['garbage', 'InputError', 'does not speak git over HTTP'],
    [401, 'InputError', 'credentials (environments.git.hosts)'],
    [403, 'InputError', 'it needs the right to write'],
    [500, 'ServiceUnavailableError', 'answered with status 500'],
  ])('tells who writes: %s', async (fault, name, message) => {
    faulty.spoil(fault);
    expect(await failureOf(git().write(change(), forever))).toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
    expect(await server.resolve('shop', 'main')).toBe(base);
  });

  it('is refused a push with a wrong token, surely', async () => {
    const files = new Map([['prod/values.yaml', 'tag: 3\n']]);
    const wanted = { ...change(), files, operationId: 'operation-2' };
    const pushed = git('a-wrong-token').write(wanted, forever);
    expect(await failureOf(pushed)).toMatchObject({
      name: 'InputError',
      message:
        "Git host 'forge' does not accept the configured credentials (environments.git.hosts).",
    });
    expect(await server.resolve('shop', 'main')).toBe(base);
  });

  it('does not wait longer than whoever asks', async () => {
    faulty.spoil('slow');
    const signal = AbortSignal.timeout(50);
    expect(await failureOf(read(signal))).toMatchObject({
      name: 'ServiceUnavailableError',
    });
    const gone = AbortSignal.abort();
    const { requests } = faulty;
    await failureOf(git().write(change(), { signal: gone }));
    expect(faulty.requests).toBe(requests);
  });

  it.each([
    'https://me:hunter3-of-the-url@elsewhere.example/shop.git',
    'git@elsewhere.example:shop.git',
    'ssh://me:hunter3-of-the-url@elsewhere.example/shop.git',
    'file:///etc',
    'not an address with hunter3-of-the-url',
  ])('has nothing to do with %s', async elsewhere => {
    expect(git().methods(elsewhere)).toEqual([]);
    const wanted = { ...change(), repository: elsewhere };
    expect(await failureOf(git().write(wanted, forever))).toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('none of the hosts'),
    });
  });

  it('opens no pull requests at a host that has none', async () => {
    expect(git().methods(repository)).toEqual(['commit']);
    const wanted = changeOf({ repository, base, method: 'pull-request' });
    expect(await failureOf(git().write(wanted, forever))).toMatchObject({
      name: 'InputError',
      message: "git host 'forge' takes no change by pull-request.",
    });
  });
});
