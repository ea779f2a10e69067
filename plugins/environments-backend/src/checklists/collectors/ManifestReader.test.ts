import { ServiceUnavailableError } from '@backstage/errors';
import { aRunning } from './__testUtils__/aCollected';
import { enginesThat, someManifests } from './__testUtils__/manifests';
import { ManifestReader } from './ManifestReader';

const MINUTE = 60_000;

describe('ManifestReader', () => {
  let now = 0;
  const { signal } = new AbortController();
  const readManifests = jest.fn();
  const create = () =>
    new ManifestReader({
      engines: enginesThat(readManifests),
      now: () => now,
      timeoutMs: 1_000,
    });

  beforeEach(() => {
    now = 0;
    readManifests.mockReset().mockImplementation(async () => someManifests());
  });

  it('asks once for one revision in five minutes, be it asked at once or later', async () => {
    const reader = create();
    const read = () => reader.read(aRunning('shop', '1'), { signal });
    await Promise.all([read(), read()]);
    now = 5 * MINUTE - 1;
    await read();
    expect(readManifests).toHaveBeenCalledTimes(1);
    now += 1;
    await read();
    expect(readManifests).toHaveBeenCalledTimes(2);
  });

  it('asks anew for another revision, another application, and other sources', async () => {
    const reader = create();
    const shop = aRunning('shop', '1');
    const sources = [{ repoUrl: 'https://git.test/other.git' }];
    for (const application of [
      shop,
      aRunning('shop', '2'),
      aRunning('other', '1'),
      { ...shop, sources },
      shop,
    ]) {
      await reader.read(application, { signal });
    }
    expect(readManifests).toHaveBeenCalledTimes(4);
  });

  it('tries again a minute after a failure', async () => {
    const reader = create();
    const read = () => reader.read(aRunning('shop', '1'), { signal });
    readManifests.mockRejectedValueOnce(new ServiceUnavailableError('Down.'));
    await expect(read()).rejects.toThrow('Down.');
    await expect(read()).rejects.toThrow('Down.');
    expect(readManifests).toHaveBeenCalledTimes(1);
    now = MINUTE;
    expect(await read()).toEqual(someManifests());
  });

  it('keeps nothing of a look that was given up', async () => {
    const reader = create();
    const stop = new AbortController();
    readManifests.mockImplementationOnce(async () => {
      stop.abort();
      throw new Error('Aborted.');
    });
    const shop = aRunning('shop', '1');
    await expect(reader.read(shop, stop)).rejects.toThrow('Aborted.');
    expect(await reader.read(shop, { signal })).toEqual(someManifests());
  });
});
