import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { DeliveryEngineRegistry } from './DeliveryEngineRegistry';
import type { OperationProgress } from './OperationProgress';

/** What it takes to carry out the steps of one operation. */
export interface StepContext {
  progress: OperationProgress;
  engines: DeliveryEngineRegistry;
  environments: Pick<CatalogEnvironments, 'find'>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Aborted at the deadline, at shutdown, and when another process took over. */
  signal: AbortSignal;
  /** How long one request to an engine may take. */
  requestTimeoutMs: number;
  /** How long an unanswered request may still be on its way. */
  settleMs: number;
  /** The steps whose request this process saw accepted. */
  accepted: Set<number>;
}
