import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, stringifyError } from '@backstage/errors';
import {
  type EnvironmentDefinition,
  type SourceState,
  sourceStatusSchema,
} from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  EnvironmentSourcesExtensionPoint,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { z } from 'zod';

const statusesSchema = z.array(sourceStatusSchema);

type Progress = 'waiting' | 'started' | 'failed';

/**
 * The sources that were added, each kept from harming the others: one that throws is an
 * unreachable source, not a broken backend.
 */
export class SourceRegistry implements EnvironmentSourcesExtensionPoint {
  readonly #sources = new Map<string, EnvironmentSource>();
  readonly #progress = new Map<string, Progress>();
  readonly #troubled = new Set<string>();
  #logger?: LoggerService;

  addSource(source: EnvironmentSource): void {
    if (this.#sources.has(source.id)) {
      throw new ConflictError(
        `A source with the id '${source.id}' was added before.`,
      );
    }
    this.#sources.set(source.id, source);
  }

  /** Starts all sources side by side; resolves when each has started or failed to. */
  async start(
    context: EnvironmentSourceContext,
    { logger }: { logger: LoggerService },
  ): Promise<void> {
    this.#logger = logger;
    await Promise.all(
      [...this.#sources.values()].map(async source => {
        try {
          await source.start(context);
          this.#progress.set(source.id, 'started');
        } catch (error) {
          this.#progress.set(source.id, 'failed');
          logger.error(
            `The source ${source.id} failed to start: ${stringifyError(error)}`,
          );
        }
        context.changed(context.environments.list().map(({ ref }) => ref));
      }),
    );
  }

  /** What every source knows of an environment, in the order of their ids. Never throws. */
  read(environment: EnvironmentDefinition): SourceReading[] {
    return [...this.#sources.keys()]
      .sort()
      .map(id => this.#readOne(id, environment));
  }

  #readOne(id: string, environment: EnvironmentDefinition): SourceReading {
    const source = this.#sources.get(id);
    const progress = this.#progress.get(id) ?? 'waiting';
    if (!source || progress === 'waiting') {
      return silence(id, 'starting', `The ${id} source is starting.`);
    }
    if (progress === 'failed') {
      return silence(
        id,
        'unreachable',
        `The ${id} source failed to start; the log of the backend says why.`,
      );
    }
    try {
      const reading = source.read(environment);
      // A source may come from anywhere; without sound statuses its trouble would be everyone's.
      statusesSchema.parse(reading.statuses);
      this.#troubled.delete(id);
      return reading;
    } catch (error) {
      // It is read every few seconds: the first failure in a row tells enough.
      if (!this.#troubled.has(id)) {
        this.#troubled.add(id);
        this.#logger?.error(
          `The source ${id} failed to tell of ${
            environment.ref
          }: ${stringifyError(error)}`,
        );
      }
      return silence(
        id,
        'unreachable',
        `The ${id} source failed; the log of the backend says why.`,
      );
    }
  }
}

function silence(id: string, state: SourceState, message: string) {
  return {
    statuses: [{ id, kind: id, name: id, state, message, gaps: [] }],
  };
}
