import { InputError } from '@backstage/errors';
import type { RollbackApplicationRequest } from '@flightdeck/plugin-environments-node';
import type { ApiApplication } from '../client/apiSchemas';
import { toApplication } from '../source/toApplication';
import { type ApplicationTarget, refuseBusy } from './ApplicationTarget';

function refuseAutomated(name: string, enabled: boolean): void {
  if (enabled) {
    throw new InputError(
      `Argo CD does not roll back ${name} while its auto-sync is on, as that would undo it.`,
    );
  }
}

function refuseUnusable(
  { status }: ApiApplication,
  name: string,
  historyId: number,
): void {
  const entry = status?.history.find(({ id }) => id === historyId);
  if (!entry) {
    throw new InputError(
      `Argo CD has no deployment ${historyId} of ${name} in its history, which keeps only the latest.`,
    );
  }
  if (!entry.source && !entry.sources) {
    throw new InputError(
      `Argo CD does not know from where deployment ${historyId} of ${name} was made, so it cannot roll back to it.`,
    );
  }
}

/**
 * Asks for a rollback. Argo CD answers a running operation, automation that is on and a wrong id with
 * the same status, so its state is looked at first, and again when it refuses. It does not look at
 * its sync windows here: a closed one leaves the rollback queued.
 */
export async function requestRollback(
  target: ApplicationTarget,
  { historyId, prune }: RollbackApplicationRequest,
  options: { signal: AbortSignal },
): Promise<void> {
  const { name } = target;
  const look = async () => {
    const api = await target.getApi(options);
    const application = toApplication(api, target.connection.instance);
    refuseBusy(application);
    refuseAutomated(name, application.automation.enabled);
    refuseUnusable(api, name, historyId);
  };
  await look();
  await target.change(
    'roll back',
    api => api.rollback(target.ref, { id: historyId, prune }, options),
    look,
  );
}
