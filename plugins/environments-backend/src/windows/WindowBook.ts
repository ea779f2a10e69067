import { type LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  type EnvironmentDefinition,
  isAmong,
  judgeWindows,
  type WindowVerdict,
} from '@flightdeck/plugin-environments-common';
import type { EngineWindows } from '@flightdeck/plugin-environments-node';
import type { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import type { ConfiguredWindow } from './DeliveryConfig';

export interface WindowBookOptions {
  configured: readonly ConfiguredWindow[];
  engines: Pick<DeliveryEngineRegistry, 'windows'>;
  logger: LoggerService;
  now: () => number;
}

/** All windows: those of the configuration, and those of delivery engines. */
export class WindowBook {
  readonly #options: WindowBookOptions;

  constructor(options: WindowBookOptions) {
    this.#options = options;
  }

  /** Whether a person may change an environment now. From memory. */
  judge(
    environment: EnvironmentDefinition,
    claims: readonly string[],
  ): WindowVerdict {
    const { configured, now } = this.#options;
    const own = configured
      .filter(({ places }) => isAmong(environment, places))
      .map(({ window }) => window);
    const { windows, problems } = this.#engineWindows(environment);
    return judgeWindows([...own, ...windows], {
      now: new Date(now()),
      claims,
      problems,
    });
  }

  #engineWindows(environment: EnvironmentDefinition): EngineWindows {
    try {
      return this.#options.engines.windows(environment);
    } catch (error) {
      this.#options.logger.error(
        `The windows of ${environment.ref} cannot be told: ${stringifyError(
          error,
        )}`,
      );
      return {
        windows: [],
        problems: [
          `The delivery engine could not tell the windows of ${environment.name}; the log of the backend says why.`,
        ],
      };
    }
  }
}
