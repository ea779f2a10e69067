import type {
  Application,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import {
  isSuccessOf,
  sameImages,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';

/** The deployment that brought what an application runs now. */
export interface Deployed {
  application: Application;
  /** ISO 8601. */
  startedAt: string;
  /** ISO 8601: since when it runs without a deployment that changed it. */
  since: string;
  /** Of that deployment and of those that repeated it, the newest first; empty without records. */
  records: readonly DeploymentRecord[];
}

/** By our records, else by the engine; undefined where neither tells. */
export function findDeployed(
  { deployments }: Pick<CollectedEnvironment, 'deployments'>,
  application: Application,
): Deployed | undefined {
  const successes = deployments
    .filter(record => isSuccessOf(application, record))
    .sort((a, b) => Date.parse(b.startedAt) - Date.parse(a.startedAt));
  const [newest] = successes;
  const [entry] = application.history;
  if (newest && (!entry || isOf(newest, application, entry.revisions))) {
    const records = repetitions(newest, successes);
    const [first] = records.slice(-1);
    return {
      application,
      startedAt: first.startedAt,
      since: first.finishedAt ?? first.startedAt,
      records,
    };
  }
  const since = entry?.deployedAt;
  return since === undefined
    ? undefined
    : {
        application,
        startedAt: entry.startedAt ?? since,
        since,
        records: [],
      };
}

function isOf(
  { release }: DeploymentRecord,
  { name }: Application,
  revisions: readonly string[],
): boolean {
  return revisions.every(revision =>
    release.revisions.includes(`${name}@${revision}`),
  );
}

/** The deployments, without a break, that brought the same as the newest did. */
function repetitions(
  newest: DeploymentRecord,
  successes: readonly DeploymentRecord[],
): DeploymentRecord[] {
  const end = successes.findIndex(
    ({ release }) =>
      release.revisions.join() !== newest.release.revisions.join() ||
      !sameImages(release, newest.release),
  );
  return successes.slice(0, end < 0 ? successes.length : end);
}
