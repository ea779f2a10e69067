import type { GitServer } from '@flightdeck/sandbox';
import { z } from 'zod';
import { EngineScene, NAME, REQUESTED_BY } from '../__testUtils__/EngineScene';
import { startGit } from '../__testUtils__/startSandbox';

jest.setTimeout(30_000);

const operationSchema = z.object({
  status: z.object({
    operationState: z.object({
      operation: z.looseObject({
        info: z.array(z.object({ name: z.string(), value: z.string() })),
        sync: z.looseObject({ syncOptions: z.array(z.string()).optional() }),
      }),
    }),
  }),
});

describe('a sync', () => {
  let git: GitServer;
  let scene: EngineScene;

  beforeAll(async () => {
    git = await startGit();
  });
  afterAll(() => git.close());
  beforeEach(async () => {
    scene = await EngineScene.start(git);
  });
  afterEach(() => scene.close());

  const recorded = () =>
    operationSchema.parse(scene.object()).status.operationState.operation;

  async function run(more: object) {
    const application = await scene.inspect();
    await scene.engine.sync(
      { application, prune: false, requestedBy: REQUESTED_BY, ...more },
      scene.options,
    );
    return (await scene.follow(application)).at(-1);
  }

  it('hands the person to Argo CD, whose own record names a robot', async () => {
    expect(await run({})).toMatchObject({ initiatedBy: REQUESTED_BY });
    expect(recorded().info).toContainEqual({
      name: 'backstage-user',
      value: REQUESTED_BY,
    });
  });

  it('that only tries changes nothing, and leaves no entry in the history', async () => {
    const before = await scene.inspect();
    expect(await run({ dryRun: true })).toMatchObject({
      kind: 'sync',
      dryRun: true,
      phase: 'Succeeded',
    });
    const after = await scene.inspect();
    expect(after.history).toEqual(before.history);
    expect(after.images).toEqual(before.images);
  });

  it('that only tries is followed a second time', async () => {
    await run({ dryRun: true });
    expect(await run({ dryRun: true })).toMatchObject({ phase: 'Succeeded' });
  });

  it('of chosen resources leaves the others, and no entry in the history', async () => {
    const before = await scene.inspect();
    const chosen = { group: '', kind: 'ConfigMap', namespace: NAME };
    const resources = [{ ...chosen, name: 'backend-config' }];
    const operation = await run({ resources });
    expect(operation).toMatchObject({ partial: true, phase: 'Succeeded' });
    expect(operation?.resources.map(({ name }) => name)).toEqual([
      'backend-config',
    ]);
    expect((await scene.inspect()).history).toEqual(before.history);
  });

  it('of no resource is refused, as Argo CD would sync all', async () => {
    const application = await scene.inspect();
    scene.changes();
    await expect(run({ resources: [] })).rejects.toMatchObject({
      name: 'InputError',
      message: `No resource of ${application.name} is chosen.`,
    });
    expect(scene.changes()).toEqual([]);
  });

  it('asks for neither force nor replacement', async () => {
    await run({ prune: true, dryRun: true });
    const written = JSON.stringify(recorded());
    expect(written).not.toMatch(/force|replace|strategy/i);
  });

  it('is refused to an application that is being deleted', async () => {
    scene.patch({ metadata: { finalizers: ['example.org/stays'] } });
    const application = await scene.inspect();
    scene.sandbox.cluster.delete('Application', 'argocd', NAME);
    const refusal = {
      name: 'InputError',
      message: expect.stringContaining('deleting'),
    };
    await expect(scene.sync(application)).rejects.toMatchObject(refusal);
    await expect(scene.rollback(application, 0)).rejects.toMatchObject(refusal);
  });

  it('inherits the options of the application when it has none itself', async () => {
    await run({ dryRun: true });
    expect(recorded().sync.syncOptions).toBeUndefined();
  });

  it('keeps the options of the application beside its own, which win', async () => {
    scene.patch({
      spec: {
        syncPolicy: {
          syncOptions: ['RespectIgnoreDifferences=true', 'PruneLast=false'],
        },
      },
    });
    await run({ dryRun: true, options: ['PruneLast=true'] });
    expect(recorded().sync.syncOptions).toEqual([
      'RespectIgnoreDifferences=true',
      'PruneLast=true',
    ]);
  });
});
