import {
  ago,
  anApplication,
  aDeployment,
  aReading,
  aReplicaSet,
  aService,
  aSource,
  aStatefulSet,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from '../snapshot/evaluateEnvironment';
import type { EnvironmentFacts } from './EnvironmentFacts';

const owner = { kind: 'Deployment', name: 'backend' };
const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';

function deployed(seconds: number, revision = 'v1.5.0') {
  const deployedAt = ago(seconds);
  return { id: seconds, revisions: [revision], deployedAt };
}

/** An environment that was well a moment ago, and in which a Pod cannot pull its image now. */
function followedIn(
  parts: Partial<Parameters<typeof theFacts>[0]>,
  before: (
    facts: EnvironmentFacts,
  ) => EnvironmentFacts | undefined = facts => ({
    ...facts,
    objects: { ...facts.objects, Pod: [] },
  }),
) {
  const facts = theFacts({
    ...parts,
    objects: {
      Deployment: [aDeployment('backend')],
      Pod: [aWaitingPod('backend-a', 'ErrImagePull', { owner })],
      ...parts.objects,
    },
  });
  const earlier = before(facts);
  const memory = earlier && evaluateEnvironment(earlier, undefined, NOW).memory;
  return evaluateEnvironment(facts, memory, NOW).snapshot;
}

const newReplicaSet = (seconds: number) => {
  const replicaSet = aReplicaSet('backend');
  const metadata = {
    ...replicaSet.metadata,
    creationTimestamp: ago(seconds),
  };
  return { ...replicaSet, metadata };
};

describe('trouble that began soon after a deployment', () => {
  type Parts = Parameters<typeof followedIn>[0];
  const manages = [
    {
      group: 'apps',
      kind: 'Deployment',
      namespace: 'shop',
      name: 'backend',
      hook: false,
      requiresPruning: false,
    },
  ];
  it.each<[string, Parts, { what: string; afterSeconds: number } | undefined]>([
    [
      'names the application’s revision',
      { applications: [anApplication({ history: [deployed(180)] })] },
      { what: 'revision v1.5.0 of application shop-prod', afterSeconds: 180 },
    ],
    [
      'shortens a commit',
      { applications: [anApplication({ history: [deployed(180, COMMIT)] })] },
      { what: 'revision abcdef0 of application shop-prod', afterSeconds: 180 },
    ],
    [
      'at the same moment',
      { applications: [anApplication({ history: [deployed(0)] })] },
      { what: 'revision v1.5.0 of application shop-prod', afterSeconds: 0 },
    ],
    [
      'within 15 minutes',
      { applications: [anApplication({ history: [deployed(900)] })] },
      { what: 'revision v1.5.0 of application shop-prod', afterSeconds: 900 },
    ],
    [
      'not later',
      { applications: [anApplication({ history: [deployed(901)] })] },
      undefined,
    ],
    [
      'not before',
      { applications: [anApplication({ history: [deployed(-1)] })] },
      undefined,
    ],
    [
      'is put down to the nearest',
      {
        applications: [
          anApplication({
            history: [deployed(-5, 'v3'), deployed(60, 'v2'), deployed(600)],
          }),
        ],
      },
      { what: 'revision v2 of application shop-prod', afterSeconds: 60 },
    ],
    [
      'counts from the start of a sync that goes on',
      {
        applications: [
          anApplication({
            operation: {
              phase: 'Running',
              startedAt: ago(20),
              revisions: ['v2'],
              retryCount: 0,
              resources: [],
            },
          }),
        ],
      },
      { what: 'revision v2 of application shop-prod', afterSeconds: 20 },
    ],
    [
      'not of a sync that failed',
      {
        applications: [
          anApplication({
            operation: {
              phase: 'Failed',
              startedAt: ago(20),
              revisions: ['v2'],
              retryCount: 0,
              resources: [],
            },
          }),
        ],
      },
      undefined,
    ],
    [
      'not of an application that manages something else',
      {
        objects: { ReplicaSet: [newReplicaSet(5000)] },
        applications: [
          anApplication({ name: 'other', history: [deployed(10)] }),
          anApplication({ resources: manages, history: [deployed(60)] }),
        ],
      },
      { what: 'revision v1.5.0 of application shop-prod', afterSeconds: 60 },
    ],
    [
      'takes the ReplicaSet where no application tells',
      { objects: { ReplicaSet: [newReplicaSet(120)] } },
      { what: 'revision backend-1 of Deployment backend', afterSeconds: 120 },
    ],
    [
      'not an old ReplicaSet',
      { objects: { ReplicaSet: [newReplicaSet(901)] } },
      undefined,
    ],
  ])('%s', (_, parts, followed) => {
    const { findings } = followedIn(parts);
    const finding = findings.find(({ ruleId }) => ruleId === 'pod.image-pull');
    expect(finding).toBeDefined();
    expect(finding?.followed).toEqual(
      followed && {
        ...followed,
        at: ago(followed.afterSeconds),
      },
    );
  });

  it('takes the first Pod of the revision that a StatefulSet rolls out', () => {
    const pod = aWaitingPod('db-0', 'ErrImagePull', {
      owner: { kind: 'StatefulSet', name: 'db' },
      metadata: {
        labels: { 'controller-revision-hash': 'b' },
        creationTimestamp: ago(30),
      },
    });
    const { findings } = followedIn({
      objects: {
        Pod: [pod],
        StatefulSet: [aStatefulSet('db', { status: { updateRevision: 'b' } })],
      },
    });
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'pod.image-pull',
        followed: expect.objectContaining({
          what: 'revision b of StatefulSet db',
          afterSeconds: 30,
        }),
      }),
    );
  });

  const recent = { applications: [anApplication({ history: [deployed(60)] })] };
  it.each<[string, Parameters<typeof followedIn>[1]]>([
    ['nothing was seen before', () => undefined],
    [
      'the Pods could not be read before',
      facts => ({ ...facts, objects: { ...facts.objects, Pod: undefined } }),
    ],
    [
      'the cluster did not answer before',
      facts => ({
        ...facts,
        objects: { ...facts.objects, Pod: [] },
        sources: [aSource({ state: 'stale' })],
      }),
    ],
    [
      'another namespace was looked at before',
      facts => ({
        ...facts,
        objects: { ...facts.objects, Pod: [] },
        environment: { ...facts.environment, namespaces: ['elsewhere'] },
      }),
    ],
  ])('is put down to none when %s', (_, before) => {
    const { findings } = followedIn(recent, before);
    expect(findings.find(({ ruleId }) => ruleId === 'pod.image-pull')).toEqual(
      expect.not.objectContaining({ followed: expect.anything() }),
    );
  });

  it('is so when the object itself says when it began, though nothing was seen before', () => {
    const down = theFacts({
      ...recent,
      objects: {
        Deployment: [
          aDeployment('backend', {
            status: {
              availableReplicas: 0,
              conditions: [
                {
                  type: 'Available',
                  status: 'False',
                  lastTransitionTime: ago(50),
                },
              ],
            },
          }),
        ],
      },
    });
    expect(
      evaluateEnvironment(down, undefined, NOW).snapshot.findings,
    ).toContainEqual(
      expect.objectContaining({
        ruleId: 'deploy.down',
        followed: expect.objectContaining({ afterSeconds: 10 }),
      }),
    );
  });

  it('stays so while it lasts, and is told in the headline', () => {
    const facts = theFacts({
      ...recent,
      objects: {
        Deployment: [aDeployment('backend')],
        Pod: [aWaitingPod('backend-a', 'ErrImagePull', { owner })],
      },
      indicators: [aReading()],
    });
    const well = { ...facts, objects: { ...facts.objects, Pod: [] } };
    const { memory } = evaluateEnvironment(well, undefined, NOW);
    const first = evaluateEnvironment(facts, memory, NOW);
    const hourLater = new Date(NOW.getTime() + 3_600_000);
    const { health } = evaluateEnvironment(
      facts,
      first.memory,
      hourLater,
    ).snapshot;
    expect(health.sentence).toMatch(
      / It began 1 min after revision v1\.5\.0 of application shop-prod was deployed\./,
    );
  });

  it('of a Service is that of the workload behind it', () => {
    const { findings } = followedIn(
      {
        objects: {
          Service: [aService('backend')],
          ReplicaSet: [newReplicaSet(30)],
          Pod: [],
          Deployment: [aDeployment('backend')],
        },
      },
      facts => ({ ...facts, objects: { ...facts.objects, Service: [] } }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'svc.no-endpoints',
        followed: expect.objectContaining({
          what: 'revision backend-1 of Deployment backend',
        }),
      }),
    );
  });
});
