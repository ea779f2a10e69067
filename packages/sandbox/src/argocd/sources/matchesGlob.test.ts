import { matchesGlob } from './matchesGlob';

describe('matchesGlob', () => {
  it.each([
    ['*', '', true],
    ['a*', 'a/b', true],
    ['*.yaml', 'deep/a.yaml', true],
    ['a?c', 'abc', true],
    ['a.c', 'abc', false],
    ['{a,b}.yaml', 'b.yaml', true],
    ['{a,b}.yaml', 'c.yaml', false],
    ['{x/*,y}', 'x/1', true],
    ['a,b', 'a,b', true],
    ['a(b)[c]$', 'a(b)[c]$', true],
    ['{a', 'a', false],
  ])('without a separator, %s of %s is %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text)).toBe(expected);
  });

  it.each([
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['a/**', 'a/b/c', true],
    ['?', '/', false],
  ])('with a separator, %s of %s is %s', (pattern, text, expected) => {
    expect(matchesGlob(pattern, text, '/')).toBe(expected);
  });
});
