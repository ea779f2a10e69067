import {
  type Application,
  type ApplicationOperation,
  type DeploymentRecord,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import { deploymentId } from './deploymentId';

type Entry = Application['history'][number];

/** The engine writes its history soon after the end of the operation. */
const WRITTEN_WITHIN_MS = 10_000;

/**
 * What an application tells of its deployments now: each that its history keeps, and the one that
 * runs or ran last. How they fared is another matter. A dry run deploys nothing, and is none.
 */
export function observeDeployments(
  environmentRef: string,
  application: Application,
): DeploymentRecord[] {
  const { history, operation } = application;
  const entries = history.flatMap((entry, index) =>
    fromEntry(environmentRef, application, { entry, index }),
  );
  if (!operation || !isTime(operation.startedAt) || operation.dryRun) {
    return entries;
  }
  const { startedAt, revisions } = operation;
  const current = fromOperation(environmentRef, application, {
    ...operation,
    startedAt,
  });
  const entry = entries.find(other => isSameDeployment(current, other));
  const before = history.find(
    ({ deployedAt }) => Date.parse(deployedAt ?? '') < Date.parse(startedAt),
  );
  return [
    ...entries.filter(other => other !== entry),
    {
      ...current,
      release:
        revisions.length > 0
          ? current.release
          : entry?.release ?? current.release,
      commits: revisions.length > 0 ? current.commits : entry?.commits ?? [],
      historyId: entry?.historyId,
      previousRevisions: entry?.previousRevisions ?? before?.revisions,
      replacedAt: entry?.replacedAt,
    },
  ];
}

/**
 * Whether an entry of an engine's history tells of a deployment that was seen to run. The number of
 * the entry says nothing: an application that is made anew counts from the start.
 */
export function isSameDeployment(
  seen: DeploymentRecord,
  entry: DeploymentRecord,
): boolean {
  if (seen.id === entry.id) {
    return true;
  }
  const written = Date.parse(entry.finishedAt ?? '');
  const until = Date.parse(seen.finishedAt ?? '') + WRITTEN_WITHIN_MS;
  return (
    // An entry that tells its start is told apart by it.
    entry.startedAt === entry.finishedAt &&
    seen.kind !== 'partial-sync' &&
    seen.result !== 'failed' &&
    Date.parse(seen.startedAt) <= written &&
    (written <= until || Number.isNaN(until)) &&
    String(seen.release.revisions) === String(entry.release.revisions)
  );
}

function fromEntry(
  environmentRef: string,
  application: Application,
  { entry, index }: { entry: Entry; index: number },
): DeploymentRecord[] {
  const { history } = application;
  const { deployedAt, id, revisions } = entry;
  const startedAt = entry.startedAt ?? deployedAt;
  return isTime(startedAt)
    ? [
        {
          ...aRecord(environmentRef, application, { ...entry, startedAt }),
          kind: 'sync',
          result: 'succeeded',
          outcome: 'unknown',
          historyId: id,
          ...spanOf(startedAt, deployedAt),
          durationSeconds: entry.startedAt
            ? spanOf(startedAt, deployedAt).durationSeconds
            : undefined,
          previousRevisions: history.at(index + 1)?.revisions,
          replacedAt: index > 0 ? history[index - 1].deployedAt : undefined,
          commits: revisions.map(revision => ({ revision })),
        },
      ]
    : [];
}

function fromOperation(
  environmentRef: string,
  application: Application,
  operation: ApplicationOperation & { startedAt: string },
): DeploymentRecord {
  const { finishedAt, kind, message, partial, phase, startedAt } = operation;
  // One that failed and waits to be tried again has an end, and is not at its end.
  const isRunning = phase === 'Running' || phase === 'Terminating';
  const ended = phase === 'Succeeded' ? 'succeeded' : 'failed';
  return {
    ...aRecord(environmentRef, application, operation),
    kind: partial ? 'partial-sync' : kind ?? 'sync',
    result: isRunning ? 'running' : ended,
    outcome: 'watching',
    message,
    ...(!isRunning && spanOf(startedAt, finishedAt)),
  };
}

function aRecord(
  environmentRef: string,
  { engine, instance, namespace, name }: Application,
  told: { startedAt: string; revisions: string[]; initiatedBy?: string },
) {
  const { initiatedBy, revisions, startedAt } = told;
  const named = {
    environmentRef,
    application: { engine, instance, namespace, name },
    startedAt,
  };
  return {
    ...named,
    id: deploymentId(named),
    release: releaseOf({ images: [], applications: [{ name, revisions }] }),
    automated: initiatedBy === 'automated',
    initiator: initiatedBy,
    commits: revisions.map(revision => ({ revision })),
    findings: [],
  };
}

/** What has no start cannot be told apart from others. */
function isTime(time: string | undefined): time is string {
  return !Number.isNaN(Date.parse(time ?? ''));
}

function spanOf(startedAt: string, finishedAt: string | undefined) {
  const ms = Date.parse(finishedAt ?? '') - Date.parse(startedAt);
  return { finishedAt, durationSeconds: ms >= 0 ? ms / 1_000 : undefined };
}
