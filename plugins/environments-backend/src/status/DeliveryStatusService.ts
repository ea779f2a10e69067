import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { DeliveryStatus } from '@flightdeck/plugin-environments-common';

/** What bears on every action on an environment, as the REST API offers it. */
export interface DeliveryStatusService {
  /**
   * For a person: windows and rights are those of the caller. From memory and our database.
   *
   * @throws NotFoundError when there is no such environment.
   */
  status(
    ref: string,
    options: { credentials: BackstageCredentials },
  ): Promise<DeliveryStatus>;
}
