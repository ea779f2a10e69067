import { ConflictError, InputError, toError } from '@backstage/errors';
import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EvidenceCollector,
  EvidenceCollectorsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import type { ChecklistsConfig } from './ChecklistsConfig';

/** The collectors that were added, by their ids. */
export class EvidenceCollectorRegistry
  implements EvidenceCollectorsExtensionPoint
{
  readonly #collectors = new Map<string, EvidenceCollector>();

  addCollector(collector: EvidenceCollector): void {
    if (this.#collectors.has(collector.id)) {
      throw new ConflictError(
        `A collector of evidence with the id '${collector.id}' was added before.`,
      );
    }
    this.#collectors.set(collector.id, collector);
  }

  find(id: string): EvidenceCollector | undefined {
    return this.#collectors.get(id);
  }

  /**
   * Has collectors complain about their options. Items may name a collector that is not installed:
   * its evidence is unknown, and the log says why.
   *
   * @throws InputError that names the key.
   */
  check(config: ChecklistsConfig, logger: LoggerService): void {
    const missing = new Set<string>();
    for (const { collector: id, key, options } of config.evidence) {
      const collector = this.#collectors.get(id);
      if (!collector) {
        missing.add(id);
        continue;
      }
      try {
        collector.checkOptions?.(options);
      } catch (error) {
        throw new InputError(`${key} is wrong: ${toError(error).message}`);
      }
    }
    for (const id of missing) {
      logger.warn(
        `No collector '${id}' is installed: items of checklists that ask for it stay unknown, or wait for people.`,
      );
    }
  }
}
