import { ControllerContext } from '../controllers/Controller';
import { readNode } from '../controllers/nodes';
import {
  Container,
  isFinished,
  PodView,
  readPod,
} from '../controllers/objects/pod';
import { Timeline, timestamp } from '../controllers/Timeline';
import { writeStatus } from '../controllers/writeStatus';
import { ContainerHost } from './ContainerHost';
import { ContainerMachine } from './ContainerMachine';
import { Crash, crashOf } from './crashes';
import { ImageStore } from './images';
import { podStatus } from './podStatus';
import { Readiness } from './Readiness';
import { missingVolume, readSettings } from './settings';

const SETUP_SECONDS = 0.3;
const MOUNT_RETRY_SECONDS = 4;
const STOP_SECONDS = 1;

export interface PodWorkerOptions extends ControllerContext {
  pod: PodView;
  images: ImageStore;
  nextAddress: () => string;
}

/** Plays the kubelet for one Pod, from its node to its end. */
export class PodWorker implements ContainerHost {
  readonly timeline: Timeline;
  readonly #options: PodWorkerOptions;
  readonly #startTime: string;
  readonly #initContainers: ContainerMachine[];
  readonly #containers: ContainerMachine[];
  readonly #readiness: Readiness;
  readonly #timers = new Map<string, () => void>();
  #pod: PodView;
  #podIP: string | undefined;
  #stopping = false;

  constructor(options: PodWorkerOptions) {
    this.#options = options;
    this.timeline = options.timeline;
    this.#pod = options.pod;
    this.#startTime = timestamp(options.timeline.now());
    this.#readiness = new Readiness(this, () => this.#write());
    const { initContainers, containers } = options.pod.spec;
    this.#initContainers = initContainers.map(
      container => new ContainerMachine(this, container, true),
    );
    this.#containers = containers.map(
      container => new ContainerMachine(this, container, false),
    );
  }

  get containers(): readonly ContainerMachine[] {
    return [...this.#initContainers, ...this.#containers];
  }

  start(): void {
    this.#write();
    this.#after('setup', SETUP_SECONDS, () => this.#setUp());
  }

  /** Takes up a change of the object. */
  update(pod: PodView): void {
    this.#pod = pod;
    if (pod.metadata.deletionTimestamp) {
      this.#stop();
      return;
    }
    for (const machine of this.#containers) {
      const container = pod.spec.containers.find(
        ({ name }) => name === machine.name,
      );
      if (container && this.#podIP) {
        machine.update(container);
      }
    }
    this.changed();
  }

  dispose(): void {
    this.#timers.forEach(cancel => cancel());
    this.#timers.clear();
    this.#readiness.dispose();
    this.containers.forEach(machine => machine.stop());
  }

  pod(): PodView {
    return this.#pod;
  }

  hasImage(image: string): boolean {
    return this.#options.images.has(this.#pod.spec.nodeName ?? '', image);
  }

  addImage(image: string): void {
    this.#options.images.add(this.#pod.spec.nodeName ?? '', image);
  }

  missing(container: Container): string | undefined {
    return readSettings(this.#options.cluster, this.#pod, container).missing;
  }

  crash(container: Container): Crash | undefined {
    const { cluster } = this.#options;
    const { values } = readSettings(cluster, this.#pod, container);
    return crashOf(cluster, this.#pod, container, values);
  }

  record(
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    container?: string,
  ): void {
    this.#options.recorder.record(this.#pod.object, {
      type,
      reason,
      message,
      component: 'kubelet',
      host: this.#pod.spec.nodeName,
      fieldPath: container && `spec.containers{${container}}`,
    });
  }

  changed(): void {
    this.#startNext();
    this.#containers.forEach(machine => this.#readiness.look(machine));
    this.#write();
  }

  #setUp(): void {
    const problem = missingVolume(this.#options.cluster, this.#pod);
    if (problem) {
      this.record('Warning', 'FailedMount', problem);
      this.#after('setup', MOUNT_RETRY_SECONDS, () => this.#setUp());
      return;
    }
    this.#podIP = this.#options.nextAddress();
    this.#startNext();
    this.#write();
  }

  /** Init containers run one after the other, then all the others at once. */
  #startNext(): void {
    if (!this.#podIP || this.#stopping) {
      return;
    }
    const next = this.#initContainers.find(machine => !machine.succeeded);
    for (const machine of next ? [next] : this.#containers) {
      if (!this.#timers.has(`started ${machine.name}`)) {
        this.#timers.set(`started ${machine.name}`, () => {});
        machine.start();
      }
    }
  }

  #stop(): void {
    if (this.#stopping) {
      return;
    }
    this.#stopping = true;
    const running = this.#containers.filter(
      ({ state }) => state.is === 'running',
    );
    for (const { name } of running) {
      this.record('Normal', 'Killing', `Stopping container ${name}`, name);
    }
    const grace = this.#pod.metadata.deletionGracePeriodSeconds ?? 30;
    const { namespace = '', name } = this.#pod.metadata;
    this.#after('stop', Math.min(grace, STOP_SECONDS), () =>
      this.#options.cluster.delete('Pod', namespace, name, {
        gracePeriodSeconds: 0,
      }),
    );
  }

  #write(): void {
    const { cluster, timeline } = this.#options;
    const { namespace = '', name, uid } = this.#pod.metadata;
    const present = cluster.get('Pod', namespace, name);
    if (present?.metadata.uid !== uid || this.#stopping) {
      return;
    }
    const pod = readPod(present);
    if (isFinished(pod.status.phase)) {
      return;
    }
    const node = cluster.get('Node', '', pod.spec.nodeName ?? '');
    const status = podStatus({
      pod,
      node: node && readNode(node),
      startTime: this.#startTime,
      podIP: this.#podIP,
      initContainers: this.#initContainers,
      containers: this.#containers,
      ready: this.#readiness.ready,
      now: timeline.now(),
    });
    writeStatus(cluster, present, status);
  }

  #after(timer: string, seconds: number, task: () => void): void {
    this.#timers.get(timer)?.();
    this.#timers.set(
      timer,
      this.timeline.after(seconds, () => {
        this.#timers.delete(timer);
        task();
      }),
    );
  }
}
