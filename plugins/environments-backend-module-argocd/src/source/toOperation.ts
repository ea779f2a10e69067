import type { ApplicationOperation } from '@flightdeck/plugin-environments-common';
import type {
  ApiApplication,
  ApiOperation,
  ApiOperationState,
} from '../client/apiSchemas';
import { mentionsSecret, toShown } from './freeText';
import { revisionsOf } from './revisionsOf';

/** The info of a sync that names the person, as the engine's own record names a robot. */
export const REQUESTED_BY_INFO = 'backstage-user';

const FAILURES = ['SyncFailed', 'Failed', 'Error'];

export function initiator(
  by: ApiOperation['initiatedBy'] | undefined,
): string | undefined {
  return by?.automated ? 'automated' : by?.username || undefined;
}

/**
 * Whether the last operation failed at a Secret: then the API server may have repeated its values
 * in its complaint, which Argo CD hands on in several places.
 */
export function hasFailedSecret({ status }: ApiApplication): boolean {
  const resources = status?.operationState?.syncResult?.resources ?? [];
  return resources.some(
    resource =>
      resource.kind === 'Secret' &&
      [resource.status, resource.hookPhase].some(
        outcome => outcome && FAILURES.includes(outcome),
      ),
  );
}

/** What was asked for. A rollback is a sync that only applies; a sync holds its source, too. */
function toDeed(
  operation: ApiOperation | null | undefined,
): Pick<ApplicationOperation, 'kind' | 'dryRun' | 'partial'> {
  if (!operation?.sync) {
    return {};
  }
  const { dryRun, resources, syncStrategy } = operation.sync;
  return {
    kind: syncStrategy?.apply ? 'rollback' : 'sync',
    dryRun: dryRun === true,
    partial: resources.length > 0,
  };
}

/** The operation that runs or ran last, without what may hold a value of a Secret. */
export function toOperation(
  state: ApiOperationState | null | undefined,
  secretFailed: boolean,
): ApplicationOperation | undefined {
  if (!state) {
    return undefined;
  }
  const { operation, syncResult } = state;
  const person = operation?.info.find(
    ({ name }) => name === REQUESTED_BY_INFO,
  )?.value;
  const synced = revisionsOf(syncResult);
  return {
    phase: state.phase,
    ...toDeed(operation),
    message: toShown(
      state.message,
      secretFailed || mentionsSecret(state.message ?? ''),
    ),
    startedAt: state.startedAt ?? undefined,
    finishedAt: state.finishedAt ?? undefined,
    revisions: synced.length > 0 ? synced : revisionsOf(operation?.sync),
    initiatedBy: person ?? initiator(operation?.initiatedBy),
    retryCount: state.retryCount ?? 0,
    resources: (syncResult?.resources ?? []).map(resource => ({
      group: resource.group ?? '',
      kind: resource.kind,
      namespace: resource.namespace || undefined,
      name: resource.name,
      status: resource.status || resource.hookPhase || 'Unknown',
      message: toShown(
        resource.message,
        resource.kind === 'Secret' ||
          (secretFailed && mentionsSecret(resource.message ?? '')),
      ),
    })),
  };
}
