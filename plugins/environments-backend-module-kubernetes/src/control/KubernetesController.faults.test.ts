import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { environment } from '../__testUtils__/RunningSource';
import { type Arrival, WorkloadServer } from '../__testUtils__/WorkloadServer';
import { defaultControlTiming } from './ControlTiming';
import { KubernetesController } from './KubernetesController';

const shop = environment('shop', { namespaces: ['shop'] });
const workload: WorkloadRef = {
  kind: 'Deployment',
  namespace: 'shop',
  name: 'api',
};
const requestedBy = 'user:default/jane';
const AT = new Date('2026-03-01T10:00:00.250Z');

describe('KubernetesController, where the cluster does not do as asked', () => {
  let server: WorkloadServer;
  let controller: KubernetesController;

  beforeEach(async () => {
    server = await WorkloadServer.create();
    controller = new KubernetesController(
      {
        clusters: [server.connect()],
        unsupportedLocators: [],
        unwatchedKinds: [],
      },
      {
        source: { read: () => ({ statuses: [], objects: {} }) },
        timing: { ...defaultControlTiming, timeoutMs: 300 },
      },
    );
  });

  afterEach(async () => {
    await controller.close();
    await server.close();
  });

  const options = () => ({ signal: AbortSignal.timeout(10_000) });
  const restart = (mark = 'one') =>
    controller.restart(
      shop,
      { workload, mark, at: AT, requestedBy },
      options(),
    );
  const scale = (replicas = 5) =>
    controller.scale(shop, { workload, replicas, requestedBy }, options());
  const noted = () =>
    server.made.map(({ spec }) => JSON.stringify(spec.template));

  const refused = "Cluster 'contract' refuses this change of Deployment api.";
  it.each([
    [400, 'InputError', refused],
    [422, 'InputError', refused],
    [
      401,
      'InputError',
      "Cluster 'contract' does not accept the configured credentials.",
    ],
    [
      403,
      'InputError',
      "Cluster 'contract' does not allow this change of Deployment api: an admission rule refuses it.",
    ],
    [
      404,
      'NotFoundError',
      "Environment 'shop' has no Deployment 'api' in namespace 'shop'.",
    ],
    [
      429,
      'ServiceUnavailableError',
      "Cluster 'contract' answered with status 429.",
    ],
    [
      500,
      'ServiceUnavailableError',
      "Cluster 'contract' answered with status 500.",
    ],
    [
      503,
      'ServiceUnavailableError',
      "Cluster 'contract' answered with status 503.",
    ],
  ])(
    'calls status %i a %s, in words of its own',
    async (status, name, message) => {
      server.onChange = arrival => arrival.answer(status);
      await expect(restart()).rejects.toMatchObject({ name, message });
      await expect(scale()).rejects.toMatchObject({ name, message });
      // Whether to try again is for those to say who know what it is for.
      expect(server.arrivals).toHaveLength(2);
    },
  );

  it('names the right that is missing', async () => {
    server.mayChange = false;
    server.onChange = arrival => arrival.answer(403);
    await expect(restart()).rejects.toMatchObject({
      name: 'InputError',
      message:
        "The configured credentials may not patch deployments.apps in namespace 'shop' of cluster 'contract'.",
    });
  });

  it('looks again when the workload changed meanwhile, a few times', async () => {
    server.onChange = (arrival, number) =>
      number < 3 ? arrival.answer(409) : arrival.accept();
    await restart();
    expect(server.arrivals).toHaveLength(3);
    expect(server.made).toHaveLength(1);

    server.onChange = arrival => arrival.answer(409);
    await expect(restart('two')).rejects.toMatchObject({
      name: 'ConflictError',
      message: 'Deployment api changed while it was about to be changed.',
    });
    expect(server.made).toHaveLength(1);
  });

  it.each<[string, (arrival: Arrival) => void]>([
    ['is lost', arrival => arrival.acceptSilently()],
    [
      'cannot be read',
      arrival => {
        arrival.make();
        arrival.answer(200, '<html>');
      },
    ],
  ])('restarts once when the answer %s', async (_, answer) => {
    server.onChange = answer;
    await expect(restart()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await restart();
    expect(server.arrivals).toHaveLength(1);
    expect(noted()).toEqual([expect.stringContaining('2026-03-01T10:00:01Z')]);
  });

  it('restarts once when the first request comes late', async () => {
    server.onChange = (arrival, number) => {
      if (number > 1) {
        arrival.accept();
      }
    };
    await expect(restart()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await restart();
    const [late] = server.arrivals;
    late.acceptSilently();
    expect(server.made).toHaveLength(1);
    expect(server.arrivals[1].patch.spec).toEqual(late.patch.spec);
  });

  it('scales to the same number when asked twice', async () => {
    server.onChange = (arrival, number) =>
      number === 1 ? arrival.acceptSilently() : arrival.accept();
    await expect(scale()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    await scale();
    expect(server.arrivals.map(({ path }) => path)).toEqual(
      Array(2).fill('/apis/apps/v1/namespaces/shop/deployments/api/scale'),
    );
    expect(server.object.spec.replicas).toBe(5);
  });

  it('gives up at once when told to', async () => {
    const abort = new AbortController();
    server.onChange = () => {};
    void until(() => server.arrivals.length > 0).then(() => abort.abort());
    await expect(
      controller.scale(
        shop,
        { workload, replicas: 5, requestedBy },
        { signal: abort.signal },
      ),
    ).rejects.toThrow();
    expect(server.made).toEqual([]);
  });

  it('restarts nothing that replaces no Pods', async () => {
    server.updateStrategy = { type: 'OnDelete' };
    const set: WorkloadRef = { ...workload, kind: 'StatefulSet' };
    await expect(
      controller.restart(
        shop,
        { workload: set, mark: 'one', at: AT, requestedBy },
        options(),
      ),
    ).rejects.toMatchObject({
      name: 'InputError',
      message:
        'StatefulSet api replaces only Pods that somebody deletes (OnDelete).',
    });
    expect(server.arrivals).toEqual([]);
  });
});
