import { aDeployment } from '../../__testUtils__/builders';
import { aBackend, deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const SIZES = {
  requests: { cpu: '200m', memory: '512Mi' },
  limits: { cpu: '1000m', memory: '1Gi' },
};
const limited = (cpu: string, memory: string) =>
  deployed(aBackend({ resources: { ...SIZES, limits: { cpu, memory } } }));

describe('resources', () => {
  it.each<[string, string, KubernetesObjects]>([
    ['the same in other words', 'met', limited('1', '1024Mi')],
    ['none', 'different', deployed()],
    ['another limit', 'different', limited('1', '2Gi')],
    [
      'no containers',
      'unknown',
      deployed(aDeployment('backend', { spec: { template: {} } })),
    ],
  ])('%s: %s', (_, state, objects) => {
    expect(judgePart({ resources: SIZES }, objects)).toMatchObject({ state });
  });
});
