import { mockServices } from '@backstage/backend-test-utils';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import { environment } from '../__testUtils__/environments';
import { ArgocdConnections } from '../source/ArgocdConnections';
import { ArgocdDeliveryEngine } from './ArgocdDeliveryEngine';

jest.setTimeout(120_000);

const NAME = 'co2-calculator-prod';
const GOOD = 'backend:1.4.0';
const BAD = 'backend:no-such-release';
const prod = environment('prod', NAME);
const LONG = { within: 30_000 };
const options = { signal: new AbortController().signal };

describe('a rollback that survives', () => {
  let sandbox: Sandbox;
  let engine: ArgocdDeliveryEngine;

  beforeAll(async () => {
    sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
    const instance = {
      name: 'sandbox',
      url: sandbox.urls.argocd,
      frontendUrl: sandbox.urls.argocd,
      credentials: { type: 'token' as const, token: sandbox.tokens.argocd },
    };
    engine = new ArgocdDeliveryEngine(
      new ArgocdConnections([instance], { logger: mockServices.logger.mock() }),
      { pollMs: 30 },
    );
  });
  afterAll(() => sandbox.stop());

  const inspect = async () => (await engine.inspect(prod, options))[0];
  const object = () =>
    Object(sandbox.cluster.get('Application', 'argocd', NAME));
  const runs = (image: string) =>
    JSON.stringify(
      sandbox.cluster.get('Deployment', NAME, 'backend')?.spec,
    ).includes(image);

  /** Breaks production as a bad commit does. Resolves with what ran well before. */
  async function release(): Promise<{ historyId: number; automated: object }> {
    const { history } = await inspect();
    const { automated } = object().spec.syncPolicy;
    await sandbox.break(NAME, 'bad-release');
    await until(() => runs(BAD) && !object().operation, LONG);
    return { historyId: history[0].id, automated };
  }

  /** Switches automation off and rolls back. Resolves with the setting that was there. */
  async function rollBack(historyId: number): Promise<string> {
    const broken = await inspect();
    const { setting } = await engine.readAutomation(broken, options);
    await engine.setAutomation(broken, 'off', options);
    const application = await inspect();
    await engine.rollback(
      {
        application,
        historyId,
        prune: false,
        requestedBy: 'user:default/ada',
      },
      options,
    );
    let end: string | undefined;
    const since = new Date();
    for await (const { phase } of engine.follow(application, {
      ...options,
      since,
    })) {
      end = phase;
    }
    expect(end).toBe('Succeeded');
    return setting;
  }

  async function resume(setting: string): Promise<void> {
    await sandbox.heal(NAME);
    await engine.setAutomation(await inspect(), { setting }, options);
    await until(() => object().status.sync.status === 'Synced', LONG);
  }

  it('takes a bad release off production, however often Argo CD looks', async () => {
    const { historyId, automated } = await release();
    const setting = await rollBack(historyId);
    for (const refresh of ['normal', 'hard'] as const) {
      await engine.inspect(prod, { ...options, refresh });
      expect(runs(GOOD)).toBe(true);
    }
    expect(await inspect()).toMatchObject({
      automation: { enabled: false },
      sync: { status: 'OutOfSync' },
      operationInProgress: false,
    });

    await resume(setting);
    expect(runs(GOOD)).toBe(true);
    expect(object().spec.syncPolicy.automated).toEqual(automated);
  });

  it('is undone once somebody else switches automation on, which is told', async () => {
    const { historyId } = await release();
    const setting = await rollBack(historyId);
    sandbox.cluster.patch('Application', 'argocd', NAME, {
      spec: { syncPolicy: { automated: { enabled: true } } },
    });
    expect(await inspect()).toMatchObject({ automation: { enabled: true } });
    await until(() => runs(BAD), LONG);
    await resume(setting);
    await until(() => runs(GOOD), LONG);
  });
});
