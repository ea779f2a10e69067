import { mockCredentials } from '@backstage/backend-test-utils';
import {
  environmentConformanceSchema,
  environmentSnapshotSchema,
  fleetSchema,
  kubernetesProjections,
  type KubernetesObjects,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { FakeSource } from './__testUtils__/FakeSource';
import { anEntity } from './__testUtils__/fixtures';
import { denying } from './__testUtils__/startInspection';
import {
  startPlugin,
  type StartPluginOptions,
} from './__testUtils__/startPlugin';

const API = '/api/environments/v1';
const SHOP = `${API}/environments/default/shop-prod`;
const ADA = mockCredentials.user.header('user:default/ada');
const named = (blueprint: string) => ({
  annotations: { 'flightdeck.dev/blueprint': blueprint },
});
const entities = [
  anEntity('shop-prod', { stage: 'prod', ...named('gitops-web-platform') }),
  anEntity('shop-dev', named('gitops-web-platform')),
  anEntity('plain'),
  anEntity('odd', named('nonsense')),
];

/** Every kind is read; there is a backend, and a budget or none. */
function objectsOf(
  namespace: string,
  { hasBudget }: { hasBudget: boolean },
): KubernetesObjects {
  const everything: KubernetesObjects = Object.fromEntries(
    Object.keys(kubernetesProjections).map(kind => [kind, []]),
  );
  const metadata = { name: 'backend', namespace, uid: 'b' };
  const selector = { matchLabels: { app: 'backend' } };
  return {
    ...everything,
    Deployment: [
      kubernetesProjections.Deployment.parse({
        metadata,
        spec: {
          replicas: 3,
          selector,
          template: {
            metadata: { labels: { app: 'backend' } },
            spec: { containers: [{ name: 'backend' }] },
          },
        },
      }),
    ],
    PodDisruptionBudget: hasBudget
      ? [
          kubernetesProjections.PodDisruptionBudget.parse({
            metadata,
            spec: { maxUnavailable: 1, selector },
          }),
        ]
      : [],
  };
}

describe('conformance', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: Partial<StartPluginOptions> = {}) {
    const source = new FakeSource();
    source.tell(({ name }) => ({
      objects: objectsOf(name, { hasBudget: true }),
    }));
    const plugin = await startPlugin({
      entities,
      sources: [source],
      ...options,
    });
    stops.push(plugin.stop);
    const get = (path: string) =>
      request(plugin.server).get(path).set('Authorization', ADA);
    const conformance = async () => {
      const { body } = await get(`${SHOP}/conformance`).expect(200);
      const answer = environmentConformanceSchema.parse(body);
      if (answer.state !== 'assessed') {
        throw new Error(answer.message);
      }
      const budget = answer.requirements.find(
        ({ id }) => id === 'backend.disruption-budget',
      );
      return { answer, budget: budget?.state };
    };
    await eventually(() => expect(source.reads).toBeGreaterThan(0));
    return { ...plugin, source, get, conformance };
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('is served with its version, and not again to who has it', async () => {
    const { get, conformance } = await start();
    const first = await get(`${SHOP}/conformance`).expect(200);
    const { answer } = await conformance();
    expect(first.headers).toMatchObject({
      etag: `"${answer.version}"`,
      'cache-control': 'no-cache, private',
    });
    await get(`${SHOP}/conformance`)
      .set('If-None-Match', first.headers.etag)
      .expect(304);
  });

  it('follows the cluster, and tells of it in the snapshot and on the board', async () => {
    const { source, get, conformance, signals } = await start();
    expect((await conformance()).budget).toBe('met');

    signals.length = 0;
    source.tell(({ name }) => ({
      objects: objectsOf(name, { hasBudget: false }),
    }));
    await eventually(async () =>
      expect((await conformance()).budget).toBe('missing'),
    );
    await eventually(() =>
      expect(signals.flatMap(({ message }) => message.refs)).toContain(
        'resource:default/shop-prod',
      ),
    );
    const { answer } = await conformance();
    // The route reads the facts themselves: it may be ahead of the snapshot by a moment.
    await eventually(async () => {
      const snapshot = environmentSnapshotSchema.parse((await get(SHOP)).body);
      expect(snapshot.conformance).toMatchObject({
        version: answer.version,
        blueprint: { name: 'gitops-web-platform' },
        ...answer.summary,
        severity: 'critical',
      });
    });
    const fleet = fleetSchema.parse((await get(`${API}/environments`)).body);
    expect(
      fleet.environments.map(row => [
        row.environment.name,
        row.conformance?.missing,
      ]),
    ).toEqual([
      ['odd', undefined],
      ['plain', undefined],
      ['shop-dev', expect.any(Number)],
      ['shop-prod', answer.summary.missing],
    ]);

    source.tell(({ name }) => ({
      objects: objectsOf(name, { hasBudget: true }),
    }));
    await eventually(async () =>
      expect((await conformance()).budget).toBe('met'),
    );
  });

  it('calls unknown, and never missing, what a dead source would tell', async () => {
    const { source, conformance } = await start();
    source.tell(() => ({}), 'unreachable');
    await eventually(async () => {
      const { answer, budget } = await conformance();
      expect(budget).toBe('unknown');
      expect(answer.summary.missing).toBe(0);
      expect(answer.doubts).not.toEqual([]);
    });
  });

  it.each([
    ['plain', 'none', 'Set the annotation flightdeck.dev/blueprint'],
    ['odd', 'unusable', 'the blueprint nonsense, which does not exist'],
  ])('is told in a sentence of %s', async (name, state, words) => {
    const { get } = await start();
    const { body } = await get(
      `${API}/environments/default/${name}/conformance`,
    ).expect(200);
    expect(environmentConformanceSchema.parse(body)).toMatchObject({
      state,
      message: expect.stringContaining(words),
    });
  });

  it('refuses who may not read the environment, and hides what they may not see', async () => {
    const { get } = await start({
      permissions: denying('environments.environment.read'),
      hidden: ['resource:default/plain'],
    });
    const { body } = await get(`${SHOP}/conformance`).expect(403);
    expect(body.error.message).toBe(
      'You are not allowed to see resource:default/shop-prod.',
    );
    await get(`${API}/environments/default/plain/conformance`).expect(404);
    await get(`${API}/environments/default/nope/conformance`).expect(404);
  });
});
