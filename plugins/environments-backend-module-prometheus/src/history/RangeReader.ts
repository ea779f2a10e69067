import { ServiceUnavailableError } from '@backstage/errors';
import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';

export interface RangeReaderOptions {
  client: Pick<PrometheusClient, 'queryRange'>;
  clock: () => Date;
}

/** The course of one query. */
export interface Course {
  /** Unix seconds. */
  start: number;
  /** Unix seconds. */
  end: number;
  stepSeconds: number;
  /** By Unix seconds; a step without a sample has none. */
  values: ReadonlyMap<number, number>;
}

interface Cached {
  course: Promise<Course>;
  /** Milliseconds. */
  until: number;
}

const POINTS = 120;
const MOST_CACHED = 500;
/** A failure is told to everyone who asks within this time. */
const FAILURE_MS = 5000;

/** Reads courses once for all who ask, and keeps each for the length of a step. */
export class RangeReader {
  readonly #options: RangeReaderOptions;
  readonly #cache = new Map<string, Cached>();

  constructor(options: RangeReaderOptions) {
    this.#options = options;
  }

  /**
   * Rejects when the signal aborts; the reading goes on for others.
   *
   * @throws ServiceUnavailableError, naming the source, when it cannot be read
   */
  async read(
    query: string,
    { minutes, signal }: { minutes: number; signal: AbortSignal },
  ): Promise<Course> {
    signal.throwIfAborted();
    const now = this.#options.clock().getTime();
    const key = `${minutes} ${query}`;
    const known = this.#cache.get(key);
    const course =
      known && known.until > now
        ? known.course
        : this.#start(key, now, minutes, query);
    return await orAborted(course, signal);
  }

  #start(
    key: string,
    now: number,
    minutes: number,
    query: string,
  ): Promise<Course> {
    const stepSeconds = Math.max(1, Math.ceil((minutes * 60) / POINTS));
    const end = Math.floor(now / 1000 / stepSeconds) * stepSeconds;
    const start = end - Math.floor((minutes * 60) / stepSeconds) * stepSeconds;
    const course = this.#ask(query, { start, end, stepSeconds });
    const entry = { course, until: (end + stepSeconds) * 1000 };
    this.#cache.delete(key);
    this.#cache.set(key, entry);
    this.#forgetOldest();
    course.catch(() => {
      entry.until = Math.min(
        entry.until,
        this.#options.clock().getTime() + FAILURE_MS,
      );
    });
    return course;
  }

  async #ask(query: string, span: Omit<Course, 'values'>): Promise<Course> {
    try {
      // The client bounds the time; nobody's leaving ends it for the others.
      const { signal } = new AbortController();
      const values = await this.#options.client.queryRange(
        { query, ...span },
        { signal },
      );
      return { ...span, values };
    } catch (error) {
      if (
        error instanceof UpstreamUnavailableError ||
        error instanceof QueryRefusedError
      ) {
        throw new ServiceUnavailableError(error.message);
      }
      throw error;
    }
  }

  #forgetOldest(): void {
    for (const key of this.#cache.keys()) {
      if (this.#cache.size <= MOST_CACHED) {
        return;
      }
      this.#cache.delete(key);
    }
  }
}

async function orAborted<T>(
  promise: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
