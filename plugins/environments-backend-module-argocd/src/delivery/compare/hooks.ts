import type { HookPlan } from '@flightdeck/plugin-environments-common';
import { type Manifest, wordsOf } from './Manifest';

const HOOK = 'argocd.argoproj.io/hook';
const HELM_HOOK = 'helm.sh/hook';
const PHASES = ['PreSync', 'Sync', 'PostSync', 'SyncFail'];

/** Argo CD knows installations and upgrades apart no more than a sync does. */
const OF_HELM: Readonly<Record<string, string | undefined>> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
};

/** Whether a manifest runs during a sync instead of staying. */
export function isHook(manifest: Manifest): boolean {
  const helm = wordsOf(manifest, HELM_HOOK);
  return (
    wordsOf(manifest, HOOK).length > 0 ||
    // By this word Helm knows definitions that it makes first; they stay.
    (helm.length > 0 && !helm.includes('crd-install'))
  );
}

function phasesOf(manifest: Manifest): string[] {
  const own = wordsOf(manifest, HOOK);
  const words =
    own.length > 0
      ? own
      : wordsOf(manifest, HELM_HOOK).flatMap(word => OF_HELM[word] ?? []);
  return PHASES.filter(phase => words.includes(phase));
}

/** The hooks among manifests. With a `reason`, none of them runs. */
export function planHooks(
  manifests: readonly Manifest[],
  reason?: string,
): HookPlan[] {
  return manifests.filter(isHook).flatMap(manifest =>
    phasesOf(manifest).map(phase => {
      const why =
        reason ??
        (phase === 'SyncFail'
          ? 'It runs only when the sync fails.'
          : undefined);
      return {
        kind: manifest.kind,
        name: manifest.metadata.name || `${manifest.metadata.generateName}…`,
        phase,
        runs: why === undefined,
        reason: why,
      };
    }),
  );
}
