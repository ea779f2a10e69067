import type { BlueprintPart } from '..';
import { aClaim, aStatefulSet } from '../../__testUtils__/builders';
import type { Raw } from '../../__testUtils__/builders/raw';
import { judgePart } from '../../__testUtils__/judging';
import type { KubernetesObjects } from '../../kubernetes';

const anyClass: Partial<BlueprintPart> = {
  kinds: ['StatefulSet'],
  storage: { size: '50Gi' },
};
const fast: Partial<BlueprintPart> = {
  kinds: ['StatefulSet'],
  storage: { size: '50Gi', classes: ['fast'] },
};
const database = (spec: Raw) => ({
  StatefulSet: [aStatefulSet('backend', { spec })],
});
const template = (storage: string, storageClassName = 'fast') => ({
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { storageClassName, resources: { requests: { storage } } },
    },
  ],
});
const claim = (storage: string) => ({
  PersistentVolumeClaim: [
    aClaim('data-backend-0', {
      spec: { storageClassName: 'fast', resources: { requests: { storage } } },
    }),
  ],
});

describe('storage', () => {
  it.each<[string, string, Partial<BlueprintPart>, KubernetesObjects]>([
    ['no volume', 'missing', fast, database({})],
    ['of the size', 'met', fast, database(template('50Gi'))],
    ['greater', 'met', fast, database(template('1Ti'))],
    ['smaller', 'different', fast, database(template('49Gi'))],
    ['of another class', 'different', fast, database(template('50Gi', 'slow'))],
    ['of any class', 'met', anyClass, database(template('50Gi', 'slow'))],
    [
      'a claim that is smaller than its template',
      'different',
      fast,
      { ...database(template('50Gi')), ...claim('5Gi') },
    ],
  ])('%s: %s', (_, state, expected, objects) => {
    expect(judgePart(expected, objects)).toMatchObject({ state });
  });
});
