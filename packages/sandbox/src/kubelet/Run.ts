import { timestamp } from '../controllers/Timeline';

/** One life of a container, from start to end. */
export interface Run {
  number: number;
  startedAt: Date;
  finishedAt?: Date;
  exitCode?: number;
  reason?: string;
  lastWords?: string;
}

/** What a container does now; how it ended is in its run. */
export type ContainerState =
  | { is: 'waiting'; reason: string; message?: string }
  | { is: 'running' }
  | { is: 'terminated' };

/** Start and end as the API writes them. */
export function runTimes({ startedAt, finishedAt }: Run) {
  return {
    startedAt: timestamp(startedAt),
    ...(finishedAt && { finishedAt: timestamp(finishedAt) }),
  };
}
