import type {
  Application,
  ApplicationOperation,
  OperationResource,
  OperationState,
  OperationStep,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from './toSentence';

const MOST_NAMED = 5;

/** The state of a whole operation: what certainly failed weighs more than what nobody can tell. */
export function outcomeOf(steps: readonly OperationStep[]): OperationState {
  const states = new Set(steps.map(({ state }) => state));
  if (states.has('waiting') || states.has('running')) {
    return 'running';
  }
  if (states.has('failed')) {
    return 'failed';
  }
  return states.has('lost') ? 'lost' : 'succeeded';
}

/** What happened to all applications together, as sentences: trouble first. */
export function describeOutcome(steps: readonly OperationStep[]): string {
  const order = ['failed', 'lost', 'running', 'waiting', 'succeeded'];
  return [...steps]
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map(({ message }) => message)
    .join(' ');
}

/** What the engine says of the sync of one application, held against what was agreed to. */
export function describeProgress(
  application: Pick<Application, 'name' | 'sync'>,
  operation: ApplicationOperation,
): Pick<OperationStep, 'state' | 'message' | 'revisions' | 'resources'> {
  const { resources, revisions } = operation;
  return { ...describePhase(application, operation), revisions, resources };
}

function describePhase(
  { name, sync }: Pick<Application, 'name' | 'sync'>,
  { phase, message, resources, revisions }: ApplicationOperation,
): Pick<OperationStep, 'state' | 'message'> {
  switch (phase) {
    case 'Succeeded':
      return {
        state: 'succeeded',
        message: `${name} was synced${toRevisions(revisions)}${surprise(
          revisions,
          sync.revisions,
        )}.${kept(resources)}`,
      };
    case 'Failed':
    case 'Error': {
      const reason = toSentence(message ?? 'no reason was given');
      return {
        state: 'failed',
        message: `${name} failed to sync: ${reason}${failures(resources)}`,
      };
    }
    case 'Terminating':
      return { state: 'running', message: `${name} is being stopped.` };
    default: {
      const progress = toSentence(message ?? 'it was accepted');
      return { state: 'running', message: `${name} is syncing: ${progress}` };
    }
  }
}

function toRevisions(revisions: readonly string[]): string {
  const short = revisions
    .filter(revision => revision !== '')
    .map(revision =>
      /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 7) : revision,
    );
  return short.length === 0 ? '' : ` to ${short.join(', ')}`;
}

/** Nothing, unless it is known of both, and they differ. */
function surprise(
  synced: readonly string[],
  planned: readonly string[],
): string {
  const differs =
    synced.length === planned.length &&
    synced.some(
      (revision, index) =>
        revision !== '' && planned[index] !== '' && revision !== planned[index],
    );
  return differs ? `, not${toRevisions(planned)} as planned` : '';
}

function kept(resources: readonly OperationResource[]): string {
  const count = resources.filter(
    ({ status }) => status === 'PruneSkipped',
  ).length;
  if (count === 0) {
    return '';
  }
  return count === 1
    ? ' 1 resource that is no longer in Git was kept.'
    : ` ${count} resources that are no longer in Git were kept.`;
}

function failures(resources: readonly OperationResource[]): string {
  const failed = resources.filter(({ status }) =>
    /^(SyncFailed|Failed|Error)$/.test(status),
  );
  const told = failed
    .slice(0, MOST_NAMED)
    .map(
      ({ kind, namespace, name, message }) =>
        ` ${kind} ${namespace ? `${namespace}/` : ''}${name}: ${toSentence(
          message ?? 'no reason was given',
        )}`,
    );
  const rest = failed.length - told.length;
  return told.join('') + (rest > 0 ? ` And ${rest} more.` : '');
}
