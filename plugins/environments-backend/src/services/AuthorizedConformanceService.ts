import type {
  BlueprintDetail,
  BlueprintList,
} from '@flightdeck/plugin-environments-common';
import type { WrittenConformance } from '../conformance/ConformanceBook';
import type {
  BlueprintRequestOptions,
  ConformanceRequestOptions,
  ConformanceService,
} from './ConformanceService';
import type { EnvironmentGate } from './EnvironmentGate';
import type { VisibleEnvironments } from './VisibleEnvironments';

export interface AuthorizedConformanceServiceOptions {
  inner: ConformanceService;
  gate: EnvironmentGate;
  visible: Pick<VisibleEnvironments, 'filter'>;
}

/** Lets through what the caller may see; counts no environment that they may not. */
export class AuthorizedConformanceService implements ConformanceService {
  readonly #options: AuthorizedConformanceServiceOptions;

  constructor(options: AuthorizedConformanceServiceOptions) {
    this.#options = options;
  }

  async conformance(
    ref: string,
    options: ConformanceRequestOptions,
  ): Promise<WrittenConformance> {
    await this.#options.gate.authorize(ref, [], options);
    return this.#options.inner.conformance(ref, options);
  }

  async listBlueprints(
    options: BlueprintRequestOptions,
  ): Promise<BlueprintList> {
    return this.#options.inner.listBlueprints(await this.#narrowed(options));
  }

  async getBlueprint(
    name: string,
    options: BlueprintRequestOptions,
  ): Promise<BlueprintDetail> {
    return this.#options.inner.getBlueprint(
      name,
      await this.#narrowed(options),
    );
  }

  async #narrowed(
    options: BlueprintRequestOptions,
  ): Promise<BlueprintRequestOptions> {
    const visible = await this.#options.visible.filter(options.credentials);
    const { filter } = options;
    return {
      ...options,
      filter: environment =>
        (visible?.(environment) ?? false) && (filter?.(environment) ?? true),
    };
  }
}
