import { configMap, DeliveryScene } from '../__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const CHART = {
  'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'values.yaml': 'stage: dev\nreplicas: "1"\n',
  'values-prod.yaml': 'stage: prod\n',
  'templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}
data:
  stage: {{ .Values.stage }}
  replicas: {{ .Values.replicas | quote }}
  kubernetes: {{ .Capabilities.KubeVersion.Version }}
  certificates: {{ .Capabilities.APIVersions.Has "cert-manager.io/v1" | quote }}
`,
};

function within(folder: string, files: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]),
  );
}

describe('sources of applications', () => {
  let scene: DeliveryScene;

  beforeAll(async () => {
    scene = await DeliveryScene.start();
  });

  afterAll(() => scene.close());

  const dataOf = (namespace: string, name = namespace) =>
    scene.cluster.get('ConfigMap', namespace, name)?.data;
  const namesIn = (namespace: string) =>
    scene.cluster.list('ConfigMap', namespace).map(map => map.metadata.name);
  const condition = (name: string) =>
    scene.waitFor(name, ({ status }) => status.conditions?.[0]);
  const deployUnchecked = (name: string, source: Record<string, unknown>) =>
    scene.request('POST', '/applications?validate=false', {
      body: scene.application(name, {
        source: { repoURL: scene.url(name), ...source },
      }),
    });

  it('renders a chart with Helm, for the cluster that there is', async () => {
    await scene.commit('shop', within('chart', CHART));
    await scene.deploy('shop', {
      source: { repoURL: scene.url('shop'), path: 'chart' },
    });
    expect((await scene.sync('shop')).phase).toBe('Succeeded');
    expect(dataOf('shop')).toEqual({
      stage: 'dev',
      replicas: '1',
      kubernetes: 'v1.36.0',
      certificates: 'true',
    });
    const app = await scene.waitFor(
      'shop',
      found => found.status.sync?.status === 'Synced' && found,
    );
    expect(app.status).toMatchObject({ sourceType: 'Helm' });
  });

  it.each([
    [{ valueFiles: ['values-prod.yaml'] }, 'prod'],
    [{ valueFiles: ['../env/staging.yaml'] }, 'staging'],
    [{ valueFiles: ['/env/staging.yaml'] }, 'staging'],
    [{ valueFiles: ['none.yaml'], ignoreMissingValueFiles: true }, 'dev'],
    [{ valueFiles: ['values-prod.yaml'], values: 'stage: text\n' }, 'text'],
    [{ valuesObject: { stage: 'object' } }, 'object'],
    [
      {
        valuesObject: { stage: 'object' },
        parameters: [{ name: 'stage', value: 'parameter' }],
      },
      'parameter',
    ],
  ])('takes values as Argo CD does: %j', async (helm, stage) => {
    const name = `values-${stage}`;
    await scene.commit(name, {
      ...within('chart', CHART),
      'env/staging.yaml': 'stage: staging\n',
    });
    await scene.request('POST', '/applications?upsert=true', {
      body: scene.application(name, {
        source: {
          repoURL: scene.url(name),
          path: 'chart',
          helm: { releaseName: 'release', ...helm },
        },
      }),
    });
    await scene.sync(name);
    expect(dataOf(name, 'release')).toMatchObject({ stage });
  });

  it('follows what is pushed, and what the application says, without a new commit', async () => {
    await scene.commit('follow', CHART);
    const policy = {
      syncPolicy: {
        automated: { prune: true },
        syncOptions: ['CreateNamespace=true'],
      },
    };
    await scene.deploy('follow', policy);
    await scene.waitFor('follow', () => dataOf('follow'));
    await scene.commit('follow', { 'values.yaml': 'stage: pushed\n' });
    await scene.waitFor('follow', () =>
      JSON.stringify(dataOf('follow')).includes('pushed'),
    );
    const { spec } = scene.application('follow', policy);
    await scene.request('PUT', '/applications/follow/spec', {
      body: {
        ...spec,
        source: { ...spec.source, helm: { valuesObject: { stage: 'said' } } },
      },
    });
    const said = await scene.waitFor('follow', () =>
      JSON.stringify(dataOf('follow')).includes('said'),
    );
    expect(said).toBe(true);
  });

  it('takes values files from another source', async () => {
    await scene.commit('several', within('chart', CHART));
    await scene.commit('several-values', { 'env/prod.yaml': 'stage: other\n' });
    const { source: _source, ...spec } = scene.application('several').spec;
    await scene.request('POST', '/applications', {
      body: {
        metadata: { name: 'several' },
        spec: {
          ...spec,
          sources: [
            {
              repoURL: scene.url('several'),
              path: 'chart',
              helm: { valueFiles: ['$values/env/prod.yaml'] },
            },
            { repoURL: scene.url('several-values'), ref: 'values' },
          ],
        },
      },
    });
    const state = await scene.sync('several');
    expect(dataOf('several')).toMatchObject({ stage: 'other' });
    expect(state.syncResult?.revisions).toEqual([
      await scene.git.resolve('several', 'main'),
      await scene.git.resolve('several-values', 'main'),
    ]);
  });

  it.each([
    ['plain', undefined, ['one']],
    ['deep', { recurse: true }, ['one', 'two']],
    ['only', { recurse: true, include: '{deep/*,none}' }, ['two']],
    ['without', { recurse: true, exclude: 'deep/**' }, ['one']],
  ])('reads a folder: %s', async (name, directory, expected) => {
    await scene.commit(name, {
      'app/one.yaml': configMap('one'),
      'app/deep/two.yml': configMap('two'),
      'app/readme.md': 'No manifest.\n',
    });
    await scene.deploy(name, {
      source: { repoURL: scene.url(name), path: 'app', directory },
    });
    await scene.sync(name);
    expect(namesIn(name)).toEqual(expected);
  });

  it.each([
    [
      'broken-chart',
      { 'templates/x.yaml': '{{ fail "no such stage" }}' },
      { path: '.' },
      'no such stage',
    ],
    [
      'no-values',
      {},
      { path: '.', helm: { valueFiles: ['none.yaml'] } },
      'open none.yaml: no such file or directory',
    ],
    [
      'outside',
      {},
      { path: '.', helm: { valueFiles: ['../../etc/passwd'] } },
      'outside the repository root',
    ],
    [
      'fetched',
      {},
      { path: '.', helm: { valueFiles: ['http://127.0.0.1/x'] } },
      'fetches nothing',
    ],
    [
      'remote-chart',
      {},
      { chart: 'postgresql' },
      'the sandbox has no Helm repositories',
    ],
  ])(
    'explains a source that cannot be rendered: %s',
    async (name, files, source, words) => {
      await scene.commit(name, { ...CHART, ...files });
      await deployUnchecked(name, source);
      expect(await condition(name)).toMatchObject({
        type: 'ComparisonError',
        message: expect.stringContaining(words),
      });
      expect((await condition(name)).message).not.toMatch(/\/tmp|flightdeck-/);
      const checked = await scene.request('POST', '/applications', {
        body: scene.application(`${name}-checked`, {
          source: { repoURL: scene.url(name), ...source },
        }),
      });
      expect(checked.status).toBe(400);
      expect(checked.body.message).toContain(words);
    },
  );

  it('compares with what it has while git does not answer', async () => {
    await scene.commit('offline', { 'one.yaml': configMap('one') });
    await scene.deploy('offline');
    await scene.sync('offline');
    scene.git.faults.down = true;
    await scene.request('GET', '/applications/offline?refresh=normal');
    expect(await condition('offline')).toMatchObject({
      message: expect.stringContaining('connection refused'),
    });
    scene.git.faults.down = false;
    await scene.request('GET', '/applications/offline?refresh=normal');
    await scene.waitFor(
      'offline',
      ({ status }) => status.sync?.status === 'Synced',
    );
  });
});
