import type { Raw } from '../../__testUtils__/builders/raw';
import { aBackend, deployed, judgePart } from '../../__testUtils__/judging';

const expected = { rollingUpdate: { maxUnavailable: 0 } };

describe('rolling update', () => {
  it.each<[string, string, Raw]>([
    [
      'that loses nothing',
      'met',
      {
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxUnavailable: 0 },
        },
      },
    ],
    [
      'with a share that rounds down to nothing',
      'met',
      { strategy: { type: 'RollingUpdate' } },
    ],
    [
      'with a share that is one replica',
      'different',
      { replicas: 4, strategy: { type: 'RollingUpdate' } },
    ],
    ['of all at once', 'different', { strategy: { type: 'Recreate' } }],
    ['that is not told', 'unknown', {}],
  ])('%s: %s', (_, state, spec) => {
    expect(judgePart(expected, deployed(aBackend({}, spec)))).toMatchObject({
      state,
    });
  });
});
