import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import fc from 'fast-check';
import { aDefinition } from '../__testUtils__/fixtures';
import { matchesCriteria } from './matchesCriteria';

const environment = aDefinition();
const yes: EnvironmentFilter = () => true;
const no: EnvironmentFilter = () => false;
const matches = (criteria: PermissionCriteria<EnvironmentFilter>) =>
  matchesCriteria(criteria, environment);

/** Condition trees of every shape. */
const { criteria: anyCriteria } = fc.letrec<{
  criteria: PermissionCriteria<EnvironmentFilter>;
}>(tie => {
  const parts = fc.array(tie('criteria'), { minLength: 1, maxLength: 3 });
  const nonEmpty = parts.map(
    ([first, ...rest]): [typeof first, ...typeof rest] => [first, ...rest],
  );
  return {
    criteria: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(yes, no),
      nonEmpty.map(allOf => ({ allOf })),
      nonEmpty.map(anyOf => ({ anyOf })),
      tie('criteria').map(not => ({ not })),
    ),
  };
});

describe('matchesCriteria', () => {
  it.each([
    [true, yes],
    [false, no],
    [false, { allOf: [yes, no] }],
    [true, { anyOf: [no, yes] }],
    [true, { not: { allOf: [yes, { anyOf: [no, no] }] } }],
  ] satisfies [boolean, PermissionCriteria<EnvironmentFilter>][])(
    'is %s for case %#',
    (expected, criteria) => {
      expect(matches(criteria)).toBe(expected);
    },
  );

  it('keeps the laws of logic for every tree', () => {
    fc.assert(
      fc.property(anyCriteria, anyCriteria, (one, two) => {
        expect(matches({ not: one })).toBe(!matches(one));
        expect(matches({ allOf: [one, two] })).toBe(
          matches({ not: { anyOf: [{ not: one }, { not: two }] } }),
        );
      }),
    );
  });
});
