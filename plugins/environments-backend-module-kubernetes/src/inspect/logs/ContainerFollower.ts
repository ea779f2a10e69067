import type { Pod } from '@flightdeck/plugin-environments-common';
import { Backoff } from '@flightdeck/plugin-environments-node';
import { ClusterError } from '../../client/ClusterError';
import { phaseOf, restartsOf } from './containersOf';
import type { LogPoint } from './LogPoint';
import type { LogSession, LogTarget } from './LogSession';
import type { LogSink } from './LogSink';
import { explainUnreadable, notice, notStarted } from './notices';
import { readContainerLog } from './readContainerLog';

/** After so many failures in a row a person should know. */
const FAILURES_TOLD = 3;

export interface ContainerFollowerOptions {
  target: LogTarget;
  /** Of the Pod: another one can take its name. */
  uid: string;
  point: LogPoint;
  /** What a container without a point wrote from then on is new. */
  since: Date;
  /** The restarts up to which its logs have been read; -1 when none has. */
  readRestarts: number;
  sink: LogSink;
}

/** Follows the log of one container, from one life of it to the next. */
export class ContainerFollower {
  readonly #session: LogSession;
  readonly #options: ContainerFollowerOptions;
  readonly #backoff: Backoff;
  #readRestarts: number;
  #toldWaiting: boolean;
  #toldFailure = false;

  constructor(session: LogSession, options: ContainerFollowerOptions) {
    this.#session = session;
    this.#options = options;
    this.#backoff = new Backoff(session.timing);
    this.#readRestarts = options.readRestarts;
    this.#toldWaiting = options.readRestarts >= 0;
  }

  /** Ends when the container will write no more, or the signal aborts. */
  async run(): Promise<void> {
    const { signal, timing, findPods } = this.#session;
    const { uid } = this.#options;
    while (!signal.aborted) {
      const pod = findPods().find(({ metadata }) => metadata.uid === uid);
      const next = pod ? await this.#step(pod) : 'end';
      if (next === 'end') {
        return;
      }
      if (next === 'wait') {
        await timing.delay(timing.pollMs, signal);
      }
    }
  }

  async #step(pod: Pod): Promise<'again' | 'wait' | 'end'> {
    const { container } = this.#options.target;
    const phase = phaseOf(pod, container);
    const restarts = restartsOf(pod, container);
    if (phase.is === 'waiting') {
      await this.#tellWaiting(phase.reason);
      return 'wait';
    }
    const isRunning = phase.is === 'running';
    if (isRunning || restarts > this.#readRestarts) {
      const outcome = await this.#read();
      if (outcome === 'cut') {
        return 'again';
      }
      // What still ran may have written more while the reading caught up.
      this.#readRestarts = isRunning ? restarts - 1 : restarts;
    }
    return phase.is === 'ended' ? 'end' : 'wait';
  }

  /** Reads until the log ends in good order, is refused, or is cut. */
  async #read(): Promise<'done' | 'refused' | 'cut'> {
    const { connection, signal, timing } = this.#session;
    try {
      await this.#readOn();
      return 'done';
    } catch (error) {
      if (!(error instanceof ClusterError)) {
        throw error;
      }
      if (error.status === 400 || error.status === 404) {
        return 'refused';
      }
      // A silent log is asked for anew, as a connection that was forgotten is silent too.
      const isQuiet =
        error.silent &&
        (await connection.answers({ signal, timeoutMs: timing.timeoutMs }));
      if (!isQuiet && !signal.aborted) {
        await this.#failed(error);
      }
      return 'cut';
    }
  }

  async #readOn(): Promise<void> {
    const { target, point, sink } = this.#options;
    point.resume();
    const query = { follow: true, ...this.#resumeQuery() };
    for await (const line of readContainerLog(this.#session, target, query)) {
      this.#backoff.reset();
      if (this.#toldFailure) {
        this.#toldFailure = false;
        const { pod, container } = target;
        await sink.tell(
          notice(
            `The log of container ${container} of Pod ${pod} goes on.`,
            target,
          ),
        );
      }
      if (point.takes(line)) {
        await sink.line(target, line);
      }
    }
  }

  #resumeQuery(): { sinceTime: string } | { sinceSeconds: number } {
    const { point, since } = this.#options;
    if (point.time) {
      return { sinceTime: point.time };
    }
    const elapsedMs = this.#session.timing.clock().getTime() - since.getTime();
    return { sinceSeconds: Math.ceil(elapsedMs / 1_000) + 1 };
  }

  async #failed(error: ClusterError): Promise<void> {
    const { cluster, request, signal, timing } = this.#session;
    const { target, sink } = this.#options;
    const wait = this.#backoff.next();
    if (this.#backoff.failures >= FAILURES_TOLD && !this.#toldFailure) {
      this.#toldFailure = true;
      const context = { cluster, request, pod: undefined };
      await sink.tell(explainUnreadable(target, error, context));
    }
    await timing.delay(wait, signal);
  }

  async #tellWaiting(reason: string): Promise<void> {
    const { target, sink } = this.#options;
    if (!this.#toldWaiting) {
      this.#toldWaiting = true;
      await sink.tell(notStarted(target, reason));
    }
  }
}
