import { randomUUID } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { environmentReadPermission } from '@flightdeck/plugin-environments-common';
import { FakeEngine } from '../__testUtils__/FakeEngine';
import { FakeSource } from '../__testUtils__/FakeSource';
import { eventually } from '../__testUtils__/eventually';
import { anApplication, anEntity } from '../__testUtils__/fixtures';
import { denying } from '../__testUtils__/startInspection';
import { startPlugin } from '../__testUtils__/startPlugin';

const ADA = mockCredentials.user('user:default/ada');
const SHOP = { namespace: 'default', name: 'shop-dev' };
const ORDER = { action: 'sync' };

describe('the actions for agents', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(permissions?: ReturnType<typeof denying>) {
    const engine = new FakeEngine(anApplication('shop-dev'));
    const source = new FakeSource();
    const registry = actionsRegistryServiceMock({
      logger: mockServices.logger.mock(),
    });
    const ended: string[] = [];
    const { stop } = await startPlugin({
      entities: [anEntity('shop-dev'), anEntity('hidden-dev')],
      hidden: ['resource:default/hidden-dev'],
      engines: [engine],
      sources: [source],
      permissions,
      actionsRegistry: registry,
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId }) => ({
          success: async () => {
            ended.push(`${eventId} success`);
          },
          fail: async () => {
            ended.push(`${eventId} failure`);
          },
        }),
      }),
    });
    stops.push(stop);
    await eventually(() => expect(source.reads).toBeGreaterThan(0));
    const invoke = async (name: string, more: object = {}, as = ADA) => {
      const { output } = await registry.invoke({
        id: `test:${name}`,
        input: { ...SHOP, ...more },
        credentials: as,
      });
      return output;
    };
    return { ended, engine, invoke };
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('tell the state, show what would be done, and do it', async () => {
    const { ended, engine, invoke } = await start();
    expect(await invoke('get-environment')).toMatchObject({
      snapshot: { environment: { ref: 'resource:default/shop-dev' } },
    });
    expect(await invoke('get-environment-delivery')).toHaveProperty('status');
    const shown = await invoke('preview-environment-action', { order: ORDER });
    expect(shown).toMatchObject({ preview: { deeds: [expect.anything()] } });
    const key = randomUUID();
    const seen = Reflect.get(Reflect.get(Object(shown), 'preview'), 'deeds');
    expect(
      await invoke('run-environment-action', { key, order: ORDER, seen }),
    ).toMatchObject({
      operation: { id: key, requestedBy: 'user:default/ada' },
    });
    expect(ended).toEqual(['environment-action success']);
    await eventually(() => engine.finish('shop-dev'));
  });

  it('have the rights of who uses them', async () => {
    const { ended, engine, invoke } = await start(
      denying('environments.environment.sync'),
    );
    const run = { key: randomUUID(), order: ORDER, seen: [] };
    const refusal = 'You are not allowed to sync resource:default/shop-dev.';
    await expect(
      invoke('preview-environment-action', { order: ORDER }),
    ).rejects.toThrow(refusal);
    await expect(invoke('run-environment-action', run)).rejects.toThrow(
      refusal,
    );
    await expect(
      invoke('get-environment', { name: 'hidden-dev' }),
    ).rejects.toThrow('There is no environment resource:default/hidden-dev.');
    expect(ended).toEqual(['environment-action failure']);
    expect(engine.requests).toEqual([]);
  });

  it('tell nothing to who may not read the environment', async () => {
    const { invoke } = await start(denying(environmentReadPermission.name));
    for (const name of ['get-environment', 'get-environment-delivery']) {
      await expect(invoke(name)).rejects.toThrow(
        'You are not allowed to see resource:default/shop-dev.',
      );
    }
  });
});
