import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import fc from 'fast-check';
import { parseOwner, toEntityName } from './entityNames';

describe('toEntityName', () => {
  it.each([
    [['shop', 'prod'], 'shop-prod'],
    [['Shop API', 'Prod'], 'shop-api-prod'],
    [['--a--', 'b..'], 'a-b'],
    [
      ['shop', 'dev', 'https://k8s.example:6443'],
      'shop-dev-https-k8s.example-6443',
    ],
  ])('of %j is %s', (parts, name) => {
    expect(toEntityName(...parts)).toBe(name);
  });

  it('is valid for any texts, and the same each time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 80, unit: 'grapheme' })),
        parts => {
          const name = toEntityName(...parts);
          expect(name).toBe(toEntityName(...parts));
          return KubernetesValidatorFunctions.isValidObjectName(name);
        },
      ),
    );
  });

  it('keeps two long names apart', () => {
    const long = 'x'.repeat(70);
    expect(toEntityName(`${long}a`)).not.toBe(toEntityName(`${long}b`));
  });
});

describe('parseOwner', () => {
  it.each([
    ['team-a', 'group:default/team-a'],
    ['user:default/jo', 'user:default/jo'],
    ['group:a/b', 'group:a/b'],
    ['two words', undefined],
    ['', undefined],
    ['a:b:c', undefined],
  ])('of %j is %j', (text, owner) => {
    expect(parseOwner(text)).toBe(owner);
  });
});
