import type { Entity } from '@backstage/catalog-model';
import { anEntity } from './__testUtils__/fixtures';
import {
  BOB,
  type StartChecklistsOptions,
} from './__testUtils__/startChecklists';
import { startOpenChecklist } from './__testUtils__/startOpenChecklist';

function anOther(
  kind: string,
  name: string,
  relations: Record<string, string[]>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    relations: Object.entries(relations).flatMap(([type, targets]) =>
      targets.map(targetRef => ({ type, targetRef })),
    ),
  };
}

jest.setTimeout(30_000);

describe('the notice of a deployment through the environments plugin', () => {
  const stops: (() => Promise<void>)[] = [];

  async function start(options: StartChecklistsOptions = {}) {
    const plugin = await startOpenChecklist(options);
    stops.push(plugin.stop);
    return plugin;
  }

  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  it('sends the notice to owners and dependents, once for a start', async () => {
    const { call, events, notifications, release } = await start({
      items: [
        {
          id: 'notice',
          title: 'Notice',
          why: 'They prepare.',
          evidence: [{ collector: 'notice' }],
        },
      ],
      entities: [
        anEntity('shop-staging', { stage: 'staging' }),
        anEntity('shop-prod', {
          stage: 'prod',
          annotations: { 'flightdeck.dev/promotes-from': 'shop-staging' },
        }),
        anOther('System', 'shop', {
          hasPart: ['component:default/web', 'api:default/orders'],
        }),
        anOther('Component', 'web', {
          dependencyOf: ['component:default/app', 'api:default/orders'],
        }),
        anOther('API', 'orders', {
          apiConsumedBy: ['component:default/app', 'component:default/orphan'],
        }),
        anOther('Component', 'app', { ownedBy: ['group:default/mobile'] }),
        anOther('Component', 'orphan', {}),
      ],
    });
    const body = {
      releaseKey: release.key,
      startsAt: '2120-01-01T10:00:00+01:00',
      message: 'Ten minutes of maintenance',
    };
    const { body: answer } = await call('post', 'checklist/notice', { body });
    expect(answer.checklist.items[0]).toMatchObject({
      state: 'passed',
      evidence: [
        {
          answered:
            'Sent by user:default/ada to: group:default/mobile, group:default/shop.\nWithout a known owner: component:default/orphan.',
        },
      ],
    });
    await call('post', 'checklist/notice', { who: BOB, body });
    expect(notifications.sent).toMatchObject([
      {
        recipients: {
          type: 'entity',
          entityRef: ['group:default/mobile', 'group:default/shop'],
        },
        payload: {
          title: 'bbbbbbb is to be deployed to shop-prod',
          description: expect.stringMatching(/Ten minutes of maintenance\.$/),
          link: '/catalog/default/resource/shop-prod',
        },
      },
    ]);
    expect((await events()).filter(one => one.endsWith('notice-sent'))).toEqual(
      ['user:default/ada notice-sent'],
    );

    notifications.isDown = true;
    const later = { ...body, startsAt: '2120-01-02T10:00:00Z' };
    const failed = await call('post', 'checklist/notice', { body: later });
    expect(failed.refusal).toMatch(/^503 The notice for shop-prod could not/);
    notifications.isDown = false;
    await call('post', 'checklist/notice', { body: later });
    expect(notifications.sent).toHaveLength(2);
    const past = { ...body, startsAt: '2020-01-02T10:00:00Z' };
    expect(
      (await call('post', 'checklist/notice', { body: past })).status,
    ).toBe(400);
  });
});
