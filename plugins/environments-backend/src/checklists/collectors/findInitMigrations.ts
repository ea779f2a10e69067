import {
  ANNOTATION_MIGRATION,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import type { IsMigration, Migration } from './Migration';

/** The init containers of Pods that migrate databases, each with the worst that became of it. */
export function findInitMigrations(
  pods: readonly Pod[],
  isMigration: IsMigration,
): Migration[] {
  const states = new Map<string, Migration['state'][]>();
  for (const pod of pods.filter(isLasting)) {
    for (const { name } of pod.spec.initContainers) {
      if (isMarkedContainer(pod, name, isMigration)) {
        states.set(name, [...(states.get(name) ?? []), judgeInit(pod, name)]);
      }
    }
  }
  return [...states].map(([name, seen]) => ({
    what: `init container ${name}`,
    state:
      (['failed', 'running'] as const).find(state => seen.includes(state)) ??
      'succeeded',
  }));
}

function isLasting({ metadata, status }: Pod): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    status.phase !== 'Succeeded' &&
    status.phase !== 'Failed'
  );
}

function isMarkedContainer(
  { metadata }: Pod,
  name: string,
  isMigration: IsMigration,
): boolean {
  const mark = metadata.annotations[ANNOTATION_MIGRATION]?.trim();
  return mark === undefined || mark === 'false'
    ? mark === undefined && isMigration(name)
    : mark === 'true' || mark.split(/\s*,\s*/).includes(name);
}

function judgeInit({ status }: Pod, name: string): Migration['state'] {
  const { lastState, state } =
    status.initContainerStatuses.find(each => each.name === name) ?? {};
  if (state?.terminated) {
    return state.terminated.exitCode === 0 ? 'succeeded' : 'failed';
  }
  const hasFailed = (lastState?.terminated?.exitCode ?? 0) !== 0;
  return hasFailed ? 'failed' : 'running';
}
