import type {
  ConformanceFacts,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import type { SourceRegistry } from '../sources/SourceRegistry';
import { assembleFacts } from './assembleFacts';

/** The facts of an environment as the sources hold them now; asks no upstream. */
export class FactsReader {
  readonly #sources: Pick<SourceRegistry, 'read'>;

  constructor(options: { sources: Pick<SourceRegistry, 'read'> }) {
    this.#sources = options.sources;
  }

  read(environment: EnvironmentDefinition): ConformanceFacts {
    return assembleFacts(environment, this.#sources.read(environment));
  }
}
