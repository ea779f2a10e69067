import { randomBytes } from 'node:crypto';
import type { GitServer } from '@flightdeck/sandbox';
import { changeOf } from '../__testUtils__/changeOf';
import { createRepository } from '../__testUtils__/createRepository';
import { Forge } from '../__testUtils__/Forge';
import { startEmptyGit } from '../__testUtils__/startEmptyGit';
import type { DefaultReleaseRepository } from './DefaultReleaseRepository';

const TOKEN = 'hunter2';

jest.setTimeout(60_000);

const integrations = {
  github: (host: string) => [
    { host, token: TOKEN, apiBaseUrl: `http://${host}/api/v3` },
  ],
  gitlab: (host: string) => [
    {
      host,
      token: TOKEN,
      baseUrl: `http://${host}`,
      apiBaseUrl: `http://${host}/api/v4`,
    },
  ],
  gitea: (host: string) => [
    { host, password: TOKEN, baseUrl: `http://${host}` },
  ],
};

describe.each(['github', 'gitlab', 'gitea'] as const)(
  'proposing a change at %s',
  kind => {
    const options = { signal: new AbortController().signal };
    const branch = 'flightdeck/operation-1';
    let server: GitServer;
    let forge: Forge;
    let git: DefaultReleaseRepository;
    let base: string;

    const commit = (path: string) =>
      server.commit('shop', [{ path, content: 'a: 1\n' }], {
        author: { name: 'Grace', email: 'g@example.org' },
        message: path,
      });
    const change = () =>
      changeOf({ repository: forge.repository, base, method: 'pull-request' });

    beforeEach(async () => {
      server = await startEmptyGit(TOKEN);
      await server.create('shop');
      base = await commit('prod/values.yaml');
      forge = await Forge.start(server, kind, TOKEN);
      git = createRepository({
        integrations: { [kind]: integrations[kind](forge.host) },
      });
    });

    afterEach(async () => {
      await forge.close();
      await server.close();
    });

    it('pushes a branch and opens a pull request, once', async () => {
      expect(await git.findWritten(change(), options)).toBeUndefined();
      const written = await git.write(change(), options);
      const url = `${forge.page}/1`;
      const head = await server.resolve('shop', branch);
      expect(written).toEqual({ commit: head, url, pullRequest: url });
      expect(forge.pulls).toEqual([
        expect.objectContaining({
          head: branch,
          base: 'main',
          title: 'Promote shop 2.0.0 to prod',
          body: 'It was well in staging.',
        }),
      ]);
      expect(await server.resolve('shop', 'main')).toBe(base);
      const files = await server.readTree('shop', branch, 'prod');
      expect(files.get('prod/values.yaml')).toBe('tag: 2.0.0\n');

      await commit('later.yaml');
      expect(await git.write(change(), options)).toEqual(written);
      expect(await git.findWritten(change(), options)).toEqual(written);
      expect(forge.pulls).toHaveLength(1);
    });

    it('sends only what is new', async () => {
      const content = randomBytes(100_000).toString('hex');
      const author = { name: 'Grace', email: 'g@example.org' };
      base = await server.commit('shop', [{ path: 'large.txt', content }], {
        author,
        message: 'Large',
      });
      await git.write(change(), options);
      expect(forge.pushed).toBeGreaterThan(0);
      expect(forge.pushed).toBeLessThan(5_000);
    });

    it('goes on where it was when an answer was lost', async () => {
      server.faults.losesPushAnswers = true;
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      server.faults.losesPushAnswers = false;
      const head = await server.resolve('shop', branch);
      expect(head).toBeDefined();
      expect(await git.findWritten(change(), options)).toBeUndefined();

      forge.losesAnswers = true;
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      forge.losesAnswers = false;
      expect(await git.findWritten(change(), options)).toMatchObject({
        commit: head,
      });
      expect(await git.write(change(), options)).toMatchObject({
        pullRequest: `${forge.page}/1`,
      });
      expect(forge.pulls).toHaveLength(1);
    });

    it('does not know what became of a push that is answered in another language', async () => {
      forge.garblesPushAnswers = true;
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('Nobody knows whether'),
      });
      expect(await server.resolve('shop', branch)).toBeDefined();
    });

    it('takes the one that came first', async () => {
      forge.isRaced = true;
      expect(await git.write(change(), options)).toMatchObject({
        pullRequest: `${forge.page}/1`,
      });
    });

    it('leaves nothing behind when the host refuses', async () => {
      forge.refusal = { status: 403 };
      const refused = await git
        .write(change(), options)
        .catch((error: Error) => error);
      expect(refused).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('the right to write pull requests'),
      });
      expect(JSON.stringify(refused)).not.toContain(TOKEN);
      expect(await server.resolve('shop', branch)).toBeUndefined();
    });

    it('is not sure of a host that is asked too often', async () => {
      forge.refusal = { status: 403, headers: { 'retry-after': '60' } };
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
      forge.refusal = undefined;
      expect(await git.write(change(), options)).toMatchObject({
        pullRequest: `${forge.page}/1`,
      });
    });

    it('is refused when the branch has moved, or its own is of others', async () => {
      const moved = await commit('other.yaml');
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining(moved.slice(0, 7)),
      });
      expect(await server.resolve('shop', branch)).toBeUndefined();

      base = moved;
      await server.commit('shop', [{ path: 'x', content: 'y' }], {
        author: { name: 'Grace', email: 'g@example.org' },
        message: 'Mine',
        branch,
      });
      await expect(git.write(change(), options)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('is not of this change'),
      });
      expect(forge.pulls).toEqual([]);
    });

    it('names the page of a commit', async () => {
      const direct = { ...change(), method: 'commit' as const };
      const { url, commit: id } = await git.write(direct, options);
      const page = forge.repository.replace(/\.git$/, '');
      expect(url).toMatch(new RegExp(`^${page}/.*commit/${id}$`));
    });
  },
);
