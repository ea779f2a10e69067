import { NotFoundError } from '@backstage/errors';
import type {
  ChecklistAnswer,
  ChecklistEvent,
  ChecklistEvents,
  ChecklistList,
  ChecklistReview,
  ChecklistRights,
  NoticeRequest,
  SignRequest,
  WaiverDecision,
  WaiverRequest,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistsApi } from '../api';
import {
  evidenceFixture,
  waiverFixture,
  type SheetFixture,
} from './checklistFixtures';
import { judgeSheetFixture } from './judgeSheetFixture';

const HOUR_MS = 3_600_000;
const DECIDED = {
  approve: 'approved',
  deny: 'denied',
  revoke: 'revoked',
} as const;

/**
 * The checklists of an environments backend in memory, for tests and development. They are judged
 * as the backend does. What it holds may be changed at any time; the next read sees it.
 *
 * @public
 */
export class FakeChecklistsApi implements ChecklistsApi {
  readonly #failIfAsked: () => void;
  /** Newest first. */
  sheets: SheetFixture[] = [];
  events: ChecklistEvent[] = [];
  /** Why there is no checklist, or none that comes next. */
  problem: string | undefined;
  lastReady: ChecklistAnswer['lastReady'];
  rights: ChecklistRights = { sign: true, decide: true, refusals: {} };
  caller = 'user:default/ada';
  /** When set, reading that part fails with it. */
  readonly partErrors: Partial<
    Record<'checklist' | 'list' | 'events' | 'export', Error>
  > = {};
  /** When set, everything that is written fails with it. */
  writeError: Error | undefined;
  /** What was written, in order. */
  readonly writes: object[] = [];

  constructor(failIfAsked: () => void) {
    this.#failIfAsked = failIfAsked;
  }

  async getChecklist(
    ref: string,
    options: { release?: string; round?: number } = {},
  ): Promise<ChecklistAnswer> {
    this.#read('checklist');
    const { release, round } = options;
    const sheet =
      release === undefined
        ? this.sheets.find(({ standing }) => standing === 'open') ??
          this.sheets.find(({ standing }) => standing === 'deployed')
        : this.#sheetOf(release, round);
    return {
      checklist: sheet && judgeSheetFixture(ref, sheet),
      problem: this.problem,
      lastReady: this.lastReady,
      brokenGlass: sheet?.brokenGlass,
      openReviews: this.sheets
        .filter(each => each !== sheet)
        .flatMap(toOpenReview),
      rights: this.rights,
      caller: this.caller,
    };
  }

  async listChecklists(): Promise<ChecklistList> {
    this.#read('list');
    return {
      checklists: this.sheets.map(
        ({ release, round, standing, openedAt, deployedAt }) => ({
          release,
          round,
          standing,
          openedAt,
          deployedAt,
        }),
      ),
    };
  }

  async listEvents(_ref: string, release: string): Promise<ChecklistEvents> {
    this.#read('events');
    return {
      events: this.events.filter(({ releaseKey }) => releaseKey === release),
    };
  }

  async exportEvents(
    ref: string,
    release: string,
    format: 'csv' | 'json',
  ): Promise<Blob> {
    this.#read('export');
    const { events } = await this.listEvents(ref, release);
    return new Blob([format, JSON.stringify(events)]);
  }

  async sign(
    ref: string,
    itemId: string,
    request: SignRequest,
  ): Promise<ChecklistAnswer> {
    const { releaseKey, ...given } = request;
    return this.#write(ref, releaseKey, { itemId, ...request }, sheet => {
      sheet.signOffs = [
        ...this.#othersOf(sheet, itemId),
        {
          id: `${itemId} ${this.caller}`,
          itemId,
          releaseKey,
          by: this.caller,
          at: now(),
          ...given,
        },
      ];
    });
  }

  async withdrawSignature(
    ref: string,
    itemId: string,
    release: string,
  ): Promise<ChecklistAnswer> {
    return this.#write(ref, release, { itemId, withdrawn: true }, sheet => {
      sheet.signOffs = this.#othersOf(sheet, itemId);
    });
  }

  async requestWaiver(
    ref: string,
    itemId: string,
    request: WaiverRequest,
  ): Promise<ChecklistAnswer> {
    const { hours, releaseKey, ...given } = request;
    return this.#write(ref, releaseKey, { itemId, ...request }, sheet => {
      sheet.waivers.push(
        waiverFixture({
          ...given,
          id: `waiver-${sheet.waivers.length + 1}`,
          itemId,
          releaseKey,
          requestedBy: this.caller,
          expiresAt: new Date(Date.now() + hours * HOUR_MS).toISOString(),
        }),
      );
    });
  }

  async decideWaiver(
    ref: string,
    waiverId: string,
    { decision, reason }: WaiverDecision,
  ): Promise<ChecklistAnswer> {
    const waiver = this.sheets
      .flatMap(({ waivers }) => waivers)
      .find(({ id }) => id === waiverId);
    if (!waiver) {
      throw new NotFoundError(`${ref} has no waiver ${waiverId}.`);
    }
    const written = { waiverId, decision, reason };
    return this.#write(ref, waiver.releaseKey, written, sheet => {
      sheet.waivers = sheet.waivers.map(each =>
        each === waiver
          ? {
              ...waiver,
              state: DECIDED[decision],
              decidedBy: this.caller,
              decidedAt: now(),
              decision: reason,
            }
          : each,
      );
    });
  }

  async sendNotice(
    ref: string,
    request: NoticeRequest,
  ): Promise<ChecklistAnswer> {
    return this.#write(ref, request.releaseKey, request, sheet => {
      const summary = `A notice was sent of a deployment at ${request.startsAt}.`;
      sheet.evidence.stakeholders = [
        evidenceFixture({ collector: 'notice', summary }),
      ];
    });
  }

  async review(
    ref: string,
    request: ChecklistReview,
  ): Promise<ChecklistAnswer> {
    return this.#write(ref, request.releaseKey, request, sheet => {
      sheet.brokenGlass &&= {
        ...sheet.brokenGlass,
        review: { by: this.caller, at: now(), reason: request.reason },
      };
    });
  }

  #othersOf(sheet: SheetFixture, itemId: string) {
    return sheet.signOffs.filter(
      each => each.itemId !== itemId || each.by !== this.caller,
    );
  }

  /** Of several of a release the last, unless a round is named. */
  #sheetOf(key: string, wanted?: number): SheetFixture {
    const [sheet] = this.sheets
      .filter(
        ({ release, round }) =>
          release.key === key && round === (wanted ?? round),
      )
      .sort((a, b) => b.round - a.round);
    if (!sheet) {
      throw new NotFoundError(`There is no checklist of a release ${key}.`);
    }
    return sheet;
  }

  async #write(
    ref: string,
    release: string,
    written: object,
    change: (sheet: SheetFixture) => void,
  ): Promise<ChecklistAnswer> {
    this.writes.push(written);
    if (this.writeError) {
      throw this.writeError;
    }
    change(this.#sheetOf(release));
    return this.getChecklist(ref, { release });
  }

  #read(part: keyof FakeChecklistsApi['partErrors']): void {
    this.#failIfAsked();
    if (this.partErrors[part]) {
      throw this.partErrors[part];
    }
  }
}

function now(): string {
  return new Date().toISOString();
}

function toOpenReview({
  brokenGlass,
  release: { key, name },
}: SheetFixture): ChecklistAnswer['openReviews'] {
  return brokenGlass && !brokenGlass.review
    ? [{ release: { key, name }, by: brokenGlass.by, at: brokenGlass.at }]
    : [];
}
