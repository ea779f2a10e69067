import { mockServices } from '@backstage/backend-test-utils';
import {
  deliveryActionSchema,
  type DeploymentWindow,
  environmentSyncPermission,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { eventually } from './__testUtils__/eventually';
import { FakeEngine } from './__testUtils__/FakeEngine';
import { anApplication } from './__testUtils__/fixtures';
import { ADA, BOB, startDelivery } from './__testUtils__/startDelivery';
import { denying } from './__testUtils__/startInspection';

const SRE = 'group:default/sre';
const SYNC = { action: 'sync' as const };
/** A freeze of the configuration that lasts, for all but some. */
const frozen = (change: object = {}) => ({
  environments: {
    delivery: {
      contacts: [SRE],
      windows: [
        {
          name: 'Freeze',
          kind: 'deny',
          from: '2020-01-01',
          timeZone: 'Europe/Berlin',
          reason: 'Year end.',
          ...change,
        },
      ],
    },
  },
});
const ENGINES_FREEZE: DeploymentWindow = {
  id: 'fake/freeze',
  name: 'deny 0 0 * * *',
  kind: 'deny',
  times: { schedule: '0 0 * * *', durationMinutes: 1440 },
  timeZone: 'UTC',
  exempt: [],
  manualAllowed: false,
  source: 'fake/main/shop',
};

describe('what bears on actions, told by the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];
  let engine: FakeEngine;

  async function start(options: Parameters<typeof startDelivery>[0] = {}) {
    const plugin = await startDelivery({ engines: [engine], ...options });
    stops.push(plugin.stop);
    return plugin;
  }

  beforeEach(() => {
    engine = new FakeEngine(anApplication('shop-dev'));
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('is the windows, the rights, who asks, and whom to ask', async () => {
    const { name } = environmentSyncPermission;
    const { status } = await start({
      config: frozen({ stages: ['prod'] }),
      permissions: denying(name),
    });
    const { rights, ...rest } = await status();
    expect(rest).toEqual({
      environmentRef: 'resource:default/shop-dev',
      windows: {
        state: 'open',
        message: 'No window bears on the environment.',
        windows: [],
      },
      contacts: ['group:default/shop', SRE],
      caller: ADA,
    });
    expect(rights.map(({ action }) => action).sort()).toEqual(
      expect.arrayContaining(['maintenance', 'override', 'restart', 'sync']),
    );
    const known = [...deliveryActionSchema.options, 'override'];
    expect(rights.filter(({ action }) => !known.includes(action))).toEqual([]);
    expect(rights.filter(({ allowed }) => !allowed)).toEqual([
      {
        action: 'sync',
        allowed: false,
        message: 'You are not allowed to sync resource:default/shop-dev.',
      },
    ]);
  });

  it('names owner and contacts to who is refused', async () => {
    const { name } = environmentSyncPermission;
    const { post } = await start({
      config: frozen(),
      permissions: denying(name),
    });
    const { body } = await post('actions/preview', { order: SYNC }, ADA).expect(
      403,
    );
    expect(body.error.message).toBe(
      'You are not allowed to sync resource:default/shop-dev. Ask its owner, group:default/shop, or group:default/sre.',
    );
  });

  it('is the hold and the operation that runs', async () => {
    engine.automate('shop-dev');
    const { carryOut, confirm, ended, status } = await start();
    await carryOut({ action: 'pause', reason: 'A closer look.', hours: 3 });
    expect((await status(BOB)).hold).toMatchObject({
      cause: 'pause',
      state: 'active',
      placedBy: ADA,
      reason: 'A closer look.',
      applications: [{ name: 'shop-dev', wasAutomated: true }],
    });
    const { key } = await confirm(SYNC, {
      breakGlass: { reason: 'Customers cannot pay.' },
    });
    expect((await status(BOB)).running).toMatchObject({
      id: key,
      requestedBy: ADA,
    });
    await eventually(() => engine.finish('shop-dev'));
    await ended(key);
    const { hold, running } = await status();
    expect(running).toBeUndefined();
    expect(hold).toMatchObject({ state: 'active' });
  });

  it('is one answer: of the page, of the preview and of the start', async () => {
    const { confirm, preview, status } = await start({ config: frozen() });
    const { windows } = await status();
    expect(windows).toMatchObject({
      state: 'closed',
      message:
        'The window "Freeze" lets nothing change: Year end. No opening is known within a year.',
      windows: [{ active: true }],
    });
    expect(windows.opensAt).toBeUndefined();
    const { blockers } = await preview(SYNC);
    expect(blockers).toMatchObject([
      { code: 'window', overridable: true, message: expect.any(String) },
    ]);
    expect(blockers[0].message).toContain(windows.message);
    const { message, status: code } = await confirm(SYNC);
    expect(code).toBe(409);
    expect(message).toContain(windows.message);
    expect(engine.requests).toEqual([]);
  });

  it('warns of what is not known, everywhere, and refuses nothing', async () => {
    const problems = ['Argo CD main does not answer.'];
    engine.engineWindows = { windows: [], problems };
    const { carryOut, confirm, ended, preview, status } = await start();
    const { windows } = await status();
    expect(windows.state).toBe('unknown');
    expect(windows.message).toContain(problems[0]);
    const { blockers, warnings } = await preview(SYNC);
    expect(blockers).toEqual([]);
    expect(warnings[0]).toBe(windows.message);
    const { key, status: code } = await confirm(SYNC);
    expect(code).toBe(202);
    await eventually(() => engine.finish('shop-dev'));
    expect(await ended(key)).toMatchObject({ state: 'succeeded' });

    expect((await preview({ action: 'refresh' })).warnings).not.toContain(
      windows.message,
    );
    await carryOut({ action: 'refresh' });
  });

  it('stays closed by a window that is known, whatever is not', async () => {
    engine.engineWindows = {
      windows: [ENGINES_FREEZE],
      problems: ['Argo CD other does not answer.'],
    };
    const { confirm, status } = await start();
    expect((await status()).windows).toMatchObject({ state: 'closed' });
    expect((await confirm(SYNC)).status).toBe(409);
  });

  it('lets those through that the server knows to be exempt, and nobody who says so', async () => {
    const asked = z.object({ userEntityRef: z.string() });
    const { confirm, ended, post, preview, status } = await start({
      config: frozen({ exempt: ['Group:SRE'] }),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = asked.parse(principal);
          return {
            userEntityRef,
            ownershipEntityRefs:
              userEntityRef === BOB ? [BOB, SRE] : [userEntityRef],
          };
        },
      }),
    });
    expect((await status(ADA)).windows.state).toBe('closed');
    expect((await status(BOB)).windows.state).toBe('exempt');

    const { deeds } = await preview(SYNC);
    const claim = {
      claims: [ADA, SRE],
      exempt: true,
      requester: { ref: BOB, claims: [SRE] },
    };
    await post(
      'actions',
      {
        key: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
        order: { ...SYNC, ...claim },
        seen: deeds,
        ...claim,
      },
      ADA,
    ).expect(409);
    expect(engine.requests).toEqual([]);

    expect(await preview(SYNC, BOB)).toMatchObject({
      blockers: [],
      warnings: [expect.stringContaining('You are exempt.')],
    });
    const { key, status: code } = await confirm(SYNC, { who: BOB });
    expect(code).toBe(202);
    await eventually(() => engine.finish('shop-dev'));
    expect(await ended(key)).toMatchObject({ requestedBy: BOB });
  });
});
