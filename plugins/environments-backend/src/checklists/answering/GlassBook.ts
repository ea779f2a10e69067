import { ConflictError, NotAllowedError } from '@backstage/errors';
import type {
  ChecklistAnswer,
  ChecklistEvent,
  ChecklistReview,
  EnvironmentDefinition,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { ChecklistBook } from '../ChecklistBook';
import { BOUND_BY_CHECKLIST } from '../ChecklistGate';
import type { ChecklistJudge } from '../ChecklistJudge';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { SheetFinder } from './SheetFinder';

export interface GlassBookOptions {
  book: Pick<ChecklistBook, 'of'>;
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  finder: Pick<SheetFinder, 'byKey'>;
  judge: Pick<ChecklistJudge, 'judge'>;
  stores: ChecklistStores;
  now: () => number;
}

/** Who deployed in spite of a checklist, and who looked at it since. */
export class GlassBook {
  readonly #options: GlassBookOptions;

  constructor(options: GlassBookOptions) {
    this.#options = options;
  }

  /** Writes down that an operation went past an open checklist, together with the operation. */
  async record(
    { action, breakGlass, environmentRef, requestedBy, startedAt }: Operation,
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { book, environments, judge, stores } = this.#options;
    const environment = environments.get(environmentRef);
    if (!breakGlass || !environment || !BOUND_BY_CHECKLIST[action]) {
      return;
    }
    const { blockers } = judge.judge(environment, requestedBy);
    const sheet = book.of(environmentRef)?.sheet;
    if (sheet && blockers.length > 0) {
      await stores.events.add(
        sheet,
        {
          at: startedAt,
          actor: requestedBy,
          action: 'glass-broken',
          reason: breakGlass.reason,
        },
        transaction,
      );
    }
  }

  /**
   * @throws ConflictError when there is nothing to review; NotAllowedError to who broke the glass.
   */
  async review(
    environmentRef: string,
    person: string,
    { reason, releaseKey }: ChecklistReview,
  ): Promise<void> {
    const { finder, now, stores } = this.#options;
    const { id } = await finder.byKey(environmentRef, releaseKey);
    await stores.sheets.change(id, async ({ sheet, transaction }) => {
      const broken = await this.find(environmentRef, releaseKey, transaction);
      if (!broken || broken.review) {
        throw new ConflictError(
          broken?.review
            ? `${broken.review.by} has reviewed it already.`
            : `Nobody broke glass for ${sheet.release.name}.`,
        );
      }
      if (broken.by === person) {
        throw new NotAllowedError(
          'You broke the glass yourself: someone else reviews it.',
        );
      }
      await stores.events.add(
        sheet,
        {
          at: new Date(now()).toISOString(),
          actor: person,
          action: 'glass-reviewed',
          reason,
        },
        transaction,
      );
    });
  }

  /** The last time that it was broken for a release. */
  async find(
    environmentRef: string,
    releaseKey: string,
    transaction?: Knex.Transaction,
  ): Promise<ChecklistAnswer['brokenGlass']> {
    const events = await this.#options.stores.events.list(
      environmentRef,
      { releaseKey, actions: ['glass-broken', 'glass-reviewed'] },
      transaction,
    );
    const at = events.findLastIndex(({ action }) => action === 'glass-broken');
    if (at < 0) {
      return undefined;
    }
    const review = events
      .slice(at)
      .find(({ action }) => action === 'glass-reviewed');
    return { ...toDeed(events[at]), review: review && toDeed(review) };
  }
}

function toDeed({ actor, at, reason = '' }: ChecklistEvent) {
  return { by: actor, at, reason };
}
