import {
  ago,
  aDeployment,
  aPod,
  aReplicaSet,
  aStatefulSet,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';

import { evaluateFindings } from './evaluateFindings';

import { aBrokenChain } from '../__testUtils__/aBrokenChain';

const owner = { kind: 'Deployment', name: 'backend' };

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const told = ({ findings }: ReturnType<typeof evaluateFindings>) =>
  findings.map(
    ({ ruleId, severity, subject }) => `${ruleId} ${severity} ${subject.name}`,
  );

describe('root causes', () => {
  it('tells of one cause where a chain of symptoms follows', () => {
    const pods = ['backend-c', 'backend-a'].map(name =>
      aWaitingPod(name, 'ImagePullBackOff', { owner }),
    );
    const facts = aBrokenChain([
      ...pods,
      aPod('backend-b', {
        owner,
        isReady: false,
        metadata: { creationTimestamp: ago(60) },
      }),
    ]);
    const first = evaluateFindings(facts, undefined, NOW);
    const { findings, judgements } = evaluateFindings(
      facts,
      first.memory,
      later(120),
    );

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      ruleId: 'pod.image-pull',
      message:
        '2 of 3 pods of backend cannot pull image registry.test/app:1.0 (not found).',
      subject: { kind: 'Pod', name: 'backend-a' },
      others: [{ name: 'backend-c' }],
      rootCauseOf: [
        { kind: 'Deployment', name: 'backend' },
        { kind: 'Service', name: 'backend' },
        { kind: 'Ingress', name: 'entry' },
      ],
      source: 'kubernetes/sandbox',
    });
    // The symptoms are still true of their objects.
    expect(new Set(judgements.map(({ ruleId }) => ruleId))).toEqual(
      new Set([
        'pod.image-pull',
        'pod.not-ready-long',
        'deploy.stuck',
        'deploy.down',
        'svc.no-endpoints',
        'ing.backend-empty',
      ]),
    );
  });

  it('keeps a symptom whose Pods are well', () => {
    const facts = theFacts({
      objects: {
        Pod: [
          aPod('backend-a', {
            owner,
            container: {
              lastState: {
                terminated: { reason: 'OOMKilled', finishedAt: ago(60) },
              },
            },
          }),
        ],
        ReplicaSet: [aReplicaSet('backend')],
        Deployment: [
          aDeployment('backend', {
            replicas: 2,
            status: { availableReplicas: 1 },
          }),
        ],
      },
    });
    const first = evaluateFindings(facts, undefined, NOW);
    expect(told(evaluateFindings(facts, first.memory, later(300)))).toEqual([
      'pod.oom-killed warning backend-a',
      'deploy.degraded warning backend',
    ]);
  });

  it('makes a cause as severe as what follows from it', () => {
    const unscheduled = aPod('backend-a', {
      owner,
      isReady: false,
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: '3 Insufficient cpu',
            lastTransitionTime: ago(60),
          },
        ],
      },
    });
    const before = evaluateFindings(
      theFacts({ objects: { Pod: [unscheduled] } }),
      undefined,
      NOW,
    );
    const after = evaluateFindings(aBrokenChain([unscheduled]), undefined, NOW);
    expect(before.findings).toMatchObject([
      { ruleId: 'pod.unschedulable', severity: 'warning' },
    ]);
    expect(after.findings).toMatchObject([
      {
        ruleId: 'pod.unschedulable',
        severity: 'critical',
        message: 'The only pod of backend cannot be scheduled: not enough CPU.',
      },
    ]);
  });

  it('does not hide trouble that counts behind a cause that does not count yet', () => {
    const unscheduled = aPod('backend-a', {
      owner,
      isReady: false,
      metadata: { creationTimestamp: ago(5) },
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            lastTransitionTime: ago(5),
          },
        ],
      },
    });
    const { findings } = evaluateFindings(
      aBrokenChain([unscheduled]),
      undefined,
      NOW,
    );
    expect(findings[0]).toMatchObject({
      ruleId: 'deploy.stuck',
      pendingUntil: undefined,
    });
    expect(findings.at(-1)).toMatchObject({
      ruleId: 'pod.unschedulable',
      pendingUntil: later(10).toISOString(),
    });
  });

  it('tells of a crash for want of memory once', () => {
    const pod = aWaitingPod('backend-a', 'CrashLoopBackOff', {
      owner,
      container: {
        restartCount: 4,
        lastState: {
          terminated: {
            reason: 'OOMKilled',
            exitCode: 137,
            finishedAt: ago(30),
          },
        },
      },
    });
    expect(
      told(
        evaluateFindings(theFacts({ objects: { Pod: [pod] } }), undefined, NOW),
      ),
    ).toEqual(['pod.oom-killed critical backend-a']);
  });

  it('finds the Deployment of a Pod where ReplicaSets cannot be read', () => {
    const pod = aWaitingPod('backend-1-x', 'ErrImagePull', {
      owner,
      metadata: { labels: { app: 'backend', 'pod-template-hash': '1' } },
    });
    const { ReplicaSet: _, ...objects } = aBrokenChain([pod]).objects;
    const { findings } = evaluateFindings(
      { ...aBrokenChain([]), objects },
      undefined,
      NOW,
    );
    expect(findings).toMatchObject([
      {
        ruleId: 'pod.image-pull',
        rootCauseOf: [
          { kind: 'Deployment' },
          { kind: 'Service' },
          { kind: 'Ingress' },
        ],
      },
    ]);
  });
});

describe('StatefulSets', () => {
  it('fold a stuck rollout into the Pod that does not start', () => {
    const postgres = { kind: 'StatefulSet', name: 'postgres' };
    const facts = theFacts({
      objects: {
        StatefulSet: [
          aStatefulSet('postgres', {
            status: {
              readyReplicas: 0,
              updateRevision: 'b',
              updatedReplicas: 1,
            },
          }),
        ],
        Pod: [
          aWaitingPod('postgres-1', 'CrashLoopBackOff', { owner: postgres }),
        ],
      },
    });
    const first = evaluateFindings(facts, undefined, NOW);
    expect(
      evaluateFindings(facts, first.memory, later(1000)).findings,
    ).toMatchObject([
      {
        ruleId: 'pod.crash-loop',
        rootCauseOf: [{ kind: 'StatefulSet', name: 'postgres' }],
        remediation: expect.arrayContaining([
          expect.stringContaining('delete the Pod'),
        ]),
      },
    ]);
  });
});
