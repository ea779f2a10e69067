import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  isSamePerson,
  type Waiver,
  type WaiverDecision,
  type WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistStores } from '../store/ChecklistStores';
import type { LockedSheet } from '../store/SheetStore';
import { findOpenItem, refuseClosed } from './findOpenItem';
import type { SheetFinder } from './SheetFinder';
import type { Answer } from './Signing';

const HOUR_MS = 3_600_000;

/** What each decision makes of a waiver, and what it must be before. */
const DECISIONS = {
  approve: { from: 'pending', to: 'approved', event: 'waiver-approved' },
  deny: { from: 'pending', to: 'denied', event: 'waiver-denied' },
  revoke: { from: 'approved', to: 'revoked', event: 'waiver-revoked' },
} as const;

export interface WaivingOptions {
  finder: Pick<SheetFinder, 'byKey'>;
  stores: ChecklistStores;
  now: () => number;
}

/** Takes requests for waivers, and what others decide on them. */
export class Waiving {
  readonly #options: WaivingOptions;

  constructor(options: WaivingOptions) {
    this.#options = options;
  }

  async request(
    { environmentRef, itemId, person }: Answer,
    { hours, link, reason, releaseKey }: WaiverRequest,
  ): Promise<void> {
    const { finder, now, stores } = this.#options;
    const { id } = await finder.byKey(environmentRef, releaseKey);
    await stores.sheets.change(id, async locked => {
      const { sheet, transaction } = locked;
      const { title } = findOpenItem(sheet, itemId);
      const at = now();
      await this.#refuseSecond(locked, itemId, title);
      await stores.waivers.add(
        sheet,
        {
          itemId,
          requestedBy: person,
          requestedAt: new Date(at).toISOString(),
          reason,
          link,
          expiresAt: new Date(at + hours * HOUR_MS).toISOString(),
        },
        transaction,
      );
      await stores.events.add(
        sheet,
        {
          at: new Date(at).toISOString(),
          itemId,
          actor: person,
          action: 'waiver-requested',
          reason,
        },
        transaction,
      );
    });
  }

  /** @throws NotAllowedError when somebody decides on what they asked for themselves. */
  async decide(
    { environmentRef, person }: Pick<Answer, 'environmentRef' | 'person'>,
    id: string,
    { decision, reason }: WaiverDecision,
  ): Promise<void> {
    const { finder, now, stores } = this.#options;
    const found = await this.#find(environmentRef, id);
    const sheet = await finder.byKey(environmentRef, found.releaseKey);
    await stores.sheets.change(sheet.id, async locked => {
      const { transaction } = locked;
      refuseClosed(locked.sheet);
      const waiver =
        (await stores.waivers.find(environmentRef, id, transaction)) ?? found;
      const { event, from, to } = DECISIONS[decision];
      this.#refuseUndecidable(waiver, { decision, from, person });
      const at = new Date(now()).toISOString();
      const verdict = { state: to, by: person, at, reason };
      await stores.waivers.decide(id, verdict, transaction);
      await stores.events.add(
        locked.sheet,
        { at, itemId: waiver.itemId, actor: person, action: event, reason },
        transaction,
      );
    });
  }

  async #find(environmentRef: string, id: string): Promise<Waiver> {
    const waiver = await this.#options.stores.waivers.find(environmentRef, id);
    if (!waiver) {
      throw new NotFoundError(`${environmentRef} has no waiver ${id}.`);
    }
    return waiver;
  }

  async #refuseSecond(
    { sheet, transaction }: LockedSheet,
    itemId: string,
    title: string,
  ): Promise<void> {
    const waivers = await this.#options.stores.waivers.list(sheet, transaction);
    const standing = waivers.find(
      waiver =>
        waiver.itemId === itemId &&
        ['pending', 'approved'].includes(waiver.state) &&
        !this.#isOver(waiver),
    );
    if (standing) {
      throw new ConflictError(
        `“${title}” has a waiver already: it was asked for by ${standing.requestedBy}, and is ${standing.state}.`,
      );
    }
  }

  #refuseUndecidable(
    waiver: Waiver,
    {
      decision,
      from,
      person,
    }: { decision: WaiverDecision['decision']; from: string; person: string },
  ): void {
    if (decision !== 'revoke' && isSamePerson(waiver.requestedBy, person)) {
      throw new NotAllowedError(
        'You asked for this waiver yourself: someone else decides on it.',
      );
    }
    const state = this.#isOver(waiver) ? 'expired' : waiver.state;
    if (state !== from) {
      throw new ConflictError(
        `The waiver is ${state}: there is nothing to ${decision}.`,
      );
    }
  }

  #isOver({ expiresAt, state }: Waiver): boolean {
    return (
      ['pending', 'approved'].includes(state) &&
      Date.parse(expiresAt) <= this.#options.now()
    );
  }
}
