import fc from 'fast-check';
import { anyFurtherObjects } from '../../__testUtils__/arbitraryFurtherObjects';
import {
  anyAlerts,
  anyUsage,
  anyVolumes,
} from '../../__testUtils__/arbitraryObservations';
import {
  aPod,
  aReading,
  aService,
  aSlice,
  NOW,
  theFacts,
} from '../../__testUtils__/builders';
import { environmentSnapshotSchema, evaluateEnvironment } from '../../snapshot';
import { expiryThresholds, judgeExpiry } from '../certificates';
import { evaluateFindings } from '../evaluateFindings';
import type { EvaluationMemory } from '../EvaluationMemory';
import { FactIndex } from '../FactIndex';
import { judgeReading } from '../indicatorReadings';
import { endpointsOf } from '../serviceEndpoints';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const anyFacts = fc
  .record({
    objects: anyFurtherObjects,
    volumes: anyVolumes,
    usage: anyUsage,
    alerts: anyAlerts,
  })
  .map(({ objects, ...rest }) =>
    theFacts({
      objects: { Pod: ['web', 'db'].map(pod => aPod(pod)), ...objects },
      ...rest,
    }),
  );

describe('for whatever sources tell of further kinds', () => {
  it('no rule fails, and the snapshot is valid', () => {
    const reasons = new Set<string>();
    fc.assert(
      fc.property(anyFacts, facts => {
        const { snapshot } = evaluateEnvironment(facts, undefined, NOW);
        environmentSnapshotSchema.parse({ ...snapshot, version: '1' });
        const failed = snapshot.findings.filter(
          ({ reason }) => reason === 'RuleFailed',
        );
        expect(failed).toEqual([]);
        snapshot.findings.forEach(({ ruleId }) => reasons.add(ruleId));
      }),
      { numRuns: 100 },
    );
    // Otherwise the facts would be too wild for the rules to say anything.
    expect(reasons.size).toBeGreaterThan(12);
  });

  it('each sentence names its subject and ends, and each finding says what to do', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        for (const finding of evaluateFindings(facts, undefined, NOW)
          .findings) {
          expect(finding.message).toMatch(/[.!?…]$/);
          expect(finding.remediation.length).toBeGreaterThan(0);
          expect(finding.evidence.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('says the same twice', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(4000), (facts, seconds) => {
        const { memory } = evaluateEnvironment(facts, undefined, NOW);
        const once = evaluateEnvironment(facts, memory, later(seconds));
        const twice = evaluateEnvironment(facts, memory, later(seconds));
        expect(twice.snapshot).toEqual(once.snapshot);
      }),
      { numRuns: 30 },
    );
  });
});

describe('an evaluation that knows objects of further kinds from before', () => {
  const kinds = ['Node', 'Certificate', 'CronJob', 'PersistentVolumeClaim'];
  it('says what one says that sees everything for the first time', () => {
    fc.assert(
      fc.property(
        anyFacts,
        anyFacts,
        fc.array(fc.tuple(fc.subarray(kinds), fc.boolean(), fc.nat(4000)), {
          minLength: 2,
          maxLength: 4,
        }),
        (one, other, steps) => {
          let elapsed = 0;
          let known: EvaluationMemory | undefined;
          let afresh: EvaluationMemory | undefined;
          for (const [changed, isOther, seconds] of steps) {
            elapsed += seconds;
            const facts = {
              ...(isOther ? other : one),
              objects: {
                ...one.objects,
                ...Object.fromEntries(
                  Object.entries(other.objects).filter(([kind]) =>
                    changed.includes(kind),
                  ),
                ),
              },
            };
            const seen = evaluateEnvironment(facts, known, later(elapsed));
            const fresh = evaluateEnvironment(
              structuredClone(facts),
              afresh && { ...afresh },
              later(elapsed),
            );
            expect(seen.snapshot).toEqual(fresh.snapshot);
            known = seen.memory;
            afresh = fresh.memory;
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('judgeReading', () => {
  const limit = fc.option(fc.integer({ min: -100, max: 100 }), {
    nil: undefined,
  });
  const negative = (value: number | undefined) =>
    value === undefined ? undefined : -value;
  it('judges below as the mirror of above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 100 }),
        limit,
        limit,
        (value, warning, critical) => {
          const advice = { reason: 'Beyond', remediation: [] };
          const above = aReading({ value, warning, critical, unit: 'count' });
          const below = {
            ...above,
            trouble: 'below' as const,
            value: -value,
            warning: negative(warning),
            critical: negative(critical),
          };
          expect(judgeReading(below, advice)?.severity).toBe(
            judgeReading(above, advice)?.severity,
          );
        },
      ),
    );
  });
});

describe('judgeExpiry', () => {
  it('never thinks better of a certificate as time passes', () => {
    const rank = [undefined, 'warning', 'critical'];
    const day = fc.integer({ min: -40 * 86_400, max: 40 * 86_400 });
    fc.assert(
      fc.property(day, fc.nat(40 * 86_400), (end, seconds) => {
        const notAfter = later(end).toISOString();
        const [before, after] = [NOW, later(seconds)].map(now =>
          rank.indexOf(judgeExpiry(notAfter, now, expiryThresholds)?.severity),
        );
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe('endpointsOf', () => {
  it('says of slices what it says of the Pods that they are made of', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 4 }), readiness => {
        const Service = [aService('web')];
        const Pod = readiness.map((isReady, position) =>
          aPod(`web-${position}`, {
            isReady,
            metadata: { labels: { app: 'web' } },
          }),
        );
        const slice = aSlice(
          'web',
          readiness.map(ready => ({ ready })),
        );
        const [byPods, bySlices] = [[], [slice]].map(EndpointSlice =>
          endpointsOf(
            Service[0],
            new FactIndex(
              theFacts({ objects: { Service, Pod, EndpointSlice } }),
            ),
          ),
        );
        expect(bySlices).toBe(byPods);
      }),
    );
  });
});
