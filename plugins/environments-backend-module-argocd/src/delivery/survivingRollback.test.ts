import { mockServices } from '@backstage/backend-test-utils';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import { environment } from '../__testUtils__/environments';
import { ArgocdConnections } from '../source/ArgocdConnections';
import { ArgocdDeliveryEngine } from './ArgocdDeliveryEngine';

jest.setTimeout(90_000);

const NAME = 'co2-calculator-prod';
const prod = environment('prod', NAME);

describe('a rollback that survives', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
  });
  afterAll(() => sandbox.stop());

  it('takes a bad release off production, holds it, and gives it back', async () => {
    const connections = new ArgocdConnections(
      [
        {
          name: 'sandbox',
          url: sandbox.urls.argocd,
          frontendUrl: sandbox.urls.argocd,
          credentials: { type: 'token', token: sandbox.tokens.argocd },
        },
      ],
      { logger: mockServices.logger.mock() },
    );
    const engine = new ArgocdDeliveryEngine(connections, { pollMs: 30 });
    const { signal } = new AbortController();
    const options = { signal };
    const inspect = async () => (await engine.inspect(prod, options))[0];
    const runs = (tag: string) => () =>
      JSON.stringify(
        sandbox.cluster.get('Deployment', NAME, 'backend')?.spec,
      ).includes(`backend:${tag}`);

    const first = await inspect();
    expect(first).toMatchObject({
      automation: { enabled: true },
      sync: { status: 'Synced' },
    });
    await sandbox.break(NAME, 'bad-release');
    await until(runs('no-such-release'));
    await until(
      () => !sandbox.cluster.get('Application', 'argocd', NAME)?.operation,
    );

    const broken = await inspect();
    const { setting } = await engine.readAutomation(broken, options);
    await engine.setAutomation(broken, 'off', options);
    const [good] = first.history;
    const request = {
      application: await inspect(),
      historyId: good.id,
      prune: false,
      requestedBy: 'user:default/ada',
    };
    await engine.rollback(request, options);
    const ends: string[] = [];
    for await (const { phase } of engine.follow(request.application, {
      ...options,
      since: new Date(),
    })) {
      ends.push(phase);
    }
    expect(ends.at(-1)).toBe('Succeeded');
    expect(runs('1.4.0')()).toBe(true);

    // However often Argo CD looks, the bad release stays away.
    for (const refresh of ['normal', 'hard'] as const) {
      await engine.inspect(prod, { ...options, refresh });
      expect(runs('1.4.0')()).toBe(true);
    }
    expect(await inspect()).toMatchObject({
      sync: { status: 'OutOfSync' },
      operationInProgress: false,
    });

    await sandbox.heal(NAME);
    await engine.setAutomation(await inspect(), { setting }, options);
    await until(
      () =>
        Object(sandbox.cluster.get('Application', 'argocd', NAME)?.status).sync
          .status === 'Synced',
    );
    expect(runs('1.4.0')()).toBe(true);
    expect((await engine.readAutomation(broken, options)).setting).toBe(
      setting,
    );
  });
});
