import type { Release } from '@flightdeck/plugin-environments-common';
import type { DeploymentStore } from '../history/DeploymentStore';
import type { SheetStore } from './store/SheetStore';

/** So many of the newest records and checklists are looked at. */
const RECENT = 50;

export interface DeployedReleasesOptions {
  deployments: Pick<DeploymentStore, 'listRecent'>;
  sheets: Pick<SheetStore, 'heads'>;
}

/** Which releases ran in environments: by our records, and by checklists. In memory. */
export class DeployedReleases {
  readonly #options: DeployedReleasesOptions;
  readonly #known = new Map<string, readonly Release[]>();

  constructor(options: DeployedReleasesOptions) {
    this.#options = options;
  }

  /** As it was read last; none before that. */
  of(environmentRef: string): readonly Release[] {
    return this.#known.get(environmentRef) ?? [];
  }

  async read(environmentRef: string): Promise<void> {
    const { deployments, sheets } = this.#options;
    const records = await deployments.listRecent(environmentRef, RECENT);
    const heads = await sheets.heads(environmentRef, RECENT);
    this.#known.set(environmentRef, [
      ...records
        .filter(
          ({ environmentRef: ref, result }) =>
            ref === environmentRef && result === 'succeeded',
        )
        .map(({ release }) => release),
      ...heads
        .filter(({ deployedAt }) => deployedAt !== undefined)
        .map(({ release }) => release),
    ]);
  }
}
