import { ConfigReader } from '@backstage/config';
import { readGitConfig } from './readGitConfig';

const read = (committer?: object) =>
  readGitConfig(new ConfigReader({ environments: { git: { committer } } }));

describe('readGitConfig', () => {
  it('names who commits, and what is usual where nothing is set', () => {
    expect(read()).toEqual({
      hosts: [],
      committer: { name: 'Flightdeck', email: 'flightdeck@localhost' },
    });
    expect(read({ name: 'Robot', email: 'robot@example.org' })).toMatchObject({
      committer: { name: 'Robot', email: 'robot@example.org' },
    });
  });

  it.each([
    [{ name: 'Robot <root@example.org>' }, 'environments.git.committer.name'],
    [{ email: 'a@b.example\nparent 1' }, 'environments.git.committer.email'],
  ])('complains of %j', (committer, key) => {
    expect(() => read(committer)).toThrow(key);
  });
});
