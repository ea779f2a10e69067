import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
import { rawObject } from '../../__testUtils__/builders/raw';
import { kubernetesProjections } from '../../kubernetes';

const secret = kubernetesProjections.Secret.parse(rawObject('api', {}));

describe('the remedy of a requirement of the environment', () => {
  it.each<VerdictCase>([
    ['told', 'missing', {}],
    ['told', 'different', { Secret: [secret] }],
    ['not told', 'unknown', { Secret: undefined }],
    ['not told', 'met', { Secret: [{ ...secret, keys: ['password'] }] }],
  ])('is %s where it is %s', (told, state, objects) => {
    const found = judgeEnvironment(
      {
        type: 'configuration',
        kind: 'Secret',
        names: ['api'],
        keys: ['password'],
      },
      objects,
    );
    expect([found.state, found.remedy]).toEqual([
      state,
      told === 'told' ? 'Do it.' : undefined,
    ]);
  });
});
