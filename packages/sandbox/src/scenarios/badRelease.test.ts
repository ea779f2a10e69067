import { createGitServer, type GitServer } from '../git';
import { seedSandbox } from '../argocd/seedSandbox';
import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { ScenarioRunner } from './ScenarioRunner';

jest.setTimeout(30_000);

const PROD = 'co2-calculator-prod';
const REPOSITORY = 'co2-calculator-deploy';
const FILE = 'environments/prod/backend.yaml';

describe('the scenario bad-release', () => {
  let git: GitServer;
  let cluster: InMemoryCluster;
  let runner: ScenarioRunner;

  beforeEach(async () => {
    git = await createGitServer({ port: 0 });
    cluster = new InMemoryCluster({ clock: () => new Date() });
    await seedSandbox({ cluster, git });
    const servers = {
      kubernetes: { down: false },
      argocd: { down: false },
      prometheus: { down: false },
    };
    runner = new ScenarioRunner({ cluster, servers, git });
  });

  afterEach(() => git.close());

  const fileAt = async (branch: string) =>
    (await git.readTree(REPOSITORY, branch, 'environments/prod')).get(FILE);

  it('releases on the branch that production follows, and takes it back', async () => {
    const [main, before] = [await fileAt('main'), await fileAt('production')];
    await runner.break(PROD, 'bad-release');
    expect(await fileAt('production')).toContain('backend:no-such-release');
    expect(await git.metadata(REPOSITORY, 'production')).toMatchObject({
      author: 'Luca Rossier <luca.rossier@example.org>',
      message: 'Release no-such-release',
    });
    expect(await fileAt('main')).toBe(main);
    expect(await runner.heal(PROD)).toEqual(['bad-release']);
    expect(await fileAt('production')).toBe(before);
  });

  it('leaves alone what somebody released meanwhile', async () => {
    await runner.break(PROD, 'bad-release');
    const content = (await fileAt('main')) ?? '';
    await git.commit(REPOSITORY, [{ path: FILE, content }], {
      author: { name: 'Ada', email: 'ada@example.org' },
      message: 'Release 1.5.0',
      branch: 'production',
    });
    expect(await fileAt('production')).toBe(content);
  });

  it('is not what a release that can be pulled is, which stays', async () => {
    await runner.release(PROD, '1.6.0');
    expect(await fileAt('production')).toContain('backend:1.6.0');
    expect(await runner.heal(PROD)).toEqual([]);
    expect(await fileAt('production')).toContain('backend:1.6.0');
    await expect(runner.release('nowhere', '1.6.0')).rejects.toThrow(
      "There is no environment 'nowhere'",
    );
  });

  it('says when the environment follows no branch', async () => {
    cluster.patch('Application', 'argocd', PROD, {
      spec: { source: { targetRevision: 'v1.4.0' } },
    });
    await expect(runner.break(PROD, 'bad-release')).rejects.toThrow(
      /^Namespace co2-calculator-prod is deployed from no branch that names the image /,
    );
  });
});
