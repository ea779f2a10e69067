import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  taskCreatePermission,
  taskReadPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { ExamplePolicy } from './ExamplePolicy';

const policy = new ExamplePolicy({
  platformTeams: ['group:default/platform'],
  lastStage: 'prod',
});

const TEAMS: Record<string, string[]> = {
  guest: [],
  colleague: ['group:default/data'],
  platform: ['group:default/data', 'group:default/platform'],
};

function ask(permission: Permission, person: string): Promise<PolicyDecision> {
  const userEntityRef = `user:default/${person}`;
  const credentials = mockCredentials.user(userEntityRef);
  return policy.handle(
    { permission },
    {
      credentials,
      info: {
        userEntityRef,
        ownershipEntityRefs: [userEntityRef, ...TEAMS[person]],
      },
    },
  );
}

const { ALLOW, CONDITIONAL, DENY } = AuthorizeResult;

describe('the policy of the example portal', () => {
  it.each<[Permission, Record<string, AuthorizeResult>]>([
    [
      catalogEntityReadPermission,
      { guest: ALLOW, colleague: ALLOW, platform: ALLOW },
    ],
    [
      catalogLocationCreatePermission,
      { guest: DENY, colleague: ALLOW, platform: ALLOW },
    ],
    [
      catalogEntityDeletePermission,
      { guest: DENY, colleague: DENY, platform: ALLOW },
    ],
    [taskCreatePermission, { guest: DENY, colleague: ALLOW, platform: ALLOW }],
    [
      taskReadPermission,
      { guest: CONDITIONAL, colleague: CONDITIONAL, platform: ALLOW },
    ],
    [
      templateManagementPermission,
      { guest: DENY, colleague: DENY, platform: ALLOW },
    ],
    [
      createPermission({
        name: 'environments.secret.read',
        attributes: { action: 'read' },
      }),
      { guest: DENY, colleague: DENY, platform: ALLOW },
    ],
  ])('decides on $name', async (permission, expected) => {
    const people = Object.keys(expected);
    const decisions = await Promise.all(
      people.map(person => ask(permission, person)),
    );
    expect(
      Object.fromEntries(
        people.map((person, index) => [person, decisions[index].result]),
      ),
    ).toEqual(expected);
  });

  it('lets people read the tasks that they have started, and no others', async () => {
    expect(await ask(taskReadPermission, 'colleague')).toMatchObject({
      resourceType: 'scaffolder-task',
      conditions: {
        rule: 'IS_TASK_OWNER',
        params: { createdBy: ['user:default/colleague'] },
      },
    });
  });

  it('denies whoever is not signed in', async () => {
    expect(
      await policy.handle({ permission: catalogEntityReadPermission }),
    ).toEqual({ result: DENY });
  });
});
