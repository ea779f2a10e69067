import { setTimeout as wait } from 'node:timers/promises';
import {
  ANNOTATION_ARGOCD_APP_NAME,
  ANNOTATION_ARGOCD_INSTANCE,
  ANNOTATION_KUBERNETES_CLUSTER,
  ANNOTATION_NAMESPACES,
  ANNOTATION_STAGE,
} from '@flightdeck/plugin-environments-common';
import { FAULTS } from '@flightdeck/plugin-environments-node/testUtils';
import { createGitServer, type GitServer } from '@flightdeck/sandbox';
import {
  type Portal,
  type PortalOptions,
  startPortal,
} from './__testUtils__/Portal';
import { startUpstream, type Upstream } from './__testUtils__/Upstream';

const IN_CLUSTER = [
  { destination: 'https://kubernetes.default.svc', cluster: 'live' },
];

jest.setTimeout(60_000);

let git: GitServer;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  git = await createGitServer({ port: 0 });
});

afterEach(async () => {
  for (const each of open.splice(0).reverse()) {
    await each.close();
  }
});

afterAll(() => git.close());

async function anUpstream(): Promise<Upstream> {
  const upstream = await startUpstream(git);
  open.push(upstream);
  return upstream;
}

async function aPortal(options: PortalOptions): Promise<Portal> {
  const portal = await startPortal(options);
  open.push(portal);
  return portal;
}

/** A portal with this Argo CD and its cluster. */
function aPortalOf(
  { argocd, kubernetes }: Upstream,
  discovery: PortalOptions['discovery'] = {},
) {
  return aPortal({
    instances: [{ name: 'main', url: argocd.url }],
    clusters: [{ name: 'live', url: kubernetes.url }],
    discovery: { clusterNames: IN_CLUSTER, ...discovery },
  });
}

function written(name: string, annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://git.example/e.yaml',
        'backstage.io/managed-by-origin-location':
          'url:https://git.example/e.yaml',
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'team-a' },
  };
}

async function expectOwner(portal: Portal, name: string, owner: string) {
  const ownerNow = async () =>
    (await portal.list()).find(({ metadata }) => metadata.name === name)?.spec
      ?.owner;
  for (let tries = 0; tries < 200 && (await ownerNow()) !== owner; tries++) {
    await wait(50);
  }
  expect(await ownerNow()).toBe(owner);
}

