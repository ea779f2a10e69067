import {
  type DeploymentRecord,
  type EnvironmentDefinition,
  isApplicationOf,
} from '@flightdeck/plugin-environments-common';
import type { OperationStore } from '../database/OperationStore';
import type { FactsReader } from '../snapshots/FactsReader';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type { CommitDescriber } from './CommitDescriber';
import type { DeploymentStore } from './DeploymentStore';
import { findInitiator } from './findInitiator';
import { isSameDeployment, observeDeployments } from './observeDeployments';
import {
  isSameApplication,
  type Look,
  reviewDeployment,
} from './reviewDeployment';

/** Of an environment: more than an engine keeps, for each of a few applications. */
const RECENT = 100;

export interface DeploymentRecorderOptions {
  store: DeploymentStore;
  operations: Pick<OperationStore, 'list'>;
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  snapshots: { get(ref: string): StoredSnapshot | undefined };
  facts: Pick<FactsReader, 'read'>;
  describer: Pick<CommitDescriber, 'add'>;
  now: () => number;
}

/**
 * Records what engines deploy, and for some minutes how the environment fares with it. Every
 * replica does so, and writes the same.
 */
export class DeploymentRecorder {
  readonly #options: DeploymentRecorderOptions;
  /** What was saved last of each deployment of an environment, as JSON by id. */
  readonly #saved = new Map<string, ReadonlyMap<string, string>>();
  readonly #watched = new Set<string>();

  constructor(options: DeploymentRecorderOptions) {
    this.#options = options;
  }

  /** The environments of which something is still to be seen. */
  get watched(): Iterable<string> {
    return this.#watched;
  }

  /**
   * Records what is known of an environment now. While its applications are unknown, that is
   * nothing.
   */
  async look(ref: string): Promise<void> {
    const { environments, facts, snapshots } = this.#options;
    const environment = environments.get(ref);
    const snapshot = snapshots.get(ref)?.snapshot;
    const applications = snapshot?.applications;
    if (!environment || !applications) {
      return;
    }
    const seen = applications.flatMap(application =>
      observeDeployments(ref, application),
    );
    const before = this.#saved.get(ref);
    const saved = new Map(seen.map(one => [one.id, JSON.stringify(one)]));
    const fresh = seen.filter(({ id }) => before?.get(id) !== saved.get(id));
    if (fresh.length === 0 && !this.#watched.has(ref)) {
      return;
    }
    // Should anything fail, it is looked at again.
    this.#watched.add(ref);
    await this.#save(ref, fresh);
    const isOpen = await this.#review({
      environmentRef: ref,
      snapshot,
      applications,
      pods: facts.read(environment).objects.Pod ?? [],
      recent: await this.#options.store.listRecent(ref, RECENT),
      now: this.#options.now(),
    });
    this.#saved.set(ref, saved);
    if (!isOpen) {
      this.#watched.delete(ref);
    }
  }

  async #save(ref: string, fresh: readonly DeploymentRecord[]): Promise<void> {
    const { operations, store } = this.#options;
    if (fresh.length === 0) {
      return;
    }
    const ours = await operations.list(ref, { limit: RECENT });
    const recent = await store.listRecent(ref, RECENT);
    for (const one of [...fresh].sort(byStart)) {
      const former = recent.filter(stored => isSameApplication(stored, one));
      const { id, startedAt } =
        former.find(stored => isSameDeployment(stored, one)) ?? one;
      const named = findInitiator(
        { ...one, id, startedAt },
        // An operation deploys an application once.
        ours.filter(
          operation =>
            !former.some(
              other => other.id !== id && other.operationId === operation.id,
            ),
        ),
      );
      await store.save(named);
      recent.push(named);
    }
  }

  /** True when something is still to be seen. */
  async #review(look: Look): Promise<boolean> {
    const { describer, store } = this.#options;
    const open = await store.listOpen(look.environmentRef);
    const openIds = new Set(open.map(({ id }) => id));
    for (const record of look.recent) {
      const application = look.applications.find(each =>
        isApplicationOf(record, each),
      );
      if (application) {
        describer.add(record, application);
      }
    }
    const reviewed = [
      ...open,
      ...look.recent.filter(
        ({ id, result, replacedAt }) =>
          !openIds.has(id) &&
          result === 'succeeded' &&
          replacedAt === undefined,
      ),
    ];
    for (const { id } of reviewed) {
      await store.change(id, stored => reviewDeployment(stored, look));
    }
    return (await store.listOpen(look.environmentRef)).length > 0;
  }
}

function byStart(a: DeploymentRecord, b: DeploymentRecord): number {
  return Date.parse(a.startedAt) - Date.parse(b.startedAt);
}
