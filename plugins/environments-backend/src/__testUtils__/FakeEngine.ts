import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Application,
  ApplicationOperation,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  DeliveryEngine,
  SyncApplicationRequest,
} from '@flightdeck/plugin-environments-node';

type Answer = (request: SyncApplicationRequest) => Promise<void>;

/**
 * A delivery engine in memory that keeps the contract. A sync runs until `finish` ends it; times
 * are whole seconds, as Argo CD tells them.
 */
export class FakeEngine implements DeliveryEngine {
  readonly id = 'fake';
  readonly requests: SyncApplicationRequest[] = [];
  readonly #applications = new Map<string, Application>();
  #waiting: (() => void)[] = [];
  /** What happens in place of the plain acceptance of a request. */
  onSync?: Answer;
  /** What happens before applications are read. */
  onInspect?: () => Promise<void>;

  constructor(...applications: Application[]) {
    applications.forEach(application => this.put(application));
  }

  put(application: Application): void {
    this.#applications.set(application.name, application);
    this.#tell();
  }

  remove(name: string): void {
    this.#applications.delete(name);
    this.#tell();
  }

  get(name: string): Application {
    const application = this.#applications.get(name);
    if (!application) {
      throw new NotFoundError(`Application ${name} does not exist.`);
    }
    return application;
  }

  async inspect(environment: EnvironmentDefinition): Promise<Application[]> {
    await this.onInspect?.();
    return environment.applications.flatMap(
      ({ name }) => this.#applications.get(name) ?? [],
    );
  }

  async sync(request: SyncApplicationRequest): Promise<void> {
    this.requests.push(request);
    await this.onSync?.(request);
    this.accept(request.application.name);
  }

  /** Takes a request, as the upstream does. */
  accept(name: string): void {
    const application = this.get(name);
    if (application.operationInProgress) {
      throw new ConflictError(`Another operation is running on ${name}.`);
    }
    this.#operate(name, { phase: 'Running' });
  }

  /** Ends the running operation of an application. */
  finish(name: string, operation: Partial<ApplicationOperation> = {}): void {
    if (!this.get(name).operationInProgress) {
      throw new Error(`Nothing runs on ${name}.`);
    }
    this.#operate(name, {
      phase: 'Succeeded',
      finishedAt: wholeSecond(),
      ...operation,
    });
  }

  async *follow(
    { name }: Application,
    { since, signal }: { since: Date; signal: AbortSignal },
  ): AsyncGenerator<ApplicationOperation, void, void> {
    let told: ApplicationOperation | undefined;
    while (!signal.aborted) {
      const { operation, operationInProgress } = this.get(name);
      const startedAt = Date.parse(operation?.startedAt ?? '');
      if (operation && operation !== told && startedAt >= since.getTime()) {
        told = operation;
        yield operation;
        if (!operationInProgress) {
          return;
        }
      } else {
        await this.#nextChange(signal);
      }
    }
  }

  #operate(
    name: string,
    change: Pick<ApplicationOperation, 'phase'> & Partial<ApplicationOperation>,
  ): void {
    const application = this.get(name);
    const isNew = change.phase === 'Running';
    this.put({
      ...application,
      operationInProgress: isNew,
      operation: {
        startedAt: isNew ? wholeSecond() : application.operation?.startedAt,
        revisions: application.sync.revisions,
        retryCount: 0,
        resources: [],
        ...change,
      },
    });
  }

  #tell(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    waiting.forEach(resolve => resolve());
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}

function wholeSecond(): string {
  return new Date(Math.floor(Date.now() / 1000) * 1000).toISOString();
}
