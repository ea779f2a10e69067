import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { RequestListener } from 'node:http';
import { AnsweringServer } from '../__testUtils__/AnsweringServer';
import { ClusterConnection } from '../client/ClusterConnection';
import { defaultSourceTiming } from '../source/SourceTiming';
import { UsagePoller } from './UsagePoller';

const GROUP = '/apis/metrics.k8s.io/v1beta1';

/** A metrics server in trouble, which the sandbox's never is. */
describe('a metrics server that fails', () => {
  let now = Date.parse('2030-01-01T00:00:00Z');
  /** How old its figures are. */
  let lagMs = 0;
  let answer: RequestListener;
  let server: AnsweringServer;
  let connection: ClusterConnection;
  let poller: UsagePoller;
  let waits: number[];
  let wake = () => {};
  const changed = jest.fn();

  const measured: RequestListener = (request, response) =>
    response.end(
      JSON.stringify(
        request.url === GROUP
          ? { resources: [{ name: 'pods' }] }
          : {
              items: [
                {
                  metadata: { name: 'web', namespace: 'shop' },
                  timestamp: new Date(now - lagMs).toISOString(),
                  containers: [
                    { name: 'main', usage: { cpu: '12m', memory: '3Mi' } },
                  ],
                },
                { metadata: { name: 'broken', namespace: 'shop' } },
                {
                  metadata: { name: 'odd', namespace: 'shop' },
                  timestamp: new Date(now - lagMs).toISOString(),
                  containers: [
                    { name: 'main', usage: { cpu: 'lots', memory: '3Mi' } },
                  ],
                },
              ],
            },
      ),
    );
  const broken: RequestListener = (_, response) =>
    response.writeHead(503).end('s3cret');
  const gone: RequestListener = (_, response) => response.writeHead(404).end();

  /** Lets the next round run to its end. */
  const round = async () => {
    const count = waits.length;
    wake();
    await until(() => waits.length > count);
  };
  const read = () => poller.read(['shop']);

  beforeEach(async () => {
    changed.mockReset();
    waits = [];
    lagMs = 0;
    answer = measured;
    server = await AnsweringServer.create((...args) => answer(...args));
    connection = new ClusterConnection({
      type: 'watched',
      name: 'one',
      url: server.url,
      credentials: { type: 'none' },
      skipTLSVerify: false,
    });
    poller = new UsagePoller({
      cluster: 'one',
      connection,
      timing: {
        ...defaultSourceTiming,
        random: () => 0.5,
        clock: () => new Date(now),
        delay: (milliseconds, signal) =>
          new Promise(resolve => {
            waits.push(milliseconds);
            wake = resolve;
            signal.addEventListener('abort', () => resolve());
          }),
      },
      onChange: changed,
    });
    poller.setNamespaces(new Set(['shop']));
    await until(() => waits.length === 1);
  });

  afterEach(async () => {
    poller.setNamespaces(new Set());
    await connection.reset();
    await server.close();
  });

  it('is believed for three minutes, and is a gap then', async () => {
    const usage = [
      {
        namespace: 'shop',
        name: 'web',
        asOf: new Date(now).toISOString(),
        containers: [{ name: 'main', cpuCores: 0.012, memoryBytes: 3145728 }],
      },
    ];
    expect(read()).toEqual({ usage, gaps: [] });
    answer = broken;
    await round();
    expect(read()).toEqual({ usage, gaps: [] });

    now += 181_000;
    changed.mockReset();
    await round();
    expect(changed).toHaveBeenCalledWith(new Set(['shop']));
    expect(read()).toEqual({
      usage: undefined,
      gaps: [
        {
          what: 'usage',
          state: 'unreachable',
          message:
            "What Pods use is not known: Cluster 'one' answered with status 503.",
        },
      ],
    });
    answer = measured;
    await round();
    expect(read().usage).toHaveLength(1);
    expect(read().gaps).toEqual([]);
  });

  it('is a gap when its figures are old, and says so once', async () => {
    now += 300_000;
    lagMs = 240_000;
    await round();
    expect(read()).toEqual({
      usage: undefined,
      gaps: [
        {
          what: 'usage',
          state: 'stale',
          message:
            "What Pods use is not known: Cluster 'one' tells of measurements that are too old.",
        },
      ],
    });
    changed.mockReset();
    await round();
    expect(changed).not.toHaveBeenCalled();
  });

  it('is asked less often while it fails', async () => {
    answer = broken;
    for (let count = 0; count < 4; count += 1) {
      await round();
    }
    expect(waits).toEqual([30_000, 45_000, 90_000, 90_000, 90_000]);
  });

  it('is no gap once it has been taken away', async () => {
    answer = gone;
    await round();
    expect(read()).toEqual({ usage: undefined, gaps: [] });
    expect(waits.at(-1)).toBeGreaterThanOrEqual(
      defaultSourceTiming.discoveryMs,
    );
    answer = measured;
    await round();
    expect(read().usage).toHaveLength(1);
  });
});
