import { createGitServer, type GitServer } from '../git';
import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { applicationSchema } from './Application';
import { createArgocdServer } from './createArgocdServer';
import { seedSystem, type SystemSeed } from './seedSystem';
import { configMap } from './__testUtils__/DeliveryScene';

jest.setTimeout(60_000);

const IN_CLUSTER = 'https://kubernetes.default.svc';

describe('seedSystem', () => {
  let git: GitServer;
  let cluster: InMemoryCluster;

  beforeAll(async () => {
    git = await createGitServer({ port: 0 });
  });

  beforeEach(() => {
    cluster = new InMemoryCluster({ clock: () => new Date() });
  });

  afterAll(() => git.close());

  function system(name: string, more: Partial<SystemSeed> = {}): SystemSeed {
    const author = { name: 'Ada', email: 'ada@example.org' };
    const application = (stage: string, spec: object = {}) => ({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: `${name}-${stage}`, namespace: 'argocd' },
      spec: {
        project: name,
        source: {
          repoURL: `${git.url}/${name}.git`,
          path: 'chart',
          helm: { valueFiles: [`values-${stage}.yaml`] },
        },
        destination: { server: IN_CLUSTER, namespace: `${name}-${stage}` },
        syncPolicy: { syncOptions: ['CreateNamespace=true'] },
        ...spec,
      },
    });
    return {
      repository: {
        name,
        files: new Map([
          ['chart/Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
          ['chart/values-dev.yaml', 'version: 1.1.0\n'],
          ['chart/values-prod.yaml', 'version: 1.1.0\n'],
          [
            'chart/templates/a.yaml',
            configMap('web', 'data: {version: {{ .Values.version }} }\n'),
          ],
          [
            'chart/templates/b.yaml',
            'apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: migrate\n  annotations: {helm.sh/hook: pre-upgrade}\nspec: {}\n',
          ],
        ]),
        history: {
          commits: [
            {
              message: 'Release 1.0.0',
              author,
              daysAgo: 9,
              tag: 'v1.0.0',
              replace: [{ in: 'chart', from: '1.1.0', to: '1.0.0' }],
            },
            { message: 'Release 1.1.0', author, daysAgo: 2, tag: 'v1.1.0' },
          ],
        },
      },
      project: {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name, namespace: 'argocd' },
        spec: {
          sourceRepos: [`${git.url}/${name}.git`],
          destinations: [{ server: IN_CLUSTER, namespace: `${name}-*` }],
          clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
        },
      },
      applications: [
        {
          manifest: application('dev', {
            syncPolicy: {
              automated: {},
              syncOptions: ['CreateNamespace=true'],
            },
          }),
        },
        {
          manifest: application('prod'),
          deployed: ['v1.0.0'],
          deployedBy: 'ada',
        },
      ],
      ...more,
    };
  }

  const read = (name: string) =>
    applicationSchema.parse(cluster.get('Application', 'argocd', name));

  it('deploys each application as it is said to be, with its history', async () => {
    await seedSystem({ cluster, git }, system('shop'));
    const version = (namespace: string) =>
      cluster.get('ConfigMap', namespace, 'web')?.data;
    expect(version('shop-dev')).toEqual({ version: '1.1.0' });
    expect(version('shop-prod')).toEqual({ version: '1.0.0' });
    expect(cluster.list('Job')).toEqual([]);
    expect(read('shop-dev').status.history).toEqual([
      expect.objectContaining({
        revision: await git.resolve('shop', 'main'),
        initiatedBy: { automated: true },
      }),
    ]);
    expect(read('shop-prod').status).toMatchObject({
      history: [
        {
          id: 0,
          revision: await git.resolve('shop', 'v1.0.0'),
          initiatedBy: { username: 'ada' },
        },
      ],
      operationState: { phase: 'Succeeded' },
    });
  });

  it('leaves an Argo CD that starts afterwards nothing to do', async () => {
    await seedSystem({ cluster, git }, system('calm'));
    const argocd = await createArgocdServer({
      cluster,
      git,
      port: 0,
      speed: 20,
      tokens: [],
    });
    for (const end = Date.now() + 20_000; Date.now() < end; ) {
      if (read('calm-dev').status.sync && read('calm-prod').status.sync) {
        break;
      }
      await new Promise(done => setTimeout(done, 20));
    }
    await argocd.close();
    expect(read('calm-dev').status.sync?.status).toBe('Synced');
    expect(read('calm-dev').operation).toBeUndefined();
    expect(read('calm-prod').status.sync?.status).toBe('OutOfSync');
  });

  it('says what cannot be deployed', async () => {
    const { project, ...rest } = system('strict');
    await expect(
      seedSystem(
        { cluster, git },
        {
          ...rest,
          project: {
            ...project,
            spec: {
              sourceRepos: ['*'],
              destinations: [{ server: '*', namespace: '*' }],
            },
          },
        },
      ),
    ).rejects.toThrow(
      'The seed of strict-dev cannot be deployed: Namespace strict-dev: resource :Namespace is not permitted in project strict',
    );
  });
});
