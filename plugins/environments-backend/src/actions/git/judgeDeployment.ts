import {
  type Application,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import { toSentence } from '../../operations/toSentence';
import type { StepEnd } from '../StepKind';

/** What an application is to have. */
export interface Wanted {
  /** The commits that its sources are to be deployed at. */
  revisions: readonly { index: number; revision: string }[];
  /** The revisions that its sources are to follow. */
  targets: readonly { index: number; targetRevision: string }[];
  /** The same, in a few words. */
  words: string;
}

/** How far the deployment of a commit has come. */
export type DeploymentVerdict =
  | {
      kind: 'waiting';
      message: string;
      /** The engine does not know of it yet, which ought not to last. */
      unseen?: boolean;
    }
  /** It is seen, and nobody deploys it: it is to be synced, as this application tells. */
  | { kind: 'sync'; application: Application }
  | { kind: 'ended'; end: StepEnd };

/**
 * Says how far an application is with what was committed.
 *
 * @param before - as it was before the commit
 */
export function judgeDeployment(
  now: Application,
  before: Application,
  wanted: Wanted,
): DeploymentVerdict {
  const { automation, engine, name, operation, operationInProgress, sync } =
    now;
  const isSeen = isSeenBy(now, wanted);
  const unseen = findUnseen(now, before, wanted);
  if (unseen !== undefined) {
    return { kind: 'waiting', unseen: true, message: unseen };
  }
  if (operationInProgress) {
    return {
      kind: 'waiting',
      message: `${engine} is deploying ${name}${
        operation?.message ? `: ${toSentence(operation.message)}` : '.'
      }`,
    };
  }
  if (isDeployedAt(now, wanted) || (isSeen && sync.status === 'Synced')) {
    return succeeded(`${name} was synced to ${wanted.words}.`);
  }
  if (!automation.enabled) {
    return { kind: 'sync', application: withRevisions(now, wanted) };
  }
  if (!isSeen && sync.status === 'Synced') {
    return succeeded(
      `${name} was synced to ${sync.revisions
        .map(shortRevision)
        .join(', ')}, which came after ${wanted.words}.`,
    );
  }
  return hasFailed(now, wanted)
    ? failed(
        `${wanted.words} is in Git, and ${name} failed to sync: ${toSentence(
          operation?.message ?? 'no reason was given',
        )}`,
      )
    : {
        kind: 'waiting',
        message: `${engine} sees ${wanted.words}; waiting until it syncs ${name} by itself.`,
      };
}

/** A sentence while the engine does not know of it yet: neither of it, nor of what came after. */
function findUnseen(
  now: Application,
  before: Application,
  wanted: Wanted,
): string | undefined {
  const { engine, name, sources, sync } = now;
  const unfollowed = wanted.targets.find(
    ({ index, targetRevision }) =>
      sources[index]?.targetRevision !== targetRevision,
  );
  if (unfollowed) {
    return `${name} still follows ${shortRevision(
      sources[unfollowed.index]?.targetRevision ?? 'HEAD',
    )}: ${engine} takes over ${shortRevision(
      unfollowed.targetRevision,
    )} when its manifest is applied.`;
  }
  const isOvertaken = wanted.revisions.every(
    ({ index }) => sync.revisions[index] !== before.sync.revisions[index],
  );
  return isSeenBy(now, wanted) || isOvertaken
    ? undefined
    : `Waiting until ${engine} sees ${wanted.words} for ${name}.`;
}

function isSeenBy({ history, sync }: Application, { revisions }: Wanted) {
  return revisions.every(
    ({ index, revision }) =>
      sync.revisions[index] === revision ||
      history[0]?.revisions[index] === revision,
  );
}

function isDeployedAt({ history }: Application, { revisions }: Wanted) {
  return (
    revisions.length > 0 &&
    revisions.every(
      ({ index, revision }) => history[0]?.revisions[index] === revision,
    )
  );
}

/** What Argo CD tried by itself and failed at one revision, it does not try again there. */
function hasFailed({ operation }: Application, { revisions }: Wanted): boolean {
  return (
    (operation?.phase === 'Failed' || operation?.phase === 'Error') &&
    revisions.every(
      ({ index, revision }) => operation.revisions[index] === revision,
    )
  );
}

/** The revisions to sync to: that very commit, whatever came after it. */
function withRevisions(now: Application, { revisions }: Wanted): Application {
  const wanted = now.sync.revisions.map(
    (revision, position) =>
      revisions.find(({ index }) => index === position)?.revision ?? revision,
  );
  return { ...now, sync: { ...now.sync, revisions: wanted } };
}

function succeeded(message: string): DeploymentVerdict {
  return { kind: 'ended', end: { state: 'succeeded', message } };
}

function failed(message: string): DeploymentVerdict {
  return { kind: 'ended', end: { state: 'failed', untouched: false, message } };
}
