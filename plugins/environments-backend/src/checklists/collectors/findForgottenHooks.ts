import type { Application, Job } from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';
import { HOOK_KINDS, remembersHooks } from './findHookMigrations';
import type { ManifestReader } from './ManifestReader';
import type { IsMigration, Migration } from './Migration';

/** Hooks of which nothing remembers the run, and applications of which nobody can tell. */
export interface ForgottenHooks {
  migrations: Migration[];
  /** Sentences. */
  doubts: Aspect[];
}

/**
 * The engine remembers hooks that are gone by its last operation alone. Where that was a try, a
 * sync of some resources, or of another revision, the manifests tell whether there are any.
 */
export async function findForgottenHooks(
  { facts: { applications = [], objects } }: CollectedEnvironment,
  isMigration: IsMigration,
  {
    manifests,
    signal,
  }: { manifests: Pick<ManifestReader, 'read'>; signal: AbortSignal },
): Promise<ForgottenHooks> {
  const forgetful = applications.filter(one => !remembersHooks(one));
  const hooks = await Promise.all(
    forgetful.map(one => readHooks(one, isMigration, { manifests, signal })),
  );
  return {
    migrations: hooks
      .flatMap(found => found ?? [])
      .filter(name => !isThere(name, objects.Job ?? []))
      .map(name => ({ what: `hook or Job ${name}`, state: 'untold' })),
    doubts: forgetful.flatMap(({ name }, index) =>
      hooks[index] ? [] : [doubtOf(name)],
    ),
  };
}

/** The names of what migrates and ends; undefined when nobody can tell. */
async function readHooks(
  application: Application,
  isMigration: IsMigration,
  {
    manifests,
    signal,
  }: { manifests: Pick<ManifestReader, 'read'>; signal: AbortSignal },
): Promise<string[] | undefined> {
  try {
    const found = await manifests.read(application, { signal });
    return found?.workloads
      .filter(
        ({ kind, name }) => HOOK_KINDS.includes(kind) && isMigration(name),
      )
      .map(({ name }) => name);
  } catch {
    // What the engine says may quote a value; that it cannot tell is all that matters.
    signal.throwIfAborted();
    return undefined;
  }
}

/** The cluster completes names that end with an ellipsis here. */
function isThere(name: string, jobs: readonly Job[]): boolean {
  return jobs.some(({ metadata }) =>
    name.endsWith('…')
      ? metadata.name.startsWith(name.slice(0, -1))
      : metadata.name === name,
  );
}

function doubtOf(name: string): Aspect {
  const says = `Whether a hook of ${name} migrated anything nobody can tell: its last operation was not one of all that is deployed, and its manifests cannot be read.`;
  return {
    state: 'unknown',
    says,
    error: { kind: 'no-data', message: says },
  };
}
