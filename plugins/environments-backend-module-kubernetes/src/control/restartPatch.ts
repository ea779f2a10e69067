import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { LiveWorkload } from './liveWorkload';

/** Which restart of ours was the last. */
export const RESTART_MARK = 'flightdeck.dev/restart';
const RESTARTED_BY = 'flightdeck.dev/restarted-by';
/** As `kubectl rollout restart` writes it. */
const RESTARTED_AT = 'kubectl.kubernetes.io/restartedAt';

/** What the last restart of ours left. */
export function markOf(
  kind: WorkloadRef['kind'],
  { metadata, spec }: LiveWorkload,
): string | undefined {
  const { annotations } =
    kind === 'Rollout' ? metadata : spec.template.metadata;
  return annotations[RESTART_MARK];
}

/**
 * The merge patch that restarts a workload, and fails when it changed since it was read. Pods are
 * replaced because their template changes; a Rollout would take that for a new version, and has a
 * field of its own.
 */
export function restartPatch(
  kind: WorkloadRef['kind'],
  live: LiveWorkload,
  request: { mark: string; at: Date; requestedBy: string },
): unknown {
  const { resourceVersion } = live.metadata;
  const at = nextSecond(request.at);
  const annotations = {
    [RESTART_MARK]: request.mark,
    [RESTARTED_BY]: request.requestedBy,
  };
  return kind === 'Rollout'
    ? { metadata: { resourceVersion, annotations }, spec: { restartAt: at } }
    : {
        metadata: { resourceVersion },
        spec: {
          template: {
            metadata: { annotations: { ...annotations, [RESTARTED_AT]: at } },
          },
        },
      };
}

/** Clusters know whole seconds: a Pod of the same second is older than the next. */
function nextSecond(time: Date): string {
  const whole = new Date(Math.ceil(time.getTime() / 1000) * 1000);
  return `${whole.toISOString().slice(0, 19)}Z`;
}
