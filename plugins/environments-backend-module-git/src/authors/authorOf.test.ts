import type { UserEntity } from '@backstage/catalog-model';
import { authorOf } from './authorOf';

const FALLBACK = { name: 'Scaffolder', email: 'scaffolder@example.org' };

function userWith(profile: UserEntity['spec']['profile']) {
  const entity: UserEntity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ada' },
    spec: { profile },
  };
  return { entity, ref: 'user:default/ada' };
}

describe('authorOf', () => {
  it.each([
    [
      userWith({ displayName: 'Ada', email: 'ada@example.org' }),
      { name: 'Ada', email: 'ada@example.org' },
    ],
    [userWith({}), { ...FALLBACK, name: 'ada' }],
    [{ ref: 'user:default/ada' }, { ...FALLBACK, name: 'user:default/ada' }],
    [userWith({ displayName: ' ', email: '' }), FALLBACK],
    [undefined, FALLBACK],
  ])('%j', (user, author) => {
    expect(authorOf(user, FALLBACK)).toEqual(author);
  });

  it('lets nobody write more of a commit than who they are', () => {
    const user = userWith({
      displayName: 'Ada <root@example.org> 0 +0000\nparent 1',
      email: 'ada@example.org>\n\nFlightdeck-Task: 1',
    });
    expect(authorOf(user, FALLBACK)).toEqual({
      name: 'Ada  root@example.org  0 +0000 parent 1',
      email: 'ada@example.org Flightdeck-Task: 1',
    });
  });
});
