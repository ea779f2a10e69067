import fc from 'fast-check';
import { kubernetesProjections } from '../kubernetes';
import { ago, NAMESPACE } from './builders';

/** Few names, so that objects name each other. */
const name = fc.constantFrom('web', 'dump', 'dump-1', 'node-1', 'constructor');
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'x', -1, NaN, [], {}, [null], true),
  fc.string({ maxLength: 4 }),
);
/** A field as it should be, or another thing, or nothing. */
const maybe = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 6, arbitrary },
    { weight: 1, arbitrary: junk },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  maybe(
    fc.record(
      Object.fromEntries(
        Object.entries(fields).map(([key, value]) => [key, maybe(value)]),
      ),
    ),
  );
const list = (arbitrary: fc.Arbitrary<unknown>) =>
  maybe(fc.array(maybe(arbitrary), { maxLength: 2 }));
const time = fc.oneof(
  fc.integer({ min: -1e4, max: 1e6 }).map(ago),
  fc.constantFrom(
    '',
    'soon',
    '2026-02-30T00:00:00Z',
    '+275760-09-13T00:00:00Z',
  ),
);
const count = fc.constantFrom(0, 1, 2, 3, 4, 1e9, -1, 0.5);
const flag = fc.boolean();
const conditions = list(
  record({
    type: fc.constantFrom(
      'Ready',
      'PodScheduled',
      'Failed',
      'Complete',
      'AbleToScale',
    ),
    status: fc.constantFrom('True', 'False', 'Unknown'),
    reason: fc.constantFrom(
      'Unschedulable',
      'SchedulingGated',
      'BackoffLimitExceeded',
    ),
    message: fc.string(),
    lastTransitionTime: time,
  }),
);
const state = record({
  waiting: record({
    reason: fc.constantFrom('CrashLoopBackOff', 'ContainerCreating'),
  }),
  running: record({ startedAt: time }),
  terminated: record({
    exitCode: count,
    reason: fc.constantFrom('Error', 'OOMKilled'),
    startedAt: time,
    finishedAt: time,
  }),
});

function rawObject(
  spec: Record<string, fc.Arbitrary<unknown>>,
  status: Record<string, fc.Arbitrary<unknown>>,
) {
  return fc.record({
    metadata: fc.record({
      name,
      namespace: fc.constant(NAMESPACE),
      uid: maybe(name),
      generation: maybe(count),
      creationTimestamp: maybe(time),
      deletionTimestamp: fc.option(time, { nil: undefined, freq: 9 }),
      labels: maybe(
        fc.constantFrom({ 'flightdeck.dev/backup': 'true' }, { app: 'web' }),
      ),
      managedFields: list(
        record({ time, fieldsV1: fc.constant({ 'f:spec': {} }) }),
      ),
      ownerReferences: list(
        record({
          kind: fc.constantFrom('Job', 'CronJob', 'DaemonSet'),
          name,
          uid: name,
          controller: flag,
        }),
      ),
    }),
    spec: record(spec),
    status: record({ conditions, ...status }),
  });
}

/** Objects as they are read: what has no name is left out. */
function objectsOf<T>(
  schema: { safeParse(raw: unknown): { success: boolean; data?: T } },
  spec: Record<string, fc.Arbitrary<unknown>>,
  status: Record<string, fc.Arbitrary<unknown>>,
) {
  return fc.array(rawObject(spec, status), { maxLength: 3 }).map(raw =>
    raw.flatMap(item => {
      const { success, data } = schema.safeParse(item);
      return success && data !== undefined ? [data] : [];
    }),
  );
}

const { Pod, Job, CronJob, DaemonSet, Node } = kubernetesProjections;

/** What runs and where, with the right fields and, here and there, another thing in them. */
export const malformedWorkloads = fc.record({
  Pod: objectsOf(
    Pod,
    {
      nodeName: name,
      imagePullSecrets: list(record({ name })),
      schedulingGates: list(record({ name })),
      containers: list(
        record({ name, startupProbe: record({ periodSeconds: count }) }),
      ),
      volumes: list(
        record({ persistentVolumeClaim: record({ claimName: name }) }),
      ),
    },
    {
      phase: fc.constantFrom('Pending', 'Running', 'Unknown', 'Failed'),
      startTime: time,
      containerStatuses: list(
        record({
          name,
          ready: flag,
          started: flag,
          restartCount: count,
          state,
          lastState: state,
        }),
      ),
    },
  ),
  Job: objectsOf(
    Job,
    { suspend: flag },
    { active: count, failed: count, startTime: time, completionTime: time },
  ),
  CronJob: objectsOf(
    CronJob,
    {
      schedule: fc.constantFrom('0 * * * *', '@every 5m', '0 0 30 2 *', 'L'),
      timeZone: fc.constantFrom('UTC', 'Europe/Zurich', 'Europe/Nowhere'),
      suspend: flag,
      concurrencyPolicy: fc.constantFrom('Allow', 'Forbid'),
      startingDeadlineSeconds: count,
    },
    {
      active: list(record({ name })),
      lastScheduleTime: time,
      lastSuccessfulTime: time,
    },
  ),
  DaemonSet: objectsOf(
    DaemonSet,
    {},
    {
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      numberAvailable: count,
      numberMisscheduled: count,
    },
  ),
  Node: objectsOf(Node, { unschedulable: flag }, {}),
});
