import { ContainerHost } from './ContainerHost';
import { ContainerMachine } from './ContainerMachine';

export const NOT_READY = 'sandbox.flightdeck.dev/not-ready';

/** Probes of a chart may wait for long; nobody who tries the sandbox does. */
const LONGEST_DELAY = 3;
const PROBE_SECONDS = 0.5;

/** Which containers of a Pod serve: probed after a delay, and again while the probe fails. */
export class Readiness {
  readonly #host: ContainerHost;
  readonly #onReady: () => void;
  readonly #ready = new Set<string>();
  readonly #timers = new Map<string, () => void>();

  constructor(host: ContainerHost, onReady: () => void) {
    this.#host = host;
    this.#onReady = onReady;
  }

  /** The names of the containers that serve. */
  get ready(): ReadonlySet<string> {
    return this.#ready;
  }

  /** Takes up the present state of a container. */
  look({ name, state }: ContainerMachine): void {
    const isRunning = state.is === 'running';
    if (!isRunning || !this.#passes()) {
      this.#ready.delete(name);
    }
    if (!isRunning) {
      this.#timers.get(name)?.();
      this.#timers.delete(name);
    } else if (!this.#ready.has(name) && !this.#timers.has(name)) {
      const probe = this.#probeOf(name);
      const delay = Math.min(probe?.initialDelaySeconds ?? 0, LONGEST_DELAY);
      this.#probeIn(name, probe ? delay + PROBE_SECONDS : 0);
    }
  }

  dispose(): void {
    this.#timers.forEach(cancel => cancel());
    this.#timers.clear();
  }

  #probeIn(name: string, seconds: number): void {
    const cancel = this.#host.timeline.after(seconds, () => {
      this.#timers.delete(name);
      this.#probe(name);
    });
    this.#timers.set(name, cancel);
  }

  #probe(name: string): void {
    if (this.#passes()) {
      this.#ready.add(name);
      this.#onReady();
      return;
    }
    const probe = this.#probeOf(name);
    this.#host.record(
      'Warning',
      'Unhealthy',
      probe?.httpGet
        ? 'Readiness probe failed: HTTP probe failed with statuscode: 503'
        : 'Readiness probe failed: command terminated with exit code 1',
      name,
    );
    this.#probeIn(name, probe?.periodSeconds ?? 10);
  }

  #probeOf(name: string) {
    const { containers } = this.#host.pod().spec;
    return containers.find(container => container.name === name)
      ?.readinessProbe;
  }

  #passes(): boolean {
    return this.#host.pod().metadata.annotations?.[NOT_READY] !== 'true';
  }
}
