import { sandboxTokens } from '../control/sandboxTokens';
import { createGitServer, type GitServer } from './createGitServer';
import { WorkFolder } from './__testUtils__/WorkFolder';

const SEEDED = 'co2-calculator-deploy';

describe('pushing to the git server', () => {
  let server: GitServer;
  let work: WorkFolder;

  beforeAll(async () => {
    server = await createGitServer({ port: 0 });
    work = await WorkFolder.create();
    await work.git('init', '--quiet', '--initial-branch=main', 'new');
    await work.write('new/chart/Chart.yaml', 'name: shop\n');
    await work.git('-C', 'new', 'add', '.');
    await work.git('-C', 'new', 'commit', '--quiet', '-m', 'Begin');
  });

  afterAll(async () => {
    await server.close();
    await work.remove();
  });

  const address = (name: string, password = sandboxTokens.git as string) =>
    `${server.url.replace('//', `//anyone:${password}@`)}/${name}.git`;
  const push = (url: string, ...more: string[]) =>
    work.git('-C', 'new', 'push', '--quiet', ...more, url, 'main');
  const references = (name: string, service: string, password?: string) =>
    fetch(`${server.url}/${name}.git/info/refs?service=git-${service}`, {
      headers:
        password === undefined
          ? {}
          : { authorization: `Basic ${btoa(`anyone:${password}`)}` },
    });

  it('makes the repository that a push names, and says so to who listens', async () => {
    const announced: string[] = [];
    const unsubscribe = server.subscribe(name => announced.push(name));
    expect(server.repositoryOf(`${server.url}/shop.git`)).toBeUndefined();
    await push(address('shop'));
    unsubscribe();
    expect(announced).toEqual(['shop']);
    expect(server.repositoryOf(`${server.url}/shop.git`)).toBe('shop');
    expect(await server.readTree('shop', 'main', 'chart')).toEqual(
      new Map([['chart/Chart.yaml', 'name: shop\n']]),
    );
    await work.git('clone', '--quiet', `${server.url}/shop.git`, 'clone');
    expect(await work.git('-C', 'clone', 'branch', '--show-current')).toBe(
      'main',
    );
  });

  it('takes a push to a seeded repository with the token', async () => {
    await push(address(SEEDED), '--force');
    expect(await server.resolve(SEEDED, 'main')).toBe(
      await work.git('-C', 'new', 'rev-parse', 'HEAD'),
    );
  });

  it.each([SEEDED, 'nowhere'])(
    'refuses a push to %s without the token',
    async name => {
      const before = await references(name, 'upload-pack');
      await expect(push(`${server.url}/${name}.git`)).rejects.toThrow(
        /could not read Username/,
      );
      await expect(push(address(name, 'guessed'))).rejects.toThrow(
        /Authentication failed/,
      );
      const after = await references(name, 'upload-pack');
      expect(after.status).toBe(before.status);
    },
  );

  it('asks for credentials as clients expect it', async () => {
    const response = await references('nowhere', 'receive-pack');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
    const direct = await fetch(`${server.url}/${SEEDED}.git/git-receive-pack`, {
      method: 'POST',
    });
    expect(direct.status).toBe(401);
  });

  it('makes nothing for who only asks, or asks for a name that none can have', async () => {
    const { git } = sandboxTokens;
    expect((await references('only-asked', 'receive-pack', git)).status).toBe(
      200,
    );
    expect((await references('only-asked', 'upload-pack', git)).status).toBe(
      404,
    );
    for (const name of ['UPPER', 'a..b', '-x', '%2e%2e']) {
      const response = await references(name, 'receive-pack', git);
      expect({ name, status: response.status }).toEqual({ name, status: 404 });
    }
  });

  it('makes one repository of two first pushes at the same time', async () => {
    const [one, two] = await Promise.allSettled([
      push(address('raced')),
      push(address('raced')),
    ]);
    expect([one.status, two.status]).toContain('fulfilled');
    expect(await server.resolve('raced', 'main')).toBeDefined();
  });

  it('refuses a push of who did not see the one before', async () => {
    await push(address('followed'));
    await work.git('clone', '--quiet', address('followed'), 'behind');
    await work.write('new/chart/Chart.yaml', 'name: shop\nversion: 2\n');
    await work.git('-C', 'new', 'commit', '--quiet', '-am', 'First');
    await push(address('followed'));
    const commit = ['commit', '--quiet', '--allow-empty', '-m', 'Second'];
    await work.git('-C', 'behind', ...commit);
    await expect(
      work.git('-C', 'behind', 'push', '--quiet', 'origin', 'main'),
    ).rejects.toThrow(/rejected/);
    expect(await server.resolve('followed', 'main')).toBe(
      await work.git('-C', 'new', 'rev-parse', 'HEAD'),
    );
  });

  it('takes a push, and does not say so, on request', async () => {
    const announced: string[] = [];
    const unsubscribe = server.subscribe(name => announced.push(name));
    server.faults.losesPushAnswers = true;
    await expect(push(address('unanswered'))).rejects.toThrow();
    server.faults.losesPushAnswers = false;
    unsubscribe();
    expect(announced).toEqual(['unanswered']);
    expect(await server.resolve('unanswered', 'main')).toBe(
      await work.git('-C', 'new', 'rev-parse', 'HEAD'),
    );
  });

  it('cuts every connection while it is down', async () => {
    server.faults.down = true;
    await expect(references(SEEDED, 'upload-pack')).rejects.toThrow();
    server.faults.down = false;
    expect((await references(SEEDED, 'upload-pack')).status).toBe(200);
  });
});
