import { ConflictError, NotAllowedError } from '@backstage/errors';
import {
  type Blocker,
  type ChecklistAnswer,
  type ChecklistEvent,
  type ChecklistReview,
  isSamePerson,
  type Operation,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import type { ChecklistBook } from '../ChecklistBook';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { SheetFinder } from './SheetFinder';

export interface GlassBookOptions {
  book: Pick<ChecklistBook, 'sheetOf'>;
  finder: Pick<SheetFinder, 'byKey'>;
  stores: ChecklistStores;
  now: () => number;
}

/** Who deployed in spite of a checklist, and who looked at it since. */
export class GlassBook {
  readonly #options: GlassBookOptions;

  constructor(options: GlassBookOptions) {
    this.#options = options;
  }

  /** Writes down that an operation went past a checklist, together with the operation. */
  async record(
    { breakGlass, environmentRef, requestedBy, startedAt }: Operation,
    blockers: readonly Blocker[],
    transaction: Knex.Transaction,
  ): Promise<void> {
    const { book, stores } = this.#options;
    const sheet = book.sheetOf(environmentRef);
    const isPassed = blockers.some(({ code }) => code === 'checklist');
    if (breakGlass && sheet && isPassed) {
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
      const events = await this.#events(
        environmentRef,
        releaseKey,
        transaction,
      );
      const broken = toBrokenGlass(events);
      if (!broken || broken.review) {
        throw new ConflictError(
          broken?.review
            ? `${broken.review.by} has reviewed it already.`
            : `Nobody broke glass for ${sheet.release.name}.`,
        );
      }
      if (openDeeds(events).some(({ actor }) => isSamePerson(actor, person))) {
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

  /** The last time that it was broken for a release, and for which others nobody looked at it. */
  async find(
    environmentRef: string,
    releaseKey: string | undefined,
  ): Promise<Pick<ChecklistAnswer, 'brokenGlass' | 'openReviews'>> {
    const events = await this.#events(environmentRef, undefined);
    const of = (key: string | undefined) =>
      events.filter(event => event.releaseKey === key);
    const keys = new Set(events.map(event => event.releaseKey));
    keys.delete(releaseKey ?? '');
    return {
      brokenGlass: toBrokenGlass(of(releaseKey)),
      openReviews: [...keys]
        .flatMap(key => toOpenReview(of(key)))
        .sort(byTimeDescending),
    };
  }

  #events(
    environmentRef: string,
    releaseKey: string | undefined,
    transaction?: Knex.Transaction,
  ): Promise<ChecklistEvent[]> {
    return this.#options.stores.events.list(
      environmentRef,
      { releaseKey, actions: ['glass-broken', 'glass-reviewed'] },
      transaction,
    );
  }
}

function toBrokenGlass(
  events: readonly ChecklistEvent[],
): ChecklistAnswer['brokenGlass'] {
  const at = events.findLastIndex(({ action }) => action === 'glass-broken');
  if (at < 0) {
    return undefined;
  }
  const review = events
    .slice(at)
    .find(({ action }) => action === 'glass-reviewed');
  return { ...toDeed(events[at]), review: review && toDeed(review) };
}

function toOpenReview(
  events: readonly ChecklistEvent[],
): ChecklistAnswer['openReviews'] {
  const broken = toBrokenGlass(events);
  const [{ releaseKey: key, releaseName: name }] = events;
  return broken && !broken.review
    ? [{ release: { key, name }, by: broken.by, at: broken.at }]
    : [];
}

function byTimeDescending(a: { at: string }, b: { at: string }): number {
  return Date.parse(b.at) - Date.parse(a.at);
}

/** One review is of all that was done since the last one: by none of those who did it. */
function openDeeds(events: readonly ChecklistEvent[]): ChecklistEvent[] {
  const last = events.findLastIndex(
    ({ action }) => action === 'glass-reviewed',
  );
  return events.slice(last + 1);
}

function toDeed({ actor, at, reason = '' }: ChecklistEvent) {
  return { by: actor, at, reason };
}
