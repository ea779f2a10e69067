import {
  ADA,
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
