import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  BlueprintDetail,
  BlueprintList,
} from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';
import type { WrittenConformance } from '../conformance/ConformanceBook';

export interface ConformanceRequestOptions {
  credentials: BackstageCredentials;
}

/** Of what is counted over environments: those that the filter lets through. */
export interface BlueprintRequestOptions extends ConformanceRequestOptions {
  filter?: EnvironmentFilter;
}

/** Blueprints, and how environments stand against them, as the REST API offers them. */
export interface ConformanceService {
  /**
   * How an environment, named by entity ref, stands against its blueprint. From memory, ready to
   * be sent.
   *
   * @throws NotFoundError when there is no such environment.
   */
  conformance(
    ref: string,
    options: ConformanceRequestOptions,
  ): Promise<WrittenConformance>;

  listBlueprints(options: BlueprintRequestOptions): Promise<BlueprintList>;

  /** @throws NotFoundError when there is no blueprint of the name. */
  getBlueprint(
    name: string,
    options: BlueprintRequestOptions,
  ): Promise<BlueprintDetail>;
}
