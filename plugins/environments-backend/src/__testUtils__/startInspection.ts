import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { eventually } from './eventually';
import { FakeHistory } from './FakeHistory';
import { FakeInspector } from './FakeInspector';
import { FakeSource } from './FakeSource';
import { anEntity } from './fixtures';
import { startPlugin, type StartPluginOptions } from './startPlugin';

export const ADA = mockCredentials.user.header('user:default/ada');
export const ROBOT = mockCredentials.service.header();

const SHOP = '/api/environments/v1/environments/default/shop-prod';
const RANGE = `${SHOP}/indicators/error-ratio/range`;
const WEB = `${SHOP}/objects/Pod/shop-prod/web-1`;
const LOGS = `${SHOP}/logs?kind=Pod&namespace=shop-prod&name=web-1`;

/** Paths of what is beside the snapshot of the environment `shop-prod`. */
export const PATHS = {
  shop: SHOP,
  range: RANGE,
  web: WEB,
  logs: LOGS,
  all: [
    `${SHOP}/events`,
    `${SHOP}/inventory`,
    `${SHOP}/alerts`,
    RANGE,
    WEB,
    LOGS,
  ],
};

/** The plugin with an environment, a source, an inspector and a history. */
export async function startInspection(
  options: Partial<Omit<StartPluginOptions, 'sources'>> & {
    source?: FakeSource;
  } = {},
) {
  const { source = new FakeSource() } = options;
  const plugin = await startPlugin({
    entities: [anEntity('shop-prod')],
    sources: [source],
    inspectors: [new FakeInspector()],
    histories: [new FakeHistory()],
    ...options,
  });
  await eventually(() => expect(source.reads).toBeGreaterThan(0));
  const get = (path: string, as = ADA) =>
    request(plugin.server).get(path).set('Authorization', as);
  /** The status and the message of a refusal. */
  const failure = async (path: string, as = ADA) => {
    const { status, body } = await get(path, as);
    return `${status} ${body.error?.message}`;
  };
  return { ...plugin, get, failure };
}

/** A policy that allows everything but some permissions. */
export function denying(...denied: string[]) {
  return mockServices.permissions.mock({
    authorize: async questions =>
      questions.map(({ permission }) => ({
        result: denied.includes(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
    authorizeConditional: async () => [{ result: AuthorizeResult.ALLOW }],
  });
}
