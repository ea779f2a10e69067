import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import { judgeProgress } from './judgeProgress';
import { liveWorkloadSchema } from './liveWorkload';

type Kind = WorkloadRef['kind'];
type Fields = Record<string, unknown>;

/** How a workload of generation 2 fares, which has seen it unless said otherwise. */
function judge(kind: Kind, spec: Fields, status: Fields): [string, string] {
  const live = liveWorkloadSchema.parse({
    metadata: { uid: 'a', resourceVersion: '1', generation: 2 },
    spec,
    status: { observedGeneration: 2, ...status },
  });
  const { state, message } = judgeProgress({ kind, name: 'api' }, live);
  return [state, message];
}

const counts = (replicas: number, updated: number, available: number) => ({
  replicas,
  updatedReplicas: updated,
  availableReplicas: available,
  readyReplicas: available,
});
const condition = (type: string, status: string, reason: string) => ({
  conditions: [{ type, status, reason }],
});
const late = condition('Progressing', 'False', 'ProgressDeadlineExceeded');

describe('judgeProgress', () => {
  it.each<Kind>(['Deployment', 'StatefulSet', 'DaemonSet', 'Rollout'])(
    'does not believe the status of a %s from before the change',
    kind => {
      const seen = {
        ...counts(1, 1, 1),
        desiredNumberScheduled: 1,
        updatedNumberScheduled: 1,
        numberAvailable: 1,
        phase: 'Healthy',
      };
      const [state, message] = judge(
        kind,
        { replicas: 1 },
        {
          ...seen,
          observedGeneration: kind === 'Rollout' ? '1' : 1,
        },
      );
      expect(state).toBe('running');
      expect(message).toBe(
        `${kind} api: the cluster has not taken up the change yet.`,
      );
    },
  );

  it.each<[Fields, Fields, string, string]>([
    [
      { replicas: 3 },
      counts(3, 1, 3),
      'running',
      'Deployment api: 1 of 3 new Pods have been started.',
    ],
    [
      { replicas: 3 },
      counts(4, 3, 3),
      'running',
      'Deployment api: 1 old Pods have still to end.',
    ],
    [
      { replicas: 1 },
      counts(3, 3, 3),
      'running',
      'Deployment api: 2 Pods too many have still to end.',
    ],
    [
      { replicas: 3 },
      counts(3, 3, 2),
      'running',
      'Deployment api: 2 of 3 new Pods are available.',
    ],
    [
      { replicas: 3 },
      counts(3, 3, 3),
      'succeeded',
      'Deployment api has 3 available Pods, all of them up to date.',
    ],
    [
      { replicas: 0 },
      {},
      'succeeded',
      'Deployment api has 0 available Pods, all of them up to date.',
    ],
    [
      { replicas: 3 },
      { ...counts(3, 3, 2), ...late },
      'failed',
      'Deployment api made no progress within its deadline: 2 of 3 new Pods are available.',
    ],
    [
      { replicas: 0 },
      { ...counts(1, 1, 0), ...late },
      'running',
      'Deployment api: 1 Pods too many have still to end.',
    ],
    [
      { replicas: 3 },
      {
        ...counts(1, 1, 1),
        ...condition('ReplicaFailure', 'True', 'FailedCreate'),
      },
      'running',
      'Deployment api: 1 of 3 new Pods have been started; the cluster refuses to create Pods of it.',
    ],
    [
      { replicas: 3, paused: true },
      counts(3, 0, 3),
      'succeeded',
      'Deployment api has 3 available Pods and is paused: it replaces none until it is resumed.',
    ],
    [
      { replicas: 3, paused: true },
      counts(2, 0, 2),
      'running',
      'Deployment api: 2 of 3 Pods are available.',
    ],
  ])('of a Deployment with %j and %j', (spec, status, state, message) => {
    expect(judge('Deployment', spec, status)).toEqual([state, message]);
  });

  const revisions = { currentRevision: 'a', updateRevision: 'b' };
  const done = { currentRevision: 'b', updateRevision: 'b' };
  const partition = {
    updateStrategy: { rollingUpdate: { partition: 2 } },
  };
  it.each<[Fields, Fields, string, string]>([
    [
      { replicas: 3 },
      { ...counts(3, 1, 2), ...revisions },
      'running',
      'StatefulSet api: 2 of 3 Pods are available.',
    ],
    [
      { replicas: 3 },
      { ...counts(3, 1, 3), ...revisions },
      'running',
      'StatefulSet api: 1 of 3 Pods are up to date.',
    ],
    [
      { replicas: 1 },
      { ...counts(2, 2, 2), ...done },
      'running',
      'StatefulSet api: 1 Pods too many have still to end.',
    ],
    [
      { replicas: 3 },
      { ...counts(3, 3, 3), ...done },
      'succeeded',
      'StatefulSet api has 3 ready Pods, all of them up to date.',
    ],
    [
      // Old versions of Kubernetes do not count the available ones.
      { replicas: 2 },
      { replicas: 2, readyReplicas: 2, updatedReplicas: 2, ...done },
      'succeeded',
      'StatefulSet api has 2 ready Pods, all of them up to date.',
    ],
    [
      { replicas: 3, ...partition },
      { ...counts(3, 0, 3), ...revisions },
      'running',
      'StatefulSet api: 0 of 1 Pods are up to date.',
    ],
    [
      { replicas: 3, ...partition },
      { ...counts(3, 1, 3), ...revisions },
      'succeeded',
      'StatefulSet api has 3 ready Pods; those below number 2 were left as they are.',
    ],
    [
      { replicas: 3, updateStrategy: { type: 'OnDelete' } },
      { ...counts(3, 0, 3), ...revisions },
      'succeeded',
      'StatefulSet api has 3 ready Pods; it replaces those that somebody deletes.',
    ],
  ])('of a StatefulSet with %j and %j', (spec, status, state, message) => {
    expect(judge('StatefulSet', spec, status)).toEqual([state, message]);
  });

  const nodes = (updated: number, available: number) => ({
    desiredNumberScheduled: 6,
    updatedNumberScheduled: updated,
    numberAvailable: available,
  });
  it.each<[Fields, Fields, string, string]>([
    [{}, nodes(2, 5), 'running', 'DaemonSet api: 2 of 6 Pods are up to date.'],
    [{}, nodes(6, 5), 'running', 'DaemonSet api: 5 of 6 Pods are available.'],
    [
      {},
      nodes(6, 6),
      'succeeded',
      'DaemonSet api has 6 available Pods, all of them up to date.',
    ],
    [
      { updateStrategy: { type: 'OnDelete' } },
      nodes(0, 6),
      'succeeded',
      'DaemonSet api replaces only Pods that somebody deletes.',
    ],
  ])('of a DaemonSet with %j and %j', (spec, status, state, message) => {
    expect(judge('DaemonSet', spec, status)).toEqual([state, message]);
  });

  it('goes by the phase of a Rollout whose version is told as a digest', () => {
    const [state] = judge(
      'Rollout',
      { replicas: 1 },
      { observedGeneration: '7c5f9d', phase: 'Healthy', availableReplicas: 1 },
    );
    expect(state).toBe('succeeded');
  });
});
