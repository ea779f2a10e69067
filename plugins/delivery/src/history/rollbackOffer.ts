import { actionSearch } from '@flightdeck/plugin-environments-react';
import type {
  Application,
  DeliveryStatus,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';

/** Whether one may go back to a deployment, and if not, why. */
export type RollbackOffer =
  | { kind: 'offered'; to: string }
  | { kind: 'refused'; reason: string }
  /** There is nothing to say: it is what is deployed. */
  | { kind: 'none' };

/** The search parameters that open the rollback to a deployment on the page of its environment. */
export function rollbackSearch(
  record: DeploymentRecord,
): Record<string, string> {
  const { instance, namespace, name } = record.application;
  return actionSearch({
    action: 'rollback',
    historyId: record.historyId,
    application: `${instance}/${namespace}/${name}`,
  });
}

/** Finds the application that a record is of. */
export function applicationOf(
  record: DeploymentRecord,
  applications: readonly Application[],
): Application | undefined {
  const { engine, instance, namespace, name } = record.application;
  return applications.find(
    each =>
      each.engine === engine &&
      each.instance === instance &&
      each.namespace === namespace &&
      each.name === name,
  );
}

/**
 * Says whether a deployment can be gone back to.
 *
 * @param known - what the page knows beside the record; what it does not know refuses nothing, for
 * the preview of the rollback finds out
 * @param to - where the rollback is ordered
 */
export function offerRollback(
  record: DeploymentRecord,
  known: { applications?: readonly Application[]; status?: DeliveryStatus },
  to: string,
): RollbackOffer {
  const { historyId, application } = record;
  if (record.result === 'running') {
    return { kind: 'none' };
  }
  if (historyId === undefined) {
    return {
      kind: 'refused',
      reason: 'It left no entry in the history of the delivery engine.',
    };
  }
  if (known.applications) {
    const found = applicationOf(record, known.applications);
    if (!found) {
      return {
        kind: 'refused',
        reason: `Application ${application.name} does not deliver this environment any more.`,
      };
    }
    if (found.history.at(0)?.id === historyId) {
      return { kind: 'none' };
    }
    if (!found.history.some(({ id }) => id === historyId)) {
      return {
        kind: 'refused',
        reason: 'The delivery engine has dropped its entry of the history.',
      };
    }
  }
  const right = known.status?.rights.find(
    ({ action }) => action === 'rollback',
  );
  if (right && !right.allowed) {
    return {
      kind: 'refused',
      reason: right.message ?? 'You are not allowed to roll back.',
    };
  }
  return { kind: 'offered', to };
}
