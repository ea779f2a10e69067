import type { Pod } from '../kubernetes';
import { parseTime } from './time';

/** When a Pod ended: the last time that its containers or its conditions changed. */
export function endedAt({ status }: Pod): string | undefined {
  const times = [
    ...status.containerStatuses.map(
      ({ state }) => state?.terminated?.finishedAt,
    ),
    ...status.conditions.map(condition => condition.lastTransitionTime),
    status.startTime,
  ];
  let last: string | undefined;
  for (const time of times) {
    const at = parseTime(time);
    if (at !== undefined && at > (parseTime(last) ?? -Infinity)) {
      last = time;
    }
  }
  return last;
}
