import fc from 'fast-check';
import { someFacts } from '../__testUtils__/arbitraryFacts';
import { anyObjects } from '../__testUtils__/arbitraryObjects';
import { aBrokenShop } from '../__testUtils__/shop';
import {
  aDeployment,
  aPod,
  aService,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import type { EnvironmentFacts, EvaluationMemory } from '../health';
import type { KubernetesObjects } from '../kubernetes';
import { evaluateEnvironment } from './evaluateEnvironment';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

/** Objects of which each kind is the one or the other of two versions. */
function mix(
  [before, after]: readonly [KubernetesObjects, KubernetesObjects],
  choices: readonly boolean[],
): KubernetesObjects {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const chosen = kinds.map((kind, place) => {
    const from = choices[place % choices.length] ? before : after;
    return Object.entries(from).filter(([name]) => name === kind);
  });
  return Object.fromEntries(chosen.flat());
}

/** Objects of which each is the one or the other of two versions, or is gone. */
function mixEach(
  [before, after]: readonly [KubernetesObjects, KubernetesObjects],
  choices: readonly ('before' | 'after' | 'gone')[],
): KubernetesObjects {
  const lists = [before, after].map(
    objects => new Map(Object.entries(objects)),
  );
  const kinds = new Set(lists.flatMap(each => [...each.keys()]));
  return Object.fromEntries(
    [...kinds].map(kind => {
      const [old = [], young = []] = lists.map(each => each.get(kind));
      const length = Math.max(old.length, young.length);
      const chosen = Array.from({ length }, (_, place) => {
        const choice = choices[place % choices.length];
        return choice === 'before'
          ? old[place] ?? young[place]
          : young[place] ?? old[place];
      });
      return [
        kind,
        chosen.filter((_, place) => choices[place % choices.length] !== 'gone'),
      ];
    }),
  );
}

interface Step {
  facts: EnvironmentFacts;
  seconds: number;
}

/** What an evaluation says when it knows objects from before, and when every object is new to it. */
function evaluateBoth(steps: readonly Step[]) {
  let known: EvaluationMemory | undefined;
  let afresh: EvaluationMemory | undefined;
  let elapsed = 0;
  // Where the environment is another one, all that depends on it is judged anew.
  const [
    {
      facts: { environment },
    },
  ] = steps;
  const ofOne = steps.map(step => ({
    ...step,
    facts: { ...step.facts, environment },
  }));
  return ofOne.map(({ facts, seconds }) => {
    elapsed += seconds;
    // Whatever else is made of the memory must not spoil it.
    ofOne.forEach(step => evaluateEnvironment(step.facts, known, later(9999)));
    const copy = structuredClone(facts);
    const incremental = evaluateEnvironment(facts, known, later(elapsed));
    const fresh = evaluateEnvironment(
      copy,
      afresh && { ...afresh },
      later(elapsed),
    );
    known = incremental.memory;
    afresh = fresh.memory;
    return { incremental, fresh };
  });
}

/** The two answers to each step, one list of each. */
function answersTo(steps: readonly Step[]) {
  const both = evaluateBoth(steps);
  return {
    incremental: both.map(({ incremental }) => incremental),
    fresh: both.map(({ fresh }) => fresh),
  };
}

describe('an evaluation that knows objects from before', () => {
  const seconds = fc.constantFrom(0, 1, 30, 100, 400, 900, 4000);

  const someObjects = someFacts.map(({ objects }) => objects);

  it('says what one says that sees everything for the first time', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyObjects, anyObjects),
        fc.array(
          fc.tuple(
            fc.array(fc.boolean(), { minLength: 5, maxLength: 13 }),
            seconds,
          ),
          { minLength: 2, maxLength: 5 },
        ),
        (versions, steps) => {
          const { incremental, fresh } = answersTo(
            steps.map(([choices, passed]) => ({
              facts: theFacts({ objects: mix(versions, choices) }),
              seconds: passed,
            })),
          );
          expect(incremental).toEqual(fresh);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('says it of workloads that break and mend', () => {
    fc.assert(
      fc.property(
        fc.tuple(someFacts, someFacts),
        fc.array(
          fc.tuple(
            fc.array(fc.boolean(), { minLength: 3, maxLength: 7 }),
            seconds,
          ),
          {
            minLength: 2,
            maxLength: 6,
          },
        ),
        ([one, other], steps) => {
          const { incremental, fresh } = answersTo(
            steps.map(([choices, passed]) => ({
              facts: {
                ...(choices[0] ? one : other),
                objects: mix([one.objects, other.objects], choices),
              },
              seconds: passed,
            })),
          );
          expect(incremental).toEqual(fresh);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('says it when single objects change, come and go', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(someObjects, someObjects),
          fc.tuple(anyObjects, anyObjects),
        ),
        fc.array(
          fc.tuple(
            fc.array(fc.constantFrom('before', 'before', 'after', 'gone'), {
              minLength: 2,
              maxLength: 7,
            }),
            seconds,
          ),
          { minLength: 2, maxLength: 6 },
        ),
        (versions, steps) => {
          const { incremental, fresh } = answersTo(
            steps.map(([choices, passed]) => ({
              facts: theFacts({ objects: mixEach(versions, choices) }),
              seconds: passed,
            })),
          );
          expect(incremental).toEqual(fresh);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('sees a change of anything that a rule looks at besides its object', () => {
    const service = aService('web');
    const deployment = aDeployment('web');
    const [ready, unready] = [true, false].map(isReady =>
      aPod('web-a', {
        owner: { kind: 'Deployment', name: 'web' },
        isReady,
      }),
    );
    const facts = (pod: typeof ready) =>
      theFacts({
        objects: { Pod: [pod], Service: [service], Deployment: [deployment] },
      });
    const steps = [facts(ready), facts(unready), facts(ready)].map(each => ({
      facts: each,
      seconds: 600,
    }));
    const found = evaluateBoth(steps).map(
      ({ incremental }) =>
        incremental.snapshot.findings.some(
          ({ subject }) => subject.kind === 'Service',
        ) || incremental.snapshot.health.status !== 'healthy',
    );
    expect(found).toEqual([false, true, false]);
    const { incremental, fresh } = answersTo(steps);
    expect(incremental).toEqual(fresh);
  });

  it('tells of a workload of which nothing changed by the same object', () => {
    const facts = aBrokenShop();
    const first = evaluateEnvironment(facts, undefined, NOW);
    const second = evaluateEnvironment({ ...facts }, first.memory, later(5));
    expect(second.snapshot.workloads[0]).toBe(first.snapshot.workloads[0]);
  });

  it('sees that a Service selects a Pod no more', () => {
    const service = aService('web');
    const facts = (app: string) =>
      theFacts({
        objects: {
          Pod: [aPod('web-a', { metadata: { labels: { app } } })],
          Service: [service],
        },
      });
    const steps = ['web', 'other', 'web'].map(app => ({
      facts: facts(app),
      seconds: 600,
    }));
    const { incremental, fresh } = answersTo(steps);
    expect(incremental).toEqual(fresh);
    expect(
      incremental.map(({ snapshot }) => snapshot.findings.length > 0),
    ).toEqual([false, true, false]);
  });
});
