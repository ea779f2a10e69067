import fc from 'fast-check';
import type { EnvironmentFacts, EvaluationMemory } from '../health';
import { someFacts } from '../__testUtils__/arbitraryFacts';
import { anyObjects } from '../__testUtils__/arbitraryObjects';
import { aSource, NOW, theFacts } from '../__testUtils__/builders';
import { environmentSnapshotSchema } from './EnvironmentSnapshot';
import { evaluateEnvironment } from './evaluateEnvironment';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

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
      { numRuns: 100 },
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
