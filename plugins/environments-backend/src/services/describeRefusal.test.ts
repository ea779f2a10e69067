import {
  environmentPermissions,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { describeRefusal } from './describeRefusal';

const SHOP = { ref: 'resource:default/shop', owner: 'group:default/retail' };
const RESOURCE_PERMISSIONS = environmentPermissions.flatMap(permission =>
  permission.name === serviceCreatePermission.name ||
  !('resourceType' in permission)
    ? []
    : [permission],
);

function refusalOf(name: string, shop: { ref: string; owner?: string } = SHOP) {
  const permission: ResourcePermission | undefined = RESOURCE_PERMISSIONS.find(
    one => one.name === name,
  );
  return permission && describeRefusal(permission, shop);
}

describe('describeRefusal', () => {
  it.each([
    ['environments.object.read', 'see the objects of'],
    ['environments.logs.read', 'read the logs of'],
    ['environments.environment.sync', 'sync'],
    ['environments.environment.rollback', 'roll back'],
    ['environments.environment.terminate', 'end the operation of'],
    ['environments.environment.scale', 'scale a workload of'],
    ['environments.environment.automate', 'pause or resume the automation of'],
    ['environments.environment.promote', 'promote a release to'],
    ['environments.environment.override', 'go ahead in spite of what blocks'],
  ])('%s', (name, deed) => {
    expect(refusalOf(name)).toBe(
      `You are not allowed to ${deed} resource:default/shop. Ask its owner, group:default/retail.`,
    );
  });

  it('has words for every permission', () => {
    for (const { name } of RESOURCE_PERMISSIONS) {
      expect(refusalOf(name)).not.toContain(name);
    }
  });

  it('tells the owner to nobody who may not see the environment', () => {
    expect(refusalOf('environments.environment.read')).toBe(
      'You are not allowed to see resource:default/shop.',
    );
  });

  it('names nobody where nobody is the owner', () => {
    expect(refusalOf('environments.environment.sync', { ref: SHOP.ref })).toBe(
      'You are not allowed to sync resource:default/shop.',
    );
  });
});
