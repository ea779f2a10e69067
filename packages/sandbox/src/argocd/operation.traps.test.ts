import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const BUSY = {
  status: 400,
  body: { message: 'another operation is already in progress' },
};
const BACKOFF = { duration: '3s', factor: 1, maxDuration: '1m' };

describe('the one operation of an application', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start();
  });
  afterAll(() => scene.close());

  const post = (name: string, action: string, body: object = {}) =>
    scene.request('POST', `/applications/${name}/${action}`, { body });

  async function deployed(name: string): Promise<void> {
    await scene.commit(name, { 'app.yaml': configMap('app') });
    await scene.deploy(name);
    await scene.sync(name);
  }

  it.each([
    ['sync', {}],
    ['sync-dry-run', { dryRun: true }],
  ])('is taken by a %s, as long as that goes on', async (name, body) => {
    await deployed(name);
    await scene.commit(name, {
      'odd.yaml':
        'apiVersion: example.org/v1\nkind: Odd\nmetadata: {name: a}\n',
    });
    const taken = await post(name, 'sync', {
      ...body,
      retryStrategy: { limit: 1, backoff: { ...BACKOFF, duration: '1h' } },
    });
    expect(taken).toMatchObject({ status: 200, body: { operation: {} } });
    expect(Object(taken.body).status.operationState ?? null).toBeNull();
    expect(await post(name, 'rollback', { id: 0 })).toMatchObject(BUSY);
    expect(await post(name, 'sync')).toMatchObject(BUSY);
    await scene.waitFor(name, ({ status }) => status.operationState?.phase);
    await scene.request('DELETE', `/applications/${name}/operation`);
    await scene.finished(name);
    expect(await post(name, 'rollback', { id: 0 })).toMatchObject({
      status: 200,
    });
    await scene.finished(name);
  });

  it('is still running between two attempts, though it tells an end', async () => {
    await deployed('retried');
    await scene.commit('retried', {
      'lost.yaml': configMap('lost', '  namespace: nowhere\n'),
    });
    await post('retried', 'sync', {
      retryStrategy: { limit: 1, backoff: BACKOFF },
    });
    const between = await scene.waitFor('retried', ({ operation, status }) =>
      operation && status.operationState?.finishedAt
        ? status.operationState
        : undefined,
    );
    expect(between.phase).toBe('Running');
    expect(await post('retried', 'rollback', { id: 0 })).toMatchObject(BUSY);
    expect(await scene.finished('retried')).toMatchObject({
      phase: 'Failed',
      retryCount: 1,
    });
  });

  it('is refused to an application that is being deleted', async () => {
    await deployed('deleting');
    scene.cluster.patch('Application', 'argocd', 'deleting', {
      metadata: { finalizers: ['example.org/stays'] },
    });
    scene.cluster.delete('Application', 'argocd', 'deleting');
    for (const [action, body] of [
      ['sync', {}],
      ['rollback', { id: 0 }],
    ] as const) {
      expect(await post('deleting', action, body)).toMatchObject({
        status: 400,
        body: { message: expect.stringContaining('deleting') },
      });
    }
  });

  it('leaves an entry in the history only when all was really synced', async () => {
    await deployed('entries');
    const ids = () =>
      scene.waitFor('entries', ({ status }) =>
        status.history?.map(({ id }) => id),
      );
    await scene.sync('entries', { dryRun: true });
    await scene.sync('entries', {
      resources: [{ kind: 'ConfigMap', name: 'app' }],
    });
    await scene.commit('entries', {
      'lost.yaml': configMap('lost', '  namespace: nowhere\n'),
    });
    expect(await scene.sync('entries')).toMatchObject({ phase: 'Failed' });
    expect(await ids()).toEqual([0]);
    await post('entries', 'rollback', { id: 0 });
    await scene.finished('entries');
    expect(await ids()).toEqual([0, 1]);
  });

  it('of a rollback leaves what was added since, unless it prunes', async () => {
    await deployed('added');
    await scene.commit('added', { 'new.yaml': configMap('new') });
    await scene.sync('added');
    const isThere = () =>
      scene.cluster.get('ConfigMap', 'added', 'new') !== undefined;
    await post('added', 'rollback', { id: 0 });
    await scene.finished('added');
    expect(isThere()).toBe(true);
    await post('added', 'rollback', { id: 0, prune: true });
    await scene.finished('added');
    expect(isThere()).toBe(false);
  });
});
