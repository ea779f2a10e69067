import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type {
  EnvironmentSource,
  EnvironmentSourceContext,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import type { HoldBook } from './HoldBook';

/** Our own holds as facts, so that rules of health can speak of them. It has no upstream. */
export class HoldSource implements EnvironmentSource {
  readonly id = 'delivery';
  readonly #book: Pick<HoldBook, 'of' | 'subscribe'>;

  constructor(book: Pick<HoldBook, 'of' | 'subscribe'>) {
    this.#book = book;
  }

  async start({ changed, signal }: EnvironmentSourceContext): Promise<void> {
    const unsubscribe = this.#book.subscribe(changed);
    signal.addEventListener('abort', unsubscribe, { once: true });
  }

  read({ ref }: EnvironmentDefinition): SourceReading {
    return { statuses: [], holds: this.#book.of(ref) };
  }
}
