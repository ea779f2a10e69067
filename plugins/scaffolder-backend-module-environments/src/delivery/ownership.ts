import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '@backstage/types';
import type { DeliveryObject } from '@flightdeck/plugin-environments-backend-module-argocd';

/** The label that names the task of the scaffolder that made an object. */
export const TASK_LABEL = 'flightdeck.dev/task';

/** The annotation that names the person who started that task. */
export const CREATED_BY_ANNOTATION = 'flightdeck.dev/created-by';

/** An object with the words that say which task made it, and for whom. */
export function claim(
  object: DeliveryObject,
  { task, createdBy }: { task: string; createdBy: string },
): DeliveryObject {
  return {
    ...object,
    labels: { ...object.labels, [TASK_LABEL]: task },
    annotations: { ...object.annotations, [CREATED_BY_ANNOTATION]: createdBy },
  };
}

export function isMadeBy({ labels }: DeliveryObject, task: string): boolean {
  return labels[TASK_LABEL] === task;
}

/** Who made an object, for a sentence. */
export function makerOf({ labels }: DeliveryObject): string {
  const task = labels[TASK_LABEL];
  return task ? `task ${task} made it` : 'it was not made by the wizard';
}

/**
 * Whether all that was wanted is there. A server fills in defaults, so more may be there.
 */
export function holds(
  actual: JsonValue | undefined,
  wanted: JsonValue | undefined,
): boolean {
  if (isRecord(actual) && isRecord(wanted)) {
    return Object.entries(wanted).every(([key, value]) =>
      holds(actual[key], value),
    );
  }
  // Go leaves out what is empty or false.
  return isDeepStrictEqual(actual, wanted) || (!actual && isNothing(wanted));
}

function isRecord(
  value: JsonValue | undefined,
): value is Record<string, JsonValue | undefined> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNothing(value: JsonValue | undefined): boolean {
  return (
    !value ||
    (Array.isArray(value) && value.length === 0) ||
    (isRecord(value) && Object.values(value).every(isNothing))
  );
}
