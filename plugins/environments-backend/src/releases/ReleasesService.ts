import type { ReleaseBoard } from '@flightdeck/plugin-environments-common';
import type { FilteredRequestOptions } from '../services/narrowToVisible';

/** Which release is where, as the REST API offers it. */
export interface ReleasesService {
  /** The environments of a system that the filter lets through. From memory and our database. */
  board(
    systemRef: string,
    options: FilteredRequestOptions,
  ): Promise<ReleaseBoard>;
}
