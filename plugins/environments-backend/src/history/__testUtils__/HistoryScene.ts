import { mockServices } from '@backstage/backend-test-utils';
import type {
  Application,
  ApplicationOperation,
  EnvironmentSnapshot,
  Operation,
  Pod,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { aDefinition, anApplication } from '../../__testUtils__/fixtures';
import { migrateDatabase } from '../../database/migrateDatabase';
import { DeploymentRecorder } from '../DeploymentRecorder';
import { DeploymentStore } from '../DeploymentStore';

export const SHOP = 'resource:default/shop-dev';

/** An environment with one application, of which a test decides what is seen at what time. */
export class HistoryScene {
  readonly store: DeploymentStore;
  /** Seconds after ten o'clock. */
  seconds = 0;
  snapshot: Partial<EnvironmentSnapshot> = {};
  applications: Application[] | undefined = [];
  pods: Pod[] = [];
  operations: Operation[] = [];
  /** The releases whose commits were to be described. */
  readonly described: string[] = [];

  static async create(knex: Knex): Promise<HistoryScene> {
    await migrateDatabase(mockServices.database({ knex }));
    return new HistoryScene(new DeploymentStore(knex));
  }

  private constructor(store: DeploymentStore) {
    this.store = store;
  }

  at(seconds: number): string {
    return new Date(
      Date.parse('2026-01-01T10:00:00Z') + seconds * 1_000,
    ).toISOString();
  }

  /** Has the application `shop` tell this. */
  tell(change: Partial<Application>): void {
    this.applications = [anApplication('shop', change)];
  }

  /** An operation that began at a second, and that ended if an end is given. */
  anOperation(
    start: number,
    end?: number,
    change: Partial<ApplicationOperation> = {},
  ): ApplicationOperation {
    return {
      phase: end === undefined ? 'Running' : 'Succeeded',
      startedAt: this.at(start),
      finishedAt: end === undefined ? undefined : this.at(end),
      revisions: [`r${start}`],
      retryCount: 0,
      resources: [],
      ...change,
    };
  }

  /** The entry of the history that such an operation leaves. */
  anEntry(id: number, start: number, end: number) {
    return {
      id,
      revisions: [`r${start}`],
      startedAt: this.at(start),
      deployedAt: this.at(end),
    };
  }

  /** A recorder of a process that has just started. */
  aRecorder(): { look: (seconds?: number) => Promise<void> } {
    const recorder = new DeploymentRecorder({
      store: this.store,
      operations: { list: async () => this.operations },
      environments: { get: () => aDefinition() },
      snapshots: {
        get: () => ({ snapshot: this.#snapshot(), body: Buffer.from('') }),
      },
      facts: {
        read: environment => ({
          environment,
          sources: [],
          objects: { Pod: this.pods },
        }),
      },
      describer: { add: ({ release }) => this.described.push(release.name) },
      now: () => Date.parse(this.at(this.seconds)),
    });
    return {
      look: async (seconds = this.seconds) => {
        this.seconds = seconds;
        await recorder.look(SHOP);
      },
    };
  }

  /** What is recorded, newest first. */
  async records() {
    return this.store.listRecent(SHOP, 50);
  }

  #snapshot(): EnvironmentSnapshot {
    return {
      environment: aDefinition(),
      version: 'v',
      evaluatedAt: this.at(this.seconds),
      health: {
        status: 'healthy',
        sentence: '',
        critical: 0,
        warning: 0,
        unknown: 0,
      },
      findings: [],
      coverage: [],
      workloads: [],
      sources: [],
      applications: this.applications,
      ...this.snapshot,
    };
  }
}
