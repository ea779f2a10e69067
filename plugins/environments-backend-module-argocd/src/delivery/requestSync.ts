import { InputError } from '@backstage/errors';
import type { SyncApplicationRequest } from '@flightdeck/plugin-environments-node';
import { REQUESTED_BY_INFO } from '../source/toOperation';
import type { ApplicationTarget } from './ApplicationTarget';

/**
 * The options that the application has, and those for this sync, which win: Argo CD takes what it is
 * given in the place of the application's own.
 */
function mergeOptions(own: readonly string[], extra: readonly string[]) {
  const keyOf = (option: string) => option.split('=')[0];
  const keys = new Set(extra.map(keyOf));
  return [...own.filter(option => !keys.has(keyOf(option))), ...extra];
}

async function syncOptions(
  target: ApplicationTarget,
  extra: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const { spec } = await target.getApi({ signal });
  return mergeOptions(spec.syncPolicy?.syncOptions ?? [], extra);
}

/** Asks for a sync. Resolves when Argo CD has accepted it. */
export async function requestSync(
  target: ApplicationTarget,
  request: SyncApplicationRequest,
  options: { signal: AbortSignal },
): Promise<void> {
  const { application, prune, dryRun, resources, requestedBy } = request;
  const { automation, sync } = application;
  if (resources?.length === 0) {
    // Argo CD would sync all of them.
    throw new InputError(`No resource of ${application.name} is chosen.`);
  }
  const chosen = resources?.map(({ group, kind, namespace, name }) => ({
    group,
    kind,
    namespace,
    name,
  }));
  const merged = request.options?.length
    ? await syncOptions(target, request.options, options.signal)
    : undefined;
  await target.change(
    'sync',
    api =>
      api.sync(
        target.ref,
        {
          prune,
          dryRun: dryRun === true,
          // With auto-sync Argo CD takes no revision but that which it follows.
          revisions: automation.enabled ? [] : sync.revisions,
          resources: chosen,
          syncOptions: merged,
          infos: [
            { name: 'Reason', value: 'Sync from Flightdeck' },
            { name: REQUESTED_BY_INFO, value: requestedBy },
          ],
        },
        options,
      ),
    () => target.refuseWhenBusy(options.signal),
  );
}
