import { LOG_LIMITS, type Pod } from '@flightdeck/plugin-environments-common';
import { ContainerFollower } from './ContainerFollower';
import { hasEnded, phaseOf, restartsOf, targetsOf } from './containersOf';
import { LogPoint } from './LogPoint';
import { type LogSession, targetKey } from './LogSession';
import type { LogSink } from './LogSink';
import { notice } from './notices';

/** How far a log was read before it is followed. */
export interface ReadPart {
  point: LogPoint;
  /** It was read up to its end. */
  isWhole: boolean;
}

/** What was read before. */
export interface FollowStart {
  /** The Pods that are asked for; those above the limit are left out. */
  pods: readonly Pod[];
  /** By `targetKey`. */
  parts: ReadonlyMap<string, ReadPart>;
  since: Date;
}

/** Follows the Pods of one answer, and those that join them. */
export class PodFollower {
  readonly #session: LogSession;
  readonly #start: FollowStart;
  readonly #sink: LogSink;
  readonly #running = new Set<Promise<void>>();
  readonly #known = new Set<string>();
  readonly #followed = new Map<string, string>();
  #fail: (error: unknown) => void = () => {};

  constructor(session: LogSession, start: FollowStart, sink: LogSink) {
    this.#session = session;
    this.#start = start;
    this.#sink = sink;
  }

  /**
   * Ends when the signal aborts, or nothing more can come. Whatever it has started has ended by
   * then.
   */
  async run(): Promise<void> {
    const failed = new Promise<never>((_, reject) => {
      this.#fail = reject;
    });
    this.#start.pods.forEach((pod, index) => {
      this.#known.add(pod.metadata.uid);
      if (index < LOG_LIMITS.pods && !hasEnded(pod)) {
        this.#follow(pod, this.#start.parts);
      }
    });
    await Promise.race([this.#watchPods(), failed]);
  }

  /** Waits for what `run` has started, once the signal has aborted. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  async #watchPods(): Promise<void> {
    const { request, signal, timing, findPods } = this.#session;
    while (!signal.aborted) {
      await timing.delay(timing.pollMs, signal);
      const present = findPods();
      await this.#forgetEnded(present);
      for (const pod of present) {
        await this.#join(pod);
      }
      const isOver = this.#followed.size === 0 && this.#running.size === 0;
      if (request.kind === 'Pod' && isOver) {
        return;
      }
    }
  }

  async #forgetEnded(present: readonly Pod[]): Promise<void> {
    for (const [uid, name] of this.#followed) {
      const pod = present.find(({ metadata }) => metadata.uid === uid);
      if (!pod || hasEnded(pod)) {
        this.#followed.delete(uid);
        const how = pod ? 'has ended' : 'is gone';
        await this.#sink.tell(notice(`Pod ${name} ${how}.`, { pod: name }));
      }
    }
  }

  async #join(pod: Pod): Promise<void> {
    const { uid, name } = pod.metadata;
    if (this.#known.has(uid)) {
      return;
    }
    this.#known.add(uid);
    const hasRoom = this.#followed.size < LOG_LIMITS.pods;
    const but = hasRoom
      ? ''
      : ` It is not followed, because ${LOG_LIMITS.pods} others are.`;
    await this.#sink.tell(notice(`Pod ${name} is new.${but}`, { pod: name }));
    if (hasRoom) {
      this.#follow(pod, new Map());
    }
  }

  #follow(pod: Pod, parts: FollowStart['parts']): void {
    const { request } = this.#session;
    const { since } = this.#start;
    const { uid, name } = pod.metadata;
    this.#followed.set(uid, name);
    for (const target of targetsOf(pod, request.container)) {
      const { container } = target;
      const part = parts.get(targetKey(target));
      const isRead = part?.isWhole && phaseOf(pod, container).is !== 'running';
      const follower = new ContainerFollower(this.#session, {
        target,
        uid,
        point: part?.point ?? new LogPoint(),
        since,
        readRestarts: isRead ? restartsOf(pod, container) : -1,
        sink: this.#sink,
      });
      const running = follower
        .run()
        .catch(this.#fail)
        .finally(() => this.#running.delete(running));
      this.#running.add(running);
    }
  }
}
