import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene, NAME, REQUESTED_BY } from '../__testUtils__/EngineScene';
import { startGit } from '../__testUtils__/startSandbox';

jest.setTimeout(30_000);

describe('a termination', () => {
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

  it('is a conflict when nothing runs', async () => {
    await expect(
      scene.engine.terminate(await scene.inspect(), scene.options),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: `No operation runs on ${NAME}.`,
    });
  });

  it('ends a sync', async () => {
    scene.stall();
    const before = await scene.inspect();
    await scene.sync(before);
    await scene.engine.terminate(before, scene.options);
    expect((await scene.follow(before)).at(-1)).toMatchObject({
      phase: 'Failed',
      initiatedBy: REQUESTED_BY,
    });
  });
});
