import {
  ago,
  anApplication,
  aDeployment,
  aReplicaSet,
  aService,
  aStatefulSet,
  aWaitingPod,
} from '../__testUtils__/builders';
import { deployed, followedIn } from '../__testUtils__/followedIn';

const COMMIT = 'abcdef0123456789abcdef0123456789abcdef01';

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
