/**
 * Reads Argo CD applications by event stream and runs syncs for Flightdeck environments.
 *
 * @packageDocumentation
 */

export { environmentsModuleArgocd as default } from './module';
export { createDeliveryDirectories } from './directory/createDeliveryDirectories';
export { createArgocdInventories } from './inventory/createArgocdInventories';
export type {
  ApplicationInventory,
  ArgocdInventory,
  InventoriedApplication,
} from './inventory/ArgocdInventory';
