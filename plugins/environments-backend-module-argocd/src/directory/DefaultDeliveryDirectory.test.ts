import type { GitServer } from '@flightdeck/sandbox';
import {
  startGit,
  startSandbox,
  type TestSandbox,
  TOKEN,
} from '../__testUtils__/startSandbox';
import { ArgocdClient } from '../client/ArgocdClient';
import { DefaultDeliveryDirectory } from './DefaultDeliveryDirectory';

jest.setTimeout(30_000);

const signal = new AbortController().signal;
const LOCAL = 'https://kubernetes.default.svc';

describe('DefaultDeliveryDirectory', () => {
  let git: GitServer;
  let sandbox: TestSandbox;
  const open: DefaultDeliveryDirectory[] = [];

  beforeAll(async () => {
    git = await startGit();
    sandbox = await startSandbox(git);
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map(one => one.close()));
  });

  afterAll(async () => {
    await sandbox.close();
    await git.close();
  });

  function directory(token = TOKEN) {
    const instance = {
      name: 'main',
      url: sandbox.url,
      frontendUrl: sandbox.url,
      credentials: { type: 'token' as const, token },
    };
    const client = new ArgocdClient(instance, { timeoutMs: 2_000 });
    const one = new DefaultDeliveryDirectory(instance, client);
    open.push(one);
    return one;
  }

  it('tells the clusters that it delivers to', async () => {
    await expect(directory().describe({ signal })).resolves.toMatchObject({
      name: 'main',
      state: 'ok',
      destinations: expect.arrayContaining([
        { name: 'in-cluster', server: LOCAL },
      ]),
    });
  });

  it.each([
    ['project', 'findProject', 'co2-calculator'],
    ['application', 'findApplication', 'co2-calculator-prod'],
  ] as const)(
    'tells whether it has a %s of a name',
    async (what, find, name) => {
      const one = directory();
      await expect(one[find](name, { signal })).resolves.toEqual({
        state: 'exists',
        message: `Argo CD 'main' has the ${what} '${name}'.`,
      });
      await expect(one[find]('no-such', { signal })).resolves.toEqual({
        state: 'absent',
        message: `Argo CD 'main' has no ${what} 'no-such'.`,
      });
      await expect(one[find]('../up', { signal })).rejects.toMatchObject({
        name: 'InputError',
      });
    },
  );

  it('takes what the account may not see neither for there nor for absent', async () => {
    const one = directory('stranger-token');
    const hidden = {
      state: 'unknown',
      message: expect.stringContaining('to the configured account'),
    };
    await expect(
      one.findProject('co2-calculator', { signal }),
    ).resolves.toEqual(hidden);
    await expect(
      one.findApplication('co2-calculator-prod', { signal }),
    ).resolves.toEqual(hidden);
  });

  it.each([
    ['unauthorized', 'does not accept the configured credentials'],
    ['unreachable', 'does not answer'],
  ])('that it is %s is a state', async (state, words) => {
    const one = directory(state === 'unauthorized' ? 'wrong' : TOKEN);
    if (state === 'unreachable') {
      await sandbox.stop();
    }
    try {
      const message = expect.stringContaining(words);
      await expect(one.describe({ signal })).resolves.toEqual({
        name: 'main',
        state,
        message,
      });
      const unknown = { state: 'unknown', message };
      await expect(one.findProject('shop', { signal })).resolves.toEqual(
        unknown,
      );
      await expect(one.findApplication('shop', { signal })).resolves.toEqual(
        unknown,
      );
    } finally {
      if (state === 'unreachable') {
        await sandbox.restart();
      }
    }
  });
});
