import { NotFoundError } from '@backstage/errors';
import type {
  BlueprintDetail,
  BlueprintList,
  BlueprintSummary,
} from '@flightdeck/plugin-environments-common';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type {
  BlueprintLibrary,
  LibraryEntry,
} from '../conformance/BlueprintLibrary';
import type {
  ConformanceBook,
  WrittenConformance,
} from '../conformance/ConformanceBook';
import type { FactsReader } from '../snapshots/FactsReader';
import type {
  BlueprintRequestOptions,
  ConformanceService,
} from './ConformanceService';

export interface DefaultConformanceServiceOptions {
  environments: Pick<CatalogEnvironments, 'find' | 'list'>;
  facts: Pick<FactsReader, 'read'>;
  book: Pick<ConformanceBook, 'get'>;
  library: Pick<BlueprintLibrary, 'all' | 'find'>;
  now: () => number;
}

/** Answers from memory; asks nobody's permission. */
export class DefaultConformanceService implements ConformanceService {
  readonly #options: DefaultConformanceServiceOptions;

  constructor(options: DefaultConformanceServiceOptions) {
    this.#options = options;
  }

  async conformance(ref: string): Promise<WrittenConformance> {
    const { book, environments, facts, now } = this.#options;
    const environment = await environments.find(ref);
    if (!environment) {
      throw new NotFoundError(`There is no environment ${ref}.`);
    }
    return book.get(facts.read(environment), new Date(now()));
  }

  async listBlueprints(
    options: BlueprintRequestOptions,
  ): Promise<BlueprintList> {
    return {
      blueprints: this.#options.library.all.map(entry =>
        this.#summarize(entry, options),
      ),
    };
  }

  async getBlueprint(
    name: string,
    options: BlueprintRequestOptions,
  ): Promise<BlueprintDetail> {
    const entry = this.#options.library.find(name);
    if (!entry) {
      throw new NotFoundError(`There is no blueprint ${name}.`);
    }
    return {
      ...this.#summarize(entry, options),
      blueprint: entry.blueprint,
    };
  }

  #summarize(
    { blueprint, source }: LibraryEntry,
    { filter }: BlueprintRequestOptions,
  ): BlueprintSummary {
    const { name, title, description, version } = blueprint;
    const usedBy = this.#options.environments
      .list()
      .filter(environment => environment.blueprint === name)
      .filter(environment => filter?.(environment) ?? true).length;
    return { name, title, description, version, source, usedBy };
  }
}
