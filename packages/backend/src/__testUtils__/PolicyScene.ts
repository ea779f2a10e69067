import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import {
  AuthorizeResult,
  type Permission,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import request from 'supertest';
import { examplePolicyModule } from '../permissions/examplePolicyModule';

/** The teams of the people who ask, by their names. */
export type Teams = Readonly<Record<string, readonly string[]>>;

function toRef(person: string): `user:default/${string}` {
  return `user:default/${person}`;
}

/** Tokens on behalf of a person name the plugin that asks, which those of the mock leave out. */
const auth = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const mock = mockServices.auth({ pluginId: plugin.getId() });
    const ask = mock.getPluginRequestToken.bind(mock);
    return Object.assign(mock, {
      async getPluginRequestToken(options: Parameters<typeof ask>[0]) {
        const { onBehalfOf } = options;
        return mock.isPrincipal(onBehalfOf, 'user')
          ? {
              token: mockCredentials.user.token(
                onBehalfOf.principal.userEntityRef,
                { actor: { subject: `plugin:${plugin.getId()}` } },
              ),
            }
          : ask(options);
      },
    });
  },
});

function userInfo(teams: Teams) {
  const mock = mockServices.userInfo();
  return mockServices.userInfo.mock({
    async getUserInfo(credentials) {
      const info = await mock.getUserInfo(credentials);
      const name = info.userEntityRef.split('/')[1];
      const { ownershipEntityRefs: own } = info;
      return { ...info, ownershipEntityRefs: [...own, ...(teams[name] ?? [])] };
    },
  }).factory;
}

const signals = createServiceFactory({
  service: signalsServiceRef,
  deps: {},
  factory: () => ({ publish: async () => {} }),
});

/** The environments plugin with its real permissions, decided by the policy of the example portal. */
export class PolicyScene {
  readonly #backend: TestBackend;
  readonly #permissions: PermissionsService;

  private constructor(backend: TestBackend, permissions: PermissionsService) {
    this.#backend = backend;
    this.#permissions = permissions;
  }

  static async create(entities: Entity[], teams: Teams): Promise<PolicyScene> {
    let permissions: PermissionsService | undefined;
    const backend = await startTestBackend({
      features: [
        environmentsPlugin,
        permissionPlugin,
        examplePolicyModule,
        permissionsServiceFactory,
        catalogServiceMock.factory({ entities }),
        auth,
        userInfo(teams),
        signals,
        mockServices.rootConfig.factory({
          data: {
            permission: {
              enabled: true,
              example: { platformTeams: ['group:default/platform'] },
            },
          },
        }),
        createBackendModule({
          pluginId: 'environments',
          moduleId: 'test',
          register(env) {
            env.registerInit({
              deps: { service: coreServices.permissions },
              async init({ service }) {
                permissions = service;
              },
            });
          },
        }),
      ],
    });
    if (!permissions) {
      throw new Error('The module was not started.');
    }
    return new PolicyScene(backend, permissions);
  }

  /** Whether a person has a permission, on the resource where one is given. */
  async may(
    person: string,
    permission: Permission,
    resourceRef: string,
  ): Promise<boolean> {
    const question =
      'resourceType' in permission
        ? { permission, resourceRef }
        : { permission };
    const [{ result }] = await this.#permissions.authorize([question], {
      credentials: mockCredentials.user(toRef(person)),
    });
    return result === AuthorizeResult.ALLOW;
  }

  get(person: string, path: string): request.Test {
    return request(this.#backend.server)
      .get(`/api/environments/v1${path}`)
      .set('authorization', mockCredentials.user.header(toRef(person)));
  }

  post(person: string, path: string, body: object): request.Test {
    return request(this.#backend.server)
      .post(`/api/environments/v1${path}`)
      .set('authorization', mockCredentials.user.header(toRef(person)))
      .send(body);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
  }
}
