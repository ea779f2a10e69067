import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { Controller, ObjectKey } from './Controller';
import { Timeline } from './Timeline';

export interface ControllerManagerOptions {
  cluster: Cluster;
  timeline: Timeline;
  controllers: readonly Controller[];
  /** Told in one line when a controller fails. */
  log: (line: string) => void;
}

const RETRY_SECONDS = 5;

/** Runs the controllers: tells them of changes, each object at most once at a time. */
export class ControllerManager {
  readonly #options: ControllerManagerOptions;
  readonly #queued = new Map<Controller, Map<string, ObjectKey>>();
  readonly #later = new Map<string, () => void>();
  #unsubscribe: (() => void) | undefined;
  #wakeUp: (() => void) | undefined;

  constructor(options: ControllerManagerOptions) {
    this.#options = options;
    for (const controller of options.controllers) {
      this.#queued.set(controller, new Map());
    }
  }

  start(kinds: readonly string[]): void {
    const { cluster } = this.#options;
    this.#unsubscribe = cluster.subscribe(({ object }) => this.#tell(object));
    for (const kind of kinds) {
      cluster.list(kind).forEach(object => this.#tell(object));
    }
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#wakeUp?.();
    this.#later.forEach(cancel => cancel());
    this.#later.clear();
  }

  #tell(object: KubeObject): void {
    for (const [controller, queue] of this.#queued) {
      for (const key of controller.affected(object)) {
        queue.set(textOf(key), key);
      }
    }
    this.#wakeUp ??= this.#options.timeline.after(0, () => this.#work());
  }

  #work(): void {
    this.#wakeUp = undefined;
    for (const [controller, queue] of this.#queued) {
      const keys = [...queue.values()];
      queue.clear();
      keys.forEach(key => this.#reconcile(controller, key));
    }
  }

  #reconcile(controller: Controller, key: ObjectKey): void {
    const id = `${controller.name} ${textOf(key)}`;
    this.#later.get(id)?.();
    this.#later.delete(id);
    const seconds = this.#attempt(controller, key);
    if (seconds !== undefined) {
      const again = () => {
        this.#later.delete(id);
        this.#reconcile(controller, key);
      };
      this.#later.set(id, this.#options.timeline.after(seconds, again));
    }
  }

  #attempt(controller: Controller, key: ObjectKey): number | undefined {
    try {
      return controller.reconcile(key);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#options.log(
        `${controller.name} failed on ${textOf(key)}: ${reason}`,
      );
      return this.#exists(key) ? RETRY_SECONDS : undefined;
    }
  }

  #exists({ kind, namespace, name }: ObjectKey): boolean {
    return this.#options.cluster.get(kind, namespace, name) !== undefined;
  }
}

function textOf({ kind, namespace, name }: ObjectKey): string {
  return `${kind} ${namespace}/${name}`;
}
