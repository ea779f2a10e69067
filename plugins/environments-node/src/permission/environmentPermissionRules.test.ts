import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PermissionCondition,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  type ConditionTransformer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  type EnvironmentDefinition,
  environmentPermissions,
  environmentSyncPermission,
} from '@flightdeck/plugin-environments-common';
import {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentPermissionRules,
} from './environmentPermissionRules';
import {
  type EnvironmentFilter,
  environmentResourceRef,
} from './environmentResourceRef';

const SHOP: EnvironmentDefinition = {
  ref: 'resource:default/shop-prod',
  name: 'shop-prod',
  stage: 'prod',
  system: 'system:default/shop',
  systemOwner: 'group:default/retail',
  owner: 'group:default/operations',
  labels: { tier: 'gold', empty: '' },
  namespaces: [],
  applications: [],
  problems: [],
};
/** Of which nothing is known that a rule could ask for. */
const BARE: EnvironmentDefinition = {
  ref: 'resource:default/bare',
  name: 'bare',
  namespaces: [],
  applications: [],
  problems: [],
};

/** Tokens on behalf of a person name the plugin that asks, which those of the mock leave out. */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const mock = mockServices.auth({ pluginId: plugin.getId() });
    return Object.assign(mock, {
      getPluginRequestToken: async () => ({
        token: mockCredentials.user.token('user:default/ada', {
          actor: { subject: `plugin:${plugin.getId()}` },
        }),
      }),
    });
  },
});

type Criteria = PermissionCriteria<PermissionCondition<'environment'>>;

const { hasLabel, hasStage, isEnvironmentOwner, isInSystem, isSystemOwner } =
  environmentConditions;

describe('the rules of environments, in the policy of a portal', () => {
  let backend: TestBackend;
  let criteria: Criteria;
  let permissions: PermissionsService;
  let toFilter: ConditionTransformer<EnvironmentFilter>;

  const policy = createBackendModule({
    pluginId: 'permission',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: { policies: policyExtensionPoint },
        async init({ policies }) {
          policies.setPolicy({
            handle: async () =>
              createEnvironmentConditionalDecision(
                environmentSyncPermission,
                criteria,
              ),
          });
        },
      });
    },
  });

  const environments = createBackendPlugin({
    pluginId: 'environments',
    register(env) {
      env.registerInit({
        deps: {
          permissions: coreServices.permissions,
          registry: coreServices.permissionsRegistry,
        },
        async init(deps) {
          permissions = deps.permissions;
          deps.registry.addResourceType({
            resourceRef: environmentResourceRef,
            permissions: environmentPermissions,
            rules: Object.values(environmentPermissionRules),
            getResources: async refs =>
              refs.map(ref => [SHOP, BARE].find(one => one.ref === ref)),
          });
          toFilter = createConditionTransformer(
            deps.registry.getPermissionRuleset(environmentResourceRef),
          );
        },
      });
    },
  });

  beforeAll(async () => {
    backend = await startTestBackend({
      features: [
        permissionPlugin,
        policy,
        environments,
        auth,
        permissionsServiceFactory,
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true } },
        }),
      ],
    });
  });

  afterAll(() => backend.stop());

  const credentials = mockCredentials.user();

  /** Those of the two that a person may sync, by asking for each. */
  async function allowed(): Promise<string[]> {
    const both = [SHOP, BARE];
    const decisions = await permissions.authorize(
      both.map(({ ref }) => ({
        permission: environmentSyncPermission,
        resourceRef: ref,
      })),
      { credentials },
    );
    return both
      .filter((_, index) => decisions[index].result === AuthorizeResult.ALLOW)
      .map(({ name }) => name);
  }

  /** The same, by one question whose answer narrows the list. */
  async function listed(): Promise<string[]> {
    const [decision] = await permissions.authorizeConditional(
      [{ permission: environmentSyncPermission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.CONDITIONAL) {
      throw new Error(`The policy said ${decision.result}.`);
    }
    const filter = toFilter(decision.conditions);
    if (typeof filter !== 'function') {
      throw new Error('One rule makes one filter.');
    }
    return [SHOP, BARE].filter(filter).map(({ name }) => name);
  }

  it.each<[string, Criteria, boolean]>([
    ['its owner', isEnvironmentOwner({ claims: [SHOP.owner!] }), true],
    [
      'one of several claims',
      isEnvironmentOwner({ claims: ['user:default/ada', SHOP.owner!] }),
      true,
    ],
    [
      'the owner of the system is not its owner',
      isEnvironmentOwner({ claims: [SHOP.systemOwner!] }),
      false,
    ],
    ['no claim', isEnvironmentOwner({ claims: [] }), false],
    [
      'the owner of its system',
      isSystemOwner({ claims: [SHOP.systemOwner!] }),
      true,
    ],
    [
      'its owner does not own the system',
      isSystemOwner({ claims: [SHOP.owner!] }),
      false,
    ],
    ['its stage', hasStage({ stages: ['dev', 'prod'] }), true],
    ['another stage', hasStage({ stages: ['dev'] }), false],
    ['its system', isInSystem({ systems: ['system:default/shop'] }), true],
    [
      'its system, in capitals',
      isInSystem({ systems: ['System:default/Shop'] }),
      true,
    ],
    ['another system', isInSystem({ systems: ['system:x/shop'] }), false],
    ['no system', isInSystem({ systems: [] }), false],
    ['a label', hasLabel({ label: 'tier' }), true],
    ['a label without a value', hasLabel({ label: 'empty' }), true],
    ['its value', hasLabel({ label: 'tier', value: 'gold' }), true],
    ['another value', hasLabel({ label: 'tier', value: 'tin' }), false],
    ['another label', hasLabel({ label: 'team' }), false],
    ['what every object has', hasLabel({ label: 'toString' }), false],
  ])('%s', async (_, condition, matches) => {
    criteria = condition;
    const expected = matches ? ['shop-prod'] : [];
    expect(await allowed()).toEqual(expected);
    expect(await listed()).toEqual(expected);
  });

  it('together narrow further, and turned round allow the rest', async () => {
    const owns = isSystemOwner({ claims: [SHOP.systemOwner!] });
    criteria = { allOf: [owns, hasStage({ stages: ['dev'] })] };
    expect(await allowed()).toEqual([]);
    criteria = { anyOf: [owns, hasStage({ stages: ['dev'] })] };
    expect(await allowed()).toEqual(['shop-prod']);
    criteria = { not: owns };
    expect(await allowed()).toEqual(['bare']);
  });
});
