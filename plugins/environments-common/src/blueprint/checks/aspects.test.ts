import { assessConformance } from '..';
import {
  aPart,
  aSmallBlueprint,
  everyKind,
  wholeFacts,
} from '../../__testUtils__/blueprints';
import { aSource, NOW } from '../../__testUtils__/builders';
import { deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';
import type { BlueprintPart } from '../Part';

describe('what is expected of a part', () => {
  it.each<[keyof KubernetesObjects, Partial<BlueprintPart>]>([
    ['Service', { service: { port: 8000 } }],
    ['HorizontalPodAutoscaler', { autoscaler: { min: 3, max: 10 } }],
    ['PodDisruptionBudget', { disruptionBudget: { maxUnavailable: 1 } }],
    ['NetworkPolicy', { networkPolicy: { from: [], ports: [8000] } }],
    ['Node', { spread: { zones: 3 } }],
    ['Pod', { spread: { zones: 3 } }],
  ])('is unknown where %s cannot be read', (kind, expected) => {
    const objects = { ...everyKind(deployed()), [kind]: undefined };
    expect(judgePart(expected, objects)).toMatchObject({ state: 'unknown' });
  });

  it('is unknown where a namespace is a gap', () => {
    const gaps = [
      {
        what: 'PodDisruptionBudget in shop',
        state: 'forbidden' as const,
        message: 'may not be listed',
      },
    ];
    const { requirements } = assessConformance(
      aSmallBlueprint({
        parts: [aPart({ disruptionBudget: { maxUnavailable: 1 } })],
      }),
      wholeFacts(deployed(), { sources: [aSource({ gaps })] }),
      NOW,
    );
    expect(requirements[0]).toMatchObject({
      id: 'backend.disruption-budget',
      state: 'unknown',
      message: 'PodDisruptionBudget cannot be read: may not be listed',
    });
  });
});
