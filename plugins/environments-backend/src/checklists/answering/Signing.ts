import { NotAllowedError } from '@backstage/errors';
import {
  type Authors,
  type ChecklistItem,
  isSamePerson,
  type SignRequest,
} from '@flightdeck/plugin-environments-common';
import { Duration } from 'luxon';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { Sheet } from '../store/Sheet';
import { findOpenItem, refuseIncomplete } from './findOpenItem';
import type { SheetFinder } from './SheetFinder';

export interface SigningOptions {
  finder: Pick<SheetFinder, 'byKey'>;
  stores: ChecklistStores;
  /** Of the release that comes next. */
  authorsOf: (environmentRef: string) => Authors;
  now: () => number;
}

/** An answer of a person to an item. */
export interface Answer {
  environmentRef: string;
  itemId: string;
  /** Entity ref. */
  person: string;
}

/** Takes and withdraws the answers of people. They are stored before anybody is told so. */
export class Signing {
  readonly #options: SigningOptions;

  constructor(options: SigningOptions) {
    this.#options = options;
  }

  async sign(
    { environmentRef, itemId, person }: Answer,
    request: SignRequest,
  ): Promise<void> {
    const { finder, stores } = this.#options;
    const { id } = await finder.byKey(environmentRef, request.releaseKey);
    const { answer, comment, link } = request;
    await stores.sheets.change(id, async ({ sheet, transaction }) => {
      const item = findOpenItem(sheet, itemId);
      refuseIncomplete(item, request);
      this.#refuseAuthor(item, { sheet, person, answer });
      const at = new Date(this.#options.now());
      const isNew = await stores.signatures.put(
        sheet,
        {
          itemId,
          by: person,
          at: at.toISOString(),
          answer,
          comment,
          link,
          expiresAt: endOf(item, at),
        },
        transaction,
      );
      if (isNew) {
        await stores.events.add(
          sheet,
          {
            at: at.toISOString(),
            itemId,
            actor: person,
            action: 'signed',
            reason: describe(request),
          },
          transaction,
        );
      }
    });
  }

  /** Withdrawing what does not stand changes nothing. */
  async withdraw(
    { environmentRef, itemId, person }: Answer,
    releaseKey: string,
  ): Promise<void> {
    const { finder, now, stores } = this.#options;
    const { id } = await finder.byKey(environmentRef, releaseKey);
    await stores.sheets.change(id, async ({ sheet, transaction }) => {
      findOpenItem(sheet, itemId);
      const at = new Date(now()).toISOString();
      const ended = await stores.signatures.end(
        sheet,
        { itemId, by: person, at },
        transaction,
      );
      if (ended) {
        await stores.events.add(
          sheet,
          { at, itemId, actor: person, action: 'signature-withdrawn' },
          transaction,
        );
      }
    });
  }

  #refuseAuthor(
    { people, title }: ChecklistItem,
    {
      answer,
      person,
      sheet,
    }: { sheet: Sheet; person: string; answer: SignRequest['answer'] },
  ): void {
    const authors = this.#options.authorsOf(sheet.environmentRef);
    if (
      people?.notAuthor &&
      answer !== 'refused' &&
      authors !== 'untold' &&
      authors.some(author => isSamePerson(author, person))
    ) {
      throw new NotAllowedError(
        `You wrote ${sheet.release.name}: someone else signs “${title}”.`,
      );
    }
  }
}

function endOf({ validFor }: ChecklistItem, at: Date): string | undefined {
  return validFor === undefined
    ? undefined
    : new Date(
        at.getTime() + Duration.fromISO(validFor).toMillis(),
      ).toISOString();
}

const ANSWERED: Readonly<Record<SignRequest['answer'], string>> = {
  confirmed: 'Confirmed.',
  refused: 'Refused.',
  'not-applicable': 'Not applicable.',
};

function describe({ answer, comment, link }: SignRequest): string {
  return [ANSWERED[answer], comment, link].filter(Boolean).join(' ');
}
