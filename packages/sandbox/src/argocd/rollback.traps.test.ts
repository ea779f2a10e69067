import { until } from '../prometheus/__testUtils__/until';
import { createValidator } from './contract/createValidator';
import { configMap, DeliveryScene } from './__testUtils__/DeliveryScene';

jest.setTimeout(30_000);

const APPSET = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'ApplicationSet',
  metadata: { name: 'shops', namespace: 'argocd' },
};

describe('the traps of Argo CD', () => {
  const errorsOf = createValidator();
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start({
      tokens: [{ token: 'stranger', account: 'stranger', projects: ['other'] }],
    });
  });
  afterAll(() => scene.close());

  const object = (name: string) =>
    Object(scene.cluster.get('Application', 'argocd', name));
  const post = (name: string, action: string, body: object = {}) =>
    scene.request('POST', `/applications/${name}/${action}`, { body });

  /** An application that has deployed twice. */
  async function deployTwice(name: string): Promise<string[]> {
    const revisions: string[] = [];
    for (const value of ['one', 'two']) {
      revisions.push(
        await scene.commit(name, {
          'app.yaml': configMap('app', `data: {value: ${value}}\n`),
        }),
      );
      if (value === 'one') {
        await scene.deploy(name);
      }
      await scene.sync(name);
    }
    return revisions;
  }

  it('a rollback in a closed window is taken, and waits for the window', async () => {
    await deployTwice('waits');
    const windows = (...syncWindows: object[]) =>
      scene.cluster.patch('AppProject', 'argocd', 'default', {
        spec: { syncWindows },
      });
    windows({
      kind: 'deny',
      schedule: '* * * * *',
      duration: '1h',
      applications: ['waits'],
    });
    expect(await post('waits', 'sync')).toMatchObject({
      status: 403,
      body: { message: 'cannot sync: blocked by sync window' },
    });
    const taken = await post('waits', 'rollback', { id: 0 });
    expect(taken.status).toBe(200);
    expect(errorsOf('v1alpha1Application', taken.body)).toEqual([]);
    const queued = await scene.waitFor('waits', ({ operation, status }) =>
      status.operationState?.message?.includes('blocked')
        ? { operation, state: status.operationState }
        : undefined,
    );
    expect(queued).toMatchObject({
      operation: { sync: { syncStrategy: { apply: {} } } },
      state: {
        phase: 'Running',
        message: 'Sync operation blocked by sync window',
      },
    });
    windows();
    expect(await scene.finished('waits')).toMatchObject({ phase: 'Succeeded' });
    expect(scene.cluster.get('ConfigMap', 'waits', 'app')).toMatchObject({
      data: { value: 'one' },
    });
  });

  it.each([
    [
      'an entry without a source',
      'bare',
      { id: 0 },
      'cannot rollback to revision deployed with Argo CD v0.11 or lower. sync to revision instead.',
    ],
    [
      'an entry that is not there',
      'wrong',
      { id: 40 },
      'application wrong does not have deployment with id 40',
    ],
  ])(
    'a rollback to %s is refused with 400',
    async (_what, name, body, message) => {
      await deployTwice(name);
      const [{ source: _source, ...bare }, ...rest] =
        object(name).status.history;
      scene.cluster.patch('Application', 'argocd', name, {
        status: {
          history: [
            name === 'bare' ? bare : { ...bare, source: _source },
            ...rest,
          ],
        },
      });
      const answer = await post(name, 'rollback', body);
      expect(answer).toMatchObject({ status: 400, body: { message } });
      expect(errorsOf('runtimeError', answer.body)).toEqual([]);
    },
  );

  it.each([[{}], [{ enabled: true }]])(
    'a rollback with the automation %j is refused with 400',
    async automated => {
      const name = 'enabled' in automated ? 'on' : 'implicit';
      await deployTwice(name);
      scene.cluster.patch('Application', 'argocd', name, {
        spec: { syncPolicy: { automated } },
      });
      expect(await post(name, 'rollback', { id: 0 })).toMatchObject({
        status: 400,
        body: {
          message: 'rollback cannot be initiated when auto-sync is enabled',
        },
      });
    },
  );

  it('an operation is ended only where one runs', async () => {
    await deployTwice('idle');
    expect(
      await scene.request('DELETE', '/applications/idle/operation'),
    ).toMatchObject({
      status: 400,
      body: {
        message: 'Unable to terminate operation. No operation is in progress',
      },
    });
  });

  it('manifests are those of a revision, with masked Secrets', async () => {
    const [first] = await deployTwice('told');
    await scene.commit('told', {
      'secret.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData: {a: canary}\n',
    });
    const read = async (query: string) =>
      scene.request('GET', `/applications/told/manifests${query}`);
    const then = await read(`?revision=${first}`);
    expect(errorsOf('repositoryManifestResponse', then.body)).toEqual([]);
    expect(then.body).toMatchObject({
      revision: first,
      sourceType: 'Directory',
    });
    expect(JSON.stringify(then.body)).toContain('one');
    const now = JSON.stringify((await read('')).body);
    expect(now).toContain('++++');
    expect(now).not.toContain('canary');
    expect(await read('?revision=nowhere')).toMatchObject({ status: 500 });
  });

  it('metadata of an old deployment is that of its own source', async () => {
    const [first] = await deployTwice('moved');
    await scene.commit('elsewhere', { 'app.yaml': configMap('app') });
    scene.cluster.patch('Application', 'argocd', 'moved', {
      spec: { source: { repoURL: scene.url('elsewhere') } },
    });
    const path = `/applications/moved/revisions/${first}/metadata`;
    expect(await scene.request('GET', path)).toMatchObject({ status: 500 });
    const told = await scene.request('GET', `${path}?versionId=0`);
    expect(told.body).toMatchObject({ author: 'Ada <ada@example.org>' });
    expect(errorsOf('v1alpha1RevisionMetadata', told.body)).toEqual([]);
  });

  it('an ApplicationSet makes its applications, and keeps their specs', async () => {
    await scene.commit('shop', { 'app.yaml': configMap('app') });
    const { spec } = scene.application('shop');
    scene.cluster.apply({
      ...APPSET,
      spec: {
        generators: [{ list: { elements: [{ name: 'shop' }] } }],
        template: { metadata: { name: '{{name}}' }, spec },
      },
    });
    const changed = () =>
      scene.request('PATCH', '/applications/shop', {
        body: {
          name: 'shop',
          patchType: 'merge',
          patch: JSON.stringify({ spec: { revisionHistoryLimit: 3 } }),
        },
      });
    await until(
      async () =>
        scene.cluster.get('Application', 'argocd', 'shop') !== undefined,
    );
    expect(object('shop').metadata.ownerReferences).toMatchObject([
      { kind: 'ApplicationSet', name: 'shops' },
    ]);
    expect((await changed()).status).toBe(200);
    await scene.waitFor(
      'shop',
      application => application.spec.revisionHistoryLimit === undefined,
    );
    const path = '/applicationsets/shops';
    const told = await scene.request('GET', path);
    expect(errorsOf('v1alpha1ApplicationSet', told.body)).toEqual([]);
    expect(
      await scene.request('GET', path, { token: 'stranger' }),
    ).toMatchObject({ status: 403 });
    expect(
      await scene.request('GET', '/applicationsets/nothing'),
    ).toMatchObject({ status: 404 });
  });
});
