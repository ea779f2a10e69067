import { mockServices } from '@backstage/backend-test-utils';
import { FaultyServer } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import {
  startGit,
  startSandbox,
  type TestSandbox,
  TOKEN,
} from '../__testUtils__/startSandbox';
import type { ArgocdAdministration } from './ArgocdAdministration';
import { createArgocdAdministrations } from './createArgocdAdministrations';
import type { DeliveryObject } from './DeliveryObject';

jest.setTimeout(30_000);

const SERVER = 'https://kubernetes.default.svc';
const { signal } = new AbortController();

function createAdministration(url: string, token: string) {
  const instances = [{ name: 'main', url, token }];
  const [administration] = createArgocdAdministrations(
    mockServices.rootConfig({
      data: { argocd: { appLocatorMethods: [{ type: 'config', instances }] } },
    }),
  );
  return administration;
}

describe('administration of Argo CD', () => {
  let git: GitServer;
  let sandbox: TestSandbox;
  let faulty: FaultyServer;
  const made: ArgocdAdministration[] = [];

  beforeAll(async () => {
    git = await startGit();
    sandbox = await startSandbox(git);
    faulty = await FaultyServer.start(sandbox.url);
  });

  afterAll(async () => {
    await Promise.all(made.map(each => each.close()));
    await faulty.close();
    await sandbox.close();
    await git.close();
  });

  function administration(token = TOKEN, url = sandbox.url) {
    const created = createAdministration(url, token);
    made.push(created);
    return created;
  }

  const project = (name: string): DeliveryObject => ({
    name,
    labels: { team: 'shop' },
    annotations: {},
    finalizers: [],
    deleting: false,
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: SERVER, namespace: name }],
      clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }],
    },
  });

  function application(name: string): DeliveryObject {
    const source = sandbox.cluster.get(
      'Application',
      'argocd',
      'co2-calculator-dev',
    )?.spec;
    return {
      ...project(name),
      spec: {
        project: name,
        source: JSON.parse(JSON.stringify(source)).source,
        destination: { server: SERVER, namespace: name },
        syncPolicy: { syncOptions: ['CreateNamespace=true'] },
      },
    };
  }

  it('creates, finds, syncs and deletes a project and an application', async () => {
    const argocd = administration();
    expect(await argocd.findProject('shop', { signal })).toBeUndefined();
    expect(
      await argocd.createProject(project('shop'), { signal }),
    ).toMatchObject({
      name: 'shop',
      labels: { team: 'shop' },
      deleting: false,
    });
    const address = { name: 'shop', project: 'shop' };
    expect(await argocd.findApplication(address, { signal })).toBeUndefined();
    expect(await argocd.readState(address, { signal })).toBeUndefined();
    await argocd.createApplication(application('shop'), { signal });
    expect(await argocd.findApplication(address, { signal })).toMatchObject({
      name: 'shop',
      spec: { project: 'shop' },
    });
    expect(await argocd.readState(address, { signal })).toMatchObject({
      instance: 'main',
      automation: { enabled: false },
    });
    await argocd.sync(address, { requestedBy: 'user:default/ada', signal });
    await expect(argocd.deleteProject('shop', { signal })).rejects.toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringContaining('referenced by 1 applications'),
      }),
    );

    await argocd.deleteApplication(address, { signal });
    while (await argocd.findApplication(address, { signal })) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    await argocd.deleteApplication(address, { signal });
    await argocd.deleteProject('shop', { signal });
    await argocd.deleteProject('shop', { signal });
    expect(await argocd.findProject('shop', { signal })).toBeUndefined();
  });

  it('tells which rights the account lacks', async () => {
    const rights = [
      { resource: 'projects', action: 'create', object: 'shop' },
      { resource: 'applications', action: 'sync', object: 'shop/shop-dev' },
    ] as const;
    expect(
      await administration().findMissingRights(rights, { signal }),
    ).toEqual([]);
    expect(
      await administration('reader-token').findMissingRights(rights, {
        signal,
      }),
    ).toEqual(['projects, create, shop', 'applications, sync, shop/shop-dev']);
  });

  it('names the right that is missing', async () => {
    const argocd = administration('reader-token');
    await expect(
      argocd.createProject(project('mine'), { signal }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        "Argo CD 'main' does not let the configured account create project 'mine': it needs the permission projects, create, mine.",
    });
    await expect(
      argocd.createApplication(application('mine'), { signal }),
    ).rejects.toMatchObject({
      message: expect.stringContaining(
        'it needs the permission applications, create, mine/mine.',
      ),
    });
  });

  it('hands on why Argo CD refuses', async () => {
    await expect(
      administration().createApplication(application('homeless'), { signal }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^Argo CD 'main' refused: .*project "homeless", or the project does not exist/,
      ),
    });
  });

  it.each([
    ['cut', 'ServiceUnavailableError'],
    [500, 'ServiceUnavailableError'],
    [401, 'InputError'],
    [403, 'InputError'],
  ] as const)('tells %s as a %s, without the token', async (fault, name) => {
    const argocd = administration(TOKEN, faulty.url);
    faulty.spoil(fault);
    const asked = [
      argocd.createProject(project('a'), { signal }),
      argocd.findProject('a', { signal }),
      argocd.deleteApplication({ name: 'a', project: 'a' }, { signal }),
    ];
    for (const told of await Promise.allSettled(asked)) {
      expect(told).toMatchObject({ status: 'rejected', reason: { name } });
      expect(JSON.stringify(told)).not.toContain(TOKEN);
    }
    faulty.mend();
  });

  it.each(['../applications', 'A', 'a/b', ''])(
    'asks for no project %j',
    async name => {
      await expect(
        administration().findProject(name, { signal }),
      ).rejects.toThrow('No project can have such a name.');
    },
  );
});
