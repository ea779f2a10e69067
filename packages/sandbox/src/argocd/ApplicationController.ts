import { setTimeout as delay } from 'node:timers/promises';
import type { ClusterEvent } from '../kubernetes/Cluster';
import { equalJson } from '../kubernetes/json';
import { formatTime } from '../kubernetes/objectMetadata';
import {
  type Application,
  applicationSchema,
  isAutomated,
  type Operation,
  sourcesOf,
} from './Application';
import { applicationStatus } from './applicationStatus';
import {
  type ApplicationKey,
  ApplicationStore,
  idOf,
} from './ApplicationStore';
import type { ArgocdBackend } from './ArgocdBackend';
import { automatedOperation } from './automatedOperation';
import { intentOf, withoutRefresh } from './applicationIntent';
import { compareOrExplain } from './compareOrExplain';
import { finalizeDeletion } from './finalizeDeletion';
import { managerOf } from './managerOf';
import { finalizeProject } from './projects/finalizeProject';
import {
  DEFAULT_JITTER,
  DEFAULT_PERIOD,
  RefreshSchedule,
} from './RefreshSchedule';
import { RepeatedWork } from './RepeatedWork';
import { SyncRunner } from './SyncRunner';

/** In life Argo CD waits this long before it undoes a change in the cluster. */
const SELF_HEAL_DELAY = 5_000;

/** Compares applications whenever something changes and every few minutes, and runs operations. */
export class ApplicationController {
  readonly #backend: ArgocdBackend;
  readonly #store: ApplicationStore;
  readonly #runner: SyncRunner;
  readonly #schedule: RefreshSchedule;
  readonly #ending = new AbortController();
  readonly #work = new RepeatedWork(this.#ending.signal);
  readonly #operations = new Map<string, Promise<void>>();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(
    backend: ArgocdBackend,
    store: ApplicationStore,
    refreshMilliseconds: { period?: number; jitter?: number } = {},
  ) {
    this.#backend = backend;
    this.#store = store;
    this.#schedule = new RefreshSchedule({
      period: refreshMilliseconds.period ?? DEFAULT_PERIOD,
      jitter: refreshMilliseconds.jitter ?? DEFAULT_JITTER,
      random: Math.random,
      refresh: key => this.#compareSoon(key),
    });
    this.#runner = new SyncRunner({
      backend,
      store,
      signal: this.#ending.signal,
    });
  }

  start(): void {
    const { cluster, git } = this.#backend;
    this.#unsubscribe.push(
      cluster.subscribe(event => this.#onClusterEvent(event)),
      git.subscribe(repository => this.#onPush(repository)),
    );
    this.#store.list().forEach(({ metadata }) => this.#compareSoon(metadata));
  }

  /** Compares the application now. Resolves when its status tells the result. */
  refresh(key: ApplicationKey): Promise<void> {
    return this.#compareSoon(key);
  }

  async close(): Promise<void> {
    this.#ending.abort();
    this.#schedule.close();
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    await Promise.allSettled([
      ...this.#operations.values(),
      this.#work.settled(),
    ]);
  }

  #onPush(repository: string): void {
    for (const application of this.#store.list()) {
      const follows = sourcesOf(application).some(
        ({ repoURL }) => this.#backend.git.repositoryOf(repoURL) === repository,
      );
      if (follows) {
        this.#compareSoon(application.metadata);
      }
    }
  }

  #onProject(name: string): void {
    finalizeProject(this.#backend, this.#store, name);
    this.#store
      .list()
      .filter(({ spec }) => spec.project === name)
      .forEach(({ metadata }) => this.#compareSoon(metadata));
  }

  #onClusterEvent({ type, object, previous }: ClusterEvent): void {
    if (object.kind === 'AppProject') {
      this.#onProject(object.metadata.name);
      return;
    }
    if (object.kind === 'Application') {
      const application = applicationSchema.safeParse(object).data;
      if (application && type === 'DELETED') {
        const { project } = application.spec;
        finalizeProject(this.#backend, this.#store, project);
      } else if (
        application &&
        // Its own writes to the status are no news.
        !(previous && equalJson(intentOf(previous), intentOf(object)))
      ) {
        this.#compareSoon(application.metadata);
        this.#compareManager(object);
      }
      return;
    }
    this.#compareManager(object, previous);
  }

  #compareManager(...objects: Parameters<typeof managerOf>): void {
    const manager = managerOf(...objects);
    if (manager) {
      this.#compareSoon(manager);
    }
  }

  #compareSoon(key: ApplicationKey): Promise<void> {
    return this.#work.ask(idOf(key), () => this.#reconcile(key));
  }

  async #reconcile(key: ApplicationKey): Promise<void> {
    const application = this.#store.get(key);
    if (!application) {
      this.#schedule.forget(key);
      return;
    }
    if (application.metadata.deletionTimestamp) {
      this.#schedule.forget(key);
      finalizeDeletion(this.#backend, this.#store, application);
      return;
    }
    this.#runOperation(key, application);
    const now = formatTime(this.#backend.clock());
    const outcome = await compareOrExplain(this.#backend, application);
    const compared = this.#store.update(key, current => ({
      ...current,
      metadata: { ...current.metadata, ...withoutRefresh(current) },
      status: applicationStatus(current, outcome, now),
    }));
    if (compared && !this.#ending.signal.aborted) {
      this.#schedule.compared(key);
      this.#considerAutomation(key, compared);
    }
  }

  #runOperation(key: ApplicationKey, application: Application): void {
    const id = idOf(key);
    const { operation } = application;
    if (!operation || this.#operations.has(id)) {
      return;
    }
    const running = this.#runner
      .run(application, operation)
      .catch(error => {
        if (!this.#ending.signal.aborted) {
          throw error;
        }
      })
      .finally(() => {
        this.#operations.delete(id);
        if (!this.#ending.signal.aborted) {
          this.#compareSoon(key);
        }
      });
    this.#operations.set(id, running);
  }

  #considerAutomation(key: ApplicationKey, application: Application): void {
    if (!isAutomated(application) || application.operation) {
      return;
    }
    const decision = automatedOperation(this.#backend, application);
    if (!decision) {
      return;
    }
    if (!decision.selfHeal) {
      this.#setOperation(key, decision.operation);
      return;
    }
    const wait = SELF_HEAL_DELAY / this.#backend.speed;
    delay(wait, undefined, { signal: this.#ending.signal }).then(
      () => {
        const current = this.#store.get(key);
        const still =
          current && automatedOperation(this.#backend, current)?.selfHeal;
        if (still && !current.operation && isAutomated(current)) {
          this.#setOperation(key, decision.operation);
        }
      },
      () => {}, // The sandbox is closing.
    );
  }

  #setOperation(key: ApplicationKey, operation: Operation): void {
    this.#store.update(key, current => ({
      ...current,
      operation,
      status: { ...current.status, operationState: undefined },
    }));
  }
}
