import {
  conditionOf,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';

const FAILS = [{ name: 'FAIL_ON_START', value: 'yes' }];

function job(
  spec: Record<string, unknown> = {},
  podSpec: Record<string, unknown> = {},
  env: { name: string; value: string }[] = [],
) {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'migrate', namespace: NAMESPACE },
    spec: {
      ...spec,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [
            { name: 'migrate', image: 'example.org/migrate:1.0.0', env },
          ],
          ...podSpec,
        },
      },
    },
  };
}

describe('JobController', () => {
  let test: TestCluster;
  const object = () => test.cluster.get('Job', NAMESPACE, 'migrate');
  const status = () => object()?.status;
  const ended = (type: string) =>
    conditionOf(object(), type)?.status === 'True';
  /** The second in which each Pod was created. */
  const creations = () => {
    const seconds: number[] = [];
    test.cluster.subscribe(({ type, object: { kind } }) => {
      if (kind === 'Pod' && type === 'ADDED') {
        seconds.push(Math.floor(test.timeline.elapsed()));
      }
    });
    return seconds;
  };

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('runs a Pod to its end', () => {
    test.cluster.apply(job());
    test.timeline.until(() => test.readyPods().length === 1);
    test.timeline.advance(0.1);
    expect(status()).toMatchObject({ active: 1, ready: 1 });
    test.timeline.until(() => ended('Complete'));
    expect(status()).toMatchObject({
      succeeded: 1,
      startTime: '2030-01-01T00:00:00Z',
      completionTime: expect.stringMatching(/^2030-01-01T00:00:0\dZ$/),
    });
    expect(status()).not.toHaveProperty('active');
    expect(test.pods()[0].metadata.finalizers ?? []).toEqual([]);
    expect(test.reasonsOfEvents()).toEqual(
      expect.arrayContaining(['SuccessfulCreate', 'Completed']),
    );
  });

  it('runs as many at once as it may, until enough have succeeded', () => {
    let most = 0;
    test.cluster.subscribe(() => {
      const running = test
        .pods()
        .filter(({ status: pod }) => !/Succeeded/.test(JSON.stringify(pod)));
      most = Math.max(most, running.length);
    });
    test.cluster.apply(job({ completions: 5, parallelism: 2 }));
    test.timeline.until(() => ended('Complete'));
    expect(status()).toMatchObject({ succeeded: 5 });
    expect([most, test.pods().length]).toEqual([2, 5]);
  });

  it('tries again, later each time, and gives up at its limit', () => {
    const created = creations();
    test.cluster.apply(job({ backoffLimit: 2 }, {}, FAILS));
    test.timeline.until(() => ended('Failed'));
    expect(status()).toMatchObject({ failed: 3 });
    expect(conditionOf(object(), 'Failed')).toMatchObject({
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    });
    const [first, second, third] = created;
    expect(created).toHaveLength(3);
    expect(second - first).toBeGreaterThanOrEqual(10);
    expect(third - second).toBeGreaterThanOrEqual(20);
    test.timeline.advance(3_600);
    expect(created).toHaveLength(3);
    expect(test.reasonsOfEvents()).toContain('BackoffLimitExceeded');
  });

  it('counts what containers are started again where they restart in place', () => {
    const podSpec = { restartPolicy: 'OnFailure' };
    test.cluster.apply(job({ backoffLimit: 2 }, podSpec, FAILS));
    test.timeline.until(() => ended('Failed'));
    expect(status()).toMatchObject({ failed: 1 });
    test.timeline.until(() => test.pods().length === 0, 60);
  });

  it('ends at its deadline', () => {
    test.cluster.apply(job({ activeDeadlineSeconds: 3, backoffLimit: 9 }));
    test.timeline.until(() => ended('Failed'));
    expect(conditionOf(object(), 'Failed')?.reason).toBe('DeadlineExceeded');
    expect(Math.round(test.timeline.elapsed())).toBe(3);
  });

  it('has no Pods while it is suspended, and goes on afterwards', () => {
    test.cluster.apply(job({ suspend: true }));
    test.timeline.advance(60);
    expect(test.pods()).toEqual([]);
    expect(conditionOf(object(), 'Suspended')?.status).toBe('True');
    const patch = { spec: { suspend: false } };
    test.cluster.patch('Job', NAMESPACE, 'migrate', patch);
    test.timeline.until(() => ended('Complete'));
    expect(conditionOf(object(), 'Suspended')).toBeUndefined();
    expect(status()).toMatchObject({ startTime: '2030-01-01T00:01:00Z' });
  });

  it('replaces a Pod that somebody deletes, and counts it as failed', () => {
    test.cluster.apply(job());
    test.timeline.until(() => test.readyPods().length === 1);
    test.cluster.delete('Pod', NAMESPACE, test.pods()[0].metadata.name);
    test.timeline.until(() => ended('Complete'));
    expect(status()).toMatchObject({ succeeded: 1, failed: 1 });
    expect(test.pods()).toHaveLength(1);
  });

  it('goes after the time it is kept for, with its Pods', () => {
    test.cluster.apply(job({ ttlSecondsAfterFinished: 100 }));
    test.timeline.until(() => ended('Complete'));
    test.timeline.advance(98);
    expect(object()).toBeDefined();
    test.timeline.advance(3);
    expect([object(), test.pods()]).toEqual([undefined, []]);
  });

  it('leaves no Pod behind when it is deleted while it runs', () => {
    test.cluster.apply(job());
    test.timeline.until(() => test.readyPods().length === 1);
    test.cluster.delete('Job', NAMESPACE, 'migrate');
    test.timeline.advance(60);
    expect(test.pods()).toEqual([]);
  });

  it('counts no Pod twice over a restart of the controllers', () => {
    test.cluster.apply(job({ completions: 2 }));
    test.timeline.until(() => ended('Complete'));
    test.life.stop();
    test.life.start();
    test.timeline.advance(10);
    expect(status()).toMatchObject({ succeeded: 2 });
  });
});
