import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type {
  Application,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  DeliveryEngine,
  DeliveryEnginesExtensionPoint,
} from '@flightdeck/plugin-environments-node';

/** The delivery engines that were added. */
export class DeliveryEngineRegistry implements DeliveryEnginesExtensionPoint {
  readonly #engines = new Map<string, DeliveryEngine>();

  addEngine(engine: DeliveryEngine): void {
    if (this.#engines.has(engine.id)) {
      throw new ConflictError(
        `A delivery engine with the id '${engine.id}' was added before.`,
      );
    }
    this.#engines.set(engine.id, engine);
  }

  /**
   * The engine of an application.
   *
   * @throws NotFoundError when it is not installed, or not any more.
   */
  engineOf(application: Application): DeliveryEngine {
    const engine = this.#engines.get(application.engine);
    if (!engine) {
      throw new NotFoundError(
        `The delivery engine '${application.engine}' of application ${application.name} is not installed.`,
      );
    }
    return engine;
  }

  /**
   * Reads the applications of an environment from all engines, now.
   *
   * @throws ServiceUnavailableError when no engine is installed, and what
   * {@link DeliveryEngine.inspect} throws.
   */
  async inspect(
    environment: EnvironmentDefinition,
    options: { signal: AbortSignal },
  ): Promise<Application[]> {
    if (this.#engines.size === 0) {
      throw new ServiceUnavailableError(
        `No delivery engine is installed, so the applications of ${environment.name} cannot be read.`,
      );
    }
    const found = await Promise.all(
      [...this.#engines.values()].map(async engine => {
        try {
          return await engine.inspect(environment, options);
        } catch (error) {
          throw toOwnError(engine, environment, error);
        }
      }),
    );
    return found.flat();
  }
}

/** Whatever escapes from an engine, its upstream's 401 must not sign our user out. */
function toOwnError(
  { id }: DeliveryEngine,
  { name }: EnvironmentDefinition,
  error: unknown,
): Error {
  const own = toError(error);
  return ['ServiceUnavailableError', 'NotFoundError'].includes(own.name)
    ? own
    : new ServiceUnavailableError(
        `${id} could not be asked for the applications of ${name}`,
        error,
      );
}
