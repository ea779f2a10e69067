import { focusManager, type QueryClient } from '@tanstack/react-query';
import { environmentsChangedSchema } from '@flightdeck/plugin-environments-common';
import { coalesce } from './coalesce';
import { queryKeys } from './queryKeys';

/** The least time between two reads that each cost the cluster a request. */
const OBJECT_PAUSE_MS = 5_000;

/** The least time between two reads of what sums up many environments. */
const OVERVIEW_PAUSE_MS = 2_000;

/**
 * Reads again what a signal says has changed, at once where it is on screen.
 */
export class RefreshOnChange {
  readonly #client: QueryClient;
  readonly #refreshers = new Map<string, () => void>();

  constructor(client: QueryClient) {
    this.#client = client;
  }

  /** Takes a message of the signal channel; one that cannot be read counts for nothing. */
  onMessage(message: unknown): void {
    const changed = environmentsChangedSchema.safeParse(message);
    if (!changed.success || changed.data.refs.length === 0) {
      return;
    }
    this.#refresh(queryKeys.fleet);
    this.#refresh(queryKeys.overviews, OVERVIEW_PAUSE_MS);
    for (const ref of changed.data.refs) {
      this.#refresh(queryKeys.environment(ref));
      this.#refresh(queryKeys.parts(ref));
      this.#refresh(queryKeys.objects(ref), OBJECT_PAUSE_MS);
      this.#refresh(queryKeys.operations(ref));
      this.#refresh(queryKeys.delivery(ref));
      this.#refresh(queryKeys.checklists(ref));
    }
  }

  #refresh(queryKey: readonly string[], pauseMs?: number): void {
    const onScreen = this.#client.getQueryCache().findAll({
      queryKey,
      type: 'active',
    });
    if (onScreen.length === 0 || !focusManager.isFocused()) {
      // Read when somebody looks again.
      this.#client.invalidateQueries({ queryKey, refetchType: 'none' });
      return;
    }
    this.#refresherOf(queryKey, pauseMs)();
  }

  #refresherOf(queryKey: readonly string[], pauseMs?: number): () => void {
    const id = queryKey.join('\n');
    let refresher = this.#refreshers.get(id);
    if (!refresher) {
      refresher = coalesce(
        () => this.#client.refetchQueries({ queryKey, type: 'active' }),
        pauseMs,
      );
      this.#refreshers.set(id, refresher);
    }
    return refresher;
  }
}
