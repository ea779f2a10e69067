import {
  containerStatus,
  deployment,
  startTestCluster,
  TestCluster,
} from '../controllers/testCluster';
import { PodLogOptions } from '../kubernetes/PodLogSource';
import { ANNOTATION_ERROR_RATIO, ANNOTATION_LATENCY } from '../metrics';
import { KubeletLogs } from './KubeletLogs';

describe('KubeletLogs', () => {
  let test: TestCluster;
  let logs: KubeletLogs;

  beforeEach(() => {
    test = startTestCluster();
    const { cluster, timeline, life } = test;
    logs = new KubeletLogs({ cluster, timeline, kubelet: life.kubelet });
  });

  afterEach(() => test.stop());

  function read(options: Partial<PodLogOptions> = {}, container = 'backend') {
    return logs.read(test.pods()[0], container, {
      follow: false,
      previous: false,
      timestamps: false,
      signal: new AbortController().signal,
      ...options,
    });
  }

  async function all(options: Partial<PodLogOptions> = {}, container?: string) {
    const lines: string[] = [];
    for await (const line of read(options, container)) {
      lines.push(line);
    }
    return lines;
  }

  it('reads the same lines again, as JSON with trace ids', async () => {
    test.cluster.apply(deployment('backend', { replicas: 1 }));
    test.timeline.until(() => test.readyPods().length === 1);
    test.timeline.advance(60);
    const lines = await all();
    expect(await all()).toEqual(lines);
    expect(lines.length).toBeGreaterThan(20);
    expect(JSON.parse(lines[5])).toMatchObject({
      level: 'info',
      trace_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await all({ tailLines: 3 })).toEqual(lines.slice(-3));
    const [stamped] = await all({ tailLines: 1, timestamps: true });
    // When a Pod last said something depends on its name, which is random.
    expect(stamped).toMatch(/^2030-01-01T00:(00:5|01:0)\d\.\d{3}Z \{/);
    expect((await all({ sinceSeconds: 10 })).length).toBeLessThan(8);
  });

  it.each([
    [
      'postgres',
      'postgres:16.4',
      /^2030-01-01 00:\d\d:\d\d\.\d{3} UTC \[1\] LOG: {2}\w/,
    ],
    ['redis', 'redis:7.4', /^1:M 01 Jan 2030 00:\d\d:\d\d\.\d{3} \* \w/],
    [
      'frontend',
      'web:1',
      /^2030.* \[notice\]|^10\.244\.\d\.1 - - \[01\/Jan\/2030:00/,
    ],
    [
      'celery-worker',
      'api:1',
      /^\{.*"(started|configuration read|task succeeded)"/,
    ],
    ['web', 'api:1', /^\{.*"message":"/],
  ])('writes as %s does', async (name, image, pattern) => {
    test.cluster.apply(
      deployment('backend', { replicas: 1, container: { name, image } }),
    );
    test.timeline.until(() => test.readyPods().length === 1);
    test.timeline.advance(120);
    const lines = await all({}, name);
    expect(lines.length).toBeGreaterThan(5);
    expect(
      lines.filter(line => !pattern.test(line.replace(`${name} `, ''))),
    ).toEqual([]);
  });

  it('tells of errors and slow requests where the workload has them', async () => {
    const workload = deployment('backend', { replicas: 1 });
    test.cluster.apply({
      ...workload,
      metadata: {
        ...workload.metadata,
        annotations: {
          [ANNOTATION_ERROR_RATIO]: '0.2',
          [ANNOTATION_LATENCY]: '2.5',
        },
      },
    });
    test.timeline.until(() => test.readyPods().length === 1);
    test.timeline.advance(600);
    const lines = (await all()).map(line => JSON.parse(line));
    const ratio =
      lines.filter(({ level }) => level === 'error').length / lines.length;
    expect(ratio).toBeGreaterThan(0.1);
    expect(ratio).toBeLessThan(0.3);
    expect(lines).toContainEqual(
      expect.objectContaining({ status: 500, error: expect.any(String) }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'warning',
        message: expect.stringContaining('was slow'),
      }),
    );
  });

  it('keeps a bounded number of lines', async () => {
    test.cluster.apply(deployment('backend', { replicas: 1 }));
    test.timeline.advance(24 * 3600);
    expect((await all()).length).toBeLessThanOrEqual(1001);
  });

  it('tells why a container crashed, also from before its restart', async () => {
    test.cluster.apply(
      deployment('backend', {
        replicas: 1,
        container: {
          env: [{ name: 'DATABASE_URL', value: 'postgres://u:hunter2@gone/x' }],
        },
      }),
    );
    await expect(all()).rejects.toThrow();
    test.timeline.until(
      () => (containerStatus(test.pods()[0])?.restartCount ?? 0) >= 2,
    );
    const [last] = await all({ previous: true, tailLines: 1 });
    expect(last).toContain('could not translate host name \\"gone\\"');
    expect(last).not.toContain('hunter2');
  });

  it('refuses the log of a container that never started, or had no other life', async () => {
    test.cluster.apply(deployment('backend', { replicas: 1 }));
    test.timeline.until(() => test.pods().length === 1);
    await expect(all()).rejects.toThrow(/waiting to start: ContainerCreating/);
    test.timeline.until(() => test.readyPods().length === 1);
    await expect(all({ previous: true })).rejects.toThrow(
      /previous terminated container "backend" in pod "backend-.*" not found/,
    );
  });

  it('follows until the reader goes or the container ends', async () => {
    test.cluster.apply(deployment('backend', { replicas: 1 }));
    test.timeline.until(() => test.readyPods().length === 1);
    const reader = new AbortController();
    const lines = read({ follow: true, signal: reader.signal })[
      Symbol.asyncIterator
    ]();
    expect((await lines.next()).value).toContain('backend started');
    const next = lines.next();
    await Promise.resolve();
    test.timeline.advance(3);
    expect((await next).done).toBe(false);
    reader.abort();
    let more = 0;
    while (!(await lines.next()).done) {
      more += 1;
    }
    expect(more).toBeLessThan(5);
  });
});
