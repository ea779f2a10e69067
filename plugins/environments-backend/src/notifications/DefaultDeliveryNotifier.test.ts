import { mockServices } from '@backstage/backend-test-utils';
import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { Hold, Operation } from '@flightdeck/plugin-environments-common';
import { aDefinition } from '../__testUtils__/fixtures';
import { DefaultDeliveryNotifier } from './DefaultDeliveryNotifier';

const REF = 'resource:default/shop-dev';
const HOLD: Hold = {
  id: 'h',
  environmentRef: REF,
  operationId: 'o',
  cause: 'rollback',
  state: 'broken',
  reason: 'the new one leaks',
  placedBy: 'user:default/bob',
  placedAt: '2026-08-21T10:00:00Z',
  expiresAt: '2026-08-22T10:00:00Z',
  applications: [],
  brokenBy: 'ApplicationSet shops set it.',
};
const OPERATION: Operation = {
  id: 'o',
  environmentRef: REF,
  action: 'rollback',
  order: { action: 'terminate' },
  summary: 'shop-dev goes back.',
  state: 'running',
  requestedBy: 'user:default/ada',
  startedAt: '2026-08-21T10:00:00Z',
  message: '',
  steps: [],
  links: [],
  breakGlass: {
    reason: 'customers cannot pay',
    blockers: ['The window "Freeze" lets nothing change.'],
  },
};

describe('DefaultDeliveryNotifier', () => {
  const logger = mockServices.logger.mock();
  const sent: NotificationSendOptions[] = [];
  let failure: Error | undefined;

  const aNotifier = (owner: string | undefined, contacts: string[] = []) =>
    new DefaultDeliveryNotifier({
      notifications: {
        send: async options => {
          if (failure) {
            throw failure;
          }
          sent.push(options);
        },
      },
      environments: { get: () => aDefinition({ owner }) },
      contacts,
      logger,
    });

  beforeEach(() => {
    sent.length = 0;
    failure = undefined;
    jest.clearAllMocks();
  });

  it('tells owner and contacts of broken glass, and not who broke it', async () => {
    const owner = 'group:default/shop';
    await aNotifier(owner, ['group:default/sre', owner]).breakGlass(OPERATION);
    expect(sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: [owner, 'group:default/sre'],
          excludeEntityRef: 'user:default/ada',
        },
        payload: {
          title: 'Rollback of shop-dev in spite of what blocks it',
          description:
            'user:default/ada broke the glass: customers cannot pay. The window "Freeze" lets nothing change.',
          severity: 'high',
          scope: 'break-glass/o',
          topic: 'environments',
          link: '/catalog/default/resource/shop-dev',
        },
      },
    ]);
  });

  it('tells owner, placer and contacts of trouble with a hold', async () => {
    const notifier = aNotifier('group:default/shop', ['group:default/sre']);
    await notifier.holdBroken(HOLD);
    await notifier.holdOverdue(HOLD);
    const recipients = {
      type: 'entity',
      entityRef: [
        'group:default/shop',
        'user:default/bob',
        'group:default/sre',
      ],
    };
    expect(sent).toMatchObject([
      {
        recipients,
        payload: {
          title: 'The hold on shop-dev does not hold',
          description:
            'ApplicationSet shops set it. It was placed for: the new one leaks.',
        },
      },
      {
        recipients,
        payload: { title: 'The hold on shop-dev is overdue' },
      },
    ]);
  });

  it('sends nothing where there is nobody to tell', async () => {
    await aNotifier(undefined).breakGlass(OPERATION);
    expect(sent).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('never fails, and says once in a row that it cannot', async () => {
    const notifier = aNotifier('group:default/shop');
    failure = new Error('not found');
    await notifier.holdBroken(HOLD);
    await notifier.holdOverdue(HOLD);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    failure = undefined;
    await notifier.holdBroken(HOLD);
    expect(sent).toHaveLength(1);
    failure = new Error('not found');
    await notifier.holdBroken(HOLD);
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
