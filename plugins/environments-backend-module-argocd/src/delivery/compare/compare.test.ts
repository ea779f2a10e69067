import type { ResourceDifference } from '@flightdeck/plugin-environments-common';
import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene, NAME } from '../../__testUtils__/EngineScene';
import { startGit } from '../../__testUtils__/startSandbox';
import { config, hook } from './__testUtils__/manifests';

jest.setTimeout(30_000);

const REPOSITORY = 'hooks';
const CANARY = 'canary-77e1';

const shortly = (resources: readonly ResourceDifference[]) =>
  resources.map(({ kind, name, change }) => `${change} ${kind} ${name}`).sort();

const changed = (resource: ResourceDifference | undefined) =>
  (resource?.lines ?? []).flatMap(({ type, text }) =>
    type === 'added' || type === 'removed'
      ? [`${type === 'added' ? '+' : '-'}${text.trim()}`]
      : [],
  );

describe('what an action would do', () => {
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

  const compare = async (
    aim: { prune?: boolean; historyId?: number; partial?: boolean } = {},
  ) =>
    scene.engine.compare(
      await scene.inspect(),
      { prune: false, ...aim },
      scene.options,
    );

  it('tells each resource that a sync changes, in lines', async () => {
    const { resources, hooks, incomplete } = await compare();
    expect(incomplete).toBeUndefined();
    expect(hooks).toEqual([]);
    expect(shortly(resources)).toEqual([
      'create PodDisruptionBudget backend',
      'update ConfigMap backend-config',
      'update Deployment backend',
      'update Deployment celery-worker',
      'update Deployment frontend',
    ]);
    const backend = resources.find(
      ({ kind, name }) => kind === 'Deployment' && name === 'backend',
    );
    const image = 'image: ghcr.io/epfl-enac/co2-calculator-backend';
    expect(changed(backend)).toEqual([`-${image}:1.4.0`, `+${image}:1.5.0`]);
    const settings = resources.find(({ kind }) => kind === 'ConfigMap');
    expect(changed(settings)).toEqual([
      expect.stringMatching(/: \(hidden\)$/),
      expect.stringMatching(/: \(hidden, changed\)$/),
    ]);
  });

  it('tells what a rollback changes, without what the autoscaler owns', async () => {
    const { resources, hooks, incomplete } = await compare({ historyId: 0 });
    expect(incomplete).toBeUndefined();
    expect(hooks).toEqual([]);
    expect(shortly(resources)).toEqual([
      'update Deployment backend',
      'update Deployment celery-worker',
      'update Deployment frontend',
    ]);
    const lines = resources.flatMap(changed);
    expect(lines).toHaveLength(6);
    expect(lines.filter(line => /^\+.*:1\.3\.0$/.test(line))).toHaveLength(3);
  });

  it('finds nothing to change in what runs already', async () => {
    const { resources } = await compare({ historyId: 1 });
    expect(resources).toEqual([]);
  });

  it('finds no entry of a wrong id', async () => {
    await expect(compare({ historyId: 40 })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('says when an entry was made from another folder', async () => {
    scene.patch({ spec: { source: { path: 'environments/staging' } } });
    expect(await compare({ historyId: 0 })).toEqual({
      resources: [],
      hooks: [],
      incomplete: expect.stringContaining('from other sources'),
    });
  });

  describe('with hooks and things that go', () => {
    let first: string;

    beforeEach(async () => {
      const author = { name: 'Ada', email: 'ada@example.org' };
      const commit = (files: Record<string, object | undefined>) =>
        git.commit(
          REPOSITORY,
          Object.entries(files).map(([path, file]) => ({
            path,
            content: file && JSON.stringify(file),
          })),
          { author, message: 'Change' },
        );
      await git.create(REPOSITORY);
      first = await commit({
        'a.json': config('a', { key: `${CANARY}-1` }),
        'new.json': undefined,
        'old.json': config('old', { key: CANARY }),
        'kept.json': config(
          'kept',
          {},
          {
            annotations: {
              'argocd.argoproj.io/sync-options': 'Prune=false',
            },
          },
        ),
        'secret.json': {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'old-secret' },
          stringData: { password: CANARY },
        },
        'migrate.json': hook('migrate', 'PreSync'),
        'mourn.json': hook('mourn', 'SyncFail'),
      });
      scene.sandbox.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
        spec: { sourceRepos: ['*'] },
      });
      scene.patch({
        spec: {
          source: { repoURL: `${git.url}/${REPOSITORY}.git`, path: '.' },
          ignoreDifferences: null,
        },
      });
      const before = await scene.inspect();
      await scene.engine.sync(
        {
          application: before,
          prune: true,
          requestedBy: 'user:default/ada',
          resources: ['a', 'old', 'kept'].map(name => ({
            group: '',
            kind: 'ConfigMap',
            namespace: NAME,
            name,
          })),
        },
        scene.options,
      );
      await scene.follow(before);
      await commit({
        'a.json': config('a', { key: `${CANARY}-2` }),
        'old.json': undefined,
        'kept.json': undefined,
        'new.json': config('new', { key: CANARY }),
      });
    });

    const ours = ({ resources }: { resources: ResourceDifference[] }) =>
      resources.filter(({ name }) =>
        ['a', 'old', 'kept', 'new'].includes(name),
      );

    it.each([
      [false, 'keep ConfigMap old'],
      [true, 'prune ConfigMap old'],
    ])('tells what goes, with pruning %s', async (prune, old) => {
      const comparison = await compare({ prune });
      expect(shortly(ours(comparison)).sort()).toEqual(
        [
          'create ConfigMap new',
          'keep ConfigMap kept',
          'update ConfigMap a',
          old,
        ].sort(),
      );
      expect(JSON.stringify(comparison)).not.toContain(CANARY);
    });

    it('tells the hooks of a sync, and which of them run', async () => {
      expect((await compare()).hooks).toEqual([
        { kind: 'Job', name: 'migrate', phase: 'PreSync', runs: true },
        {
          kind: 'Job',
          name: 'mourn',
          phase: 'SyncFail',
          runs: false,
          reason: 'It runs only when the sync fails.',
        },
      ]);
    });

    it('tells that no hook runs for chosen resources', async () => {
      const { hooks } = await compare({ partial: true });
      expect(hooks.map(({ runs }) => runs)).toEqual([false, false]);
      expect(hooks[0].reason).toContain('chosen resources');
    });

    it('tells that a rollback runs no hook', async () => {
      const { spec, status } = scene.object();
      const [entry, ...rest] = Object(status).history;
      const history = [
        { ...entry, revision: first, source: Object(spec).source },
        ...rest,
      ];
      scene.patch({ status: { history } });
      const comparison = await compare({ historyId: 0 });
      expect(comparison.hooks.map(({ name, runs }) => [name, runs])).toEqual([
        ['migrate', false],
        ['mourn', false],
      ]);
      expect(comparison.hooks[0].reason).toContain('no hook runs');
      expect(comparison.incomplete).toContain('those of old-secret differ');
      expect(JSON.stringify(comparison)).not.toContain(CANARY);
      expect(shortly(ours(comparison))).toEqual([]);
    });

    it('says which part it cannot tell when manifests cannot be made', async () => {
      const application = await scene.inspect();
      const sync = { ...application.sync, revisions: ['0'.repeat(40)] };
      const { hooks, incomplete, resources } = await scene.engine.compare(
        { ...application, sync },
        { prune: false },
        scene.options,
      );
      expect(hooks).toEqual([]);
      expect(resources).not.toEqual([]);
      expect(incomplete).toMatch(/^Which hooks run cannot be told: Argo CD /);
    });
  });
});
