import type { EnvironmentFacts } from '../health';
import {
  ago,
  aDeployment,
  anApplication,
  anAutoscaler,
  anEvent,
  aPod,
  aReading,
  aReplicaSet,
  aSource,
  aStatefulSet,
  aWaitingPod,
  NOW,
  theFacts,
} from '../testUtils/builders';
import { environmentSnapshotSchema } from './EnvironmentSnapshot';
import { evaluateEnvironment } from './evaluateEnvironment';

const owner = { kind: 'Deployment', name: 'backend' };
const healthy = () =>
  theFacts({
    objects: {
      Deployment: [aDeployment('backend', { replicas: 1 })],
      ReplicaSet: [aReplicaSet('backend')],
      Pod: [aPod('backend-a', { owner })],
    },
  });
const broken = () =>
  theFacts({
    objects: {
      Deployment: [
        aDeployment('backend', {
          status: { availableReplicas: 1, readyReplicas: 1 },
        }),
      ],
      ReplicaSet: [aReplicaSet('backend')],
      Pod: [
        aWaitingPod('backend-a', 'ErrImagePull', { owner }),
        aPod('backend-b', { owner }),
        aWaitingPod('backend-c', 'ErrImagePull', { owner }),
      ],
      Event: [
        anEvent(
          'backend-c',
          'Failed',
          'Failed to pull image "registry.test/app:1.0": not found',
        ),
      ],
    },
  });
const healthOf = (facts: EnvironmentFacts) =>
  evaluateEnvironment(facts, undefined, NOW).snapshot.health;
const without = (kind: string, facts: EnvironmentFacts): EnvironmentFacts => ({
  ...facts,
  objects: Object.fromEntries(
    Object.entries(facts.objects).filter(([key]) => key !== kind),
  ),
});

describe('the health of an environment', () => {
  it.each<[string, EnvironmentFacts, string, string | RegExp]>([
    ['all is well', healthy(), 'healthy', 'Its workload is ready.'],
    [
      'Pods cannot pull',
      broken(),
      'critical',
      '2 of 3 pods of backend cannot pull image registry.test/app:1.0 (not found).',
    ],
    [
      'a threshold is passed',
      { ...healthy(), indicators: [aReading({ value: 1 })] },
      'healthy',
      /./,
    ],
    [
      'an indicator has no value',
      { ...healthy(), indicators: [aReading({ value: undefined })] },
      'unknown',
      /Error ratio is unknown/,
    ],
    [
      'no metrics are configured',
      { ...healthy(), indicators: undefined },
      'healthy',
      'Its workload is ready. Not checked: indicators.',
    ],
    [
      'nothing is there',
      theFacts({}),
      'unknown',
      'Nothing is deployed in namespace shop.',
    ],
    [
      'only ended Pods are there',
      theFacts({
        objects: { Pod: [aPod('a', { status: { phase: 'Succeeded' } })] },
      }),
      'unknown',
      /only Pods that have ended/,
    ],
    [
      'a rollout is under way',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', { status: { updatedReplicas: 1 } }),
          ],
        },
      }),
      'progressing',
      'Deployment backend is rolling out: 1 of 3 replicas are updated.',
    ],
    [
      'replicas are missing for a moment',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', {
              status: { readyReplicas: 0, availableReplicas: 0 },
            }),
          ],
        },
      }),
      'progressing',
      'Not ready yet: backend (0 of 3 ready).',
    ],
    [
      'all is scaled to zero',
      theFacts({
        objects: { Deployment: [aDeployment('backend', { replicas: 0 })] },
      }),
      'suspended',
      'Suspended: backend (scaled to zero).',
    ],
    [
      'one of two is scaled to zero',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend'),
            aDeployment('worker', { replicas: 0 }),
          ],
        },
      }),
      'healthy',
      '1 of 2 workloads ready; suspended: worker (scaled to zero).',
    ],
    [
      'all is paused',
      theFacts({
        objects: {
          Deployment: [
            aDeployment('backend', {
              spec: { paused: true },
              status: { availableReplicas: 0, readyReplicas: 0 },
            }),
          ],
        },
      }),
      'suspended',
      /paused/,
    ],
    [
      'no Pods can be read',
      without('Pod', healthy()),
      'unknown',
      /^Objects of kind Pod could not be read/,
    ],
    [
      'no Deployments can be read',
      without('Deployment', healthy()),
      'unknown',
      /^Objects of kind Deployment could not be read/,
    ],
    [
      'the cluster does not answer',
      {
        ...healthy(),
        sources: [
          aSource({
            state: 'unreachable',
            message: 'Cluster sandbox does not answer',
            asOf: '2026-03-02T11:58:00Z',
          }),
        ],
      },
      'unknown',
      'Cluster sandbox does not answer. What is shown is as of 2026-03-02 11:58 UTC.',
    ],
    [
      'it does not answer and was broken',
      {
        ...broken(),
        sources: [
          aSource({
            state: 'stale',
            message: 'Cluster sandbox does not answer.',
            asOf: '2026-03-02T11:58:00Z',
          }),
        ],
      },
      'critical',
      /cannot pull.*does not answer\. What is shown is as of 2026-03-02 11:58 UTC/,
    ],
    [
      'one namespace cannot be read',
      {
        ...healthy(),
        sources: [
          aSource({
            gaps: [
              {
                what: 'StatefulSet in shop',
                state: 'forbidden',
                message: 'StatefulSets may not be listed',
              },
            ],
          }),
        ],
      },
      'unknown',
      'StatefulSets may not be listed.',
    ],
    [
      'Ingresses cannot be read',
      {
        ...healthy(),
        sources: [
          aSource({
            gaps: [
              { what: 'Ingress in shop', state: 'forbidden', message: 'x' },
            ],
          }),
        ],
      },
      'healthy',
      /Not checked: Ingress/,
    ],
    [
      'it is not known where',
      theFacts({ environment: { cluster: undefined, namespaces: [] } }),
      'unknown',
      /in which cluster and namespace/,
    ],
    [
      'a namespace has no valid name',
      {
        ...healthy(),
        environment: {
          ...healthy().environment,
          problems: ['Bad name.', 'Bad stage.'],
          missingFacts: ['Bad name.'],
        },
      },
      'unknown',
      'Bad name.',
    ],
    [
      'only the stage is wrong',
      {
        ...healthy(),
        environment: {
          ...healthy().environment,
          problems: ['Bad stage.'],
          missingFacts: [],
        },
      },
      'healthy',
      /./,
    ],
    [
      'the node of a Pod is lost',
      theFacts({
        objects: {
          Pod: [aPod('a', { status: { phase: 'Unknown', conditions: [] } })],
        },
      }),
      'unknown',
      'The state of Pod a is not known.',
    ],
    [
      'the engine cannot compare',
      {
        ...healthy(),
        applications: [
          anApplication({
            conditions: [
              {
                type: 'ComparisonError',
                message: 'no such path',
                lastTransitionTime: ago(121),
              },
            ],
          }),
        ],
      },
      'unknown',
      /cannot be compared with Git/,
    ],
  ])('%s', (_, facts, status, sentence) => {
    const health = healthOf(facts);
    expect(health.status).toBe(status);
    expect(health.sentence).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    );
  });

  it('counts what counts, and says that there is more', () => {
    const facts = broken();
    const health = healthOf({
      ...facts,
      objects: {
        ...facts.objects,
        Pod: [
          ...(facts.objects.Pod ?? []),
          aWaitingPod('lone', 'InvalidImageName'),
        ],
      },
    });
    expect(health).toMatchObject({ critical: 2, warning: 0, unknown: 0 });
    expect(health.sentence).toMatch(/ And 1 more finding\.$/);
  });
});

