import {
  environmentPermissions,
  serviceCreatePermission,
} from '@flightdeck/plugin-environments-common';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { describeMissingRight, describeRefusal } from './describeRefusal';

const SHOP = { ref: 'resource:default/shop', owner: 'group:default/retail' };
const RESOURCE_PERMISSIONS = environmentPermissions.flatMap(permission =>
  permission.name === serviceCreatePermission.name ||
  !('resourceType' in permission)
    ? []
    : [permission],
);

function permissionOf(name: string): ResourcePermission {
  const permission = RESOURCE_PERMISSIONS.find(one => one.name === name);
  if (!permission) {
    throw new Error(`There is no permission ${name}.`);
  }
  return permission;
}

function refusalOf(
  name: string,
  shop: { ref: string; owner?: string } = SHOP,
  contacts: string[] = [],
) {
  return describeRefusal(permissionOf(name), shop, contacts);
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

  const SRE = 'group:default/sre';
  const ADA = 'user:default/ada';
  const NOBODYS = { ref: SHOP.ref };
  it.each<[string, { ref: string; owner?: string }, string[], string]>([
    ['nobody', NOBODYS, [], ''],
    [
      'the owner and a contact',
      SHOP,
      [SRE],
      ' Ask its owner, group:default/retail, or group:default/sre.',
    ],
    [
      'the owner and contacts',
      SHOP,
      [SRE, ADA],
      ' Ask its owner, group:default/retail, group:default/sre, or user:default/ada.',
    ],
    [
      'an owner who is a contact once',
      SHOP,
      [SHOP.owner],
      ' Ask its owner, group:default/retail.',
    ],
    ['a contact alone', NOBODYS, [SRE], ' Ask group:default/sre.'],
    [
      'contacts alone',
      NOBODYS,
      [SRE, ADA],
      ' Ask group:default/sre, or user:default/ada.',
    ],
  ])('names %s', (_, shop, contacts, whom) => {
    expect(refusalOf('environments.environment.sync', shop, contacts)).toBe(
      `You are not allowed to sync resource:default/shop.${whom}`,
    );
  });

  it('names contacts, and no owner, to who may not see the environment', () => {
    expect(refusalOf('environments.environment.read', SHOP, [SRE])).toBe(
      'You are not allowed to see resource:default/shop. Ask group:default/sre.',
    );
  });

  it('leaves out whom to ask where that is told beside it', () => {
    const sync = permissionOf('environments.environment.sync');
    expect(describeMissingRight(sync, SHOP)).toBe(
      'You are not allowed to sync resource:default/shop.',
    );
  });
});
