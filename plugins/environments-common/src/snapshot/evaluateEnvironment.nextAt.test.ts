import fc from 'fast-check';
import { someFacts } from '../__testUtils__/arbitraryFacts';
import {
  aDeployment,
  ago,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import { evaluateEnvironment } from './evaluateEnvironment';

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

describe('the time of the next evaluation', () => {
  const down = theFacts({
    objects: {
      Deployment: [
        aDeployment('backend', {
          status: { availableReplicas: 0, readyReplicas: 0 },
        }),
      ],
    },
  });

  it('is never where time alone changes nothing', () => {
    const quiet = theFacts({
      objects: { Deployment: [aDeployment('backend')], Service: [] },
      applications: [],
    });
    expect(evaluateEnvironment(quiet, undefined, NOW).nextAt).toBeUndefined();
  });

  it('is no later than the first change that time brings', () => {
    fc.assert(
      fc.property(someFacts, fc.nat(4000), (facts, passed) => {
        const first = evaluateEnvironment(facts, undefined, NOW);
        const next =
          first.nextAt === undefined ? Infinity : Date.parse(first.nextAt);
        const at = later(passed);
        fc.pre(at.getTime() < next);
        const second = evaluateEnvironment(facts, first.memory, at);
        expect({ ...second.snapshot, evaluatedAt: '' }).toEqual({
          ...first.snapshot,
          evaluatedAt: '',
        });
      }),
    );
  });

  it('comes when a hold ends', () => {
    const { snapshot, nextAt } = evaluateEnvironment(down, undefined, NOW);
    const ends = snapshot.findings.flatMap(
      ({ pendingUntil }) => pendingUntil ?? [],
    );
    expect(ends).not.toEqual([]);
    expect(Date.parse(nextAt ?? '')).toBeLessThanOrEqual(
      Math.min(...ends.map(end => Date.parse(end))),
    );
  });

  it('brings what an object that did not change has grown old enough for', () => {
    const pod = aWaitingPod('backend-a', 'ContainerCreating', {
      metadata: { creationTimestamp: ago(100) },
    });
    const facts = theFacts({ objects: { Pod: [pod] } });
    const { memory } = evaluateEnvironment(facts, undefined, NOW);
    const rulesAt = (seconds: number) =>
      evaluateEnvironment(facts, memory, later(seconds)).snapshot.findings.map(
        ({ ruleId }) => ruleId,
      );
    expect(rulesAt(700)).not.toContain('pod.not-ready-long');
    expect(rulesAt(900)).toContain('pod.not-ready-long');
  });
});
