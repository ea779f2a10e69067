import {
  bareRevisions,
  type DeploymentRecord,
  type Operation,
} from '@flightdeck/plugin-environments-common';

/** Engines tell whole seconds. */
const ROUNDING_MS = 1_000;
/** What waits for a commit of ours to be deployed is a step, too, whoever syncs it. */
const KINDS = ['sync', 'rollback', 'deploy'];

/**
 * A deployment with the person behind it, where it was an operation of ours that brought it: the
 * engine names a robot, or itself.
 */
export function findInitiator(
  record: DeploymentRecord,
  operations: readonly Operation[],
): DeploymentRecord {
  const startedAt = Date.parse(record.startedAt);
  for (const operation of operations) {
    const step = stepOf(operation, record);
    const began = Date.parse(operation.startedAt) - ROUNDING_MS;
    const ended = Date.parse(operation.finishedAt ?? '');
    if (step && startedAt >= began && !(startedAt > ended)) {
      return {
        ...record,
        kind: step.kind === 'rollback' ? 'rollback' : record.kind,
        automated: false,
        operationId: operation.id,
        initiator: operation.requestedBy,
        breakGlass: operation.breakGlass,
      };
    }
  }
  return record;
}

function stepOf(
  { order, steps }: Operation,
  { application, automated, release }: DeploymentRecord,
) {
  if ('dryRun' in order && order.dryRun) {
    return undefined;
  }
  const deployed = bareRevisions(release);
  const isOurCommit = steps.some(
    ({ kind, revisions }) =>
      kind === 'commit' && revisions.some(each => deployed.includes(each)),
  );
  return steps.find(
    ({ kind, state, subject }) =>
      KINDS.includes(kind) &&
      subject === application.name &&
      state !== 'waiting' &&
      state !== 'skipped' &&
      // What an engine does by itself is ours only when it is what we committed.
      (!automated || (kind === 'deploy' && isOurCommit)),
  );
}
