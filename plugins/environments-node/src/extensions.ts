import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DeliveryEngine } from './DeliveryEngine';
import type { EnvironmentSource } from './EnvironmentSource';
import type { EvidenceCollector } from './EvidenceCollector';
import type { MetricsHistory } from './MetricsHistory';
import type { ReleaseRepository } from './ReleaseRepository';
import type {
  ClusterDirectory,
  DeliveryDirectory,
  MetricsInstance,
} from './ServiceTargets';
import type { WorkloadController } from './WorkloadController';
import type { WorkloadInspector } from './WorkloadInspector';

/**
 * Connects sources to the environments plugin.
 *
 * @public
 */
export interface EnvironmentSourcesExtensionPoint {
  /** Throws when a source with the same id was added before. */
  addSource(source: EnvironmentSource): void;
}

/** @public */
export const environmentSourcesExtensionPoint =
  createExtensionPoint<EnvironmentSourcesExtensionPoint>({
    id: 'environments.sources',
  });

/**
 * Connects what carries out actions to the environments plugin: delivery engines, what restarts and
 * scales workloads, and what changes Git.
 *
 * @public
 */
export interface DeliveryEnginesExtensionPoint {
  /** Throws when an engine with the same id was added before. */
  addEngine(engine: DeliveryEngine): void;
  /** Throws when a controller with the same id was added before. */
  addWorkloadController(controller: WorkloadController): void;
  /** Throws when a repository access with the same id was added before. */
  addReleaseRepository(repository: ReleaseRepository): void;
}

/** @public */
export const deliveryEnginesExtensionPoint =
  createExtensionPoint<DeliveryEnginesExtensionPoint>({
    id: 'environments.delivery-engines',
  });

/**
 * Connects what reads single objects, logs and histories on demand.
 *
 * @public
 */
export interface EnvironmentInspectionExtensionPoint {
  /** Throws when an inspector with the same id was added before. */
  addInspector(inspector: WorkloadInspector): void;
  /** Throws when a history with the same id was added before. */
  addHistory(history: MetricsHistory): void;
}

/** @public */
export const environmentInspectionExtensionPoint =
  createExtensionPoint<EnvironmentInspectionExtensionPoint>({
    id: 'environments.inspection',
  });

/**
 * Connects what tells, before a service is created, what it can be put on.
 *
 * @public
 */
export interface ServiceTargetsExtensionPoint {
  /** Throws when a directory of the same cluster was added before. */
  addClusters(directories: readonly ClusterDirectory[]): void;
  /** Throws when a directory of the same instance was added before. */
  addDeliveryInstances(directories: readonly DeliveryDirectory[]): void;
  /** Throws when an instance of the same name was added before. */
  addMetricsInstances(instances: readonly MetricsInstance[]): void;
}

/** @public */
export const serviceTargetsExtensionPoint =
  createExtensionPoint<ServiceTargetsExtensionPoint>({
    id: 'environments.service-targets',
  });

/**
 * Connects what finds evidence for items of checklists.
 *
 * @public
 */
export interface EvidenceCollectorsExtensionPoint {
  /** Throws when a collector with the same id was added before. */
  addCollector(collector: EvidenceCollector): void;
}

/** @public */
export const evidenceCollectorsExtensionPoint =
  createExtensionPoint<EvidenceCollectorsExtensionPoint>({
    id: 'environments.evidence-collectors',
  });
