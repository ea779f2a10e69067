import fc from 'fast-check';
import type { EnvironmentFacts, EvaluationMemory } from '../health';
import { kubernetesProjections } from '../kubernetes';
import {
  aDeployment,
  anApplication,
  aPod,
  aReading,
  aReplicaSet,
  aService,
  aSource,
  aWaitingPod,
  NOW,
  theFacts,
} from '../testUtils/builders';
import { environmentSnapshotSchema } from './EnvironmentSnapshot';
import { evaluateEnvironment } from './evaluateEnvironment';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** Words that rules look for, among others that they do not. */
const word = fc.oneof(
  fc.constantFrom(
    'CrashLoopBackOff',
    'ErrImagePull',
    'OOMKilled',
    'Evicted',
    'Ready',
    'False',
    'True',
    'Running',
    'Failed',
    'Unschedulable',
    '__proto__',
    'constructor',
    '',
    NOW.toISOString(),
  ),
  fc.string(),
);
const leaf = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const fields = [
  'status',
  'spec',
  'phase',
  'conditions',
  'containerStatuses',
  'initContainerStatuses',
  'state',
  'lastState',
  'waiting',
  'terminated',
  'running',
  'reason',
  'message',
  'type',
  'name',
  'finishedAt',
  'startedAt',
  'selector',
  'replicas',
  'containers',
  'scaleTargetRef',
  'rules',
  'http',
  'paths',
  'backend',
  'service',
  'lastTransitionTime',
  'deletionTimestamp',
  'ownerReferences',
  'uid',
  'kind',
  'labels',
  'involvedObject',
];
const { tree: anything } = fc.letrec(tie => ({
  tree: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...fields), fc.string()),
      tie('tree'),
      { maxKeys: 5 },
    ),
  ),
}));
const rawObject = fc.record({
  metadata: fc.oneof(
    fc.record({
      name: word,
      namespace: fc.constantFrom('shop', ''),
      uid: word,
      labels: anything,
      ownerReferences: anything,
      deletionTimestamp: anything,
      creationTimestamp: anything,
    }),
    anything,
  ),
  spec: anything,
  status: anything,
  involvedObject: anything,
  reason: anything,
  message: anything,
});

/** The objects of one kind as the source would hand them on: what has no name is left out. */
function objectsOf<T>(schema: {
  safeParse(raw: unknown): { success: boolean; data?: T };
}) {
  return fc.array(rawObject, { maxLength: 4 }).map(raw =>
    raw.flatMap(item => {
      const { success, data } = schema.safeParse(item);
      return success && data !== undefined ? [data] : [];
    }),
  );
}

const anyObjects = fc.record({
  Pod: objectsOf(kubernetesProjections.Pod),
  Deployment: objectsOf(kubernetesProjections.Deployment),
  ReplicaSet: objectsOf(kubernetesProjections.ReplicaSet),
  StatefulSet: objectsOf(kubernetesProjections.StatefulSet),
  Service: objectsOf(kubernetesProjections.Service),
  Ingress: objectsOf(kubernetesProjections.Ingress),
  HorizontalPodAutoscaler: objectsOf(
    kubernetesProjections.HorizontalPodAutoscaler,
  ),
  Event: objectsOf(kubernetesProjections.Event),
});

