import { createMockDirectory } from '@backstage/backend-test-utils';
import { findServiceAccount } from './findServiceAccount';

describe('findServiceAccount', () => {
  const directory = createMockDirectory();

  it('finds nothing outside of a cluster', async () => {
    directory.setContent({ token: 'only' });
    await expect(
      findServiceAccount({ mount: directory.path, environment: {} }),
    ).resolves.toBeUndefined();
  });

  it.each([
    [{}, undefined],
    [
      { KUBERNETES_SERVICE_HOST: '10.0.0.1', KUBERNETES_SERVICE_PORT: '6443' },
      'https://10.0.0.1:6443',
    ],
    [{ KUBERNETES_SERVICE_HOST: 'fd00::1' }, 'https://[fd00::1]:443'],
  ])('finds the mounted files, with %j', async (environment, url) => {
    directory.setContent({ token: 't', 'ca.crt': 'c' });
    await expect(
      findServiceAccount({ mount: directory.path, environment }),
    ).resolves.toEqual({
      tokenFile: `${directory.path}/token`,
      caFile: `${directory.path}/ca.crt`,
      ...(url ? { url } : {}),
    });
  });
});
