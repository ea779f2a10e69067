import type { ReleaseBoard } from '@flightdeck/plugin-environments-common';
import {
  type FilteredRequestOptions,
  narrowToVisible,
} from '../services/narrowToVisible';
import type { VisibleEnvironments } from '../services/VisibleEnvironments';
import type { ReleasesService } from './ReleasesService';

/** Lets through environments that the caller may see; compares with no other. */
export class AuthorizedReleasesService implements ReleasesService {
  readonly #inner: ReleasesService;
  readonly #visible: Pick<VisibleEnvironments, 'filter'>;

  constructor(options: {
    inner: ReleasesService;
    visible: Pick<VisibleEnvironments, 'filter'>;
  }) {
    this.#inner = options.inner;
    this.#visible = options.visible;
  }

  async board(
    systemRef: string,
    options: FilteredRequestOptions,
  ): Promise<ReleaseBoard> {
    return this.#inner.board(
      systemRef,
      await narrowToVisible(options, this.#visible),
    );
  }
}
