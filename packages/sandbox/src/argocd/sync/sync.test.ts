import { configMap, DeliveryScene } from '../__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

interface JobOptions {
  annotations?: Record<string, string>;
  command?: string;
  generateName?: boolean;
}

/** A Job whose container ends well, or fails for want of a ConfigMap to read. */
function job(name: string, options: JobOptions = {}): string {
  return JSON.stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      ...(options.generateName ? { generateName: `${name}-` } : { name }),
      annotations: options.annotations,
    },
    spec: {
      backoffLimit: 0,
      activeDeadlineSeconds: options.command === 'hang' ? 20 : 600,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [
            {
              name: 'main',
              image: 'example.org/migrate:1',
              ...(options.command === 'hang' && {
                envFrom: [{ configMapRef: { name: 'never-there' } }],
              }),
            },
          ],
        },
      },
    },
  });
}

function hook(type: string, more: Record<string, string> = {}) {
  return { annotations: { 'argocd.argoproj.io/hook': type, ...more } };
}

function deployment(name: string, wave: string, image = 'example.org/web:1') {
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      annotations: { 'argocd.argoproj.io/sync-wave': wave },
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'main', image }] },
      },
    },
  });
}

function inWave(name: string, number: string) {
  return configMap(
    name,
    `  annotations:\n    argocd.argoproj.io/sync-wave: "${number}"\n`,
  );
}