describe('for whatever the API server sends', () => {
  it('never throws, no rule fails, and the snapshot is valid', () => {
    fc.assert(
      fc.property(anyObjects, objects => {
        const { snapshot } = evaluateEnvironment(
          theFacts({ objects }),
          undefined,
          NOW,
        );
        environmentSnapshotSchema.parse({ ...snapshot, version: '1' });
        expect(
          snapshot.findings.filter(({ reason }) => reason === 'RuleFailed'),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('says the same twice', () => {
    fc.assert(
      fc.property(anyObjects, fc.nat(2000), (objects, seconds) => {
        const facts = theFacts({ objects });
        const { memory } = evaluateEnvironment(facts, undefined, NOW);
        const once = evaluateEnvironment(facts, memory, later(seconds));
        const twice = evaluateEnvironment(facts, memory, later(seconds));
        const after = evaluateEnvironment(facts, once.memory, later(seconds));
        expect(twice).toEqual(once);
        expect(after).toEqual(once);
      }),
      { numRuns: 50 },
    );
  });
});

/** A Deployment of three Pods in one of the states that rules tell apart. */
const podState = fc.constantFrom(
  'ready',
  'ErrImagePull',
  'ImagePullBackOff',
  'CrashLoopBackOff',
  'ContainerCreating',
  'gone',
);
const someFacts = fc
  .record({
    states: fc.tuple(podState, podState, podState),
    replicas: fc.constantFrom(0, 3),
    ratio: fc.constantFrom(undefined, 0.01, 0.03, 0.5),
    paused: fc.boolean(),
  })
  .map(({ states, replicas, ratio, paused }) => {
    const owner = { kind: 'Deployment', name: 'backend' };
    const ready = states.filter(state => state === 'ready').length;
    const Pod = states.flatMap((state, index) => {
      const name = `backend-${index}`;
      if (state === 'gone') {
        return [];
      }
      return state === 'ready'
        ? [aPod(name, { owner })]
        : [aWaitingPod(name, state, { owner })];
    });
    return theFacts({
      objects: {
        Pod,
        ReplicaSet: [aReplicaSet('backend')],
        Deployment: [
          aDeployment('backend', {
            replicas,
            spec: { paused },
            status: { readyReplicas: ready, availableReplicas: ready },
          }),
        ],
        Service: [aService('backend')],
      },
      indicators: [aReading({ value: ratio })],
      applications: [anApplication()],
    });
  });

const identify = (finding: {
  ruleId: string;
  subject: { uid?: string; name: string };
}) => `${finding.ruleId} ${finding.subject.uid ?? finding.subject.name}`;

describe('as time passes', () => {
  it('never moves the beginning of a finding forward while it lasts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someFacts, fc.nat(600)), {
          minLength: 2,
          maxLength: 8,
        }),
        steps => {
          let memory: EvaluationMemory | undefined;
          let known = new Map<string, string>();
          let elapsed = 0;
          for (const [facts, seconds] of steps) {
            elapsed += seconds;
            const evaluated = evaluateEnvironment(
              facts,
              memory,
              later(elapsed),
            );
            memory = evaluated.memory;
            const current = new Map<string, string>();
            for (const finding of evaluated.snapshot.findings) {
              const before = known.get(identify(finding));
              expect(finding.since <= (before ?? finding.since)).toBe(true);
              current.set(identify(finding), finding.since);
            }
            known = current;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not remember more than what it sees', () => {
    fc.assert(
      fc.property(
        fc.array(someFacts, { minLength: 2, maxLength: 20 }),
        steps => {
          let memory: EvaluationMemory | undefined;
          for (const [index, facts] of steps.entries()) {
            memory = evaluateEnvironment(facts, memory, later(index)).memory;
          }
          const alone = evaluateEnvironment(
            steps[steps.length - 1],
            undefined,
            NOW,
          );
          expect([...(memory?.firstSeen.keys() ?? [])].sort()).toEqual(
            [...alone.memory.firstSeen.keys()].sort(),
          );
        },
      ),
    );
  });
});

describe('where facts are missing', () => {
  const lose: fc.Arbitrary<(facts: EnvironmentFacts) => EnvironmentFacts> =
    fc.constantFrom(
      facts => ({ ...facts, objects: { ...facts.objects, Pod: undefined } }),
      facts => ({
        ...facts,
        objects: { ...facts.objects, Deployment: undefined },
      }),
      facts => ({ ...facts, objects: {} }),
      facts => ({ ...facts, sources: [aSource({ state: 'stale' })] }),
      facts => ({ ...facts, sources: [aSource({ state: 'forbidden' })] }),
      facts => ({
        ...facts,
        sources: [
          aSource({
            gaps: [{ what: 'Pod in shop', state: 'forbidden', message: 'No.' }],
          }),
        ],
      }),
      facts => ({
        ...facts,
        environment: { ...facts.environment, missingFacts: ['No.'] },
      }),
      facts => ({
        ...facts,
        environment: { ...facts.environment, namespaces: [] },
      }),
    );

  it('never says healthy, nor anything better than what it knows', () => {
    fc.assert(
      fc.property(someFacts, lose, (facts, loss) => {
        const { status, sentence } = evaluateEnvironment(
          loss(facts),
          undefined,
          NOW,
        ).snapshot.health;
        expect(['unknown', 'warning', 'critical']).toContain(status);
        expect(sentence).toMatch(/\.$/);
      }),
      { numRuns: 200 },
    );
  });
});
