import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene } from '../../__testUtils__/EngineScene';
import { startGit } from '../../__testUtils__/startSandbox';

jest.setTimeout(30_000);

describe('the commits of a deployment', () => {
  let git: GitServer;
  let scene: EngineScene;

  beforeAll(async () => {
    git = await startGit();
    scene = await EngineScene.start(git);
  });
  afterAll(async () => {
    await scene.close();
    await git.close();
  });

  const metadataRequests = () =>
    scene.sandbox.requests.filter(line => line.includes('/metadata')).length;

  it('are told with author and message, and asked for only once', async () => {
    const application = await scene.inspect();
    const [, { id, revisions }] = application.history;
    const ask = () =>
      scene.engine.describeRevisions(
        application,
        { revisions, historyId: id },
        scene.options,
      );
    expect(await ask()).toEqual([
      {
        revision: revisions[0],
        repository: `${git.url}/co2-calculator-deploy.git`,
        author: 'Camille Favre',
        message: 'Deploy the CO2 calculator 1.3.0',
        committedAt: expect.stringMatching(/Z$/),
      },
    ]);
    const before = metadataRequests();
    await ask();
    expect(metadataRequests()).toBe(before);
  });

  it('are told without author when nobody knows them any more', async () => {
    const application = await scene.inspect();
    const revision = '0'.repeat(40);
    expect(
      await scene.engine.describeRevisions(
        application,
        { revisions: [revision] },
        scene.options,
      ),
    ).toEqual([
      { revision, repository: `${git.url}/co2-calculator-deploy.git` },
    ]);
  });

  it('of a chart are not asked for, as Argo CD fails at that', async () => {
    const application = await scene.inspect();
    const before = metadataRequests();
    const sources = [{ repoUrl: 'https://charts.test', chart: 'redis' }];
    expect(
      await scene.engine.describeRevisions(
        { ...application, sources },
        { revisions: ['17.0.1'] },
        scene.options,
      ),
    ).toEqual([{ revision: '17.0.1', repository: 'https://charts.test' }]);
    expect(metadataRequests()).toBe(before);
  });
});
