import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  Application,
  ApplicationOperation,
  DeployedCommit,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  ApplicationAutomation,
  ApplicationComparison,
  DeliveryEngine,
  EngineWindows,
  RollbackApplicationRequest,
  SyncApplicationRequest,
} from '@flightdeck/plugin-environments-node';

type Answer<T> = (request: T) => Promise<void>;

const ON = { enabled: true, prune: true, selfHeal: false };
const OFF = { enabled: false, prune: true, selfHeal: false };

/**
 * A delivery engine in memory that keeps the contract. An operation runs until `finish` ends it;
 * times are whole seconds, as Argo CD tells them. Automation only is a setting: nothing acts by
 * itself.
 */
export class FakeEngine implements DeliveryEngine {
  readonly id = 'fake';
  readonly requests: SyncApplicationRequest[] = [];
  readonly rollbacks: RollbackApplicationRequest[] = [];
  /** Each change of automation that was asked for, as `web: off` or `web: on`. */
  readonly automations: string[] = [];
  readonly #applications = new Map<string, Application>();
  #waiting: (() => void)[] = [];
  /** What happens in place of the plain acceptance of a request. */
  onSync?: Answer<SyncApplicationRequest>;
  onRollback?: Answer<RollbackApplicationRequest>;
  /** As an engine that can tell what a sync applies. */
  readManifests?: DeliveryEngine['readManifests'];
  /** What happens before automation is changed. */
  onAutomation?: () => Promise<void>;
  /** What happens before applications are read. */
  onInspect?: () => Promise<void>;
  owners: ApplicationAutomation['owners'] = [];
  comparison: ApplicationComparison = { resources: [], hooks: [] };
  engineWindows: EngineWindows = { windows: [], problems: [] };

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

  async rollback(request: RollbackApplicationRequest): Promise<void> {
    this.rollbacks.push(request);
    await this.onRollback?.(request);
    const { name } = request.application;
    if (this.get(name).automation.enabled) {
      throw new InputError(`Auto-sync of ${name} is on.`);
    }
    this.accept(name);
  }

  async terminate({ name }: Application): Promise<void> {
    if (!this.get(name).operationInProgress) {
      throw new ConflictError(`Nothing runs on ${name}.`);
    }
    this.finish(name, { phase: 'Failed', message: 'Operation terminated' });
  }

  async readAutomation({ name }: Application): Promise<ApplicationAutomation> {
    const { automation } = this.get(name);
    return {
      enabled: automation.enabled,
      setting: JSON.stringify(automation),
      words: automation.enabled ? 'auto-sync with prune' : 'no auto-sync',
      owners: this.owners,
    };
  }

  async setAutomation(
    { name }: Application,
    wanted: 'off' | { setting: string },
  ): Promise<void> {
    await this.onAutomation?.();
    const isOff = wanted === 'off' || wanted.setting !== JSON.stringify(ON);
    this.automations.push(`${name}: ${isOff ? 'off' : 'on'}`);
    this.put({ ...this.get(name), automation: isOff ? OFF : ON });
  }

  /** Gives an application automation, as a person would in Git. */
  automate(name: string): void {
    this.put({ ...this.get(name), automation: ON });
  }

  async compare(): Promise<ApplicationComparison> {
    return this.comparison;
  }

  async describeRevisions(
    _: Application,
    { revisions }: { revisions: string[] },
  ): Promise<DeployedCommit[]> {
    return revisions.map(revision => ({ revision }));
  }

  windows(): EngineWindows {
    return this.engineWindows;
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
