import { pod } from '../__fixtures__/manifests';
import { InMemoryCluster } from '../InMemoryCluster';
import { requireResourceType } from '../requireResourceType';
import { renderTable } from './renderTable';

const NOW = new Date('2026-03-04T05:06:07Z');
const ago = (minutes: number) =>
  `${new Date(NOW.getTime() - minutes * 60_000).toISOString().slice(0, 19)}Z`;

function row(fields: Record<string, unknown>, deleted = false): unknown {
  const cluster = new InMemoryCluster({ clock: () => NOW });
  cluster.create(pod('web', fields));
  if (deleted) {
    cluster.delete('Pod', 'shop', 'web');
  }
  const table = renderTable(requireResourceType('Pod'), cluster.list('Pod'), {
    now: NOW,
    includeObject: 'None',
  });
  return table.rows;
}

const container = (state: unknown, extra: Record<string, unknown> = {}) => ({
  name: 'web',
  ready: false,
  restartCount: 0,
  state,
  ...extra,
});
const running = { running: { startedAt: ago(1) } };

describe('the pod table', () => {
  it.each<[string, string, string, Record<string, unknown>]>([
    ['0/1', 'Pending', '0', { phase: 'Pending' }],
    [
      '1/1',
      'Running',
      '3 (5m ago)',
      {
        phase: 'Running',
        containerStatuses: [
          container(running, {
            ready: true,
            restartCount: 3,
            lastState: { terminated: { finishedAt: ago(5) } },
          }),
        ],
      },
    ],
    [
      '0/1',
      'ImagePullBackOff',
      '0',
      {
        phase: 'Pending',
        containerStatuses: [
          container({ waiting: { reason: 'ImagePullBackOff' } }),
        ],
      },
    ],
    [
      '0/1',
      'OOMKilled',
      '0',
      {
        phase: 'Running',
        containerStatuses: [
          container({ terminated: { reason: 'OOMKilled', exitCode: 137 } }),
        ],
      },
    ],
    [
      '0/1',
      'ExitCode:3',
      '0',
      {
        phase: 'Failed',
        containerStatuses: [container({ terminated: { exitCode: 3 } })],
      },
    ],
    ['0/1', 'Evicted', '0', { phase: 'Failed', reason: 'Evicted' }],
  ])('%s %s %s', (ready, status, restarts, podState) => {
    expect(row({ status: podState })).toEqual([
      {
        cells: [
          'web',
          ready,
          status,
          restarts,
          '0s',
          ...['<none>', 'node-1', '<none>', '<none>'],
        ],
      },
    ]);
  });

  it('tells which init container a pod waits for', () => {
    const initContainers = [{ name: 'migrate' }, { name: 'seed' }];
    expect(
      row({
        spec: { containers: [{ name: 'web' }], initContainers },
        status: {
          phase: 'Pending',
          initContainerStatuses: [
            { name: 'migrate', state: { terminated: { exitCode: 0 } } },
            { name: 'seed', state: running },
          ],
        },
      }),
    ).toEqual([{ cells: expect.arrayContaining(['Init:1/2']) }]);
  });

  it('says Terminating once a pod is to go', () => {
    expect(row({ status: { phase: 'Running' } }, true)).toEqual([
      { cells: expect.arrayContaining(['Terminating']) },
    ]);
  });
});
