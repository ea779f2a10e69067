import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene, NAME, windowAlways } from '../__testUtils__/EngineScene';
import { environment } from '../__testUtils__/environments';
import { startGit } from '../__testUtils__/startSandbox';

jest.setTimeout(30_000);

const PROJECT = 'co2-calculator';

describe('a rollback', () => {
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

  const windows = (...syncWindows: object[]) =>
    scene.sandbox.cluster.patch('AppProject', 'argocd', PROJECT, {
      spec: { syncWindows },
    });

  it('goes to an entry of the history by its id, and is followed to its end', async () => {
    const before = await scene.inspect();
    await scene.rollback(before, 0);
    const operations = await scene.follow(before);
    expect(operations.at(-1)).toMatchObject({
      kind: 'rollback',
      phase: 'Succeeded',
      revisions: before.history.at(-1)?.revisions,
    });
    const after = await scene.inspect();
    expect(after.history.map(({ id }) => id)).toEqual([2, 1, 0]);
    expect(after.sync.status).toBe('OutOfSync');
    expect(after.images).toContain(
      'ghcr.io/epfl-enac/co2-calculator-backend:1.3.0',
    );
  });

  it.each([
    ['is there, without more', {}],
    ['is on', { enabled: true, prune: true }],
  ])('is refused while automation %s', async (_what, automated) => {
    scene.patch({
      spec: {
        source: { targetRevision: 'v1.4.0' }, // Nothing is left to sync.
        syncPolicy: { automated },
      },
    });
    const before = await scene.inspect();
    scene.changes();
    await expect(scene.rollback(before, 0)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('while its auto-sync is on'),
    });
    expect(scene.changes()).toEqual([]);
  });

  it('is let through when automation is there and off', async () => {
    const automated = { enabled: false, prune: true };
    scene.patch({ spec: { syncPolicy: { automated } } });
    const before = await scene.inspect();
    await scene.rollback(before, 0);
    expect((await scene.follow(before)).at(-1)?.phase).toBe('Succeeded');
  });

  it('is a conflict while an operation is in progress', async () => {
    scene.stall();
    const before = await scene.inspect();
    await scene.sync(before);
    await expect(scene.rollback(before, 0)).rejects.toMatchObject({
      name: 'ConflictError',
      message: `Another operation is already in progress on ${NAME}.`,
    });
  });

  it('finds no entry of a wrong id, be it an index', async () => {
    await expect(
      scene.rollback(await scene.inspect(), 17),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(`no deployment 17 of ${NAME}`),
    });
  });

  it('is refused to an entry that does not tell its source', async () => {
    const { status } = scene.object();
    const { history } = Object(status);
    const [{ source: _source, ...bare }, ...others] = history;
    scene.patch({ status: { history: [bare, ...others] } });
    await expect(
      scene.rollback(await scene.inspect(), 0),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('cannot roll back to it'),
    });
  });

  it('stays queued in a closed window, and runs when it opens', async () => {
    windows(windowAlways('deny'));
    const before = await scene.inspect();
    await scene.rollback(before, 0);
    const seen: string[] = [];
    const operations = await scene.follow(before, ({ phase, message }) => {
      seen.push(`${phase}: ${message}`);
      if (message?.includes('blocked by sync window')) {
        windows();
      }
    });
    expect(seen).toContain('Running: Sync operation blocked by sync window');
    expect(operations.at(-1)?.phase).toBe('Succeeded');
  });

  it('that is queued can be ended', async () => {
    windows(windowAlways('deny'));
    const before = await scene.inspect();
    await scene.rollback(before, 0);
    await until(() => Object(scene.object().status).operationState?.phase);
    await scene.engine.terminate(await scene.inspect(), scene.options);
    expect((await scene.follow(before)).at(-1)).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
    expect((await scene.inspect()).history).toHaveLength(2);
  });

  it('says that the application was deleted meanwhile', async () => {
    const before = await scene.inspect();
    scene.sandbox.cluster.delete('Application', 'argocd', NAME);
    await expect(scene.rollback(before, 0)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: `Argo CD 'sandbox' has no application '${NAME}' in namespace 'argocd', or we may not see it.`,
    });
  });

  it('ends with word of it when the application is deleted while it runs', async () => {
    const before = await scene.inspect();
    await scene.rollback(before, 0);
    scene.sandbox.cluster.delete('Application', 'argocd', NAME);
    await expect(scene.follow(before)).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });

  it('calls what is missing, and what may not be seen, the same', async () => {
    const before = await scene.inspect();
    const lost = { ...before, name: 'lost' };
    await expect(scene.rollback(lost, 0)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(
        "'lost' in namespace 'argocd', or we may not see it",
      ),
    });
    await expect(scene.as('stranger-token').inspect()).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('or we may not see it'),
    });
  });

  it('never leaves with a name that climbs', async () => {
    const before = await scene.inspect();
    scene.sandbox.requests.splice(0);
    const { engine, options } = scene;
    const climbing = { ...before, name: `../${NAME}` };
    const attempts = [
      scene.rollback(climbing, 0),
      scene.sync(climbing),
      engine.terminate(climbing, options),
      engine.readAutomation(climbing, options),
      engine.setAutomation(climbing, 'off', options),
      engine.compare(climbing, { prune: false }, options),
      engine.inspect(environment('x', climbing), options),
    ];
    for (const attempt of attempts) {
      await expect(attempt).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    expect(scene.sandbox.requests).toEqual([]);
  });

  it('reaches an application in another namespace', async () => {
    const namespace = 'team-a';
    scene.sandbox.cluster.apply({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: NAME, namespace },
      spec: scene.object().spec,
    });
    const team = environment('team', { name: NAME, namespace });
    const first = await scene.inspect(team);
    await scene.sync(first);
    await scene.follow(first);
    const before = await scene.inspect(team);
    await scene.rollback(before, 0);
    expect((await scene.follow(before)).at(-1)?.phase).toBe('Succeeded');
    expect((await scene.inspect(team)).history).toHaveLength(2);
    expect((await scene.inspect()).history).toHaveLength(2);
  });

  it('is refused to an account that may only read', async () => {
    const before = await scene.inspect();
    await expect(
      scene.as('reader-token').rollback(before, 0),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `Argo CD 'sandbox' does not let our account roll back application '${NAME}'.`,
    });
  });

  it('finds only the ten latest deployments', async () => {
    const { status } = scene.object();
    const [entry] = Object(status).history;
    const history = Array.from({ length: 10 }, (_, id) => ({ ...entry, id }));
    scene.patch({ status: { history } });
    const before = await scene.inspect();
    await scene.sync(before);
    await scene.follow(before);
    const after = await scene.inspect();
    expect(after.history.map(({ id }) => id)).toEqual([
      10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    await expect(scene.rollback(after, 0)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('keeps only the latest'),
    });
  });
});
