import type {
  Application,
  ApplicationOperation,
  DeployedCommit,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type {
  ApplicationAutomation,
  ApplicationComparison,
  ApplicationManifests,
  DeliveryEngine,
  EngineWindows,
  RollbackApplicationRequest,
  SyncApplicationRequest,
} from '@flightdeck/plugin-environments-node';
import type { ArgocdConnections } from '../source/ArgocdConnections';
import { ENGINE_ID } from '../source/toApplication';
import { windowsOf } from '../windows/windowsOf';
import { ApplicationTarget } from './ApplicationTarget';
import { readAutomation } from './automation/readAutomation';
import { setAutomation } from './automation/setAutomation';
import {
  compareApplication,
  type ComparisonAim,
} from './compare/compareApplication';
import { followOperation } from './followOperation';
import { inspectApplication } from './inspectApplication';
import { readApplicationManifests } from './manifests/readApplicationManifests';
import { requestRollback } from './requestRollback';
import { requestSync } from './requestSync';
import { requestTermination } from './requestTermination';
import { RevisionDescriber } from './revisions/RevisionDescriber';

export interface ArgocdDeliveryEngineOptions {
  /** How often a running operation is looked at. */
  pollMs?: number;
  /** How long Argo CD may take to compare with Git before its last comparison is taken. */
  refreshTimeoutMs?: number;
  /** The same, where it has to make all manifests anew. */
  hardRefreshTimeoutMs?: number;
}

interface Options {
  signal: AbortSignal;
}

/** Runs operations of Argo CD. */
export class ArgocdDeliveryEngine implements DeliveryEngine {
  readonly id = ENGINE_ID;
  readonly #connections: ArgocdConnections;
  readonly #pollMs: number;
  readonly #timeoutMs: Readonly<Record<'normal' | 'hard', number>>;
  readonly #revisions = new RevisionDescriber();

  constructor(
    connections: ArgocdConnections,
    options: ArgocdDeliveryEngineOptions = {},
  ) {
    this.#connections = connections;
    this.#pollMs = options.pollMs ?? 1_000;
    this.#timeoutMs = {
      normal: options.refreshTimeoutMs ?? 8_000,
      hard: options.hardRefreshTimeoutMs ?? 30_000,
    };
  }

  async inspect(
    environment: EnvironmentDefinition,
    { signal, refresh = 'normal' }: Options & { refresh?: 'normal' | 'hard' },
  ): Promise<Application[]> {
    const timeoutMs = this.#timeoutMs[refresh];
    return Promise.all(
      environment.applications.map(ref => {
        const { connection } = this.#find(ref);
        const project = connection.watcher.find(ref)?.project;
        const target = this.#find({ ...ref, project });
        return inspectApplication(target, { signal, refresh, timeoutMs });
      }),
    );
  }

  async sync(request: SyncApplicationRequest, options: Options): Promise<void> {
    await requestSync(this.#find(request.application), request, options);
  }

  async rollback(
    request: RollbackApplicationRequest,
    options: Options,
  ): Promise<void> {
    await requestRollback(this.#find(request.application), request, options);
  }

  async terminate(application: Application, options: Options): Promise<void> {
    await requestTermination(this.#find(application), options);
  }

  async readAutomation(
    application: Application,
    options: Options,
  ): Promise<ApplicationAutomation> {
    return readAutomation(this.#find(application), options);
  }

  async setAutomation(
    application: Application,
    automation: 'off' | { setting: string },
    options: Options,
  ): Promise<void> {
    await setAutomation(this.#find(application), automation, options);
  }

  async *follow(
    application: Application,
    options: Options & { since: Date },
  ): AsyncGenerator<ApplicationOperation, void, void> {
    const target = this.#find(application);
    const { signal } = options;
    yield* followOperation({
      before: application,
      signal,
      pollMs: this.#pollMs,
      read: () => target.get({ signal }),
    });
  }

  async compare(
    application: Application,
    aim: ComparisonAim,
    options: Options,
  ): Promise<ApplicationComparison> {
    return compareApplication(
      this.#find(application),
      application,
      aim,
      options,
    );
  }

  async describeRevisions(
    application: Application,
    of: { revisions: string[]; historyId?: number },
    options: Options,
  ): Promise<DeployedCommit[]> {
    const request = { application, ...of };
    return this.#revisions.describe(this.#find(application), request, options);
  }

  async readManifests(
    application: Application,
    options: Options,
  ): Promise<ApplicationManifests> {
    return readApplicationManifests(
      this.#find(application),
      application,
      options,
    );
  }

  windows(environment: EnvironmentDefinition): EngineWindows {
    return windowsOf(this.#connections, environment);
  }

  #find(ref: Parameters<typeof ApplicationTarget.find>[1]): ApplicationTarget {
    return ApplicationTarget.find(this.#connections, ref);
  }
}
