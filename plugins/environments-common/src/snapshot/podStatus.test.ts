import { ago, aPod, aWaitingPod, type Raw } from '../__testUtils__/builders';
import { podStatus } from './podStatus';

const init = (statuses: Raw[], more: Raw = {}) =>
  aPod('a', {
    isReady: false,
    spec: {
      initContainers: [
        { name: 'one' },
        { name: 'two' },
        { name: 'proxy', restartPolicy: 'Always' },
      ],
    },
    status: { initContainerStatuses: statuses, ...more },
  });
const done = { name: 'one', state: { terminated: { exitCode: 0 } } };

describe('podStatus says what kubectl says', () => {
  it.each([
    ['Running', aPod('a')],
    ['Pending', aPod('a', { isReady: false })],
    ['CrashLoopBackOff', aWaitingPod('a', 'CrashLoopBackOff')],
    [
      'Completed',
      aPod('a', {
        status: {
          phase: 'Succeeded',
          containerStatuses: [
            {
              name: 'app',
              state: { terminated: { exitCode: 0, reason: 'Completed' } },
            },
          ],
        },
      }),
    ],
    [
      'Error',
      aPod('a', {
        status: {
          phase: 'Failed',
          containerStatuses: [
            {
              name: 'app',
              state: { terminated: { exitCode: 1, reason: 'Error' } },
            },
          ],
        },
      }),
    ],
    [
      'ExitCode:3',
      aPod('a', {
        status: {
          phase: 'Failed',
          containerStatuses: [
            { name: 'app', state: { terminated: { exitCode: 3 } } },
          ],
        },
      }),
    ],
    [
      'Evicted',
      aPod('a', {
        status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] },
      }),
    ],
    ['Init:1/3', init([done, { name: 'two', state: { running: {} } }])],
    [
      'Init:0/3',
      init([
        { name: 'one', state: { waiting: { reason: 'PodInitializing' } } },
      ]),
    ],
    [
      'Init:CrashLoopBackOff',
      init([
        done,
        { name: 'two', state: { waiting: { reason: 'CrashLoopBackOff' } } },
      ]),
    ],
    [
      'Init:Error',
      init([
        {
          name: 'one',
          state: { terminated: { exitCode: 1, reason: 'Error' } },
        },
      ]),
    ],
    [
      'Init:ExitCode:2',
      init([{ name: 'one', state: { terminated: { exitCode: 2 } } }]),
    ],
    [
      'Pending',
      init([
        done,
        { ...done, name: 'two' },
        { name: 'proxy', started: true, state: { running: {} } },
      ]),
    ],
    [
      'SchedulingGated',
      aPod('a', {
        isReady: false,
        status: {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'SchedulingGated',
            },
          ],
        },
      }),
    ],
    ['Terminating', aPod('a', { metadata: { deletionTimestamp: ago(1) } })],
    [
      'Unknown',
      aPod('a', {
        metadata: { deletionTimestamp: ago(1) },
        status: { reason: 'NodeLost' },
      }),
    ],
    [
      'NotReady',
      aPod('a', {
        status: {
          conditions: [],
          containerStatuses: [
            {
              name: 'app',
              state: { terminated: { exitCode: 0, reason: 'Completed' } },
            },
            { name: 'web', ready: true, state: { running: {} } },
          ],
        },
      }),
    ],
    [
      'Unknown',
      aPod('a', { status: { phase: undefined, containerStatuses: [] } }),
    ],
  ])('%s', (status, pod) => {
    expect(podStatus(pod)).toBe(status);
  });
});
