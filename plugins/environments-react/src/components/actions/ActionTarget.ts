import {
  deliveryActionSchema,
  workloadRefSchema,
  type DeliveryAction,
  type WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import { formatObjectPath, parseObjectPath } from '../objects/objectPath';

/**
 * The action that a page offers to lead a person through, as its address says it. What is left out
 * the person chooses.
 *
 * @public
 */
export interface ActionTarget {
  action: DeliveryAction;
  /** The id of an entry in the history of an application, for a rollback or a revert. */
  historyId?: number;
  /** The application of that entry: its name, alone or as `instance/namespace/name`. */
  application?: string;
  /** What is restarted or scaled. */
  workload?: WorkloadRef;
  /** A refresh past the engine's cache of manifests. */
  hard?: boolean;
}

const PARAMETERS = [
  'action',
  'history',
  'application',
  'workload',
  'hard',
  'operation',
] as const;

/**
 * The search parameters that make the page of an environment offer an action.
 *
 * @public
 */
export function actionSearch(target: ActionTarget): Record<string, string> {
  const { action, historyId, application, workload, hard } = target;
  return {
    action,
    ...(historyId !== undefined && { history: String(historyId) }),
    ...(application !== undefined && { application }),
    ...(workload && { workload: formatObjectPath(workload) }),
    ...(hard && { hard: 'true' }),
  };
}

/**
 * Reads the action that an address offers; what cannot be read in it counts as not said.
 *
 * @public
 */
export function readActionTarget(
  params: URLSearchParams,
): ActionTarget | undefined {
  const action = deliveryActionSchema.safeParse(params.get('action'));
  if (!action.success) {
    return undefined;
  }
  const history = Number(params.get('history') || NaN);
  const workload = workloadRefSchema.safeParse(
    parseObjectPath(params.get('workload')),
  );
  return {
    action: action.data,
    historyId: Number.isInteger(history) && history >= 0 ? history : undefined,
    application: params.get('application') || undefined,
    workload: workload.success ? workload.data : undefined,
    hard: params.get('hard') === 'true' || undefined,
  };
}

/**
 * An address that offers an action, beside the parameters of others; none when there is no target.
 */
export function withActionTarget(
  params: URLSearchParams,
  target: ActionTarget | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of PARAMETERS) {
    next.delete(name);
  }
  for (const [name, value] of Object.entries(
    target ? actionSearch(target) : {},
  )) {
    next.set(name, value);
  }
  return next;
}
