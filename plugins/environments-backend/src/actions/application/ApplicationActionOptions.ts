import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';

/** What the actions on applications work with. */
export interface ApplicationActionOptions {
  engines: DeliveryEngineRegistry;
  logger: LoggerService;
  /** The workloads of an environment, from memory; undefined when they are not known. */
  workloadsOf(environmentRef: string): readonly WorkloadSummary[] | undefined;
}
