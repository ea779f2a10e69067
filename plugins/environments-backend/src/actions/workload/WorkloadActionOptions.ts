import type { DeliveryEngineRegistry } from '../../delivery/DeliveryEngineRegistry';

/** What the actions on workloads work with. */
export interface WorkloadActionOptions {
  engines: Pick<DeliveryEngineRegistry, 'workloadController'>;
}
