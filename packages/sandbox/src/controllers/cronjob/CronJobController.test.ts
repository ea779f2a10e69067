import { NAMESPACE, startTestCluster, TestCluster } from '../testCluster';

const HOUR = 3_600;

function cronJob(spec: Record<string, unknown> = {}, env: object[] = []) {
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'backup', namespace: NAMESPACE },
    spec: {
      schedule: '30 * * * *',
      ...spec,
      jobTemplate: {
        metadata: { labels: { app: 'backup' } },
        spec: {
          backoffLimit: 0,
          template: {
            spec: {
              restartPolicy: 'Never',
              containers: [
                { name: 'backup', image: 'example.org/backup:1.0.0', env },
              ],
            },
          },
        },
      },
    },
  };
}

/** A container that waits for ever. */
const STUCK = [
  {
    name: 'TOKEN',
    valueFrom: { secretKeyRef: { name: 'not-there', key: 'token' } },
  },
];

describe('CronJobController', () => {
  let test: TestCluster;
  const status = () => test.cluster.get('CronJob', NAMESPACE, 'backup')?.status;
  const jobs = () => test.cluster.list('Job', NAMESPACE);

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('creates a Job when the time has come, and remembers when', () => {
    test.cluster.apply(cronJob());
    test.timeline.advance(HOUR / 2 - 1);
    expect(jobs()).toEqual([]);
    test.timeline.advance(2);
    const [job] = jobs();
    expect(job.metadata).toMatchObject({
      // Minutes since 1970, as the cluster names them.
      name: `backup-${Date.parse('2030-01-01T00:30:00Z') / 60_000}`,
      labels: { app: 'backup' },
      annotations: {
        'batch.kubernetes.io/cronjob-scheduled-timestamp':
          '2030-01-01T00:30:00Z',
      },
    });
    expect(status()).toMatchObject({
      active: [{ kind: 'Job', uid: job.metadata.uid }],
      lastScheduleTime: '2030-01-01T00:30:00Z',
    });
    test.timeline.advance(60);
    expect(status()).toEqual({
      lastScheduleTime: '2030-01-01T00:30:00Z',
      lastSuccessfulTime: expect.stringMatching(/^2030-01-01T00:30:\d\dZ$/),
    });
    expect(test.reasonsOfEvents()).toEqual(
      expect.arrayContaining(['SuccessfulCreate', 'SawCompletedJob']),
    );
  });

  it('keeps as many Jobs as its history asks for', () => {
    test.cluster.apply(cronJob({ successfulJobsHistoryLimit: 2 }));
    test.timeline.advance(5 * HOUR);
    expect(
      jobs().map(({ metadata }) => metadata.creationTimestamp.slice(11, 16)),
    ).toEqual(['03:30', '04:30']);
  });

  it('does not take a failure for a success', () => {
    const env = [{ name: 'FAIL_ON_START', value: 'yes' }];
    test.cluster.apply(cronJob({}, env));
    test.timeline.advance(3 * HOUR);
    expect(jobs()).toHaveLength(1);
    expect(status()).toEqual({ lastScheduleTime: '2030-01-01T02:30:00Z' });
  });

  it.each([
    ['Allow', ['00:30', '01:30', '02:30'], '02:30'],
    ['Forbid', ['00:30'], '00:30'],
    ['Replace', ['02:30'], '02:30'],
  ])('with %s, of Jobs that do not end there are %j', (policy, times, last) => {
    test.cluster.apply(cronJob({ concurrencyPolicy: policy }, STUCK));
    test.timeline.advance(3 * HOUR);
    expect(
      jobs().map(({ metadata }) => metadata.creationTimestamp.slice(11, 16)),
    ).toEqual(times);
    expect(status()).toMatchObject({
      lastScheduleTime: `2030-01-01T${last}:00Z`,
    });
  });

  it('does nothing while it is suspended, and makes up for one run', () => {
    test.cluster.apply(cronJob({ suspend: true }));
    test.timeline.advance(3 * HOUR);
    expect(jobs()).toEqual([]);
    test.cluster.patch('CronJob', NAMESPACE, 'backup', {
      spec: { suspend: false },
    });
    test.timeline.advance(1);
    expect(jobs()).toHaveLength(1);
    expect(status()).toMatchObject({
      lastScheduleTime: '2030-01-01T02:30:00Z',
    });
  });

  it('lets a run be that is too late', () => {
    test.cluster.apply(cronJob({ suspend: true, startingDeadlineSeconds: 60 }));
    test.timeline.advance(HOUR);
    test.cluster.patch('CronJob', NAMESPACE, 'backup', {
      spec: { suspend: false },
    });
    test.timeline.advance(1);
    expect(jobs()).toEqual([]);
  });

  it('knows time zones', () => {
    test.cluster.apply(
      cronJob({ schedule: '0 9 * * *', timeZone: 'Asia/Tokyo' }),
    );
    test.timeline.advance(60);
    expect(jobs()).toEqual([]);
    test.timeline.advance(24 * HOUR);
    expect(status()).toMatchObject({
      lastScheduleTime: '2030-01-02T00:00:00Z',
    });
  });

  describe('of a backup', () => {
    const backup = (spec: Record<string, unknown> = {}) => {
      const { metadata, ...rest } = cronJob({ schedule: '0 2 * * *', ...spec });
      return {
        ...rest,
        metadata: { ...metadata, labels: { 'flightdeck.dev/backup': 'true' } },
      };
    };

    it('runs once soon after it was made, and then by its schedule', () => {
      test.cluster.apply(backup());
      test.timeline.advance(60);
      expect(jobs().map(({ metadata }) => metadata)).toMatchObject([
        {
          name: 'backup-first-run',
          annotations: { 'cronjob.kubernetes.io/instantiate': 'manual' },
        },
      ]);
      expect(test.reasonsOfEvents()).toContain('FirstRun');
      expect(status()).toMatchObject({
        lastSuccessfulTime: expect.stringMatching(/^2030-01-01T00:00:/),
      });
      test.timeline.advance(HOUR);
      expect(jobs()).toHaveLength(1);
      test.timeline.advance(HOUR);
      expect(jobs()).toHaveLength(2);
    });

    it('does not run while it is suspended', () => {
      test.cluster.apply(backup({ suspend: true }));
      test.timeline.advance(HOUR);
      expect(jobs()).toEqual([]);
    });
  });
});
