import { Container } from '../controllers/objects/pod';
import { backOff, duration } from './backOff';
import { ContainerHost } from './ContainerHost';
import { Crash } from './crashes';
import { imageSize, isInRegistry, pullError } from './images';
import { ContainerState, Run } from './Run';

const PULL_SECONDS = 1.2;
const CREATE_SECONDS = 0.3;
const CONFIG_RETRY_SECONDS = 4;
const ERROR_SHOWS_SECONDS = 2;
/** A container that lived this long starts with a short back-off again. */
const FORGIVEN_SECONDS = 600;
const TASK_SECONDS = 4;
const INIT_SECONDS = 0.5;

/** The life of one container of one Pod: pull, create, run, end, back off, again. */
export class ContainerMachine {
  readonly name: string;
  readonly #host: ContainerHost;
  readonly #init: boolean;
  #container: Container;
  #state: ContainerState;
  #run: Run | undefined;
  #previous: Run | undefined;
  #pulls = 0;
  #crashes = 0;
  #cancel = () => {};

  constructor(host: ContainerHost, container: Container, init: boolean) {
    this.name = container.name;
    this.#host = host;
    this.#container = container;
    this.#init = init;
    const initFirst = host.pod().spec.initContainers.length > 0 && !init;
    this.#state = {
      is: 'waiting',
      reason: initFirst ? 'PodInitializing' : 'ContainerCreating',
    };
  }

  get state(): ContainerState {
    return this.#state;
  }

  get image(): string {
    return this.#container.image;
  }

  /** The life that goes on, or the last one; undefined before the first start. */
  get run(): Run | undefined {
    return this.#run;
  }

  /** The life before that. */
  get previous(): Run | undefined {
    return this.#previous;
  }

  get restarts(): number {
    return this.#run ? this.#run.number : 0;
  }

  get succeeded(): boolean {
    return this.#state.is === 'terminated' && this.#run?.exitCode === 0;
  }

  start(): void {
    this.#pull();
  }

  /** Takes up a changed spec: another image replaces the container. */
  update(container: Container): void {
    const changed = container.image !== this.#container.image;
    this.#container = container;
    if (!changed || this.#state.is === 'terminated') {
      return;
    }
    if (this.#state.is === 'running') {
      this.#record(
        'Normal',
        'Killing',
        `Container ${this.name} definition changed, will be restarted`,
      );
      this.#finish(143, 'Error');
    }
    this.#pulls = 0;
    this.#crashes = 0;
    this.#pull();
  }

  stop(): void {
    this.#cancel();
  }

  #pull(): void {
    const { image } = this.#container;
    if (this.#host.hasImage(image)) {
      this.#record(
        'Normal',
        'Pulled',
        `Container image "${image}" already present on machine`,
      );
      this.#create();
      return;
    }
    this.#record('Normal', 'Pulling', `Pulling image "${image}"`);
    this.#after(PULL_SECONDS, () =>
      isInRegistry(image) ? this.#pulled(image) : this.#pullFailed(image),
    );
  }

  #pulled(image: string): void {
    this.#host.addImage(image);
    this.#record(
      'Normal',
      'Pulled',
      `Successfully pulled image "${image}" in ${PULL_SECONDS}s (${PULL_SECONDS}s including waiting). Image size: ${imageSize(
        image,
      )} bytes.`,
    );
    this.#create();
  }

  #pullFailed(image: string): void {
    const error = pullError(image);
    const wait = backOff(this.#pulls);
    this.#pulls += 1;
    this.#record(
      'Warning',
      'Failed',
      `Failed to pull image "${image}": ${error}`,
    );
    this.#record('Warning', 'Failed', 'Error: ErrImagePull');
    this.#wait('ErrImagePull', error);
    this.#after(ERROR_SHOWS_SECONDS, () => {
      const message = `Back-off pulling image "${image}"`;
      this.#record('Normal', 'BackOff', message);
      this.#record('Warning', 'Failed', 'Error: ImagePullBackOff');
      this.#wait('ImagePullBackOff', `${message}: ErrImagePull: ${error}`);
      this.#after(wait - ERROR_SHOWS_SECONDS, () => this.#pull());
    });
  }

  #create(): void {
    const missing = this.#host.missing(this.#container);
    if (missing) {
      this.#record('Warning', 'Failed', `Error: ${missing}`);
      this.#wait('CreateContainerConfigError', missing);
      this.#after(CONFIG_RETRY_SECONDS, () => this.#create());
      return;
    }
    this.#record('Normal', 'Created', `Created container: ${this.name}`);
    this.#after(CREATE_SECONDS, () => this.#started());
  }

  #started(): void {
    this.#record('Normal', 'Started', `Started container ${this.name}`);
    this.#previous = this.#run;
    const number = this.#run ? this.#run.number + 1 : 0;
    const crash = this.#host.crash(this.#container);
    this.#run = {
      number,
      startedAt: this.#host.timeline.now(),
      lastWords: crash?.lastWords,
    };
    this.#state = { is: 'running' };
    if (crash) {
      this.#after(crash.afterSeconds, () => this.#crashed(crash));
    } else if (this.#init || this.#restartPolicy() !== 'Always') {
      this.#after(this.#init ? INIT_SECONDS : TASK_SECONDS, () => {
        this.#finish(0, 'Completed');
      });
    } else {
      this.#after(FORGIVEN_SECONDS, () => {
        this.#crashes = 0;
      });
    }
    this.#host.changed();
  }

  #crashed(crash: Crash): void {
    this.#finish(crash.exitCode, crash.reason);
    if (this.#restartPolicy() === 'Never') {
      return;
    }
    this.#crashes += 1;
    if (this.#crashes === 1) {
      this.#after(1, () => this.#pull());
      return;
    }
    const wait = backOff(this.#crashes - 2);
    this.#after(1, () => {
      const { metadata } = this.#host.pod();
      const pod = `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
      this.#record(
        'Warning',
        'BackOff',
        `Back-off restarting failed container ${this.name} in pod ${pod}`,
      );
      this.#wait(
        'CrashLoopBackOff',
        `back-off ${duration(wait)} restarting failed container=${
          this.name
        } pod=${pod}`,
      );
      this.#after(wait, () => this.#pull());
    });
  }

  #finish(exitCode: number, reason: string): void {
    if (this.#run) {
      const finishedAt = this.#host.timeline.now();
      this.#run = { ...this.#run, finishedAt, exitCode, reason };
    }
    this.#state = { is: 'terminated' };
    this.#host.changed();
  }

  #restartPolicy(): string {
    return this.#host.pod().spec.restartPolicy;
  }

  #wait(reason: string, message: string): void {
    this.#state = { is: 'waiting', reason, message };
    this.#host.changed();
  }

  #after(seconds: number, task: () => void): void {
    this.#cancel();
    this.#cancel = this.#host.timeline.after(seconds, task);
  }

  #record(type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#host.record(type, reason, message, this.name);
  }
}