describe('catalogModuleEnvironments', () => {
  it('does nothing unless it is configured', async () => {
    const upstream = await anUpstream();
    const portal = await aPortal({
      instances: [{ name: 'main', url: upstream.argocd.url }],
    });
    expect(portal.isScheduled()).toBe(false);
    expect(upstream.argocd.requests).toBe(0);
  });

  it('makes environments of applications and namespaces', async () => {
    const upstream = await anUpstream();
    const labels = { 'flightdeck.dev/system': 'shop' };
    upstream.addApplication('shop-web-prod', {
      labels,
      annotations: { 'flightdeck.dev/owner': 'group:default/shop-team' },
      targetNamespace: 'shop-prod',
    });
    upstream.addApplication('shop-jobs-prod', {
      labels,
      targetNamespace: 'shop-jobs-prod',
    });
    upstream.addApplication('blog-dev');
    upstream.addNamespace('shop-cache', {
      ...labels,
      'flightdeck.dev/stage': 'prod',
    });
    upstream.addNamespace('legacy', {
      'app.kubernetes.io/part-of': 'legacy',
      'flightdeck.dev/stage': 'prod',
    });
    upstream.addNamespace('team-dev', {});
    const portal = await aPortalOf(upstream, { createSystems: true });
    const [blog, legacy, shop] = await portal.look(
      'blog-dev',
      'legacy-prod',
      'shop-prod',
    );
    expect(shop).toMatchObject({
      metadata: {
        title: 'shop prod',
        annotations: {
          [ANNOTATION_STAGE]: 'prod',
          [ANNOTATION_KUBERNETES_CLUSTER]: 'live',
          [ANNOTATION_NAMESPACES]: 'shop-cache,shop-jobs-prod,shop-prod',
          [ANNOTATION_ARGOCD_APP_NAME]: 'shop-jobs-prod,shop-web-prod',
          [ANNOTATION_ARGOCD_INSTANCE]: 'main',
          'backstage.io/managed-by-location':
            'flightdeck-discovery:argocd/main',
        },
      },
      spec: {
        owner: 'group:default/shop-team',
        system: 'system:default/shop',
      },
    });
    expect(blog.spec).toMatchObject({ owner: 'group:default/unknown' });
    expect(legacy.metadata.annotations).toMatchObject({
      [ANNOTATION_NAMESPACES]: 'legacy',
      'backstage.io/managed-by-location':
        'flightdeck-discovery:kubernetes/live',
    });
    expect(portal.said('info')).toContainEqual(
      "Environments of Argo CD 'main': added resource:default/blog-dev, resource:default/shop-prod.",
    );
    const systems = await portal.systems();
    expect(systems.map(({ metadata }) => metadata.name).sort()).toEqual([
      'blog',
      'legacy',
      'shop',
    ]);
  });

  it('removes an environment after two complete reads without it', async () => {
    const upstream = await anUpstream();
    ['a-dev', 'b-dev', 'c-dev'].forEach(name => upstream.addApplication(name));
    const portal = await aPortalOf(upstream);
    await portal.look('a-dev', 'b-dev', 'c-dev');
    upstream.removeApplication('b-dev');
    await portal.look('a-dev', 'b-dev', 'c-dev');
    upstream.argocd.spoil('cut');
    await portal.look('a-dev', 'b-dev', 'c-dev');
    upstream.argocd.mend();
    await portal.look('a-dev', 'c-dev');
    expect(portal.said('info')).toContainEqual(
      "Environments of Argo CD 'main': removed resource:default/b-dev.",
    );
  });

  it('holds back what would remove more than half, until confirmed', async () => {
    const upstream = await anUpstream();
    const names = ['a-dev', 'b-dev', 'c-dev'];
    names.forEach(name => upstream.addApplication(name));
    const portal = await aPortalOf(upstream, { removal: { confirmReads: 3 } });
    await portal.look(...names);
    names.forEach(name => upstream.removeApplication(name));
    await portal.look(...names);
    await portal.look(...names);
    expect(portal.said('warn')).toContainEqual(
      expect.stringContaining(
        "Argo CD 'main' no longer has 3 of 3 environments at once",
      ),
    );
    await portal.look();
  });

  it.each(FAULTS.filter(fault => fault !== 'slow'))(
    'keeps everything through the fault %s, and never tells the token',
    async fault => {
      const upstream = await anUpstream();
      upstream.addApplication('a-dev');
      upstream.addNamespace('b', {
        'flightdeck.dev/system': 'b',
        'flightdeck.dev/stage': 'dev',
      });
      const portal = await aPortalOf(upstream, {
        removal: { afterReads: 1, confirmReads: 1 },
      });
      await portal.look('a-dev', 'b-dev');
      upstream.argocd.spoil(fault);
      upstream.kubernetes.spoil(fault);
      await portal.look('a-dev', 'b-dev');
      await portal.look('a-dev', 'b-dev');
      const before = portal.said('warn').length;
      await portal.look('a-dev', 'b-dev');
      expect(portal.said('warn')).toHaveLength(before);
      const said = portal.said('warn').join('\n');
      expect(said).toMatch(/Argo CD 'main'.*Its environments stay as they are/);
      expect(said).toMatch(/[Cc]luster 'live'.*stay as they are/);
      expect(said).not.toContain('discovery-token');
    },
  );

  it('goes on with one Argo CD while the other one is down', async () => {
    const [north, south] = [await anUpstream(), await anUpstream()];
    north.addApplication('a-dev');
    south.addApplication('b-dev');
    south.addApplication('c-dev');
    const portal = await aPortal({
      instances: [
        { name: 'north', url: north.argocd.url },
        { name: 'south', url: south.argocd.url },
      ],
      discovery: { removal: { afterReads: 1, confirmReads: 1 } },
    });
    await portal.look('a-dev', 'b-dev', 'c-dev');
    north.argocd.spoil(401);
    south.removeApplication('b-dev');
    south.addApplication('d-dev');
    const entities = await portal.look('a-dev', 'c-dev', 'd-dev');
    expect(
      entities.map(
        ({ metadata }) => metadata.annotations?.[ANNOTATION_ARGOCD_INSTANCE],
      ),
    ).toEqual(['north', 'south', 'south']);
  });

  it('leaves what somebody wrote, before or after it was discovered', async () => {
    const upstream = await anUpstream();
    ['a-dev', 'b-dev', 'c-dev'].forEach(name => upstream.addApplication(name));
    const portal = await aPortalOf(upstream);
    const mine = written('mine', { [ANNOTATION_ARGOCD_APP_NAME]: 'a-dev' });
    await portal.write(mine);
    await portal.has('mine');
    await portal.look('b-dev', 'c-dev', 'mine');
    expect(portal.said('warn')).toContainEqual(
      "'a dev' is described by resource:default/mine already.",
    );

    const place = written('place', {
      [ANNOTATION_KUBERNETES_CLUSTER]: 'live',
      [ANNOTATION_NAMESPACES]: 'b-dev',
    });
    // The same name as a discovered one: it takes its place.
    const same = written('c-dev', { [ANNOTATION_ARGOCD_APP_NAME]: 'c-dev' });
    await portal.write(mine, place, same);
    await portal.has('b-dev', 'c-dev', 'mine', 'place');
    await expectOwner(portal, 'c-dev', 'team-a');
    await portal.look('c-dev', 'mine', 'place');
    await portal.look('c-dev', 'mine', 'place');
    await expectOwner(portal, 'c-dev', 'team-a');
  });
});
