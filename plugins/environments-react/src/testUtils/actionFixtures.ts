import {
  actionOrderSchema,
  deliveryActionSchema,
  type ActionOrderInput,
  type ActionPreview,
  type ApplicationChange,
  type DeliveryStatus,
  type Hold,
  type WindowVerdict,
} from '@flightdeck/plugin-environments-common';
import { REVISION } from './deliveryFixtures';

const HOUR_MS = 3_600_000;
const NEXT_REVISION = 'b'.repeat(40);

/**
 * Windows that are open, as there are none, with what is given instead.
 *
 * @public
 */
export function windowVerdictFixture(
  given: Partial<WindowVerdict> = {},
): WindowVerdict {
  return {
    state: 'open',
    message: 'No window restricts deployments.',
    windows: [],
    ...given,
  };
}

/**
 * A hold that a rollback placed an hour ago, for a day, with what is given instead.
 *
 * @public
 */
export function holdFixture(given: Partial<Hold> = {}): Hold {
  return {
    id: 'hold-1',
    environmentRef: 'resource:default/shop-prod',
    operationId: '4f6c9a52-8d0b-4c4e-9d7a-0d8f5c2b1a3e',
    cause: 'rollback',
    state: 'active',
    reason: 'The new image does not start.',
    placedBy: 'user:default/ada',
    placedAt: new Date(Date.now() - HOUR_MS).toISOString(),
    expiresAt: new Date(Date.now() + 23 * HOUR_MS).toISOString(),
    applications: [
      {
        instance: 'main',
        namespace: 'argocd',
        name: 'shop-prod',
        wasAutomated: true,
        automation: 'auto-sync with prune and self-heal',
      },
    ],
    ...given,
  };
}

/**
 * Nothing in the way, and every right, with what is given instead.
 *
 * @public
 */
export function deliveryStatusFixture(
  given: Partial<DeliveryStatus> = {},
): DeliveryStatus {
  return {
    environmentRef: 'resource:default/shop-prod',
    windows: windowVerdictFixture(),
    rights: [...deliveryActionSchema.options, 'override' as const].map(
      action => ({ action, allowed: true }),
    ),
    contacts: ['group:default/team-shop'],
    caller: 'user:default/guest',
    ...given,
  };
}

/**
 * The rights of somebody who may do all but some actions.
 *
 * @public
 */
export function rightsWithout(
  ...denied: DeliveryStatus['rights'][number]['action'][]
): DeliveryStatus['rights'] {
  return deliveryStatusFixture().rights.map(right =>
    denied.includes(right.action)
      ? {
          action: right.action,
          allowed: false,
          message: `You are not allowed to ${right.action} shop-prod.`,
        }
      : right,
  );
}

/**
 * What a sync does to an application of one Deployment, with what is given instead.
 *
 * @public
 */
export function applicationChangeFixture(
  given: Partial<ApplicationChange> = {},
): ApplicationChange {
  return {
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-prod',
    from: [REVISION],
    to: [NEXT_REVISION],
    resources: [
      {
        group: 'apps',
        kind: 'Deployment',
        namespace: 'shop-prod',
        name: 'api',
        change: 'update',
        lines: [
          { type: 'context', text: '        - name: api' },
          {
            type: 'removed',
            text: '          image: registry.example.com/shop/api:1.4.2',
          },
          {
            type: 'added',
            text: '          image: registry.example.com/shop/api:1.5.0',
          },
        ],
      },
    ],
    hooks: [],
    ...given,
  };
}

/**
 * What an order would do: an update of one Deployment, with what is given instead.
 *
 * @public
 */
export function previewFixture(
  order: ActionOrderInput = { action: 'sync' },
  given: Partial<ActionPreview> = {},
): ActionPreview {
  return {
    environmentRef: 'resource:default/shop-prod',
    order: actionOrderSchema.parse(order),
    summary: 'Brings shop-prod in line with Git.',
    deeds: [{ text: 'Update Deployment shop-prod/api', digest: 'd1' }],
    applications: [applicationChangeFixture()],
    workloads: [],
    files: [],
    podsTouched: 1,
    blockers: [],
    warnings: [],
    asOf: new Date().toISOString(),
    ...given,
  };
}
