import type {
  Application,
  Blocker,
} from '@flightdeck/plugin-environments-common';

/** What of an application itself keeps an operation from being started on it. */
export function applicationBlockers(application: Application): Blocker[] {
  const { conditions, name, operation, operationInProgress } = application;
  const blockers: Blocker[] = [];
  if (operationInProgress) {
    const by = operation?.initiatedBy;
    blockers.push({
      code: 'operation',
      message: `Another operation is running on ${name}${
        by ? `, started by ${by}` : ''
      }.`,
      overridable: false,
      remedy: 'Wait until it has finished, or terminate it.',
    });
  }
  for (const { type, message } of conditions) {
    if (/^(ComparisonError|InvalidSpecError|DeletionError)$/.test(type)) {
      blockers.push({
        code: 'condition',
        message: `${type}: ${message}`,
        overridable: false,
      });
    }
  }
  return blockers;
}
