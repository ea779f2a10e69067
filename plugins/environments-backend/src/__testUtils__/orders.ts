import type {
  ActionOrderInput,
  DeliveryAction,
} from '@flightdeck/plugin-environments-common';

const APPLICATION = { instance: 'main', namespace: 'argocd', name: 'shop-dev' };
const WORKLOAD = {
  kind: 'Deployment' as const,
  namespace: 'shop-dev',
  name: 'web',
};
const REASON = 'The shop is broken.';

/** An order on `shop-dev` of every action that there is. */
export const ORDERS: {
  [A in DeliveryAction]: ActionOrderInput & { action: A };
} = {
  sync: { action: 'sync' },
  refresh: { action: 'refresh' },
  rollback: {
    action: 'rollback',
    application: APPLICATION,
    historyId: 1,
    hold: { reason: REASON, hours: 1 },
  },
  terminate: { action: 'terminate' },
  restart: { action: 'restart', workload: WORKLOAD },
  scale: { action: 'scale', workload: WORKLOAD, replicas: 0 },
  pause: { action: 'pause', reason: REASON, hours: 1 },
  resume: { action: 'resume' },
  promote: { action: 'promote', from: 'resource:default/shop-test' },
  revert: {
    action: 'revert',
    application: APPLICATION,
    historyId: 1,
    reason: REASON,
  },
  maintenance: { action: 'maintenance', on: true, reason: REASON, hours: 1 },
};
