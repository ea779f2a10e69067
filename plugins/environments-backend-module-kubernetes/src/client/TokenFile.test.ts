import { createMockDirectory } from '@backstage/backend-test-utils';
import { TokenFile } from './TokenFile';

describe('TokenFile', () => {
  const directory = createMockDirectory();
  let now = 0;
  const create = () =>
    new TokenFile(directory.resolve('token'), () => new Date(now));

  it('reads its file again after a while', async () => {
    directory.setContent({ token: 'one\n' });
    const file = create();
    await expect(file.read()).resolves.toBe('one');
    directory.setContent({ token: 'two\n' });
    now += 9_000;
    await expect(file.read()).resolves.toBe('one');
    now += 2_000;
    await expect(file.read()).resolves.toBe('two');
  });

  it('reads its file at once when the token was refused', async () => {
    directory.setContent({ token: 'one' });
    const file = create();
    await file.read();
    directory.setContent({ token: 'two' });
    file.forget();
    await expect(file.read()).resolves.toBe('two');
  });

  it('rejects when there is no file', async () => {
    directory.setContent({});
    await expect(create().read()).rejects.toThrow('ENOENT');
  });
});
