import { ConfigReader } from '@backstage/config';
import { readExamplePeople } from './readExamplePeople';

describe('readExamplePeople', () => {
  it('reads who they are', () => {
    const people = [
      { userEntityRef: 'user:ada', name: 'Ada', team: 'A team' },
      { userEntityRef: 'user:x/grace', name: 'Grace' },
    ];
    expect(readExamplePeople(new ConfigReader({ people }))).toEqual([
      { userEntityRef: 'user:ada', name: 'Ada' },
      { userEntityRef: 'user:x/grace', name: 'Grace' },
    ]);
  });

  it.each([
    [{}, /people/],
    [{ people: [{ userEntityRef: 'user:x/ada' }] }, /people\[0\]\.name/],
    [
      { people: [{ userEntityRef: 'ada', name: 'Ada' }] },
      /people\[0\]\.userEntityRef is no entity ref/,
    ],
  ])('names what is wrong with %j', (config, complaint) => {
    expect(() => readExamplePeople(new ConfigReader(config))).toThrow(
      complaint,
    );
  });
});
