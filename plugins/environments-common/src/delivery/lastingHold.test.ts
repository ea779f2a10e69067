import { lastingHold } from './lastingHold';

describe('lastingHold', () => {
  it.each([
    [undefined, undefined],
    [[], undefined],
    [['resumed', 'dropped'], undefined],
    [['resumed', 'active'], 'active'],
    [['placing'], 'placing'],
    [['active', 'broken'], 'broken'],
  ] as const)('of %j is %s', (states, expected) => {
    expect(lastingHold(states?.map(state => ({ state })))).toBe(expected);
  });
});
