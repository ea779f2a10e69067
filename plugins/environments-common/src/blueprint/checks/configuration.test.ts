import { rawObject } from '../../__testUtils__/builders/raw';
import {
  judgeEnvironment,
  type VerdictCase,
} from '../../__testUtils__/judging';
import { kubernetesProjections } from '../../kubernetes';

const secret = (name: string, ...keys: string[]) =>
  kubernetesProjections.Secret.parse({
    ...rawObject(name, {}),
    data: Object.fromEntries(keys.map(key => [key, 'eA=='])),
  });

describe('configuration', () => {
  it.each<VerdictCase>([
    ['no Secret', 'missing', {}],
    ['the Secret', 'met', { Secret: [secret('api-secrets', 'password')] }],
    ['a key too few', 'different', { Secret: [secret('api-secrets')] }],
    ['Secrets unread', 'unknown', { Secret: undefined }],
  ])('%s: %s', (_, state, objects, parts = {}) => {
    expect(
      judgeEnvironment(
        {
          type: 'configuration',
          kind: 'Secret',
          names: ['*-secrets'],
          keys: ['password'],
        },
        objects,
        parts,
      ),
    ).toMatchObject({ state });
  });
});
