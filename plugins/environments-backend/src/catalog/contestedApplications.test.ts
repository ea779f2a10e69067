import type { ApplicationRef } from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../__testUtils__/fixtures';
import {
  contestedApplications,
  withdrawContested,
} from './contestedApplications';

const naming = (name: string, ...applications: ApplicationRef[]) =>
  aDefinition({ name, ref: `resource:default/${name}`, applications });

describe('contestedApplications', () => {
  const main = { instance: 'main', namespace: 'argocd', name: 'shop' };
  it.each<[string, ApplicationRef, ApplicationRef, boolean]>([
    ['the same in all parts', main, { ...main }, true],
    ['another name', main, { ...main, name: 'shop-2' }, false],
    ['another instance', main, { ...main, instance: 'other' }, false],
    ['another namespace', main, { ...main, namespace: 'team-a' }, false],
    ['an open instance', main, { ...main, instance: undefined }, true],
    ['an open namespace', main, { ...main, namespace: undefined }, true],
    ['a bare name', main, { name: 'shop' }, true],
    ['two bare names', { name: 'shop' }, { name: 'shop' }, true],
    [
      'open in one part, different in the other',
      main,
      { name: 'shop', namespace: 'team-a' },
      false,
    ],
  ])('%s', (_, one, other, isContested) => {
    const [a, b] = [naming('a', one), naming('b', other)];
    const expected = isContested
      ? [
          [a.ref, [{ application: one, rivals: [b.ref] }]],
          [b.ref, [{ application: other, rivals: [a.ref] }]],
        ]
      : [];
    expect([...contestedApplications([a, b])]).toEqual(expected);
  });

  it('holds one environment, met twice, for no rival of itself', () => {
    const twice = [naming('a', main), naming('a', main)];
    expect(contestedApplications(twice).size).toBe(0);
  });

  it('makes those who name different ones rivals of the open one only', () => {
    const contested = contestedApplications([
      naming('a', { name: 'shop', namespace: 'one' }),
      naming('b', { name: 'shop', namespace: 'two' }),
      naming('c', { name: 'shop' }),
    ]);
    const rivals = [...contested.values()].map(own => own[0].rivals);
    expect(rivals).toEqual([
      ['resource:default/c'],
      ['resource:default/c'],
      ['resource:default/a', 'resource:default/b'],
    ]);
  });
});

describe('withdrawContested', () => {
  it('takes the application from all who name it, and says why', () => {
    const calm = naming('calm', { name: 'calm' });
    const [prod, thief, untouched] = withdrawContested([
      naming('prod', { name: 'shop' }, { name: 'data' }),
      naming('thief', { name: 'shop' }),
      calm,
    ]);
    expect(prod.applications).toEqual([{ name: 'data' }]);
    expect(thief.applications).toEqual([]);
    expect(prod.problems).toEqual([
      "Application 'shop' is claimed by resource:default/thief too; it cannot be synced from here until only one environment names it.",
    ]);
    expect(prod.missingFacts).toEqual(prod.problems);
    expect(thief.problems[0]).toContain('resource:default/prod too');
    expect(untouched).toBe(calm);
  });

  it('names few of many', () => {
    const [first] = withdrawContested(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(name =>
        naming(name, { name: 'shop' }),
      ),
    );
    expect(first.problems[0]).toContain(
      'resource:default/b, resource:default/c, resource:default/d and 2 more too',
    );
  });
});
