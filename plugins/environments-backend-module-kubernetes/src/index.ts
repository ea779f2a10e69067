/**
 * Reads Kubernetes clusters by list and watch for Flightdeck environments.
 *
 * @packageDocumentation
 */

export { environmentsModuleKubernetes as default } from './module';
export { createClusterDirectories } from './directory/createClusterDirectories';
export { createClusterInventories } from './inventory/createClusterInventories';
export type {
  ClusterInventory,
  InventoriedNamespace,
  NamespaceInventory,
} from './inventory/ClusterInventory';
