/**
 * Contracts and extension points that connect sources and delivery engines to Flightdeck
 * environments.
 *
 * @packageDocumentation
 */

export type {
  ApplicationAutomation,
  ApplicationComparison,
  ApplicationManifests,
  DeliveryEngine,
  EngineWindows,
  RollbackApplicationRequest,
  SyncApplicationRequest,
} from './DeliveryEngine';
export type {
  EnvironmentCatalog,
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from './EnvironmentSource';
export type {
  CollectedEnvironment,
  CollectedEvidence,
  EvidenceCollector,
  EvidenceRequest,
} from './EvidenceCollector';
export {
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  evidenceCollectorsExtensionPoint,
  serviceTargetsExtensionPoint,
  type DeliveryEnginesExtensionPoint,
  type EnvironmentInspectionExtensionPoint,
  type EnvironmentSourcesExtensionPoint,
  type EvidenceCollectorsExtensionPoint,
  type ServiceTargetsExtensionPoint,
} from './extensions';
export type { MetricsHistory } from './MetricsHistory';
export type {
  ClusterDirectory,
  DeliveryDirectory,
  MetricsInstance,
} from './ServiceTargets';
export type {
  ReleaseRepository,
  RepositoryChange,
  RepositoryFolder,
  WrittenChange,
} from './ReleaseRepository';
export type {
  ControlledWorkload,
  WorkloadController,
  WorkloadProgress,
} from './WorkloadController';
export type { InspectedObject, WorkloadInspector } from './WorkloadInspector';
export {
  createEnvironmentConditionalDecision,
  environmentConditions,
  environmentPermissionRules,
  environmentResourceRef,
  hasLabel,
  hasStage,
  isEnvironmentOwner,
  isInSystem,
  isSystemOwner,
  type EnvironmentFilter,
} from './permission';

// What a source or engine needs to keep trying politely.
export { Backoff, type BackoffOptions } from './retry/Backoff';
export { delay, type Delay } from './retry/delay';
export { findErrorCode } from './upstream/findErrorCode';
