import { mockServices } from '@backstage/backend-test-utils';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { createContract, type Exchange } from '@flightdeck/sandbox/testUtils';
import { EngineScene, PROD, windowAlways } from './__testUtils__/EngineScene';
import { ownBySet } from './__testUtils__/owners';
import { RecordingProxy } from './__testUtils__/RecordingProxy';
import { PASSWORD, startGit, TOKEN } from './__testUtils__/startSandbox';
import { createArgocdAdministrations } from './administration/createArgocdAdministrations';
import { createDeliveryDirectories } from './directory/createDeliveryDirectories';
import { ArgocdSource } from './source/ArgocdSource';

jest.setTimeout(60_000);

const APPLICATION = '/api/v1/applications/{name}';
const ROUTES = [
  `DELETE ${APPLICATION}`,
  `DELETE ${APPLICATION}/operation`,
  'DELETE /api/v1/projects/{name}',
  'GET /api/v1/account/can-i/{resource}/{action}/{subresource}',
  'GET /api/v1/applications',
  'GET /api/v1/applications/{applicationName}/managed-resources',
  `GET ${APPLICATION}`,
  `GET ${APPLICATION}/manifests`,
  `GET ${APPLICATION}/revisions/{revision}/metadata`,
  `GET ${APPLICATION}/syncwindows`,
  'GET /api/v1/applicationsets/{name}',
  'GET /api/v1/clusters',
  'GET /api/v1/projects/{name}',
  'GET /api/v1/settings',
  'GET /api/v1/stream/applications',
  'GET /api/version',
  `PATCH ${APPLICATION}`,
  'POST /api/v1/applications',
  `POST ${APPLICATION}/rollback`,
  `POST ${APPLICATION}/sync`,
  'POST /api/v1/projects',
  'POST /api/v1/session',
];

describe('what is asked of Argo CD', () => {
  let git: GitServer;
  let scene: EngineScene;
  let proxy: RecordingProxy;
  const ending = new AbortController();
  const { signal } = ending;

  beforeAll(async () => {
    git = await startGit();
    const direct = await EngineScene.start(git);
    proxy = await RecordingProxy.start(direct.sandbox.url);
    scene = direct.through(proxy.url);
  });
  afterAll(async () => {
    ending.abort();
    await proxy.close();
    await scene.close();
    await git.close();
  });

  const config = (credentials: object) => {
    const instances = [{ name: 'main', url: proxy.url, ...credentials }];
    const appLocatorMethods = [{ type: 'config', instances }];
    return mockServices.rootConfig({ data: { argocd: { appLocatorMethods } } });
  };

  async function watch(): Promise<void> {
    const { connections, engine, sandbox } = scene;
    sandbox.faults.forbidsProjects = true;
    await new ArgocdSource(connections).start({
      environments: { list: () => [PROD], subscribe: () => () => {} },
      changed: () => {},
      signal,
    });
    await until(() => engine.windows(PROD).problems.length === 0);
    sandbox.faults.forbidsProjects = false;
    const isSignOfLife = ({ path }: Exchange) => path === '/api/version';
    await until(() => proxy.exchanges.some(isSignOfLife));
  }

  async function look(): Promise<void> {
    const { engine, options } = scene;
    const application = await scene.inspect();
    ownBySet(scene);
    await engine.readAutomation(application, options);
    scene.patch({ metadata: { ownerReferences: null } });
    scene.sandbox.cluster.delete('ApplicationSet', 'argocd', 'shops');
    await engine.compare(application, { prune: true }, options);
    await engine.compare(application, { prune: true, historyId: 0 }, options);
    await engine.readManifests(application, options);
    const { revisions } = application.sync;
    const deployed = { revisions, historyId: 1 };
    await engine.describeRevisions(application, deployed, options);
  }

  async function act(): Promise<void> {
    const { engine, options, sandbox } = scene;
    const before = await scene.inspect();
    const setting = '{"enabled":false}';
    await engine.setAutomation(before, { setting }, options);
    await scene.sync(before);
    await scene.follow(before);
    const after = await scene.inspect();
    // It waits until it is ended.
    sandbox.cluster.patch('AppProject', 'argocd', 'co2-calculator', {
      spec: { syncWindows: [windowAlways('deny')] },
    });
    await scene.rollback(after, 0);
    await until(() => Object(scene.object().status).operationState?.phase);
    await engine.terminate(after, options);
    await scene.follow(after);
  }

  async function askDirectory(): Promise<void> {
    const [directory] = createDeliveryDirectories(config({ token: TOKEN }));
    await directory.describe({ signal });
    await directory.findProject('co2-calculator', { signal });
    await directory.findApplication('nowhere', { signal });
    await directory.close();
  }

  async function administer(): Promise<void> {
    const [administration] = createArgocdAdministrations(
      config({ username: 'flightdeck', password: PASSWORD }),
    );
    const shop = {
      name: 'shop',
      labels: {},
      annotations: {},
      finalizers: [],
      deleting: false,
    };
    const everywhere = { server: '*', namespace: '*' };
    const project = { sourceRepos: ['*'], destinations: [everywhere] };
    const { source, destination } = Object(scene.object().spec);
    const spec = { project: 'shop', source, destination };
    await administration.createProject({ ...shop, spec: project }, { signal });
    await administration.createApplication({ ...shop, spec }, { signal });
    const address = { name: 'shop', project: 'shop' };
    await administration.deleteApplication(address, { signal });
    await administration.deleteProject('shop', { signal });
    await administration.close();
  }

  it('is in its OpenAPI, and so are the answers, on every route that we use', async () => {
    await watch();
    await look();
    await act();
    await askDirectory();
    await administer();

    const check = createContract();
    const checked = proxy.exchanges.map(exchange => ({
      ...check(exchange),
      body: exchange.body,
    }));
    expect(checked.filter(({ errors }) => errors.length > 0)).toEqual([]);
    expect([...new Set(checked.map(({ route }) => route))].sort()).toEqual(
      [...ROUTES].sort(),
    );
  });
});
