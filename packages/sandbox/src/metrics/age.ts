import type { ObjectMeta } from '../kubernetes/Cluster';

export const DAY_SECONDS = 86_400;

/** Days since an object was created; `now` in Unix seconds. */
export function daysSince(
  { creationTimestamp }: Pick<ObjectMeta, 'creationTimestamp'>,
  now: number,
): number {
  const created = Date.parse(creationTimestamp) / 1000;
  return Number.isNaN(created) ? 0 : Math.max(0, now - created) / DAY_SECONDS;
}
