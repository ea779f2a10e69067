import { isError } from '@backstage/errors';
import type { ArgocdAdministration } from '@flightdeck/plugin-environments-backend-module-argocd';
import type { Application } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { type FirstSync, judgeFirstSync } from './judgeFirstSync';
import { isMadeBy } from './ownership';

export interface FollowFirstSyncsOptions {
  administration: Pick<
    ArgocdAdministration,
    'findApplication' | 'readState' | 'sync'
  >;
  project?: string;
  applications: readonly string[];
  /** Whether to sync those that nothing syncs by itself. */
  sync: boolean;
  /** The id of the task: only what it made is synced. */
  task: string;
  /** Entity ref of the person. */
  requestedBy: string;
  pollMs: number;
  delay: Delay;
  /** Aborts when the time is over. */
  signal: AbortSignal;
  /** Told when what is to be said of an application changes. */
  onProgress(name: string, sentence: string): void;
}

/** What became of one application. */
export interface FollowedApplication extends FirstSync {
  name: string;
  /** As it was seen last. */
  application?: Application;
}

/**
 * Follows the first syncs of applications until all have come to an end or the signal aborts, which
 * is no error. Keeps trying while Argo CD is away.
 */
export async function followFirstSyncs(
  options: FollowFirstSyncsOptions,
): Promise<FollowedApplication[]> {
  const { applications, signal, delay, onProgress } = options;
  const followed = new Map<string, FollowedApplication>();
  while (!signal.aborted) {
    for (const name of applications.filter(each => !hasEnded(followed, each))) {
      const before = followed.get(name);
      const now = await look(name, before, options);
      if (now.sentence !== before?.sentence && !signal.aborted) {
        onProgress(name, now.sentence);
      }
      followed.set(name, now);
    }
    if (applications.every(name => hasEnded(followed, name))) {
      break;
    }
    await delay(options.pollMs, signal);
  }
  return applications.map(
    name =>
      followed.get(name) ?? {
        name,
        state: 'waiting',
        sentence: 'was not looked at in time.',
      },
  );
}

function hasEnded(
  followed: ReadonlyMap<string, FollowedApplication>,
  name: string,
): boolean {
  const state = followed.get(name)?.state;
  return state === 'done' || state === 'failed';
}

async function look(
  name: string,
  before: FollowedApplication | undefined,
  options: FollowFirstSyncsOptions,
): Promise<FollowedApplication> {
  const { administration, project, sync, signal } = options;
  const address = { name, project };
  try {
    const application = await administration.readState(address, { signal });
    if (!application) {
      return { name, state: 'failed', sentence: 'is not there.' };
    }
    if (sync && isUntouched(application)) {
      const found = await administration.findApplication(address, { signal });
      if (!found || !isMadeBy(found, options.task)) {
        const sentence = 'was not made by this task, and is not synced by it.';
        return { name, application, state: 'failed', sentence };
      }
      await administration.sync(address, options);
      return {
        name,
        application,
        state: 'waiting',
        sentence: 'was asked to sync.',
      };
    }
    const judged = judgeFirstSync(application, { requested: sync });
    return { name, application, ...judged };
  } catch (error) {
    if (signal.aborted && before) {
      // A question that the end of the time has cut off says nothing of the application.
      return before;
    }
    const refused = isError(error) && error.name === 'InputError';
    const words = isError(error) ? error.message : String(error);
    return {
      name,
      application: before?.application,
      // Somebody else may have begun in the meantime: then the next look sees it.
      state:
        refused && !words.includes('already in progress')
          ? 'failed'
          : 'waiting',
      sentence: words,
    };
  }
}

/** Nothing syncs it by itself, and nobody has. */
function isUntouched(application: Application): boolean {
  return (
    !application.automation.enabled &&
    !application.operationInProgress &&
    application.operation === undefined &&
    application.history.length === 0
  );
}
