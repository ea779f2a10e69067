import type { ApplicationMetrics } from '../../metrics';
import { RuleEvaluator } from './RuleEvaluator';
import { SampleStore } from './SampleStore';

const RETENTION_SECONDS = 7200;

export interface OwnPrometheusOptions {
  metrics: ApplicationMetrics;
  clock: () => Date;
  /** The labels that the scrape adds to each sample that lacks them. */
  targetLabels: { job: string; instance: string };
}

/** Scrapes the metrics inside the process, keeps an hour of them and evaluates rules. */
export class OwnPrometheus {
  readonly store = new SampleStore({ retentionSeconds: RETENTION_SECONDS });
  readonly rules = new RuleEvaluator(this.store);
  readonly #options: OwnPrometheusOptions;

  constructor(options: OwnPrometheusOptions) {
    this.#options = options;
  }

  /** Unix seconds. */
  now(): number {
    return this.#options.clock().getTime() / 1000;
  }

  /** Scrapes once, as it was at that time, and evaluates the rules. */
  async scrape(at: Date = this.#options.clock()): Promise<void> {
    const { metrics, targetLabels } = this.#options;
    const samples = await metrics.samples(at);
    const time = at.getTime() / 1000;
    this.store.append('scrape', time, [
      { name: 'up', labels: targetLabels, value: 1 },
      ...samples.map(sample => ({
        ...sample,
        labels: { ...targetLabels, ...sample.labels },
      })),
    ]);
    this.rules.evaluate(time);
  }
}
