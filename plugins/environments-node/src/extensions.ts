import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DeliveryEngine } from './DeliveryEngine';
import type { EnvironmentSource } from './EnvironmentSource';
import type { MetricsHistory } from './MetricsHistory';
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
 * Connects delivery engines to the environments plugin.
 *
 * @public
 */
export interface DeliveryEnginesExtensionPoint {
  /** Throws when an engine with the same id was added before. */
  addEngine(engine: DeliveryEngine): void;
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
