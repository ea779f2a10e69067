import { mockCredentials } from '@backstage/backend-test-utils';
import {
  clusterDescriptionSchema,
  clusterListSchema,
  deliveryInstanceListSchema,
  gitHostListSchema,
  metricsInstanceListSchema,
  namespaceDescriptionSchema,
  serviceNameSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import {
  FakeClusterDirectory,
  FakeDeliveryDirectory,
} from './__testUtils__/FakeDirectories';
import { anEntity } from './__testUtils__/fixtures';
import { ADA, denying, ROBOT } from './__testUtils__/startInspection';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const API = '/api/environments/v1';

const PATHS = [
  '/clusters',
  '/clusters/main',
  '/clusters/main/namespaces/shop-dev',
  '/delivery/instances',
  '/metrics/instances',
  '/git-hosts',
  '/service-names/shop',
];

describe('what a service can be put on', () => {
  let cluster: FakeClusterDirectory;
  let argocd: FakeDeliveryDirectory;
  let stop: () => Promise<void>;
  let get: (path: string, as?: string) => request.Test;

  async function start(options: Partial<StartPluginOptions> = {}) {
    cluster = new FakeClusterDirectory('main', 'Main cluster');
    argocd = new FakeDeliveryDirectory('argocd');
    const plugin = await startPlugin({
      entities: [],
      targets: {
        clusters: [cluster],
        delivery: [argocd, new FakeDeliveryDirectory('other')],
        metrics: [{ name: 'metrics', clusters: ['main'] }],
      },
      ...options,
    });
    stop = plugin.stop;
    get = (path, as = ADA) =>
      request(plugin.server).get(`${API}${path}`).set('Authorization', as);
  }

  afterEach(() => stop());

  it('clusters and instances are told by name', async () => {
    await start({
      config: {
        environments: {
          git: { hosts: [{ name: 'git', url: 'https://git.example.com/' }] },
        },
      },
    });
    const clusters = await get('/clusters', ROBOT).expect(200);
    expect(clusterListSchema.parse(clusters.body)).toEqual({
      clusters: [{ name: 'main', title: 'Main cluster' }],
    });
    expect(cluster.asked).toBe(0);

    const metrics = await get('/metrics/instances').expect(200);
    expect(metricsInstanceListSchema.parse(metrics.body)).toEqual({
      instances: [{ name: 'metrics', clusters: ['main'] }],
    });
    const hosts = await get('/git-hosts').expect(200);
    expect(gitHostListSchema.parse(hosts.body)).toEqual({
      hosts: [{ name: 'git', url: 'https://git.example.com' }],
    });
  });

  it('a cluster tells what it offers, once for all who ask within seconds', async () => {
    await start();
    const answers = await Promise.all([
      get('/clusters/main').expect(200),
      get('/clusters/main', ROBOT).expect(200),
    ]);
    for (const { body } of answers) {
      expect(clusterDescriptionSchema.parse(body)).toMatchObject({
        version: 'v1.36.0',
      });
    }
    expect(cluster.asked).toBe(1);
    const { body } = await get('/clusters/none').expect(404);
    expect(body.error.message).toBe("No cluster 'none' is configured.");
  });

  it('a namespace that is not there is an answer', async () => {
    await start();
    cluster.namespaces.push('shop-dev');
    const namespace = async (name: string) => {
      const { body } = await get(`/clusters/main/namespaces/${name}`);
      return namespaceDescriptionSchema.parse(body).state;
    };
    expect(await namespace('shop-dev')).toBe('exists');
    expect(await namespace('shop-prod')).toBe('absent');
  });

  it('an instance that fails hides none of the others', async () => {
    await start();
    argocd.error = new Error('secret-detail');
    const { body } = await get('/delivery/instances').expect(200);
    expect(deliveryInstanceListSchema.parse(body).instances).toMatchObject([
      {
        name: 'argocd',
        state: 'unreachable',
        message: expect.not.stringContaining('secret-detail'),
      },
      { name: 'other', state: 'ok', destinations: [{ name: 'in-cluster' }] },
    ]);
  });

  it('a directory that fails is our trouble with it, told without its words', async () => {
    await start();
    cluster.error = new Error('secret-detail');
    const { body } = await get('/clusters/main').expect(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'cluster main could not be read; the log of the backend says why.',
    });
    cluster.error = undefined;
    await get('/clusters/main').expect(200);
  });

  describe('whether a name is free', () => {
    const nameOf = async (path = '/service-names/shop') =>
      serviceNameSchema.parse((await get(path).expect(200)).body);

    it('is free when nobody has it', async () => {
      await start();
      expect(await nameOf()).toEqual({
        name: 'shop',
        state: 'free',
        claims: [],
      });
    });

    it('is taken by an entity of the catalog', async () => {
      await start({
        entities: [anEntity('shop-dev')],
      });
      expect(await nameOf()).toMatchObject({
        state: 'taken',
        claims: [
          {
            what: 'entity',
            name: 'resource:default/shop-dev',
            message: 'The catalog has resource:default/shop-dev.',
          },
        ],
      });
    });

    it('is taken by projects and applications, of one instance where it is named', async () => {
      await start();
      argocd.projects.push('shop');
      argocd.applications.push('shop-prod');
      expect(await nameOf()).toMatchObject({
        state: 'taken',
        claims: [
          { what: 'project', name: 'shop' },
          { what: 'application', name: 'shop-prod' },
        ],
      });
      expect(await nameOf('/service-names/shop?instance=other')).toMatchObject({
        state: 'free',
      });
      await get('/service-names/shop?instance=none').expect(404);
    });

    it('is unknown where nobody has it and somebody cannot tell', async () => {
      await start();
      argocd.doubt = 'Argo CD does not answer.';
      const { state, claims } = await nameOf();
      expect(state).toBe('unknown');
      expect(claims[0]).toMatchObject({
        state: 'unknown',
        message: 'Argo CD does not answer.',
      });
      argocd.error = new Error('secret-detail');
      const failed = await nameOf('/service-names/store');
      expect(failed.state).toBe('unknown');
      expect(JSON.stringify(failed)).not.toContain('secret-detail');
    });
  });

  it.each(PATHS)('%s is for those who may create services', async path => {
    await start({ permissions: denying('environments.service.create') });
    const { body } = await get(path).expect(403);
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: 'You are not allowed to create services.',
    });
    expect(cluster.asked).toBe(0);
  });

  it.each(PATHS)('%s is for nobody without credentials', async path => {
    await start();
    const { status } = await get(path, mockCredentials.none.header());
    expect(status).toBe(401);
  });

  it.each([
    ['/clusters/main/namespaces/Shop', 'the name of a namespace'],
    ['/clusters/main/namespaces/..%2Fsecrets', 'the name of a namespace'],
    ['/service-names/Shop', 'the name of a service'],
    ['/service-names/9', 'the name of a service'],
    ['/service-names/shop?instance=a&instance=b', 'given once'],
  ])('%s is refused: no such name can be', async (path, words) => {
    await start();
    const { body } = await get(path).expect(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(words),
    });
  });

  it.each(['https://me:hunter2@git.example.com', 'git.example.com', 'ssh://a'])(
    'the backend does not start with the git host %s',
    async url => {
      await start();
      const starting = startPlugin({
        entities: [],
        config: { environments: { git: { hosts: [{ name: 'git', url }] } } },
      });
      await expect(starting).rejects.toThrow(
        'environments.git.hosts[0].url must be an http or https URL',
      );
      await expect(starting).rejects.not.toThrow('hunter2');
    },
  );
});
