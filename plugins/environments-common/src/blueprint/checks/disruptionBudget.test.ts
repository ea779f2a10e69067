import { aBudget } from '../../__testUtils__/builders';
import type { Raw } from '../../__testUtils__/builders/raw';
import { deployed, judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const expected = { disruptionBudget: { maxUnavailable: 1 } };
const budget = (spec: Raw) => ({
  ...deployed(),
  PodDisruptionBudget: [aBudget('backend', spec, {})],
});

describe('disruption budget', () => {
  it.each<[string, string, KubernetesObjects]>([
    ['none', 'missing', deployed()],
    ['as expected', 'met', budget({ maxUnavailable: 1 })],
    ['another', 'different', budget({ minAvailable: 1 })],
    [
      'of other Pods',
      'missing',
      budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'web' } } }),
    ],
    [
      'with a selector that is not told',
      'missing',
      budget({ maxUnavailable: 1, selector: 'x' }),
    ],
  ])('%s: %s', (_, state, objects) => {
    expect(judgePart(expected, objects)).toMatchObject({ state });
  });

  it('comes with the manifest that would mend it', () => {
    expect(judgePart(expected, deployed())?.snippet).toBe(
      [
        'apiVersion: policy/v1',
        'kind: PodDisruptionBudget',
        'metadata:',
        '  name: backend',
        '  namespace: shop',
        'spec:',
        '  maxUnavailable: 1',
        '  selector:',
        '    matchLabels:',
        '      app: backend',
        '',
      ].join('\n'),
    );
  });
});
