import { resolveRevision } from './resolveRevision';

const head = { ref: 'HEAD', oid: 'b' };
const branches = [
  { ref: 'refs/heads/develop', oid: 'b' },
  { ref: 'refs/heads/main', oid: 'b' },
  { ref: 'refs/heads/old', oid: 'a' },
];

describe('resolveRevision', () => {
  it.each([
    [
      'where the host says',
      { ...head, target: 'refs/heads/develop' },
      'develop',
    ],
    ['at what is usual, where it does not', head, 'main'],
    ['at the only one that fits', { ...head, oid: 'a' }, 'old'],
  ])('finds the default branch %s', (_what, first, branch) => {
    expect(resolveRevision([first, ...branches], 'HEAD')).toMatchObject({
      branch,
    });
  });

  it.each([
    ['nothing at all', []],
    ['a default branch that has no commit yet', branches],
    [
      'one that it does not name',
      [{ ...head, target: 'refs/heads/gone' }, ...branches],
    ],
  ])('finds none in a repository with %s', (_what, references) => {
    expect(resolveRevision(references, 'HEAD')).toBeUndefined();
  });

  it.each(['heads/main', 'refs/heads', 'mai', 'MAIN', '../main'])(
    'does not guess what %j is',
    revision => {
      expect(resolveRevision([head, ...branches], revision)).toBeUndefined();
    },
  );
});
