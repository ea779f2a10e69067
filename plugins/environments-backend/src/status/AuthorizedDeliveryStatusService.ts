import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { DeliveryStatus } from '@flightdeck/plugin-environments-common';
import type { EnvironmentGate } from '../services/EnvironmentGate';
import type { DeliveryStatusService } from './DeliveryStatusService';

/** Lets through who may see the environment. */
export class AuthorizedDeliveryStatusService implements DeliveryStatusService {
  readonly #inner: DeliveryStatusService;
  readonly #gate: EnvironmentGate;

  constructor(options: {
    inner: DeliveryStatusService;
    gate: EnvironmentGate;
  }) {
    this.#inner = options.inner;
    this.#gate = options.gate;
  }

  async status(
    ref: string,
    options: { credentials: BackstageCredentials },
  ): Promise<DeliveryStatus> {
    await this.#gate.authorize(ref, [], options);
    return this.#inner.status(ref, options);
  }
}
