/**
 * Contracts and extension points that connect sources and delivery engines to Flightdeck
 * environments.
 *
 * @packageDocumentation
 */

export type { DeliveryEngine, SyncApplicationRequest } from './DeliveryEngine';
export type {
  EnvironmentCatalog,
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from './EnvironmentSource';
export {
  deliveryEnginesExtensionPoint,
  environmentSourcesExtensionPoint,
  type DeliveryEnginesExtensionPoint,
  type EnvironmentSourcesExtensionPoint,
} from './extensions';
export {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentPermissionRules,
  environmentResourceRef,
  hasStage,
  isEnvironmentOwner,
  type EnvironmentFilter,
} from './permissionRules';

// What a source or engine needs to keep trying politely.
export { Backoff, type BackoffOptions } from './retry/Backoff';
export { delay, type Delay } from './retry/delay';
export { findErrorCode } from './upstream/findErrorCode';
