import type { LoggerService } from '@backstage/backend-plugin-api';
import { AlertPoller } from '../alerts/AlertPoller';
import { AlertmanagerClient } from '../client/AlertmanagerClient';
import type { UpstreamUnavailableError } from '../client/errors';
import { PrometheusClient } from '../client/PrometheusClient';
import type { PrometheusInstanceConfig } from '../config/PrometheusConfig';
import { InstanceStatus } from '../poll/InstanceStatus';
import { Liveness } from '../poll/Liveness';
import { PollLoop } from '../poll/PollLoop';
import type { Question } from '../poll/Question';
import { QuestionPoller } from '../poll/QuestionPoller';
import { VolumePoller } from '../volumes/VolumePoller';
import type { PollTiming } from './PollTiming';

export interface InstanceOptions {
  config: PrometheusInstanceConfig;
  timing: PollTiming;
  /** The questions and namespaces of all environments that the instance serves now. */
  questions: () => Question[];
  namespaces: () => string[];
  /** Called when environments of the instance read differently. */
  changed: () => void;
  logger: LoggerService;
  clock: () => Date;
  random: () => number;
}

/** One Prometheus: what is asked of it again and again, and what it said. */
export class Instance {
  readonly config: PrometheusInstanceConfig;
  /** For what users ask for; it has connections of its own, so that no poll waits for it. */
  readonly rangeClient: PrometheusClient;
  readonly status: InstanceStatus;
  readonly questions: QuestionPoller;
  readonly volumes: VolumePoller;
  readonly alerts: AlertPoller;
  readonly #options: InstanceOptions;
  readonly #client: PrometheusClient;
  readonly #alertmanager: AlertmanagerClient | undefined;
  readonly #liveness: Liveness;
  readonly #loops: PollLoop[];

  constructor(options: InstanceOptions) {
    const { config, timing, clock, changed } = options;
    const { name, alertmanager, clusterLabel, namespaceLabel } = config;
    this.#options = options;
    this.config = config;
    this.#client = new PrometheusClient(config, timing);
    this.rangeClient = new PrometheusClient(config, timing);
    this.#alertmanager =
      alertmanager && new AlertmanagerClient(name, alertmanager, timing);
    this.status = new InstanceStatus(name);
    const shared = { client: this.#client, status: this.status, clock };
    this.questions = new QuestionPoller({
      ...shared,
      pollMs: timing.indicatorsMs,
      questions: options.questions,
      failed: error => this.#failed(error),
    });
    this.volumes = new VolumePoller({
      ...shared,
      everyMs: timing.volumesMs,
      namespaces: options.namespaces,
      clusterLabel: clusterLabel?.name,
    });
    this.alerts = new AlertPoller({
      ...shared,
      alertmanager: this.#alertmanager,
      everyMs: timing.alertsMs,
      source: `prometheus/${name}`,
      namespaceLabel,
      changed,
    });
    this.#liveness = this.#watchLiveness();
    this.#loops = this.#createLoops();
  }

  /** Asks until the signal aborts. */
  start(signal: AbortSignal): void {
    Promise.all([
      this.#liveness.run(signal),
      ...this.#loops.map(loop => loop.run(signal)),
    ])
      .finally(() => this.#close())
      .catch(error => this.#log(error));
  }

  async #close(): Promise<void> {
    await this.#client.close();
    await this.rangeClient.close();
    await this.#alertmanager?.close();
  }

  /** To be called when environments have changed: what is new is asked without delay. */
  environmentsChanged(): void {
    if (this.status.isAnswering && this.questions.hasNew) {
      this.#wake();
    }
  }

  #wake(): void {
    this.#loops.forEach(loop => loop.wake());
  }

  #createLoops(): PollLoop[] {
    const { timing, random, changed, questions } = this.#options;
    const isNeeded = () => questions().length > 0;
    const shared = {
      random,
      onError: (error: unknown) => this.#log(error),
      mayPoll: () => this.status.isAnswering && isNeeded(),
    };
    return [
      new PollLoop({
        ...shared,
        everyMs: timing.indicatorsMs,
        poll: async signal => {
          await this.questions.poll(signal);
          changed();
        },
      }),
      new PollLoop({
        ...shared,
        everyMs: timing.volumesMs,
        poll: async signal => {
          await this.volumes.poll(signal);
          changed();
        },
      }),
      new PollLoop({
        ...shared,
        everyMs: timing.alertsMs,
        poll: signal => this.alerts.poll(signal),
      }),
    ];
  }

  #watchLiveness(): Liveness {
    const { config, logger, changed, questions, timing, clock, random } =
      this.#options;
    return new Liveness({
      client: this.#client,
      status: this.status,
      isNeeded: () => questions().length > 0,
      worsened: changed,
      recovered: () => {
        logger.info(`Prometheus "${config.name}" answers again.`);
        this.#wake();
        changed();
      },
      onError: error => this.#log(error),
      timing,
      clock,
      random,
    });
  }

  #failed(error: UpstreamUnavailableError): void {
    this.#options.logger.warn(error.message);
    this.#liveness.failed(error);
  }

  #log(error: unknown): void {
    this.#options.logger.error(
      `Prometheus "${this.config.name}" could not be read.`,
      error instanceof Error ? error : undefined,
    );
  }
}
