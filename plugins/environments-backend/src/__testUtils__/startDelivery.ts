import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import {
  type ActionOrderInput,
  type ActionPreview,
  actionPreviewSchema,
  type DeliveryStatus,
  deliveryStatusSchema,
  type Operation,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import { eventually } from './eventually';
import { anEntity } from './fixtures';
import { startPlugin, type StartPluginOptions } from './startPlugin';

const SHOP = '/api/environments/v1/environments/default/shop-dev';

export const ADA = 'user:default/ada';
export const BOB = 'user:default/bob';

/** Keeps what was sent; refuses when it is down. */
export class FakeNotifications implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  isDown = false;

  async send(options: NotificationSendOptions): Promise<void> {
    if (this.isDown) {
      throw new Error('The notifications are down.');
    }
    this.sent.push(options);
  }
}

/** The plugin with the environment `shop-dev`, and what people do with it. */
export async function startDelivery(options: Partial<StartPluginOptions>) {
  const { server, stop } = await startPlugin({
    entities: [anEntity('shop-dev')],
    ...options,
  });
  const get = (path: string, who: string) =>
    request(server)
      .get(`${SHOP}/${path}`)
      .set('Authorization', mockCredentials.user.header(who));
  const post = (path: string, body: object, who: string) =>
    request(server)
      .post(`${SHOP}/${path}`)
      .set('Authorization', mockCredentials.user.header(who))
      .send(body);

  const preview = async (
    order: ActionOrderInput,
    who = ADA,
  ): Promise<ActionPreview> => {
    const { body } = await post('actions/preview', { order }, who).expect(200);
    return actionPreviewSchema.parse(body);
  };
  /** Confirms what a preview tells; the answer may be a refusal. */
  const confirm = async (
    order: ActionOrderInput,
    { who = ADA, ...more }: { who?: string; breakGlass?: object } = {},
  ) => {
    const { deeds } = await preview(order, who);
    const key = randomUUID();
    const { status, body } = await post(
      'actions',
      { key, order, seen: deeds, ...more },
      who,
    );
    return { key, status, message: String(body.error?.message) };
  };
  const ended = (id: string): Promise<Operation> =>
    eventually(async () => {
      const { body } = await get(`operations/${id}`, ADA).expect(200);
      const operation = operationSchema.parse(body);
      if (operation.state === 'running') {
        throw new Error(`It has not ended: ${operation.message}`);
      }
      return operation;
    });

  return {
    stop,
    post,
    preview,
    confirm,
    ended,
    /** Confirms, and waits for the end. */
    carryOut: async (order: ActionOrderInput, who = ADA) => {
      const { key, message, status } = await confirm(order, { who });
      if (status !== 202) {
        throw new Error(`${status} ${message}`);
      }
      return ended(key);
    },
    status: async (who = ADA): Promise<DeliveryStatus> => {
      const { body } = await get('delivery', who).expect(200);
      return deliveryStatusSchema.parse(body);
    },
    environment: async (who = ADA) => (await get('', who).expect(200)).body,
  };
}
