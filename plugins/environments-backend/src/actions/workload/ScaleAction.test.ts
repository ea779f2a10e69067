import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import {
  aWorkload,
  FakeWorkloadController,
} from '../../__testUtils__/FakeWorkloadController';
import { aDefinition } from '../../__testUtils__/fixtures';
import { ScaleAction } from './ScaleAction';

const WORKLOAD = aWorkload().workload;
const SYNC_SETS_AGAIN =
  'Where Git says how many replicas there are, the next sync sets them again.';

function engines(change: Partial<ControlledWorkload>) {
  const workloadController = new FakeWorkloadController();
  workloadController.workload = aWorkload(change);
  return { workloadController };
}
const asked = {
  environment: aDefinition(),
  requestedBy: 'user:default/ada',
  signal: new AbortController().signal,
};
const scale = async (
  replicas: number,
  change: Partial<ControlledWorkload> = {},
) => {
  const workload = change.workload ?? WORKLOAD;
  return new ScaleAction({ engines: engines(change) }).prepare({
    ...asked,
    order: { action: 'scale', workload, replicas },
  });
};

describe('ScaleAction', () => {
  it('tells the replicas before and after', async () => {
    expect(await scale(5, { pods: 2 })).toEqual({
      summary: 'Deployment web is scaled from 3 to 5.',
      deeds: [
        {
          text: 'Scale Deployment shop-dev/web from 3 to 5',
          digest: expect.any(String),
        },
      ],
      workloads: [{ ...WORKLOAD, pods: 2, replicas: { before: 3, after: 5 } }],
      podsTouched: 2,
      blockers: [],
      warnings: [SYNC_SETS_AGAIN],
      steps: [
        {
          kind: 'scale',
          subject: 'Deployment web',
          stage: 0,
          memo: { workload: WORKLOAD, replicas: 5 },
        },
      ],
    });
  });

  it.each([
    [3, {}, 'Deployment web is scaled to 3 already.'],
    [
      5,
      { workload: { ...WORKLOAD, kind: 'DaemonSet' as const } },
      'DaemonSet web has a Pod on each of its nodes: it cannot be scaled.',
    ],
  ])('makes no sense to %i with %j', async (replicas, change, message) => {
    await expect(scale(replicas, change)).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
  });

  it('is impossible without the right', async () => {
    const forbidden = { scale: 'The account may not patch deployments/scale.' };
    expect((await scale(5, { forbidden })).blockers).toMatchObject([
      { code: 'impossible', message: forbidden.scale, overridable: false },
    ]);
  });

  const autoscaler = { name: 'web', min: 2, max: 10 };
  it.each<[number, Partial<ControlledWorkload>, string[]]>([
    [
      5,
      { autoscaler },
      [
        'HorizontalPodAutoscaler web sets the replicas, between 2 and 10: it will set them again.',
      ],
    ],
    [
      12,
      { autoscaler },
      [
        '12 is outside of what HorizontalPodAutoscaler web allows, 2 to 10: it will set the replicas again at once.',
      ],
    ],
    [
      1,
      { autoscaler },
      [
        '1 is outside of what HorizontalPodAutoscaler web allows, 2 to 10: it will set the replicas again at once.',
      ],
    ],
    [
      0,
      { autoscaler },
      [
        'Nothing of Deployment web runs then.',
        'While Deployment web is scaled to 0, HorizontalPodAutoscaler web does nothing: nobody but a person or a sync scales it up again.',
      ],
    ],
    [
      0,
      { autoscaler, scaledFromZero: true },
      [
        'Nothing of Deployment web runs then.',
        'KEDA, which made HorizontalPodAutoscaler web, scales Deployment web up again when there is work.',
      ],
    ],
    [
      1,
      { budgets: [{ name: 'web', minAvailable: 2, allowsNone: false }] },
      ['PodDisruptionBudget web wants 2 available; scaling ignores it.'],
    ],
    [5, { budgets: [{ name: 'web', minAvailable: 9, allowsNone: true }] }, []],
    [
      2,
      { budgets: [{ name: 'web', allowsNone: true }] },
      [
        'PodDisruptionBudget web allows no Pod to be taken away now; scaling ignores it.',
      ],
    ],
    [
      5,
      { paused: true },
      [
        'Deployment web is paused: a version that waits to be rolled out goes on waiting.',
      ],
    ],
  ])('to %i warns of %j', async (replicas, change, warnings) => {
    expect((await scale(replicas, change)).warnings).toEqual([
      ...warnings,
      SYNC_SETS_AGAIN,
    ]);
  });

  it('tells its doubts last', async () => {
    const doubts = ['Whether an autoscaler sets its replicas is not known.'];
    expect((await scale(5, { doubts })).warnings).toEqual([
      SYNC_SETS_AGAIN,
      ...doubts,
    ]);
  });
});
