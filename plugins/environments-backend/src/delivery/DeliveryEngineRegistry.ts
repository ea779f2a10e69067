import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type {
  Application,
  ApplicationName,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  DeliveryEngine,
  DeliveryEnginesExtensionPoint,
  EngineWindows,
  ReleaseRepository,
  WorkloadController,
} from '@flightdeck/plugin-environments-node';

/** What carries actions out: the delivery engines that were added, and what goes with them. */
export class DeliveryEngineRegistry implements DeliveryEnginesExtensionPoint {
  readonly #engines = new Map<string, DeliveryEngine>();
  readonly #controllers = new Map<string, WorkloadController>();
  readonly #repositories = new Map<string, ReleaseRepository>();

  addEngine(engine: DeliveryEngine): void {
    if (this.#engines.has(engine.id)) {
      throw new ConflictError(
        `A delivery engine with the id '${engine.id}' was added before.`,
      );
    }
    this.#engines.set(engine.id, engine);
  }

  addWorkloadController(controller: WorkloadController): void {
    if (this.#controllers.has(controller.id)) {
      throw new ConflictError(
        `A workload controller with the id '${controller.id}' was added before.`,
      );
    }
    this.#controllers.set(controller.id, controller);
  }

  addReleaseRepository(repository: ReleaseRepository): void {
    if (this.#repositories.has(repository.id)) {
      throw new ConflictError(
        `A release repository with the id '${repository.id}' was added before.`,
      );
    }
    this.#repositories.set(repository.id, repository);
  }

  /**
   * What restarts and scales workloads.
   *
   * @throws ServiceUnavailableError when nothing does.
   */
  get workloadController(): WorkloadController {
    const [controller] = this.#controllers.values();
    if (!controller) {
      throw new ServiceUnavailableError(
        'Nothing that could restart or scale workloads is installed.',
      );
    }
    return controller;
  }

  /** What reads and changes repositories, in the order in which it was added. */
  get releaseRepositories(): readonly ReleaseRepository[] {
    return [...this.#repositories.values()];
  }

  /** The windows of all engines that bear on an environment, from memory. */
  windows(environment: EnvironmentDefinition): EngineWindows {
    const all = [...this.#engines.values()].map(engine =>
      engine.windows(environment),
    );
    return {
      windows: all.flatMap(({ windows }) => windows),
      problems: all.flatMap(({ problems }) => problems),
    };
  }

  /**
   * The engine of an application.
   *
   * @throws NotFoundError when it is not installed, or not any more.
   */
  engineOf(application: Pick<Application, 'engine' | 'name'>): DeliveryEngine {
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
    options: { signal: AbortSignal; refresh?: 'normal' | 'hard' },
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

  /**
   * Reads one application of an environment, now.
   *
   * @throws NotFoundError when the environment has no such application; else as `inspect`.
   */
  async inspectOne(
    environment: EnvironmentDefinition,
    wanted: ApplicationName,
    options: { signal: AbortSignal },
  ): Promise<Application> {
    const { instance, namespace, name } = wanted;
    const narrowed = environment.applications.filter(ref => ref.name === name);
    const found = await this.inspect(
      { ...environment, applications: narrowed },
      options,
    );
    const application = found.find(
      one =>
        one.instance === instance &&
        one.namespace === namespace &&
        one.name === name,
    );
    if (!application) {
      throw new NotFoundError(
        `${environment.name} has no application ${name} of ${instance} in the namespace ${namespace}.`,
      );
    }
    return application;
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
