import type { ContainerStatus } from '../kubernetes';
import { parseTime } from './time';

/** How long the run of a container took that ended last before its present state, in seconds. */
export function secondsOfLastRun({
  lastState,
}: ContainerStatus): number | undefined {
  const start = parseTime(lastState?.terminated?.startedAt);
  const end = parseTime(lastState?.terminated?.finishedAt);
  return start === undefined || end === undefined
    ? undefined
    : (end - start) / 1000;
}

/** How a run ended, as evidence: `exit code 1, Error, 2026-03-02T11:59:30Z`. */
export function endWords({
  exitCode,
  reason,
  finishedAt,
}: {
  exitCode?: number;
  reason?: string;
  finishedAt?: string;
}): string {
  return [
    exitCode === undefined ? undefined : `exit code ${exitCode}`,
    reason,
    finishedAt,
  ]
    .filter(Boolean)
    .join(', ');
}
