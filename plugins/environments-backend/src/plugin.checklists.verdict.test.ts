import { mockCredentials } from '@backstage/backend-test-utils';
import { deploymentVerdictSchema } from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { eventually } from './__testUtils__/eventually';
import { anEntity } from './__testUtils__/fixtures';
import {
  ADA,
  digestOf,
  startChecklists,
  type StartChecklistsOptions,
} from './__testUtils__/startChecklists';
import { startOpenChecklist } from './__testUtils__/startOpenChecklist';

jest.setTimeout(30_000);

describe('the verdict of checklists through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startOpenChecklist(options);
    stops.push(plugin.stop);
    return plugin;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('gives its verdict to what deploys without it', async () => {
    const { call, ci, deploy, checklist, opened, release, sign } = await start({
      items: [
        {
          id: 'review',
          title: 'Review',
          why: 'It tells.',
          people: { statement: 'It was reviewed.' },
        },
      ],
    });
    const verdict = async (query = '') => {
      const { body, status } = await call('get', `checklist/verdict${query}`);
      return { ...body, status };
    };
    const revision = `revision=${'b'.repeat(40)}`;
    expect(await verdict()).toMatchObject({
      status: 200,
      canDeploy: false,
      sentence: 'Not ready: 1 waits for people.',
      release: { key: release.key },
      blockers: [{ code: 'checklist' }],
    });
    expect((await verdict('?enforce=true')).status).toBe(412);
    expect((await verdict(`?enforce=true&${revision}`)).status).toBe(412);
    await sign(ADA);
    expect(await verdict(`?enforce=true&${revision}`)).toMatchObject({
      status: 200,
      canDeploy: true,
      sentence: 'Ready: the only item has passed.',
      blockers: [],
    });
    expect(await verdict(`?revision=${'e'.repeat(40)}`)).toMatchObject({
      status: 404,
    });
    deploy('shop-staging', 'c');
    await opened('c');
    expect(await verdict(`?enforce=true&${revision}`)).toMatchObject({
      status: 412,
      blockers: [{ message: expect.stringContaining('is stale') }],
    });
    expect(ci.asked).toEqual([]);
    deploy('shop-prod', 'c');
    await checklist(({ standing }) => standing === 'deployed');
    expect(await verdict('?enforce=true')).toMatchObject({
      status: 200,
      canDeploy: true,
    });
  }, 30_000);

  describe('while somebody deploys who broke the glass', () => {
    const GLASS = { breakGlass: { reason: 'Customers cannot pay' } };
    const WORDS = `${ADA} broke the glass to sync shop-prod: Customers cannot pay.`;
    const promoted = { 'flightdeck.dev/promotes-from': 'shop-staging' };

    async function startDeploying() {
      const plugin = await startChecklists({
        entities: [
          anEntity('shop-staging', { stage: 'staging' }),
          anEntity('shop-prod', { stage: 'prod', annotations: promoted }),
          anEntity('shop-asia', { stage: 'prod', annotations: promoted }),
        ],
      });
      stops.push(plugin.stop);
      plugin.deploy('shop-staging', 'c');
      await plugin.opened('c');
      plugin.deploy('shop-staging', 'b');
      await plugin.opened('b');
      plugin.commit('registry.test/shop:b');
      expect((await plugin.sync(ADA, GLASS)).status).toBe(202);
      return {
        ...plugin,
        verdict: async (letter?: string) => {
          const image = `image=registry.test/shop@${digestOf(letter ?? '')}`;
          const { body } = await plugin.call(
            'get',
            `checklist/verdict?${letter === undefined ? '' : image}`,
          );
          return deploymentVerdictSchema.parse(body);
        },
      };
    }

    it('lets in what that deploys, and says who broke it and past what', async () => {
      const { call, verdict } = await startDeploying();
      for (const asked of [undefined, 'b']) {
        expect(await verdict(asked)).toMatchObject({
          canDeploy: true,
          sentence: WORDS,
          blockers: [],
          warnings: [
            WORDS,
            expect.stringMatching(/^“Tests” is pending/),
            expect.stringMatching(/^“Review” is pending/),
            expect.stringMatching(/^“Scan” is pending/),
          ],
        });
      }
      const { status } = await call('get', 'checklist/verdict?enforce=true');
      expect(status).toBe(200);
    }, 30_000);

    it('lets in no other release, and lets it in nowhere else', async () => {
      const { deploy, opened, server, verdict } = await startDeploying();
      expect(await verdict('c')).toMatchObject({
        canDeploy: false,
        blockers: [{ message: expect.stringContaining('is stale') }],
      });
      const asia = await request(server)
        .get(
          '/api/environments/v1/environments/default/shop-asia/checklist/verdict',
        )
        .set('Authorization', mockCredentials.user.header());
      expect(asia.body).toMatchObject({ canDeploy: false });
      deploy('shop-staging', 'd');
      await opened('d');
      expect((await verdict()).canDeploy).toBe(false);
      expect((await verdict('d')).canDeploy).toBe(false);
      expect((await verdict('b')).canDeploy).toBe(true);
    }, 30_000);

    it('holds again once it has ended', async () => {
      const { engine, verdict } = await startDeploying();
      expect((await verdict()).canDeploy).toBe(true);
      engine.finish('shop-prod');
      const ended = await eventually(async () => {
        const now = await verdict();
        expect(now.canDeploy).toBe(false);
        return now;
      }, 15_000);
      expect(ended.warnings.join()).not.toContain('glass');
    }, 30_000);
  });

  it('holds for windows in its verdict, too', async () => {
    const { call } = await start({
      items: [],
      config: {
        environments: {
          delivery: {
            windows: [
              {
                name: 'freeze',
                kind: 'deny',
                from: '2020-01-01T00:00:00',
                to: '2120-01-01T00:00:00',
                timeZone: 'UTC',
              },
            ],
          },
        },
      },
    });
    const { body, status } = await call(
      'get',
      'checklist/verdict?enforce=true',
    );
    expect(status).toBe(412);
    expect(body).toMatchObject({
      canDeploy: false,
      blockers: [{ code: 'window' }],
      sentence: expect.stringMatching(/^Nobody may promote/),
    });
  });
});
