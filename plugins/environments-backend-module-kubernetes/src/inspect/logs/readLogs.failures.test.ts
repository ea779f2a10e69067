import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { InspectedSandbox } from '../__testUtils__/InspectedSandbox';
import { pod } from '../__testUtils__/manifests';

jest.setTimeout(30_000);

describe('reading logs that cannot be read', () => {
  let test: InspectedSandbox;

  const create = async (
    options?: Parameters<typeof InspectedSandbox.create>[0],
  ) => {
    test = await InspectedSandbox.create(options);
  };

  const all = async (...args: Parameters<InspectedSandbox['read']>) => {
    const entries: LogEntry[] = [];
    for await (const entry of test.read(...args)) {
      entries.push(entry);
    }
    return entries;
  };

  afterEach(async () => {
    await until(() => test.logs.open === 0);
    await test.close();
  });

  it.each([
    [{ kind: 'Pod', name: 'none' }, "has no Pod 'none' in namespace 'shop'"],
    [{ kind: 'Deployment', name: 'none' }, "has no Deployment 'none'"],
    [
      { kind: 'Pod', name: 'one', namespace: 'other' },
      "has no Pod 'one' in namespace 'other'",
    ],
    [{ kind: 'Pod', name: '../secrets' }, "has no Pod '../secrets'"],
  ] as const)('has no logs of %p', async (request, message) => {
    await create();
    await test.apply(pod('one'));
    await expect(all(request)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(`Environment 'shop' ${message}`),
    });
    expect(test.logs.asked).toEqual([]);
  });

  it.each<[string, string, (sandbox: InspectedSandbox) => void]>([
    [
      'is away',
      "Cluster 'contract' does not answer",
      ({ proxy }) => proxy.setDown(true),
    ],
    [
      'does not know the credentials',
      "Cluster 'contract' does not accept the configured credentials.",
      ({ server }) => {
        server.faults.unauthorized = true;
      },
    ],
    [
      'is silent',
      "Cluster 'contract' does not answer (UND_ERR_HEADERS_TIMEOUT)",
      ({ proxy }) => proxy.setFrozen(true),
    ],
  ])('fails as a whole when the cluster %s', async (_how, message, breakIt) => {
    await create({ timing: { timeoutMs: 500 } });
    await test.apply(pod('one'));
    breakIt(test);
    await expect(all({ kind: 'Pod', name: 'one' })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(message),
    });
  });

  it('names the right that is missing', async () => {
    await create({
      rules: [{ verbs: ['get'], groups: [''], resources: ['pods'] }],
    });
    await test.apply(pod('one'));
    await expect(all({ kind: 'Pod', name: 'one' })).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        "The configured credentials may not get pods/log in namespace 'shop' of cluster 'contract'.",
    });
  });

  it('leaves a server that is silent when the reader leaves', async () => {
    await create();
    await test.apply(pod('one'));
    test.proxy.setFrozen(true);
    const leaving = new AbortController();
    const entries = all({ kind: 'Pod', name: 'one' }, leaving.signal);
    await until(() => test.proxy.open === 1);
    leaving.abort();
    expect(await entries).toEqual([]);
    await until(() => test.proxy.open === 0);
  });

  it('ends at once, and in silence, for who has left', async () => {
    await create();
    await test.apply(pod('one'));
    expect(
      await all({ kind: 'Pod', name: 'one' }, AbortSignal.abort()),
    ).toEqual([]);
  });
});
