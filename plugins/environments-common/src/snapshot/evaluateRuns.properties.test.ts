import fc from 'fast-check';
import { evaluateFindings } from '../health/evaluateFindings';
import { healthRules } from '../health/rules';
import { subjectKey } from '../health/subjects';
import { someRuns } from '../__testUtils__/arbitraryJobs';
import { malformedWorkloads } from '../__testUtils__/arbitraryWorkloads';
import { aSource, NOW, theFacts } from '../__testUtils__/builders';
import { environmentSnapshotSchema } from './EnvironmentSnapshot';
import { evaluateEnvironment } from './evaluateEnvironment';

const feeds = ['CronJob', 'Job', 'DaemonSet', 'Node', 'Pod'] as const;
const later = new Date(NOW.getTime() + 3_600_000);

describe('Jobs, CronJobs, DaemonSets and Nodes', () => {
  it('lose no trouble when causes are told instead of symptoms', () => {
    fc.assert(
      fc.property(someRuns, facts => {
        const { memory } = evaluateFindings(facts, undefined, NOW);
        const { findings, judgements } = evaluateFindings(facts, memory, later);
        const toldOf = new Set(
          findings
            .filter(({ pendingUntil }) => pendingUntil === undefined)
            .flatMap(({ subject, others, rootCauseOf }) =>
              [subject, ...others, ...rootCauseOf].map(subjectKey),
            ),
        );
        for (const { subject } of judgements) {
          expect(toldOf).toContain(subjectKey(subject));
        }
        const worst = (severity: string) =>
          judgements.some(judgement => judgement.severity === severity);
        expect(
          findings.some(
            ({ severity, pendingUntil }) =>
              severity === 'critical' && pendingUntil === undefined,
          ),
        ).toBe(worst('critical'));
      }),
      { numRuns: 300 },
    );
  });

  it('make no rule fail, however malformed, and together reach most rules', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(malformedWorkloads, objects => {
        const { snapshot } = evaluateEnvironment(
          theFacts({ objects }),
          undefined,
          NOW,
        );
        environmentSnapshotSchema.parse({ ...snapshot, version: '1' });
        for (const { ruleId, reason } of snapshot.findings) {
          expect(reason).not.toBe('RuleFailed');
          reached.add(ruleId);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
    const reachable = [
      'cron.invalid',
      'cron.last-failed',
      'cron.late',
      'cron.never-succeeded',
      'cron.suspended',
      'ds.misscheduled',
      'ds.not-scheduled',
      'job.failed',
      'job.too-long',
      'pod.crash-loop',
      'pod.node-lost',
      'pod.not-ready-long',
    ];
    expect(reachable.filter(id => !reached.has(id))).toEqual([]);
  });

  it('are not judged where they cannot be read, and that is told', () => {
    fc.assert(
      fc.property(someRuns, fc.constantFrom(...feeds), (facts, feed) => {
        const gap = {
          what: feed,
          state: 'forbidden' as const,
          message: 'May not be listed.',
        };
        const { findings, coverage } = evaluateFindings(
          {
            ...facts,
            objects: { ...facts.objects, [feed]: undefined },
            sources: [aSource({ gaps: [gap] })],
          },
          undefined,
          NOW,
        );
        const needing = healthRules
          .filter(({ needs }) => needs.includes(feed))
          .map(({ id }) => id);
        expect(
          findings.filter(({ ruleId }) => needing.includes(ruleId)),
        ).toEqual([]);
        expect(coverage).toContainEqual(
          expect.objectContaining({ feed, ruleIds: needing }),
        );
      }),
    );
  });

  it('are judged alike whether all is judged anew or only what changed', () => {
    fc.assert(
      fc.property(
        fc.tuple(someRuns, someRuns),
        fc.subarray([...feeds]),
        fc.nat(20_000),
        ([before, after], changed, seconds) => {
          const objects = { ...before.objects };
          for (const feed of changed) {
            Object.assign(objects, { [feed]: after.objects[feed] });
          }
          const then = new Date(NOW.getTime() + seconds * 1000);
          const { memory } = evaluateFindings(before, undefined, NOW);
          const facts = { ...before, objects };
          const partly = evaluateFindings(facts, memory, then);
          // What was judged is known of the memory itself, not of another that says the same.
          const anew = evaluateFindings(facts, { ...memory }, then);
          expect(partly.findings).toEqual(anew.findings);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('never begin later than was told before, while the facts stay', () => {
    fc.assert(
      fc.property(someRuns, fc.nat(20_000), (facts, seconds) => {
        const first = evaluateFindings(facts, undefined, NOW);
        const then = new Date(NOW.getTime() + seconds * 1000);
        const second = evaluateFindings(facts, first.memory, then);
        for (const [key, time] of first.memory.firstSeen) {
          const known = second.memory.firstSeen.get(key);
          expect(known === undefined || known <= time).toBe(true);
        }
      }),
    );
  });
});