describe('the workloads of an environment', () => {
  it('are told with their Pods, images and autoscalers, by name', () => {
    const facts = theFacts({
      objects: {
        Deployment: [aDeployment('web'), aDeployment('backend')],
        StatefulSet: [
          aStatefulSet('postgres', { status: { readyReplicas: 1 } }),
        ],
        ReplicaSet: [aReplicaSet('web')],
        HorizontalPodAutoscaler: [anAutoscaler('web')],
        Pod: [
          aPod('web-b', {
            owner: { kind: 'Deployment', name: 'web' },
            container: { restartCount: 2 },
          }),
          aWaitingPod('web-a', 'CrashLoopBackOff', {
            owner: { kind: 'Deployment', name: 'web' },
          }),
          aPod('postgres-0', {
            owner: { kind: 'StatefulSet', name: 'postgres' },
          }),
          aPod('agent-x', { owner: { kind: 'DaemonSet', name: 'agent' } }),
          aPod('job-x', {
            owner: { kind: 'Job', name: 'job' },
            status: { phase: 'Succeeded', conditions: [] },
          }),
        ],
      },
    });
    const { workloads } = evaluateEnvironment(facts, undefined, NOW).snapshot;
    expect(workloads).toMatchObject([
      {
        kind: 'Pod',
        name: 'agent-x',
        health: 'healthy',
        sentence: 'Running',
        desired: 1,
        ready: 1,
      },
      {
        kind: 'Deployment',
        name: 'backend',
        health: 'healthy',
        sentence: '3 of 3 ready',
        pods: [],
      },
      { kind: 'Pod', name: 'job-x', health: 'healthy', desired: undefined },
      {
        kind: 'StatefulSet',
        name: 'postgres',
        health: 'progressing',
        sentence: '1 of 2 ready',
        pods: [{ name: 'postgres-0' }],
      },
      {
        kind: 'Deployment',
        name: 'web',
        health: 'critical',
        images: ['registry.test/app:1.0'],
        autoscaler: { name: 'web', min: 3, max: 10, current: 3 },
        pods: [
          {
            name: 'web-a',
            health: 'critical',
            status: 'CrashLoopBackOff',
            readyContainers: 0,
            containers: 1,
          },
          {
            name: 'web-b',
            health: 'healthy',
            status: 'Running',
            readyContainers: 1,
            restarts: 2,
            node: 'node-1',
          },
        ],
      },
    ]);
  });

  it('are no healthier for a finding that was folded into its cause', () => {
    const facts = broken();
    const { workloads } = evaluateEnvironment(facts, undefined, NOW).snapshot;
    expect(workloads).toMatchObject([{ name: 'backend', health: 'critical' }]);
  });
});

describe('evaluateEnvironment', () => {
  it('gives what the API promises, and nothing that grows with the time that passes', () => {
    const facts = {
      ...broken(),
      applications: [anApplication()],
      indicators: [aReading()],
    };
    const first = evaluateEnvironment(facts, undefined, NOW);
    const second = evaluateEnvironment(
      facts,
      first.memory,
      new Date(NOW.getTime() + 1000),
    );
    expect(
      environmentSnapshotSchema.parse({ ...first.snapshot, version: '1' }),
    ).toEqual({ ...first.snapshot, version: '1' });
    expect({ ...second.snapshot, evaluatedAt: '' }).toEqual({
      ...first.snapshot,
      evaluatedAt: '',
    });
  });
});
