/**
 * Reads Argo CD applications by event stream and runs syncs for Flightdeck environments.
 *
 * @packageDocumentation
 */

export { environmentsModuleArgocd as default } from './module';
export { createArgocdAdministrations } from './administration/createArgocdAdministrations';
export type {
  AdministeredApplication,
  AdministrationOptions,
  ArgocdAdministration,
  ArgocdRight,
} from './administration/ArgocdAdministration';
export type { DeliveryObject } from './administration/DeliveryObject';
export { createDeliveryDirectories } from './directory/createDeliveryDirectories';
export { createArgocdInventories } from './inventory/createArgocdInventories';
export type {
  ApplicationInventory,
  ArgocdInventory,
  InventoriedApplication,
} from './inventory/ArgocdInventory';
