import {
  ago,
  aDeployment,
  aWaitingPod,
  NOW,
  theFacts,
} from '../__testUtils__/builders';

import { evaluateFindings } from './evaluateFindings';
import type { Rule } from './Rule';
import { healthRules } from './rules';
import { aBrokenChain } from '../__testUtils__/aBrokenChain';

const owner = { kind: 'Deployment', name: 'backend' };

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

const down = theFacts({
  objects: {
    Deployment: [aDeployment('backend', { status: { availableReplicas: 0 } })],
  },
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
    const { findings } = evaluateFindings(aBrokenChain([]), undefined, NOW);
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
    const { findings } = evaluateFindings(paused, undefined, NOW, {
      rules: [failing, ...healthRules],
    });
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
