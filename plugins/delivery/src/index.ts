/**
 * Delivery controls for Flightdeck environments: what a sync will do, the sync, and what happened.
 *
 * @packageDocumentation
 */

export type { DeploymentsPageProps } from './history/DeploymentsPage';
export {
  DeliveryPanel,
  deliveryPlugin,
  DeploymentHistory,
  DeploymentsPage,
  SystemReleases,
} from './plugin';
