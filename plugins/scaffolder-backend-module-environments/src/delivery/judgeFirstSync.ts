import type {
  Application,
  ApplicationResource,
} from '@flightdeck/plugin-environments-common';

/**
 * How far an application has come.
 *
 * - `waiting`: not there yet
 * - `deployed`: synced, and something of it is not healthy yet
 * - `done`: synced and healthy, or left for a person to sync
 * - `failed`: Argo CD has tried, and does not try again
 */
export interface FirstSync {
  state: 'waiting' | 'deployed' | 'done' | 'failed';
  /** For a line of the log. */
  sentence: string;
}

const MOST_NAMED = 5;
const FAILURES = ['SyncFailed', 'Failed', 'Error'];

/** Judges the first sync of an application. */
export function judgeFirstSync(
  application: Application,
  options: {
    /** Whether a sync was asked for; else only an automated one is waited for. */
    requested: boolean;
  },
): FirstSync {
  const { operation, operationInProgress, automation } = application;
  if (operationInProgress) {
    return { state: 'waiting', sentence: describeProgress(application) };
  }
  switch (operation?.phase) {
    case 'Succeeded':
      return judgeHealth(application);
    case 'Failed':
    case 'Error':
      return { state: 'failed', sentence: describeFailure(application) };
    default:
      return automation.enabled || options.requested
        ? { state: 'waiting', sentence: describeBeginning(application) }
        : {
            state: 'done',
            sentence: 'is not automated, and waits for a person to sync it.',
          };
  }
}

function judgeHealth({ health, resources }: Application): FirstSync {
  if (health.status === 'Healthy') {
    return { state: 'done', sentence: 'is synced and healthy.' };
  }
  if (health.status === 'Suspended') {
    return { state: 'done', sentence: 'is synced, and suspended as asked.' };
  }
  const slow = resources.filter(
    each => each.health !== undefined && each.health !== 'Healthy',
  );
  return {
    state: 'deployed',
    sentence: `is synced and ${health.status}${list(slow)}.`,
  };
}

function list(resources: readonly ApplicationResource[]): string {
  if (resources.length === 0) {
    return '';
  }
  const named = resources
    .slice(0, MOST_NAMED)
    .map(({ kind, name, health }) => `${kind} ${name} is ${health}`);
  const more = resources.length - named.length;
  return `: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** A failed attempt that is tried again still counts as progress. */
function describeProgress({ operation }: Application): string {
  const again = operation?.retryCount
    ? ` again, for the ${operation.retryCount + 1}. time`
    : '';
  return operation?.message && operation.finishedAt
    ? `is tried${again} after: ${operation.message}`
    : `is syncing${again}.`;
}

function describeBeginning({ conditions }: Application): string {
  const trouble = conditions.find(({ type }) => type.endsWith('Error'));
  return trouble
    ? `cannot be compared: ${trouble.message}`
    : 'has not begun to sync.';
}

function describeFailure({ operation }: Application): string {
  const failed = (operation?.resources ?? [])
    .filter(({ status }) => FAILURES.includes(status))
    .map(
      ({ kind, name, message }) => `${kind} ${name}: ${message ?? 'failed'}`,
    );
  const words = failed.length > 0 ? failed.join('; ') : operation?.message;
  return `could not be synced: ${words ?? 'Argo CD does not say why.'}`;
}
