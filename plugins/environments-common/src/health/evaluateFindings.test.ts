import {
  ago,
  aDeployment,
  anApplication,
  anEvent,
  anIngress,
  aPod,
  aReplicaSet,
  aService,
  aSource,
  aStatefulSet,
  aWaitingPod,
  NOW,
  theFacts,
} from '../testUtils/builders';
import type { EnvironmentFacts } from './EnvironmentFacts';
import { evaluateFindings } from './evaluateFindings';
import type { Feed, Rule } from './Rule';
import { healthRules } from './rules';

const owner = { kind: 'Deployment', name: 'backend' };
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const told = ({ findings }: ReturnType<typeof evaluateFindings>) =>
  findings.map(
    ({ ruleId, severity, subject }) => `${ruleId} ${severity} ${subject.name}`,
  );

const down = theFacts({
  objects: {
    Deployment: [aDeployment('backend', { status: { availableReplicas: 0 } })],
  },
});

/** A whole chain of trouble: an image that is not there, up to the Ingress. */
function brokenChain(pods: ReturnType<typeof aPod>[]): EnvironmentFacts {
  return theFacts({
    objects: {
      Pod: pods,
      ReplicaSet: [aReplicaSet('backend')],
      Deployment: [
        aDeployment('backend', {
          status: {
            availableReplicas: 0,
            readyReplicas: 0,
            conditions: [
              {
                type: 'Available',
                status: 'False',
                lastTransitionTime: ago(600),
              },
              {
                type: 'Progressing',
                status: 'False',
                reason: 'ProgressDeadlineExceeded',
              },
            ],
          },
        }),
      ],
      Service: [aService('backend')],
      Ingress: [anIngress('entry', 'backend')],
      Event: [
        anEvent(
          'backend-c',
          'Failed',
          'Failed to pull image "registry.test/app:1.0": not found',
        ),
      ],
    },
  });
}

