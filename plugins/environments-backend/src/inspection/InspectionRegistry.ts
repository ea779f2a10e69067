import { ConflictError } from '@backstage/errors';
import type {
  EnvironmentInspectionExtensionPoint,
  MetricsHistory,
  WorkloadInspector,
} from '@flightdeck/plugin-environments-node';

/** The inspectors and histories that were added, in that order. */
export class InspectionRegistry implements EnvironmentInspectionExtensionPoint {
  readonly #inspectors = new Map<string, WorkloadInspector>();
  readonly #histories = new Map<string, MetricsHistory>();

  addInspector(inspector: WorkloadInspector): void {
    add(this.#inspectors, inspector, 'An inspector');
  }

  addHistory(history: MetricsHistory): void {
    add(this.#histories, history, 'A history');
  }

  get inspectors(): readonly WorkloadInspector[] {
    return [...this.#inspectors.values()];
  }

  get histories(): readonly MetricsHistory[] {
    return [...this.#histories.values()];
  }
}

function add<T extends { id: string }>(
  known: Map<string, T>,
  one: T,
  what: string,
): void {
  if (known.has(one.id)) {
    throw new ConflictError(
      `${what} with the id '${one.id}' was added before.`,
    );
  }
  known.set(one.id, one);
}
