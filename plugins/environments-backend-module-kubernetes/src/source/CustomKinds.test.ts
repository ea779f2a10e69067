import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { AnsweringServer } from '../__testUtils__/AnsweringServer';
import { ClusterConnection } from '../client/ClusterConnection';
import { CustomKinds } from './CustomKinds';
import { defaultSourceTiming } from './SourceTiming';

const KEDA = '/apis/keda.sh';
const ROLLOUTS = '/apis/argoproj.io';
const kinds: KubernetesKind[] = ['Deployment', 'ScaledObject', 'Rollout'];

/** What `group` says when it is served in this version, with these plurals. */
function group(path: string, version: string, ...plurals: string[]) {
  return {
    [path]: { kind: 'APIGroup', versions: [{ version }] },
    [`${path}/${version}`]: { resources: plurals.map(name => ({ name })) },
  };
}

describe('CustomKinds', () => {
  /** By path: a document, or a status. What is not here is answered with 404. */
  let answers: Record<string, unknown>;
  let server: AnsweringServer;
  let connection: ClusterConnection;
  let customKinds: CustomKinds;
  let told: (readonly KubernetesKind[])[];

  beforeEach(async () => {
    answers = {};
    told = [];
    server = await AnsweringServer.create(({ url = '' }, response) => {
      const answer = answers[url] ?? 404;
      const status = typeof answer === 'number' ? answer : 200;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
    connection = new ClusterConnection({
      type: 'watched',
      name: 'test',
      url: server.url,
      credentials: { type: 'token', token: 'reader' },
      skipTLSVerify: false,
    });
    customKinds = new CustomKinds({
      connection,
      kinds,
      timing: {
        ...defaultSourceTiming,
        discoveryMs: 20,
        retryMs: { first: 20, last: 20 },
      },
      onChange: gone => told.push(gone),
    });
  });

  afterEach(async () => {
    customKinds.setActive(false);
    await connection.reset();
    await server.close();
  });

  /** Waits until everything has been asked once more than now. */
  const looked = async () => {
    const before = server.requests.length;
    await until(() => server.requests.length > before + 2 * kinds.length);
  };

  it('knows nothing before it has looked', () => {
    expect(customKinds.present).toEqual(['Deployment']);
    expect(customKinds.isAbsent('Rollout')).toBe(false);
  });

  it('tells once what is served and what is not', async () => {
    answers = group(KEDA, 'v1alpha1', 'scaledobjects');
    customKinds.setActive(true);
    await until(() => told.length > 0);
    await looked();
    expect(customKinds.present).toEqual(['Deployment', 'ScaledObject']);
    expect(customKinds.isAbsent('ScaledObject')).toBe(false);
    expect(customKinds.isAbsent('Rollout')).toBe(true);
    expect(customKinds.isAbsent('Deployment')).toBe(false);
    expect(told).toEqual([[]]);
  });

  it('takes a group without the kind for none of it', async () => {
    answers = group(ROLLOUTS, 'v1alpha1', 'applications');
    customKinds.setActive(true);
    await until(() => told.length > 0);
    expect(customKinds.isAbsent('Rollout')).toBe(true);
  });

  it('does not call absent what it cannot read', async () => {
    answers = group(KEDA, 'v2', 'scaledobjects');
    customKinds.setActive(true);
    await until(() => customKinds.isAbsent('Rollout'));
    expect(customKinds.unreadable).toEqual(['ScaledObject']);
    expect(customKinds.isAbsent('ScaledObject')).toBe(false);
    expect(customKinds.present).toEqual(['Deployment']);
  });

  it.each([
    ['a broken server', 500],
    ['a refusal', 403],
    ['an answer of something else', { login: 'please' }],
  ])(
    'learns nothing of a kind from %s, and goes on asking',
    async (_, answer) => {
      answers = { [ROLLOUTS]: answer };
      customKinds.setActive(true);
      await until(() => customKinds.isAbsent('ScaledObject'));
      await looked();
      expect(customKinds.isAbsent('Rollout')).toBe(false);
      expect(customKinds.present).toEqual(['Deployment']);

      answers = {};
      await until(() => customKinds.isAbsent('Rollout'));
      expect(told).toEqual([[], []]);
    },
  );

  it('follows a kind that comes, is silent for a while, and goes', async () => {
    customKinds.setActive(true);
    await until(() => customKinds.isAbsent('Rollout'));

    answers = group(ROLLOUTS, 'v1alpha1', 'rollouts');
    await until(() => customKinds.present.includes('Rollout'));
    expect(customKinds.isAbsent('Rollout')).toBe(false);

    answers = { [ROLLOUTS]: 503 };
    await looked();
    expect(customKinds.present).toContain('Rollout');

    answers = {};
    await until(() => customKinds.isAbsent('Rollout'));
    expect(told).toEqual([[], [], ['Rollout']]);
  });

  it('knows nothing any more once it has stopped', async () => {
    customKinds.setActive(true);
    await until(() => customKinds.isAbsent('Rollout'));
    customKinds.setActive(false);
    expect(customKinds.isAbsent('Rollout')).toBe(false);
  });
});