describe('syncs', () => {
  let scene: DeliveryScene;
  /** Names in the order in which their objects were made. */
  let made: string[];

  beforeAll(async () => {
    scene = await DeliveryScene.start();
    scene.cluster.subscribe(({ type, object }) => {
      if (
        type === 'ADDED' &&
        ['ConfigMap', 'Job', 'Deployment', 'Namespace'].includes(object.kind)
      ) {
        made.push(object.metadata.name);
      }
    });
  });

  beforeEach(() => {
    made = [];
  });

  afterAll(() => scene.close());

  const jobsIn = (namespace: string) =>
    scene.cluster
      .list('Job', namespace)
      .map(({ metadata }) => metadata.name)
      .sort();

  it('goes wave by wave, and waits until each is healthy', async () => {
    await scene.commit('waves', {
      'c.yaml': inWave('third', '5'),
      'b.yaml': deployment('second', '1'),
      'a.yaml': inWave('first', '-2'),
    });
    await scene.deploy('waves');
    const seen: (string | undefined)[] = [];
    const syncing = scene.sync('waves');
    await scene.waitFor('waves', ({ status }) => {
      seen.push(status.operationState?.message);
      return status.operationState?.message?.includes('healthy state');
    });
    expect(scene.cluster.get('ConfigMap', 'waves', 'third')).toBeUndefined();
    const state = await syncing;
    expect(state).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (all tasks run)',
    });
    expect(seen).toContain(
      'waiting for healthy state of apps/Deployment/second',
    );
    expect(made.filter(name => /^(first|second|third)$/.test(name))).toEqual([
      'first',
      'second',
      'third',
    ]);
    const app = await scene.waitFor(
      'waves',
      found => found.status.sync?.status === 'Synced' && found,
    );
    expect(
      app.status.resources?.map(({ name, syncWave }) => [name, syncWave]),
    ).toEqual(
      expect.arrayContaining([
        ['first', -2],
        ['third', 5],
      ]),
    );
  });

  it('fails when a wave does not become healthy, and leaves the rest', async () => {
    await scene.commit('sick', {
      'a.yaml': job('check', {
        command: 'hang',
        annotations: { 'argocd.argoproj.io/sync-wave': '0' },
      }),
      'b.yaml': inWave('later', '1'),
    });
    await scene.deploy('sick');
    const state = await scene.sync('sick');
    expect(state.phase).toBe('Failed');
    expect(state.message).toMatch(
      /^one or more synchronization tasks completed unsuccessfully, reason: Job was active longer/,
    );
    expect(scene.cluster.get('ConfigMap', 'sick', 'later')).toBeUndefined();
  });

  it('runs hooks around the sync, and counts them for nothing else', async () => {
    await scene.commit('hooks', {
      'after.yaml': job('after', hook('PostSync')),
      'before.yaml': job('before', hook('PreSync')),
      'fail.yaml': job('notify-failure', hook('SyncFail')),
      'skip.yaml': job('skipped', hook('Skip')),
      'app.yaml': configMap('app'),
    });
    await scene.deploy('hooks');
    const state = await scene.sync('hooks');
    expect(state.phase).toBe('Succeeded');
    expect(made.filter(name => name !== 'kube-root-ca.crt')).toEqual([
      'hooks',
      'before',
      'app',
      'after',
    ]);
    expect(
      state.syncResult?.resources?.map(result => [
        result.name,
        result.syncPhase,
        result.hookType,
        result.hookPhase,
      ]),
    ).toEqual([
      ['hooks', 'PreSync', undefined, 'Succeeded'],
      ['before', 'PreSync', 'PreSync', 'Succeeded'],
      ['app', 'Sync', undefined, 'Succeeded'],
      ['after', 'PostSync', 'PostSync', 'Succeeded'],
    ]);
    const app = await scene.waitFor(
      'hooks',
      found => found.status.sync?.status === 'Synced' && found,
    );
    const before = app.status.resources?.find(({ name }) => name === 'before');
    expect(before).toMatchObject({ hook: true });
    expect(before).not.toHaveProperty('status');
    expect(before).not.toHaveProperty('requiresPruning');
    // The next sync makes them anew, and prunes none.
    const uid = scene.cluster.get('Job', 'hooks', 'before')?.metadata.uid;
    await scene.sync('hooks', { prune: true });
    expect(scene.cluster.get('Job', 'hooks', 'before')?.metadata.uid).not.toBe(
      uid,
    );
    expect(jobsIn('hooks')).toEqual(['after', 'before']);
  });

  it('stops at a hook that fails, and runs those for failures', async () => {
    await scene.commit('failing', {
      'before.yaml': job('before', { ...hook('PreSync'), command: 'hang' }),
      'fail.yaml': job('notify-failure', hook('SyncFail')),
      'app.yaml': configMap('app'),
    });
    await scene.deploy('failing');
    const state = await scene.sync('failing');
    expect(state.phase).toBe('Failed');
    expect(jobsIn('failing')).toEqual(['before', 'notify-failure']);
    expect(scene.cluster.get('ConfigMap', 'failing', 'app')).toBeUndefined();
    expect(
      state.syncResult?.resources?.map(({ name, hookPhase }) => [
        name,
        hookPhase,
      ]),
    ).toEqual([
      ['failing', 'Succeeded'],
      ['before', 'Failed'],
      ['notify-failure', 'Succeeded'],
    ]);
    expect(
      (await scene.waitFor('failing', app => app)).status.history ?? [],
    ).toEqual([]);
  });

  it('deletes hooks as their policy says', async () => {
    const policy = 'argocd.argoproj.io/hook-delete-policy';
    await scene.commit('policies', {
      'a.yaml': job('goes', hook('PreSync', { [policy]: 'HookSucceeded' })),
      'b.yaml': job('stays', hook('PreSync', { [policy]: 'HookFailed' })),
      'c.yaml': job('new-name', { ...hook('PreSync'), generateName: true }),
    });
    await scene.deploy('policies');
    await scene.sync('policies');
    expect(made).toContain('goes');
    const revision = await scene.git.resolve('policies', 'main');
    expect(jobsIn('policies')).toEqual([
      expect.stringMatching(
        new RegExp(`^new-name-${revision?.slice(0, 7)}-presync-\\d+$`),
      ),
      'stays',
    ]);
  });

  it('runs the hooks of Helm as its own, by their weights', async () => {
    const helm = (type: string, weight: string) => ({
      annotations: { 'helm.sh/hook': type, 'helm.sh/hook-weight': weight },
    });
    await scene.commit('helm-hooks', {
      'Chart.yaml': 'apiVersion: v2\nname: x\nversion: 1.0.0\n',
      'templates/a.yaml': job('second', helm('pre-install,pre-upgrade', '2')),
      'templates/b.yaml': job('first', helm('pre-upgrade', '1')),
      'templates/c.yaml': job('last', helm('post-install', '0')),
      'templates/d.yaml': job('test', helm('test', '0')),
      'templates/e.yaml': job('never', helm('pre-delete', '0')),
      'templates/f.yaml': configMap('app'),
    });
    await scene.deploy('helm-hooks');
    expect((await scene.sync('helm-hooks')).phase).toBe('Succeeded');
    expect(made.filter(name => name !== 'kube-root-ca.crt')).toEqual([
      'helm-hooks',
      'first',
      'second',
      'app',
      'last',
    ]);
  });

  it('runs no hooks when only some resources are synced, or the strategy is to apply', async () => {
    await scene.commit('partial', {
      'before.yaml': job('before', hook('PreSync')),
      'app.yaml': configMap('app'),
    });
    await scene.deploy('partial');
    await scene.sync('partial', {
      resources: [{ kind: 'ConfigMap', name: 'app' }],
    });
    await scene.sync('partial', { strategy: { apply: {} } });
    expect(scene.cluster.get('ConfigMap', 'partial', 'app')).toBeDefined();
    expect(jobsIn('partial')).toEqual([]);
  });

  it('changes nothing in a dry run', async () => {
    await scene.commit('dry', {
      'before.yaml': job('before', hook('PreSync')),
      'app.yaml': inWave('app', '3'),
    });
    await scene.deploy('dry');
    const state = await scene.sync('dry', { dryRun: true });
    expect(state).toMatchObject({
      phase: 'Succeeded',
      message: 'successfully synced (dry run)',
    });
    expect(scene.cluster.get('Namespace', '', 'dry')).toBeUndefined();
  });

  it('ends a sync that waits, with the hook that runs', async () => {
    await scene.commit('ended', {
      'before.yaml': job('before', hook('PreSync')),
    });
    await scene.deploy('ended', {
      syncPolicy: { syncOptions: ['CreateNamespace=true'] },
    });
    scene.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ended' },
    });
    // No Pod fits, so the Job goes on.
    scene.cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'none', namespace: 'ended' },
      spec: { hard: { pods: '0' } },
    });
    const syncing = scene.sync('ended');
    await scene.waitFor('ended', ({ status }) =>
      status.operationState?.message?.includes('completion of hook'),
    );
    await scene.request('DELETE', '/applications/ended/operation');
    expect(await syncing).toMatchObject({
      phase: 'Failed',
      message: 'Operation terminated',
    });
    expect(jobsIn('ended')).toEqual([]);
  });

  it('makes the namespace with the labels that the application names, and keeps them', async () => {
    await scene.commit('labelled', { 'app.yaml': configMap('app') });
    const labels = { 'pod-security.kubernetes.io/enforce': 'restricted' };
    await scene.deploy('labelled', {
      syncPolicy: {
        syncOptions: ['CreateNamespace=true', 'ServerSideApply=true'],
        managedNamespaceMetadata: { labels, annotations: { team: 'shop' } },
      },
    });
    const state = await scene.sync('labelled');
    expect(state.syncResult?.resources?.[0]).toMatchObject({
      kind: 'Namespace',
      name: 'labelled',
      message: 'namespace/labelled created',
    });
    const namespace = () =>
      scene.cluster.get('Namespace', '', 'labelled')?.metadata;
    expect(namespace()).toMatchObject({
      labels,
      annotations: { team: 'shop' },
    });
    scene.cluster.patch('Namespace', '', 'labelled', {
      metadata: { labels: { 'pod-security.kubernetes.io/enforce': null } },
    });
    await scene.sync('labelled');
    expect(namespace()).toMatchObject({ labels });
  });

  it('prunes in the opposite order of the waves', async () => {
    await scene.commit('mirrored', {
      'a.yaml': inWave('first', '-1'),
      'b.yaml': inWave('second', '4'),
      'c.yaml': configMap('app'),
    });
    await scene.deploy('mirrored');
    await scene.sync('mirrored');
    await scene.commit('mirrored', {
      'a.yaml': undefined,
      'b.yaml': undefined,
    });
    const state = await scene.sync('mirrored', { prune: true });
    expect(
      state.syncResult?.resources?.map(({ name, status }) => [name, status]),
    ).toEqual([
      ['second', 'Pruned'],
      ['app', 'Synced'],
      ['first', 'Pruned'],
    ]);
  });

  it('prunes last what is to go last, and never what must stay', async () => {
    const options = (words: string) =>
      `  annotations:\n    argocd.argoproj.io/sync-options: ${words}\n`;
    await scene.commit('prune', {
      'a.yaml': configMap('goes'),
      'b.yaml': configMap('stays', options('Prune=false')),
      'c.yaml': configMap('app'),
    });
    await scene.deploy('prune', {
      syncPolicy: { syncOptions: ['CreateNamespace=true', 'PruneLast=true'] },
    });
    await scene.sync('prune');
    await scene.commit('prune', {
      'a.yaml': undefined,
      'b.yaml': undefined,
      'd.yaml': configMap('new'),
    });
    const state = await scene.sync('prune', { prune: true });
    expect(
      state.syncResult?.resources?.map(({ name, status }) => [name, status]),
    ).toEqual([
      ['app', 'Synced'],
      ['new', 'Synced'],
      ['goes', 'Pruned'],
      ['stays', 'PruneSkipped'],
    ]);
  });
});