describe('evaluateFindings', () => {
  it('tells of one cause where a chain of symptoms follows', () => {
    const pods = ['backend-c', 'backend-a'].map(name =>
      aWaitingPod(name, 'ImagePullBackOff', { owner }),
    );
    const facts = brokenChain([
      ...pods,
      aPod('backend-b', { owner, isReady: false }),
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
    const after = evaluateFindings(brokenChain([unscheduled]), undefined, NOW);
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
      brokenChain([unscheduled]),
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
    const { ReplicaSet: _, ...objects } = brokenChain([pod]).objects;
    const { findings } = evaluateFindings(
      { ...brokenChain([]), objects },
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

describe('hold times', () => {
  it('lets a finding count only when it has held for its time', () => {
    const first = evaluateFindings(down, undefined, NOW);
    const before = evaluateFindings(down, first.memory, later(59));
    const after = evaluateFindings(down, before.memory, later(60));
    expect(first.findings).toMatchObject([
      { since: NOW.toISOString(), pendingUntil: later(60).toISOString() },
    ]);
    expect(before.findings).toMatchObject([
      { since: NOW.toISOString(), pendingUntil: later(60).toISOString() },
    ]);
    expect(after.findings).toMatchObject([
      { since: NOW.toISOString(), pendingUntil: undefined },
    ]);
    expect(before.judgements).toEqual([]);
  });

  it('begins anew when the trouble was away', () => {
    const well = theFacts({
      objects: { Deployment: [aDeployment('backend')] },
    });
    const first = evaluateFindings(down, undefined, NOW);
    const between = evaluateFindings(well, first.memory, later(30));
    const { findings } = evaluateFindings(down, between.memory, later(90));
    expect(findings).toMatchObject([
      {
        since: later(90).toISOString(),
        pendingUntil: later(150).toISOString(),
      },
    ]);
  });

  it('goes on when merely the facts were away', () => {
    const first = evaluateFindings(down, undefined, NOW);
    const between = evaluateFindings(
      { ...down, objects: {} },
      first.memory,
      later(30),
    );
    const { findings } = evaluateFindings(down, between.memory, later(90));
    expect(between.findings).toEqual([]);
    expect(findings).toMatchObject([
      { since: NOW.toISOString(), pendingUntil: undefined },
    ]);
  });

  it('believes the object about when its trouble began, so that a restart of ours holds nothing back', () => {
    const { findings } = evaluateFindings(brokenChain([]), undefined, NOW);
    expect(
      findings.find(({ ruleId }) => ruleId === 'deploy.stuck'),
    ).toMatchObject({ pendingUntil: undefined });
    const available = theFacts({
      objects: {
        Deployment: [
          aDeployment('backend', {
            status: {
              availableReplicas: 0,
              conditions: [
                {
                  type: 'Available',
                  status: 'False',
                  lastTransitionTime: ago(3600),
                },
              ],
            },
          }),
        ],
      },
    });
    expect(evaluateFindings(available, undefined, NOW).findings).toMatchObject([
      { ruleId: 'deploy.down', since: ago(3600), pendingUntil: undefined },
    ]);
  });

  it('keeps the time of a group while its Pods are replaced', () => {
    const one = theFacts({
      objects: { Pod: [aWaitingPod('backend-a', 'ErrImagePull', { owner })] },
    });
    const next = theFacts({
      objects: { Pod: [aWaitingPod('backend-b', 'ErrImagePull', { owner })] },
    });
    const first = evaluateFindings(one, undefined, NOW);
    expect(
      evaluateFindings(next, first.memory, later(600)).findings,
    ).toMatchObject([{ since: NOW.toISOString() }]);
  });
});

describe('failing rules', () => {
  const failing: Rule = {
    id: 'test.failing',
    needs: ['Deployment'],
    isSymptom: false,
    defaults: { holdSeconds: 0, thresholds: {} },
    evaluate() {
      throw new RangeError('Invalid time value');
    },
  };

  it('does not stop the other rules', () => {
    const paused = theFacts({
      objects: {
        Deployment: [aDeployment('backend', { spec: { paused: true } })],
      },
    });
    const { findings } = evaluateFindings(paused, undefined, NOW, [
      failing,
      ...healthRules,
    ]);
    expect(findings).toMatchObject([
      {
        ruleId: 'test.failing',
        severity: 'unknown',
        reason: 'RuleFailed',
        message: expect.stringContaining('Invalid time value'),
        subject: { kind: 'Environment' },
      },
      { ruleId: 'deploy.paused', severity: 'suspended' },
    ]);
  });
});

describe('coverage', () => {
  const feeds: Feed[] = [
    'Pod',
    'Deployment',
    'StatefulSet',
    'Service',
    'Ingress',
    'HorizontalPodAutoscaler',
    'applications',
    'indicators',
  ];

  it.each(feeds)(
    'names the rules that need %s, and lets them say nothing',
    feed => {
      const all = brokenChain([
        aWaitingPod('backend-a', 'ErrImagePull', { owner }),
      ]);
      const full = {
        ...all,
        environment: {
          ...all.environment,
          applications: [{ name: 'shop-prod' }],
        },
        applications: [
          anApplication({ sync: { status: 'OutOfSync', revisions: [] } }),
        ],
      };
      const objects = Object.fromEntries(
        Object.entries(full.objects).filter(([kind]) => kind !== feed),
      );
      const facts = {
        ...full,
        objects,
        applications: feed === 'applications' ? undefined : full.applications,
        indicators: feed === 'indicators' ? undefined : full.indicators,
      };
      const { coverage, findings } = evaluateFindings(facts, undefined, NOW);
      const needing = healthRules
        .filter(({ needs }) => needs.includes(feed))
        .map(({ id }) => id);

      expect(needing.length).toBeGreaterThan(0);
      expect(coverage).toMatchObject([{ feed, ruleIds: needing }]);
      expect(findings.filter(({ ruleId }) => needing.includes(ruleId))).toEqual(
        [],
      );
    },
  );

  it('quotes the source that could not read a feed', () => {
    const facts = theFacts({
      sources: [
        aSource({
          gaps: [
            {
              what: 'Ingress in shop',
              state: 'forbidden',
              message: 'ServiceAccount portal may not list ingresses',
            },
          ],
        }),
      ],
    });
    const { Ingress: _, ...objects } = facts.objects;
    expect(
      evaluateFindings({ ...facts, objects }, undefined, NOW).coverage,
    ).toMatchObject([
      {
        feed: 'Ingress',
        message:
          'Objects of kind Ingress could not be read. ServiceAccount portal may not list ingresses.',
      },
    ]);
    // Read in part: the gap is told of all the same.
    expect(evaluateFindings(facts, undefined, NOW).coverage).toMatchObject([
      {
        feed: 'Ingress',
        message: 'ServiceAccount portal may not list ingresses.',
      },
    ]);
  });

  it('says so when no source is there to ask', () => {
    const { coverage } = evaluateFindings(
      { ...theFacts({}), indicators: undefined },
      undefined,
      NOW,
    );
    expect(coverage).toMatchObject([
      {
        feed: 'indicators',
        message:
          'The indicators could not be read. No source of kind prometheus tells of this environment.',
      },
    ]);
  });

  it('does not miss applications where none is asked for, and misses one that is', () => {
    expect(
      evaluateFindings(
        { ...theFacts({}), applications: undefined },
        undefined,
        NOW,
      ).coverage,
    ).toEqual([]);
    const { coverage } = evaluateFindings(
      theFacts({
        environment: {
          applications: [{ name: 'shop-prod', namespace: 'team-a' }],
        },
        applications: [anApplication()],
      }),
      undefined,
      NOW,
    );
    expect(coverage).toMatchObject([
      {
        feed: 'applications',
        message: expect.stringContaining('Application shop-prod is not among'),
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
