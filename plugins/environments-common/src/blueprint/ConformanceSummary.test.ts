import {
  wholeFacts,
  aPart,
  aSmallBlueprint,
} from '../__testUtils__/blueprints';
import { aDeployment } from '../__testUtils__/builders';
import { assessConformance } from './assessConformance';
import {
  condenseConformance,
  conformanceSummarySchema,
} from './ConformanceSummary';

const NOW = new Date('2026-03-02T12:00:00Z');
const blueprint = aSmallBlueprint({
  parts: [
    aPart({ replicas: { min: 2 }, serviceAccount: { own: true } }),
    aPart({
      id: 'worker',
      match: { names: ['worker'] },
      replicas: { min: 1 },
    }),
  ],
});

describe('condenseConformance', () => {
  it('tells the worst causes first, and not what follows from them', () => {
    const summary = condenseConformance(
      assessConformance(
        blueprint,
        wholeFacts({ Deployment: [aDeployment('backend', { replicas: 1 })] }),
        NOW,
      ),
      'v1',
    );
    expect(conformanceSummarySchema.parse(summary)).toMatchObject({
      version: 'v1',
      blueprint: { name: 'small' },
      severity: 'critical',
      missing: 2,
    });
    expect(summary.worst.map(({ id }) => id)).toEqual([
      'worker.present',
      'backend.replicas',
      'backend.service-account',
    ]);
  });

  it('has no severity where nothing is known to be otherwise', () => {
    const { severity, worst, unknown } = condenseConformance(
      assessConformance(blueprint, { ...wholeFacts(), objects: {} }, NOW),
      'v1',
    );
    expect([severity, worst]).toEqual([undefined, []]);
    expect(unknown).toBeGreaterThan(0);
  });
});
