import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import type { ApplicationMetrics } from '../../metrics';
import type { ClusterRules } from '../rules/ClusterRules';
import { ChildProgram } from './ChildProgram';
import { findProgram } from './findProgram';
import { freePort } from './freePort';
import { RuleFiles, type RefusedRule } from './RuleFiles';
import { writeConfiguration } from './writeConfiguration';
import { writeHistory } from './writeHistory';

const READY_WITHIN_MS = 30_000;

export interface RealPrometheusOptions {
  /** Path of the program. */
  prometheus: string;
  alertmanager: string;
  metrics: ApplicationMetrics;
  /** Host and port that serve `/metrics`. */
  metricsHost: string;
  /** How many seconds of samples are there at the start. */
  historySeconds: number;
  rules: ClusterRules;
}

/** The real Prometheus and the real Alertmanager. */
export class RealPrometheus {
  readonly url: string;
  readonly alertmanagerUrl: string;
  readonly #folder: string;
  readonly #programs: ChildProgram[] = [];
  #ruleFiles: RuleFiles | undefined;

  private constructor(folder: string, ports: [number, number]) {
    this.#folder = folder;
    this.url = `http://127.0.0.1:${ports[0]}`;
    this.alertmanagerUrl = `http://127.0.0.1:${ports[1]}`;
  }

  static async start(options: RealPrometheusOptions): Promise<RealPrometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'flightdeck-prometheus-'));
    const real = new RealPrometheus(folder, [
      await freePort(),
      await freePort(),
    ]);
    try {
      await real.#run(options);
      return real;
    } catch (error) {
      await real.stop();
      throw error;
    }
  }

  /** The rules that it was not given, as they cannot be read. */
  get refusedRules(): readonly RefusedRule[] {
    return this.#ruleFiles?.refused ?? [];
  }

  async stop(): Promise<void> {
    await this.#ruleFiles?.stop();
    await Promise.all(this.#programs.map(program => program.stop()));
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #run(options: RealPrometheusOptions): Promise<void> {
    const folder = this.#folder;
    const data = join(folder, 'data');
    // It comes with Prometheus, but not in every package: without it history begins now.
    const promtool = await findProgram('promtool');
    const ruleFiles = new RuleFiles({
      folder: join(folder, 'rules'),
      rules: options.rules,
      promtool,
    });
    this.#ruleFiles = ruleFiles;
    await ruleFiles.write();
    const files = await writeConfiguration({
      folder,
      ruleFiles: ruleFiles.pattern,
      metricsHost: options.metricsHost,
      alertmanagerHost: new URL(this.alertmanagerUrl).host,
    });
    if (promtool && options.historySeconds > 0) {
      await writeHistory({ ...options, promtool, folder, data });
    }
    const alertmanager = this.#start('Alertmanager', options.alertmanager, [
      `--config.file=${files.alertmanager}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${new URL(this.alertmanagerUrl).host}`,
      '--cluster.listen-address=',
    ]);
    const prometheus = this.#start('Prometheus', options.prometheus, [
      `--config.file=${files.prometheus}`,
      `--storage.tsdb.path=${data}`,
      '--storage.tsdb.retention.time=2h',
      `--web.listen-address=${new URL(this.url).host}`,
      // An alert that fires before Alertmanager is known is lost; a minute is long in a sandbox.
      '--rules.alert.resend-delay=5s',
    ]);
    await Promise.all([
      alertmanager.untilReady(
        `${this.alertmanagerUrl}/-/ready`,
        READY_WITHIN_MS,
      ),
      prometheus.untilReady(`${this.url}/-/ready`, READY_WITHIN_MS),
    ]);
    ruleFiles.follow(() => prometheus.reload());
  }

  #start(name: string, file: string, args: string[]): ChildProgram {
    const program = ChildProgram.start(name, file, args);
    this.#programs.push(program);
    return program;
  }
}
