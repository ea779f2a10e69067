import { NotAllowedError } from '@backstage/errors';
import type { Fleet } from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { StoredSnapshot } from '../snapshots/StoredSnapshot';
import type { EnvironmentGate } from './EnvironmentGate';
import type {
  EnvironmentsService,
  EnvironmentsServiceRequestOptions,
} from './EnvironmentsService';
import type { VisibleEnvironments } from './VisibleEnvironments';

export interface AuthorizedEnvironmentsServiceOptions {
  inner: EnvironmentsService;
  gate: EnvironmentGate;
  visible: Pick<VisibleEnvironments, 'filter'>;
}

/** Lets through what the caller may see. */
export class AuthorizedEnvironmentsService implements EnvironmentsService {
  readonly #options: AuthorizedEnvironmentsServiceOptions;

  constructor(options: AuthorizedEnvironmentsServiceOptions) {
    this.#options = options;
  }

  async fleet(
    options: EnvironmentsServiceRequestOptions & { filter?: EnvironmentFilter },
  ): Promise<Fleet> {
    const { inner, visible } = this.#options;
    const isVisible = await visible.filter(options.credentials);
    if (!isVisible) {
      throw new NotAllowedError('You are not allowed to see environments.');
    }
    return inner.fleet({
      ...options,
      filter: environment =>
        isVisible(environment) && (options.filter?.(environment) ?? true),
    });
  }

  async get(
    ref: string,
    options: EnvironmentsServiceRequestOptions,
  ): Promise<StoredSnapshot> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.get(ref, options);
  }
}
