import type {
  Blocker,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';

/** A workload for people, as in `Deployment web`. */
export function nameOf({ kind, name }: WorkloadRef): string {
  return `${kind} ${name}`;
}

/** `1 Pod`, `3 Pods`. */
export function countPods(count: number): string {
  return count === 1 ? '1 Pod' : `${count} Pods`;
}

/** Something that no right of a person and no waiting changes. */
export function impossible(message: string, remedy: string): Blocker {
  return { code: 'impossible', message, overridable: false, remedy };
}
