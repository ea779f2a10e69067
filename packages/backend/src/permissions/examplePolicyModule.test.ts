import type { Entity } from '@backstage/catalog-model';
import type { Permission } from '@backstage/plugin-permission-common';
import {
  checklistDecidePermission,
  checklistPushPermission,
  checklistSignPermission,
  environmentAutomatePermission,
  environmentLogsReadPermission,
  environmentMaintainPermission,
  environmentObjectReadPermission,
  environmentOverridePermission,
  environmentPermissions,
  environmentPromotePermission,
  environmentReadPermission,
  environmentRefreshPermission,
  environmentRestartPermission,
  environmentRollbackPermission,
  environmentScalePermission,
  environmentSyncPermission,
  environmentTerminatePermission,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';
import { eventually } from '../__testUtils__/eventually';
import { PolicyScene } from '../__testUtils__/PolicyScene';

const TEAMS = {
  guest: [],
  katherine: ['group:default/data-team'],
  owner: ['group:default/shop-team'],
  head: ['group:default/head-office'],
  grace: ['group:default/platform'],
};
const PEOPLE = Object.keys(TEAMS);

const SYSTEM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default' },
  spec: { owner: 'group:default/head-office' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/head-office' }],
};

function anEnvironment(stage: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `shop-${stage}`,
      namespace: 'default',
      annotations: {
        'flightdeck.dev/stage': stage,
        'backstage.io/kubernetes-cluster': 'main',
        'backstage.io/kubernetes-namespace': `shop-${stage}`,
      },
    },
    spec: {
      type: 'environment',
      owner: 'group:default/shop-team',
      system: 'shop',
    },
    relations: [
      { type: 'ownedBy', targetRef: 'group:default/shop-team' },
      { type: 'partOf', targetRef: 'system:default/shop' },
    ],
  };
}

const ALL = PEOPLE;
const MEMBERS = ['katherine', 'owner', 'head', 'grace'];
const OWNERS = ['owner', 'head', 'grace'];
const PLATFORM = ['grace'];

describe('the permissions of environments by the policy of the example portal', () => {
  let scene: PolicyScene;

  beforeAll(async () => {
    scene = await PolicyScene.create(
      [SYSTEM, anEnvironment('dev'), anEnvironment('prod')],
      TEAMS,
    );
    await eventually(async () => {
      const { body } = await scene.get('grace', '/environments');
      return body.environments?.length === 2;
    });
  }, 60_000);

  afterAll(() => scene.close());

  async function whoMay(permission: Permission, stage: string) {
    const answers = await Promise.all(
      PEOPLE.map(person =>
        scene.may(person, permission, `resource:default/shop-${stage}`),
      ),
    );
    return PEOPLE.filter((_, index) => answers[index]);
  }

  const table: [Permission, { dev: string[]; prod: string[] }][] = [
    [environmentReadPermission, { dev: ALL, prod: ALL }],
    [environmentObjectReadPermission, { dev: MEMBERS, prod: MEMBERS }],
    [environmentLogsReadPermission, { dev: OWNERS, prod: OWNERS }],
    [environmentSyncPermission, { dev: OWNERS, prod: OWNERS }],
    [environmentRefreshPermission, { dev: OWNERS, prod: OWNERS }],
    [environmentRollbackPermission, { dev: OWNERS, prod: OWNERS }],
    [environmentTerminatePermission, { dev: OWNERS, prod: OWNERS }],
    [environmentRestartPermission, { dev: OWNERS, prod: OWNERS }],
    [environmentAutomatePermission, { dev: OWNERS, prod: OWNERS }],
    [environmentPromotePermission, { dev: OWNERS, prod: OWNERS }],
    [environmentScalePermission, { dev: OWNERS, prod: PLATFORM }],
    [environmentMaintainPermission, { dev: OWNERS, prod: PLATFORM }],
    [environmentOverridePermission, { dev: PLATFORM, prod: PLATFORM }],
    [checklistSignPermission, { dev: OWNERS, prod: OWNERS }],
    [checklistDecidePermission, { dev: OWNERS, prod: PLATFORM }],
    [checklistPushPermission, { dev: PLATFORM, prod: PLATFORM }],
    [serviceCreatePermission, { dev: MEMBERS, prod: MEMBERS }],
  ];

  it('are all decided on below', () => {
    expect(table.map(([{ name }]) => name).sort()).toEqual(
      environmentPermissions.map(({ name }) => name).sort(),
    );
  });

  it.each(table)('$name', async (permission, expected) => {
    expect(await whoMay(permission, 'dev')).toEqual(expected.dev);
    expect(await whoMay(permission, 'prod')).toEqual(expected.prod);
  });

  it('let a guest look', async () => {
    const fleet = await scene.get('guest', '/environments');
    expect(fleet.status).toBe(200);
    expect(fleet.body.environments).toHaveLength(2);
    const one = await scene.get('guest', '/environments/default/shop-prod');
    expect(one.status).toBe(200);
  });

  it('do not let a guest touch, and name whom to ask', async () => {
    const { status, body } = await scene.post(
      'guest',
      '/environments/default/shop-prod/actions/preview',
      { order: { action: 'sync' } },
    );
    expect(status).toBe(403);
    expect(body.error.message).toMatch(
      /^You are not allowed to sync resource:default\/shop-prod\. .*group:default\/shop-team/,
    );
  });
});
