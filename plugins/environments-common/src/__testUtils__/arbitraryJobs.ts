import fc from 'fast-check';
import {
  aCronJob,
  aDaemonSet,
  ago,
  aJob,
  aNode,
  aPod,
  aWaitingPod,
  givenUp,
  succeeded,
  theFacts,
} from './builders';

const seconds = fc.constantFrom(undefined, 0, 60, 3600, 7200, 100_000);
const time = seconds.map(value => (value === undefined ? value : ago(value)));
const count = fc.constantFrom(undefined, 0, 1, 3);

const aRun = fc
  .record({
    end: fc.constantFrom('runs', 'failed', 'succeeded'),
    startedAgo: fc.constantFrom(60, 3600, 50_000),
  })
  .map(({ end, startedAgo }) => {
    switch (end) {
      case 'failed':
        return { startedAgo, status: givenUp(startedAgo / 2) };
      case 'succeeded':
        return { startedAgo, status: succeeded(startedAgo, 30) };
      default:
        return { startedAgo };
    }
  });

const aSchedule = fc.record({
  schedule: fc.constantFrom('0 * * * *', '*/5 * * * *', '0 2 * * *', 'often'),
  suspend: fc.boolean(),
  concurrencyPolicy: fc.constantFrom('Allow', 'Forbid'),
  startingDeadlineSeconds: fc.constantFrom(undefined, 60, -1),
});

/** A CronJob and its Jobs, a DaemonSet and the Node of its Pod, in any of their states. */
export const someRuns = fc
  .record({
    spec: aSchedule,
    lastScheduleTime: time,
    lastSuccessfulTime: time,
    runs: fc.array(aRun, { maxLength: 4 }),
    available: count,
    current: count,
    ready: fc.constantFrom('True', 'False', 'Unknown'),
    podWaits: fc.boolean(),
  })
  .map(({ spec, lastScheduleTime, lastSuccessfulTime, runs, ...daemon }) => {
    const owner = { kind: 'DaemonSet', name: 'agent' };
    return theFacts({
      objects: {
        CronJob: [
          aCronJob('dump', {
            spec,
            status: { lastScheduleTime, lastSuccessfulTime },
          }),
        ],
        Job: runs.map((run, index) =>
          aJob(`dump-${index}`, { cronJob: 'dump', ...run }),
        ),
        DaemonSet: [
          aDaemonSet('agent', {
            numberAvailable: daemon.available,
            currentNumberScheduled: daemon.current,
          }),
        ],
        Node: [
          aNode('node-1', {
            status: { conditions: [{ type: 'Ready', status: daemon.ready }] },
          }),
        ],
        Pod: [
          daemon.podWaits
            ? aWaitingPod('agent-a', 'CrashLoopBackOff', { owner })
            : aPod('agent-a', { owner }),
        ],
      },
    });
  });
