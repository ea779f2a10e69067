/** How the application behaves, as annotations of its workload say. */
export interface Behaviour {
  errorRatio: number;
  latencySeconds: number;
}

/** What one line is about. It gives the same again for the same line. */
export interface LogMoment {
  at: Date;
  container: string;
  /** The line's number in the life of the container. */
  number: number;
  /** From 0 up to 1, another one for each purpose. */
  chance(purpose: string): number;
  /** 32 hexadecimal digits. */
  traceId: string;
  behaviour: Behaviour;
}

/** How one sort of software writes its log. */
export interface LogStyle {
  /** Seconds between two lines, about. */
  intervalSeconds: number;
  /** What it says when it starts, a line each. */
  opening: ((moment: LogMoment) => string)[];
  /** What it says from time to time. */
  line(moment: LogMoment): string;
  /** What it says at last, before it gives up. */
  lastWords(moment: LogMoment, words: string): string;
}

/** A line of software that writes JSON. */
export function writeJson(
  { at, container }: LogMoment,
  entry: { level: 'info' | 'warning' | 'error'; message: string } & Record<
    string,
    string | number
  >,
): string {
  return JSON.stringify({
    timestamp: at.toISOString(),
    logger: container,
    ...entry,
  });
}

export function pick<T>(items: readonly T[], chance: number): T {
  return items[Math.floor(chance * items.length)];
}
