import {
  horizontalPodAutoscalerSchema,
  type KubernetesObjects,
  podDisruptionBudgetSchema,
  type WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { describeWorkload } from './describeWorkload';
import { liveWorkloadSchema } from './liveWorkload';

const api: WorkloadRef = { kind: 'Deployment', namespace: 'shop', name: 'api' };
const live = liveWorkloadSchema.parse({
  metadata: { uid: 'a', resourceVersion: '1', generation: 7 },
  spec: {
    replicas: 4,
    selector: { matchLabels: { app: 'api' } },
    template: {
      metadata: {
        labels: { app: 'api', tier: 'back' },
        annotations: { 'flightdeck.dev/restart': 'one' },
      },
    },
  },
  status: { replicas: 3 },
});

const metadata = (rest: Record<string, unknown> = {}) => ({
  name: 'api',
  namespace: 'shop',
  uid: 'b',
  ...rest,
});
const autoscaler = (
  spec: Record<string, unknown>,
  meta: Record<string, unknown> = {},
) => horizontalPodAutoscalerSchema.parse({ metadata: metadata(meta), spec });
const budget = (
  spec: Record<string, unknown>,
  status: Record<string, unknown> = {},
  meta: Record<string, unknown> = {},
) =>
  podDisruptionBudgetSchema.parse({ metadata: metadata(meta), spec, status });

const KNOWN: KubernetesObjects = {
  HorizontalPodAutoscaler: [],
  PodDisruptionBudget: [],
};
const describeIn = (objects: KubernetesObjects, workload = api) =>
  describeWorkload(workload, live, {
    statuses: [],
    objects: { ...KNOWN, ...objects },
  });

describe('describeWorkload', () => {
  it('tells what was read', () => {
    expect(describeIn({})).toEqual({
      workload: api,
      replicas: 4,
      pods: 3,
      restartMark: 'one',
      strategy: 'RollingUpdate',
      paused: false,
      generation: 7,
      replacedByRestart: 4,
      servingDuringRestart: 3,
      budgets: [],
      doubts: [],
    });
  });

  const target = { scaleTargetRef: { kind: 'Deployment', name: 'api' } };
  it('finds the autoscaler that has it for its target', () => {
    const { autoscaler: found, scaledFromZero } = describeIn({
      HorizontalPodAutoscaler: [
        autoscaler({ ...target, maxReplicas: 3 }, { namespace: 'other' }),
        autoscaler({
          scaleTargetRef: { kind: 'StatefulSet', name: 'api' },
          maxReplicas: 4,
        }),
        autoscaler({ ...target, maxReplicas: 9 }, { name: 'api-scaler' }),
      ],
    });
    expect(found).toEqual({ name: 'api-scaler', min: 1, max: 9 });
    expect(scaledFromZero).toBe(false);
  });

  it('tells an autoscaler that KEDA made', () => {
    const owner = { kind: 'ScaledObject', name: 'api', uid: 'c' };
    const made = autoscaler(
      { ...target, minReplicas: 2, maxReplicas: 9 },
      { ownerReferences: [owner] },
    );
    expect(describeIn({ HorizontalPodAutoscaler: [made] })).toMatchObject({
      autoscaler: { min: 2, max: 9 },
      scaledFromZero: true,
    });
  });

  it('finds the budgets of its Pods, however they say what they want', () => {
    const selects = (app: string) => ({ selector: { matchLabels: { app } } });
    const { budgets } = describeIn({
      PodDisruptionBudget: [
        budget({ ...selects('other'), minAvailable: 1 }),
        budget(
          { ...selects('api'), minAvailable: 1 },
          {},
          { namespace: 'other' },
        ),
        budget(
          { ...selects('api'), minAvailable: 3 },
          { desiredHealthy: 3, disruptionsAllowed: 1 },
          { name: 'count' },
        ),
        budget(
          {
            selector: { matchLabels: { tier: 'back' } },
            maxUnavailable: '25%',
          },
          { desiredHealthy: 3, disruptionsAllowed: 0 },
          { name: 'share' },
        ),
        budget({ selector: {}, minAvailable: '50%' }, {}, { name: 'new' }),
      ],
    });
    expect(budgets).toEqual([
      { name: 'count', minAvailable: 3, desiredHealthy: 3, allowsNone: false },
      { name: 'share', desiredHealthy: 3, allowsNone: true },
      { name: 'new', allowsNone: false },
    ]);
  });

  it('says what it does not know, and why', () => {
    const reading: SourceReading = {
      statuses: [
        {
          id: 'kubernetes/contract',
          kind: 'kubernetes',
          name: 'contract',
          state: 'ok',
          message: '',
          gaps: [
            {
              what: 'HorizontalPodAutoscaler in shop',
              state: 'forbidden',
              message: 'The account may not list autoscalers.',
            },
          ],
        },
      ],
      objects: {},
    };
    expect(describeWorkload(api, live, reading)).toMatchObject({
      autoscaler: undefined,
      budgets: undefined,
      doubts: [
        'Whether an autoscaler sets its replicas is not known: The account may not list autoscalers.',
        'Whether a PodDisruptionBudget protects its Pods is not known: Objects of the kind PodDisruptionBudget are not known yet.',
      ],
    });
  });

  it('counts the nodes of a DaemonSet, which has no replicas', () => {
    const set = liveWorkloadSchema.parse({
      metadata: { uid: 'a', resourceVersion: '1' },
      spec: {},
      status: { desiredNumberScheduled: 6, currentNumberScheduled: 5 },
    });
    const described = describeWorkload({ ...api, kind: 'DaemonSet' }, set, {
      statuses: [],
      objects: KNOWN,
    });
    expect(described).toMatchObject({ pods: 5, replacedByRestart: 6 });
    expect(described.replicas).toBeUndefined();
  });
});
