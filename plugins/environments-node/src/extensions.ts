import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { DeliveryEngine } from './DeliveryEngine';
import type { EnvironmentSource } from './EnvironmentSource';

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
