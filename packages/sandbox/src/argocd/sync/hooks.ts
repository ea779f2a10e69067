import type { Manifest } from '../../kubernetes/Cluster';

/** The parts of a sync, in their order; the last runs only when one before it failed. */
export const PHASES = ['PreSync', 'Sync', 'PostSync', 'SyncFail'] as const;

export type SyncPhase = (typeof PHASES)[number];

export type DeletePolicy =
  | 'BeforeHookCreation'
  | 'HookSucceeded'
  | 'HookFailed';

const HOOK = 'argocd.argoproj.io/hook';
const DELETE_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const WAVE = 'argocd.argoproj.io/sync-wave';
const HELM_HOOK = 'helm.sh/hook';
const HELM_WEIGHT = 'helm.sh/hook-weight';
const HELM_DELETE_POLICY = 'helm.sh/hook-delete-policy';

/** Argo CD knows installations and upgrades apart no more than a sync does. */
const OF_HELM: Record<string, string | undefined> = {
  'pre-install': 'PreSync',
  'pre-upgrade': 'PreSync',
  'post-install': 'PostSync',
  'post-upgrade': 'PostSync',
};

const POLICIES: Record<string, DeletePolicy | undefined> = {
  BeforeHookCreation: 'BeforeHookCreation',
  HookSucceeded: 'HookSucceeded',
  HookFailed: 'HookFailed',
  'before-hook-creation': 'BeforeHookCreation',
  'hook-succeeded': 'HookSucceeded',
  'hook-failed': 'HookFailed',
};

function wordsOf({ metadata }: Manifest, annotation: string): string[] {
  return (metadata.annotations?.[annotation] ?? '')
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
}

function hookTypes(manifest: Manifest): string[] {
  const own = wordsOf(manifest, HOOK);
  return own.length > 0
    ? own
    : wordsOf(manifest, HELM_HOOK).flatMap(word => OF_HELM[word] ?? []);
}

/** Whether a manifest runs during a sync instead of staying; also what no sync ever runs. */
export function isHook({ metadata }: Manifest): boolean {
  const { [HOOK]: own, [HELM_HOOK]: helm } = metadata.annotations ?? {};
  // By this annotation Helm knows definitions that it makes first; they stay.
  return Boolean(own) || (Boolean(helm) && helm !== 'crd-install');
}

/** The phases in which a hook runs; none for `Skip`, for tests of Helm and for deletions. */
export function phasesOf(hook: Manifest): SyncPhase[] {
  const types = hookTypes(hook);
  return PHASES.filter(phase => types.includes(phase));
}

/** When the object of a hook goes. */
export function deletePolicies(hook: Manifest): DeletePolicy[] {
  const policies = [
    ...wordsOf(hook, DELETE_POLICY),
    ...wordsOf(hook, HELM_DELETE_POLICY),
  ].flatMap(word => POLICIES[word] ?? []);
  return policies.length > 0 ? policies : ['BeforeHookCreation'];
}

/** Its place within the phase: lower ones first. */
export function waveOf({ metadata }: Manifest): number {
  const { annotations = {} } = metadata;
  const wave = [annotations[WAVE], annotations[HELM_WEIGHT]]
    .filter(text => text !== undefined)
    .map(Number)
    .find(Number.isInteger);
  return wave ?? 0;
}

/** Whether an object that Git does not have says that it is meant to be there. */
export function isIgnoredExtraneous(manifest: Manifest): boolean {
  return wordsOf(manifest, 'argocd.argoproj.io/compare-options').includes(
    'IgnoreExtraneous',
  );
}

/** Whether the manifest carries an option of `argocd.argoproj.io/sync-options`. */
export function hasSyncOption(manifest: Manifest, option: string): boolean {
  return wordsOf(manifest, 'argocd.argoproj.io/sync-options').includes(option);
}
