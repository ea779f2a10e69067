import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SourceReading } from './DiscoverySource';
import type { SourcePlan } from './planSource';

/** Says what has changed, and nothing twice. */
export class DiscoveryLog {
  readonly #logger: LoggerService;
  readonly #told = new Map<string, ReadonlySet<string>>();

  constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** How reading a source went, and what is odd about what it has. */
  tellReading(
    title: string,
    reading: SourceReading,
    plan: SourcePlan | undefined,
  ): void {
    const sentences =
      reading.state === 'failed'
        ? [`${reading.message} Its environments stay as they are.`]
        : plan?.notes ?? [];
    const before = this.#told.get(title) ?? new Set();
    for (const sentence of sentences) {
      if (!before.has(sentence)) {
        this.#logger.warn(sentence);
      }
    }
    this.#told.set(title, new Set(sentences));
  }

  /** What was written to the catalog. */
  tellPlan(title: string, plan: SourcePlan): void {
    const changes = [
      ['added', plan.added],
      ['changed', plan.changed],
      ['removed', plan.removed],
    ] as const;
    const words = changes
      .filter(([, refs]) => refs.length > 0)
      .map(([what, refs]) => `${what} ${refs.join(', ')}`);
    if (words.length > 0) {
      this.#logger.info(`Environments of ${title}: ${words.join('; ')}.`);
    }
  }
}
