import { anAutoscaler } from '../../__testUtils__/builders';
import type { Raw } from '../../__testUtils__/builders/raw';
import { deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const metric = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});
const METRICS = [metric('cpu', 70), metric('memory', 80)];
const scaled = (spec: Raw, target = 'backend') => ({
  ...deployed(),
  HorizontalPodAutoscaler: [anAutoscaler(target, { spec })],
});

const usual = { min: 3, max: 10, cpu: 70, memory: 80 };
const custom = { min: 3, max: 10, custom: true };

describe('autoscaler', () => {
  it.each<[string, string, typeof usual | typeof custom, KubernetesObjects]>([
    ['none', 'missing', usual, deployed()],
    ['as expected', 'met', usual, scaled({ metrics: METRICS })],
    [
      'another target',
      'different',
      usual,
      scaled({ metrics: [metric('cpu', 80), METRICS[1]] }),
    ],
    [
      'another limit of replicas',
      'different',
      usual,
      scaled({ maxReplicas: 11, metrics: METRICS }),
    ],
    [
      'a minimum below',
      'different',
      usual,
      scaled({ minReplicas: 2, metrics: METRICS }),
    ],
    [
      'a minimum above',
      'met',
      usual,
      scaled({ minReplicas: 4, metrics: METRICS }),
    ],
    ['metrics that are not told', 'unknown', usual, scaled({ metrics: 'x' })],
    [
      'of something else',
      'missing',
      usual,
      scaled({ metrics: METRICS }, 'web'),
    ],
    ['no metric of its own', 'different', custom, scaled({ metrics: METRICS })],
    [
      'a metric of its own',
      'met',
      custom,
      scaled({ metrics: [{ type: 'Pods' }] }),
    ],
  ])('%s: %s', (_, state, autoscaler, objects) => {
    expect(judgePart({ autoscaler }, objects)).toMatchObject({ state });
  });
});
