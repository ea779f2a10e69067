import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene, NAME } from '../../__testUtils__/EngineScene';
import { startGit } from '../../__testUtils__/startSandbox';
import { config, hook } from '../compare/__testUtils__/manifests';

jest.setTimeout(30_000);

const REPOSITORY = 'needs';
const CANARY = 'canary-52c0';

const container = {
  name: 'web',
  image: 'web:1',
  env: [
    { name: 'TOKEN', value: CANARY },
    { name: 'URL', valueFrom: { secretKeyRef: { name: 'db', key: 'url' } } },
  ],
};
const template = {
  metadata: { labels: { app: 'web' } },
  spec: {
    containers: [container],
    volumes: [{ name: 'v', configMap: { name: 'files' } }],
  },
};
const migrate = hook('migrate', 'PreSync');

const FILES: Readonly<Record<string, object>> = {
  'settings.json': config('settings', { key: CANARY }),
  'secret.json': {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db' },
    data: { url: Buffer.from(CANARY).toString('base64') },
    stringData: { password: CANARY },
  },
  'deployment.json': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, template },
  },
  'nightly.json': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'nightly' },
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template } } },
  },
  'migrate.json': { ...migrate, spec: { template } },
  'external.json': {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name: 'mail', namespace: 'other' },
    spec: { target: { name: 'mail-password' } },
  },
  'sealed.json': {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'sealed' },
    spec: { encryptedData: { key: CANARY } },
  },
};

describe('readManifests', () => {
  let git: GitServer;
  let scene: EngineScene;

  beforeAll(async () => {
    git = await startGit();
    await git.create(REPOSITORY);
    await git.commit(
      REPOSITORY,
      Object.entries(FILES).map(([path, file]) => ({
        path,
        content: JSON.stringify(file),
      })),
      { author: { name: 'Ada', email: 'ada@example.org' }, message: 'Begin' },
    );
    scene = await EngineScene.start(git);
    scene.sandbox.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
      spec: { sourceRepos: ['*'] },
    });
    scene.patch({
      spec: { source: { repoURL: `${git.url}/${REPOSITORY}.git`, path: '.' } },
    });
  });
  afterAll(async () => {
    await scene.close();
    await git.close();
  });

  it('tells what a sync brings and needs, hooks too, and no value', async () => {
    const found = await scene.engine.readManifests(
      await scene.inspect(),
      scene.options,
    );
    expect(
      found.configMaps.map(({ keys, metadata }) => [
        metadata.namespace,
        metadata.name,
        keys,
      ]),
    ).toEqual([[NAME, 'settings', ['key']]]);
    expect(
      found.secrets.map(({ keys, metadata }) => [
        metadata.name,
        [...keys].sort(),
      ]),
    ).toEqual([['db', ['password', 'url']]]);
    expect([...found.promisedSecrets].sort(byName)).toEqual([
      { namespace: 'other', name: 'mail-password', by: 'ExternalSecret mail' },
      { namespace: NAME, name: 'sealed', by: 'SealedSecret sealed' },
    ]);
    expect(
      [...found.workloads]
        .sort(byName)
        .map(({ kind, name, namespace, pod }) => ({
          what: `${kind} ${namespace}/${name}`,
          references: pod.containers.flatMap(({ references }) => references),
          volumes: pod.volumeReferences,
        })),
    ).toEqual(
      ['Job', 'CronJob', 'Deployment'].map((kind, index) => ({
        what: `${kind} ${NAME}/${['migrate', 'nightly', 'web'][index]}`,
        references: [{ kind: 'Secret', name: 'db', key: 'url' }],
        volumes: [{ kind: 'ConfigMap', name: 'files' }],
      })),
    );
    expect(JSON.stringify(found)).not.toContain(CANARY);
  });

  it('throws errors of ours when Argo CD cannot tell', async () => {
    const application = await scene.inspect();
    await expect(
      scene.as('wrong').engine.readManifests(application, scene.options),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError' });
    await expect(
      scene.engine.readManifests(
        { ...application, name: 'gone' },
        scene.options,
      ),
    ).rejects.toMatchObject({
      name: expect.stringMatching(/^(NotFound|ServiceUnavailable)Error$/),
    });
  });
});

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}
