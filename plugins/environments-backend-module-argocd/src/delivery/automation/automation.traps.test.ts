import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { GitServer } from '@flightdeck/sandbox';
import { EngineScene, NAME } from '../../__testUtils__/EngineScene';
import { adoptByParent, ownBySet, TRACKING } from '../../__testUtils__/owners';
import { startGit } from '../../__testUtils__/startSandbox';

jest.setTimeout(30_000);

describe('the automation of an application', () => {
  let git: GitServer;
  let scene: EngineScene;

  beforeAll(async () => {
    git = await startGit();
  });
  afterAll(() => git.close());
  beforeEach(async () => {
    scene = await EngineScene.start(git);
  });
  afterEach(() => scene.close());

  const automated = () => Object(scene.object().spec).syncPolicy.automated;

  /** With nothing left to sync. */
  function automate(setting: object | null, more: object = {}): void {
    scene.patch({
      spec: {
        source: { targetRevision: 'v1.4.0' },
        syncPolicy: { automated: setting },
      },
      ...more,
    });
  }
  const read = async () =>
    scene.engine.readAutomation(await scene.inspect(), scene.options);
  const set = async (automation: 'off' | { setting: string }) =>
    scene.engine.setAutomation(
      await scene.inspect(),
      automation,
      scene.options,
    );

  it.each([
    [null, false, 'no auto-sync'],
    [{}, true, 'auto-sync'],
    [{ enabled: false, prune: true }, false, 'no auto-sync'],
    [
      { prune: true, selfHeal: true },
      true,
      'auto-sync with prune and self-heal',
    ],
  ])('%j is read as on: %s, in words', async (setting, enabled, words) => {
    automate(setting);
    expect(await read()).toMatchObject({
      enabled,
      words,
      setting: JSON.stringify(setting),
      owners: [],
    });
  });

  it.each([
    [{}],
    [{ prune: true, selfHeal: true }],
    [{ enabled: true, prune: false, allowEmpty: true }],
    [{ enabled: false, selfHeal: true }],
    [null],
  ])(
    '%j goes off, stays what it is besides, and comes back exactly',
    async setting => {
      automate(setting);
      const { setting: kept } = await read();
      await set('off');
      await set('off');
      expect((await read()).enabled).toBe(false);
      expect(automated()).toEqual(
        setting ? { ...setting, enabled: false } : undefined,
      );
      // Someone plays with it meanwhile.
      scene.patch({
        spec: {
          syncPolicy: { automated: { enabled: false, selfHeal: false } },
        },
      });
      await set({ setting: kept });
      await set({ setting: kept });
      expect(automated() ?? null).toEqual(setting);
    },
  );

  it('is not written when it is as it should be', async () => {
    automate({ prune: true });
    const { setting } = await read();
    scene.changes();
    await set({ setting });
    expect(scene.changes()).toEqual([]);
  });

  it('goes off on a server that does not know how to keep the setting', async () => {
    scene.sandbox.faults.ignoresEnabled = true;
    automate({ prune: true, selfHeal: true });
    const { setting } = await read();
    await set('off');
    expect(automated()).toBeUndefined();
    await set({ setting });
    expect(automated()).toEqual({ prune: true, selfHeal: true });
  });

  it('is not changed by an account that may only read', async () => {
    automate({});
    const application = await scene.inspect();
    await expect(
      scene
        .as('reader-token')
        .engine.setAutomation(application, 'off', scene.options),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `Argo CD 'sandbox' does not let our account change the automation of application '${NAME}'.`,
    });
  });

  describe('with an ApplicationSet', () => {
    const own = (more: object = {}) => {
      automate({ prune: true });
      ownBySet(scene, more);
    };

    it('is set again at once, and we know so', async () => {
      own();
      expect((await read()).owners).toEqual([
        {
          kind: 'ApplicationSet',
          name: 'shops',
          reverts: true,
          message: expect.stringContaining('/spec/syncPolicy'),
        },
      ]);
      await expect(set('off')).rejects.toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('something else sets it'),
      });
      expect(automated()).toEqual({ prune: true });
    });

    it.each([
      [
        'it ignores differences there',
        {
          ignoreApplicationDifferences: [
            { jsonPointers: ['/spec/syncPolicy'] },
          ],
        },
      ],
      ['it only creates', { syncPolicy: { applicationsSync: 'create-only' } }],
    ])('stays off where %s', async (_what, more) => {
      own(more);
      expect((await read()).owners).toMatchObject([{ reverts: false }]);
      await set('off');
      expect(automated()).toEqual({ prune: true, enabled: false });
    });

    it('may be set again, when the ApplicationSet cannot be read', async () => {
      own();
      scene.sandbox.cluster.delete('ApplicationSet', 'argocd', 'shops');
      expect((await read()).owners).toMatchObject([
        { name: 'shops', reverts: undefined },
      ]);
    });
  });

  describe('with a parent application', () => {
    async function adopt(policy: object | undefined, more: object = {}) {
      automate({ enabled: true });
      await adoptByParent(scene, {
        syncPolicy: { automated: policy },
        ...more,
      });
    }

    it('is set again by one that heals itself, and we know so', async () => {
      await adopt({ selfHeal: true });
      expect((await read()).owners).toEqual([
        {
          kind: 'Application',
          name: 'apps',
          reverts: true,
          message: expect.stringContaining('heals itself'),
        },
      ]);
      await set('off').catch(() => {});
      await until(() => automated().enabled === true);
    });

    it.each<[string, object | undefined, object]>([
      ['does not heal itself', {}, {}],
      ['has no automation', undefined, {}],
      [
        'ignores differences there',
        { selfHeal: true },
        {
          ignoreDifferences: [
            {
              group: 'argoproj.io',
              kind: 'Application',
              jsonPointers: ['/spec/syncPolicy'],
            },
          ],
        },
      ],
    ])('stays off with one that %s', async (_what, policy, more) => {
      await adopt(policy, more);
      expect((await read()).owners).toMatchObject([
        { name: 'apps', reverts: false },
      ]);
    });

    it('is nobody else’s when the mark was copied from another application', async () => {
      await adopt(undefined);
      scene.patch({
        metadata: {
          annotations: { [TRACKING]: 'apps:argoproj.io/Application:argocd/x' },
        },
      });
      expect((await read()).owners).toEqual([]);
    });
  });
});
