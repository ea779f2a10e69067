import type {
  Application,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import type { DeploymentStore } from './DeploymentStore';
import { isSameDeployment, observeDeployments } from './observeDeployments';
import { isSameApplication } from './reviewDeployment';

type Answer = 'healthy' | 'degraded' | 'unknown';

/** Deployments of an environment among which an entry of an engine's history is looked for. */
const RECENT = 200;

/** Tells by our records how an environment fared with a former deployment. */
export class FormerHealth {
  readonly #store: Pick<DeploymentStore, 'find' | 'listRecent'>;

  constructor(store: Pick<DeploymentStore, 'find' | 'listRecent'>) {
    this.#store = store;
  }

  /** How it was in the end with what an entry of the history deployed. */
  async of(
    environmentRef: string,
    application: Application,
    entry: Application['history'][number],
  ): Promise<Answer> {
    const [told] = observeDeployments(environmentRef, {
      ...application,
      history: [entry],
      operation: undefined,
    });
    const record =
      told &&
      ((await this.#store.find(told.id)) ??
        (await this.#findSame(environmentRef, told)));
    return record ? judge(record) : 'unknown';
  }

  async #findSame(
    environmentRef: string,
    told: DeploymentRecord,
  ): Promise<DeploymentRecord | undefined> {
    const recent = await this.#store.listRecent(environmentRef, RECENT);
    return recent.find(
      record =>
        isSameApplication(record, told) && isSameDeployment(record, told),
    );
  }
}

function judge({ healthyAt, outcome, restoredAt }: DeploymentRecord): Answer {
  if (outcome === 'degraded') {
    return restoredAt ? 'healthy' : 'degraded';
  }
  return healthyAt ? 'healthy' : 'unknown';
}
