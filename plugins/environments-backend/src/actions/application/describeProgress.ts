import {
  type ApplicationOperation,
  type OperationResource,
  type OperationStep,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from '../../operations/toSentence';
import type { OperationWords } from './OperationWords';

const MOST_NAMED = 5;

/** What the engine says of an operation, held against what was agreed to. */
export function describeProgress(
  name: string,
  words: OperationWords,
  told: { operation: ApplicationOperation; planned: readonly string[] },
): { state: 'running' | 'succeeded' | 'failed' } & Pick<
  OperationStep,
  'message'
> {
  const { phase, message, resources, revisions, retryCount, finishedAt } =
    told.operation;
  switch (phase) {
    case 'Succeeded':
      return {
        state: 'succeeded',
        message: `${name} was ${words.participle}${toRevisions(
          revisions,
        )}${surprise(revisions, told.planned)}.${kept(resources)}`,
      };
    case 'Failed':
    case 'Error': {
      const reason = toSentence(message ?? 'no reason was given');
      return {
        state: 'failed',
        message: `${name} ${words.failure}: ${reason}${failures(resources)}`,
      };
    }
    case 'Terminating':
      return { state: 'running', message: `${name} is being stopped.` };
    default: {
      const progress = toSentence(message ?? 'it was accepted');
      const attempt =
        finishedAt === undefined
          ? ''
          : ` Attempt ${retryCount + 1} failed; it is going to be tried again.`;
      return {
        state: 'running',
        message: `${name} is ${words.gerund}: ${progress}${attempt}`,
      };
    }
  }
}

function toRevisions(revisions: readonly string[]): string {
  const short = revisions
    .filter(revision => revision !== '')
    .map(shortRevision);
  return short.length === 0 ? '' : ` to ${short.join(', ')}`;
}

/** Nothing, unless it is known of both, and they differ. */
function surprise(
  applied: readonly string[],
  planned: readonly string[],
): string {
  const differs =
    applied.length === planned.length &&
    applied.some(
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
