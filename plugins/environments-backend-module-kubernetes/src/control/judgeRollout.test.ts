import { judgeRollout } from './judgeRollout';
import { liveWorkloadSchema } from './liveWorkload';

type Fields = Record<string, unknown>;

describe('judgeRollout', () => {
  const late = {
    conditions: [
      {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
      },
    ],
  };
  const restartAt = '2026-03-01T10:00:01Z';
  it.each<[Fields, Fields, string, string]>([
    [
      { replicas: 3, restartAt },
      { phase: 'Healthy', availableReplicas: 3 },
      'running',
      'Rollout api is being restarted: 3 of 3 Pods are available.',
    ],
    [
      { replicas: 3, restartAt },
      {
        phase: 'Healthy',
        availableReplicas: 3,
        restartedAt: '2026-03-01T10:00:01.000Z',
      },
      'succeeded',
      'Rollout api is healthy: 3 of 3 Pods are available.',
    ],
    [
      { replicas: 3 },
      { phase: 'Progressing', availableReplicas: 2 },
      'running',
      'Rollout api: 2 of 3 Pods are available.',
    ],
    [
      { replicas: 3 },
      { phase: 'Degraded', availableReplicas: 2, ...late },
      'failed',
      'Rollout api is degraded (ProgressDeadlineExceeded): 2 of 3 Pods are available.',
    ],
    [
      { replicas: 3 },
      { phase: 'Paused', availableReplicas: 2 },
      'running',
      'Rollout api is paused: 2 of 3 Pods are available.',
    ],
    [
      { replicas: 3 },
      { phase: 'Paused', availableReplicas: 3 },
      'succeeded',
      'Rollout api has 3 available Pods and is paused: it goes on when somebody promotes it.',
    ],
  ])('of a Rollout with %j and %j', (spec, status, state, message) => {
    const live = liveWorkloadSchema.parse({
      metadata: { uid: 'a', resourceVersion: '1' },
      spec,
      status,
    });
    expect(judgeRollout('Rollout api', live)).toEqual({ state, message });
  });
});
