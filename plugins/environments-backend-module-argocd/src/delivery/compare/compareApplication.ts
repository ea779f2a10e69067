import { InputError, isError } from '@backstage/errors';
import type { Application } from '@flightdeck/plugin-environments-common';
import type { ApplicationComparison } from '@flightdeck/plugin-environments-node';
import { sourcedApplicationSchema } from '../../client/deliverySchemas';
import type { ApplicationTarget } from '../ApplicationTarget';
import { compareRollback } from './compareRollback';
import { compareSync } from './compareSync';
import { findHistoryEntry } from './HistoryEntry';
import { planHooks } from './hooks';
import type { Manifest } from './Manifest';
import { readManifests } from './readManifests';

export interface ComparisonAim {
  prune: boolean;
  historyId?: number;
  partial?: boolean;
}

interface Options {
  signal: AbortSignal;
}

/** To render manifests can fail where all else works: then the rest is told, and what is missing. */
async function readOrExplain(
  what: string,
  read: () => Promise<Manifest[]>,
  { signal }: Options,
): Promise<{ manifests?: Manifest[]; incomplete?: string }> {
  try {
    return { manifests: await read() };
  } catch (error) {
    if (signal.aborted || !isError(error)) {
      throw error;
    }
    return { incomplete: `${what} cannot be told: ${error.message}` };
  }
}

async function compareWithGit(
  target: ApplicationTarget,
  { sync }: Application,
  { prune, partial = false }: ComparisonAim,
  options: Options,
): Promise<ApplicationComparison> {
  const [resources, { spec }] = await Promise.all([
    target.read(api => api.managedResources(target.ref, options)),
    target.getAs(sourcedApplicationSchema, options),
  ]);
  const { manifests = [], incomplete } = await readOrExplain(
    'Which hooks run',
    () =>
      readManifests(
        target,
        { revisions: sync.revisions, several: spec.sources.length > 0 },
        options,
      ),
    options,
  );
  return {
    resources: compareSync(resources, { prune }),
    hooks: planHooks(
      manifests,
      partial ? 'A sync of chosen resources runs no hooks.' : undefined,
    ),
    incomplete,
  };
}

async function compareWithHistory(
  target: ApplicationTarget,
  historyId: number,
  prune: boolean,
  options: Options,
): Promise<ApplicationComparison> {
  const application = await target.getAs(sourcedApplicationSchema, options);
  const entry = findHistoryEntry(application, historyId);
  if (!entry) {
    throw new InputError(
      `Argo CD has no deployment ${historyId} of ${target.name} in its history.`,
    );
  }
  if (entry.problem) {
    return { resources: [], hooks: [], incomplete: entry.problem };
  }
  const resources = await target.read(api =>
    api.managedResources(target.ref, options),
  );
  const { manifests, incomplete } = await readOrExplain(
    'What the rollback changes',
    () => readManifests(target, entry, options),
    options,
  );
  return {
    resources: manifests
      ? compareRollback(manifests, resources, { prune, application })
      : [],
    hooks: planHooks(
      manifests ?? [],
      'A rollback of Argo CD only applies manifests: no hook runs.',
    ),
    incomplete: incomplete ?? secretsNote(manifests ?? []),
  };
}

function secretsNote(manifests: readonly Manifest[]): string | undefined {
  const names = manifests
    .filter(({ kind }) => kind === 'Secret')
    .map(({ metadata }) => metadata.name);
  return names.length > 0
    ? `Argo CD hides the values of Secrets: whether those of ${names.join(
        ', ',
      )} differ cannot be told.`
    : undefined;
}

/** What a sync, or a rollback, of an application would do to its resources. */
export function compareApplication(
  target: ApplicationTarget,
  application: Application,
  aim: ComparisonAim,
  options: Options,
): Promise<ApplicationComparison> {
  return aim.historyId === undefined
    ? compareWithGit(target, application, aim, options)
    : compareWithHistory(target, aim.historyId, aim.prune, options);
}