describe('kinds that the cluster does not serve', () => {
  let scene: DeliveryScene;
  const rollout =
    'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\nspec: {}\n';

  beforeAll(async () => {
    scene = await DeliveryScene.start({ customKinds: new Set() });
  });

  afterAll(() => scene.close());

  it('stop a sync before anything is applied', async () => {
    await scene.commit('custom', {
      'a.yaml': rollout,
      'b.yaml': configMap('app'),
    });
    await scene.deploy('custom');
    const state = await scene.sync('custom');
    expect(state).toMatchObject({
      phase: 'Failed',
      message: 'one or more synchronization tasks are not valid',
    });
    expect(state.syncResult?.resources).toEqual([
      expect.objectContaining({
        name: 'web',
        status: 'SyncFailed',
        message:
          'The Kubernetes API could not find argoproj.io/Rollout for requested resource custom/web. Make sure the "Rollout" CRD is installed on the destination cluster.',
      }),
    ]);
    expect(scene.cluster.get('Namespace', '', 'custom')).toBeUndefined();
  });

  it('fail alone where the application lets them be missing', async () => {
    await scene.commit('lenient', {
      'a.yaml': rollout,
      'b.yaml': configMap('app'),
    });
    await scene.deploy('lenient');
    const state = await scene.sync('lenient', {
      syncOptions: {
        items: ['CreateNamespace=true', 'SkipDryRunOnMissingResource=true'],
      },
    });
    expect(state).toMatchObject({
      phase: 'Failed',
      message:
        'one or more objects failed to apply, reason: the server could not find the requested resource',
    });
    expect(scene.cluster.get('ConfigMap', 'lenient', 'app')).toBeDefined();
  });
});
