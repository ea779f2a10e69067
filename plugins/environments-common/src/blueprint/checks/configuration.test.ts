import { rawObject } from '../../__testUtils__/builders/raw';
import { itJudges } from '../../__testUtils__/itJudges';
import { kubernetesProjections } from '../../kubernetes';

const secret = (name: string, ...keys: string[]) =>
  kubernetesProjections.Secret.parse({
    ...rawObject(name, {}),
    data: Object.fromEntries(keys.map(key => [key, 'eA=='])),
  });

describe('configuration', () => {
  itJudges(
    {
      type: 'configuration',
      kind: 'Secret',
      names: ['*-secrets'],
      keys: ['password'],
    },
    [
      ['no Secret', 'missing', {}],
      ['the Secret', 'met', { Secret: [secret('api-secrets', 'password')] }],
      ['a key too few', 'different', { Secret: [secret('api-secrets')] }],
      ['Secrets unread', 'unknown', { Secret: undefined }],
    ],
  );
});
