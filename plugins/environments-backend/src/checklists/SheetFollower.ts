import {
  type Authors,
  type Checklist,
  type ChecklistDefinition,
  type EnvironmentDefinition,
  type Release,
  resolveChecklist,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistsConfig } from './ChecklistsConfig';
import type { Coming } from './findComing';
import { judgeSheet } from './judgeSheet';
import { type PlannedMove, planSheets } from './planSheets';
import { readAnswers } from './readAnswers';
import type { ChecklistStores } from './store/ChecklistStores';
import { refreshSheet } from './refreshSheet';
import { toMoveEvent, whyOpened } from './sheetEvents';
import { PORTAL } from './store/EventLog';
import type { Sheet } from './store/Sheet';
import type { LockedSheet } from './store/SheetStore';

/** Tells who wrote a release. */
export type AuthorsOf = (release: Release) => Promise<Authors>;

/** So many of the newest sheets of an environment are looked at. */
const RECENT = 50;

export interface SheetFollowerOptions {
  config: ChecklistsConfig;
  stores: ChecklistStores;
  now: () => number;
}

/** Opens and closes sheets as releases come and go. Whichever replica is first does it, once. */
export class SheetFollower {
  readonly #options: SheetFollowerOptions;

  constructor(options: SheetFollowerOptions) {
    this.#options = options;
  }

  /** What is asked of an environment now. */
  definitionOf(environment: EnvironmentDefinition): ChecklistDefinition {
    const { definition, overrides } = this.#options.config;
    return resolveChecklist(definition, overrides, environment);
  }

  /** The sheet of the release that comes next, after all sheets stand as they should. */
  async follow(
    environment: EnvironmentDefinition,
    coming: Coming,
    authorsOf: AuthorsOf,
  ): Promise<Sheet | undefined> {
    const { sheets } = this.#options.stores;
    const heads = await sheets.heads(environment.ref, RECENT);
    const { key } = coming.release;
    const known = heads.some(({ release }) => release.key === key)
      ? undefined
      : await sheets.find(environment.ref, key);
    const plan = planSheets(coming, known ? [...heads, known] : heads);
    const definition = this.definitionOf(environment);
    if (plan.open !== undefined) {
      await this.#open(environment, coming, { definition, round: plan.open });
    }
    for (const move of plan.moves) {
      await this.#move(move, definition, authorsOf);
    }
    const own = plan.own
      ? await sheets.get(plan.own.id)
      : await sheets.find(environment.ref, coming.release.key);
    return (
      own &&
      refreshSheet(own, definition, {
        stores: this.#options.stores,
        at: this.#now(),
      })
    );
  }

  async #open(
    { ref }: EnvironmentDefinition,
    coming: Coming,
    { definition, round }: { definition: ChecklistDefinition; round: number },
  ): Promise<void> {
    const { events, knex, sheets } = this.#options.stores;
    const { from, release, standing } = coming;
    const at = this.#now();
    await knex.transaction(async transaction => {
      const id = await sheets.add(
        {
          environmentRef: ref,
          release,
          round,
          definition,
          from,
          standing,
          openedAt: at,
          deployedAt:
            standing === 'deployed'
              ? toTime(coming.deployedAt) ?? at
              : undefined,
        },
        transaction,
      );
      if (id) {
        const sheet = { environmentRef: ref, release };
        await events.add(
          sheet,
          {
            at,
            actor: PORTAL,
            action: 'opened',
            reason: whyOpened({ round, standing }),
          },
          transaction,
        );
      }
    });
  }

  async #move(
    { head, live, standing }: PlannedMove,
    definition: ChecklistDefinition,
    authorsOf: AuthorsOf,
  ): Promise<void> {
    const { events, evidence, sheets } = this.#options.stores;
    const at = this.#now();
    const authors = live ? [] : await authorsOf(head.release);
    await sheets.change(head.id, async locked => {
      const { sheet, transaction } = locked;
      if (sheet.standing !== head.standing || sheet.isLive !== head.isLive) {
        return;
      }
      const deployedAt =
        standing === 'deployed' ? sheet.deployedAt ?? at : undefined;
      const kept = live
        ? undefined
        : await this.#closing(locked, { authors, deployedAt });
      await sheets.move(locked, {
        standing,
        deployedAt,
        ...(live ? { kept: null, definition } : { kept }),
      });
      const event = toMoveEvent(head.standing, standing, kept);
      if (live) {
        // What was found before it was closed is old.
        await evidence.discard(sheet.id, transaction);
      }
      if (event) {
        await events.add(sheet, { at, actor: PORTAL, ...event }, transaction);
      }
    });
  }

  /** What is kept of a sheet: of one that was closed before, what was kept then. */
  async #closing(
    { sheet, transaction }: LockedSheet,
    {
      authors,
      deployedAt = sheet.deployedAt,
    }: { authors: Authors; deployedAt?: string },
  ): Promise<Checklist | undefined> {
    if (!sheet.isLive) {
      return sheet.kept;
    }
    const { now, stores } = this.#options;
    const answers = await readAnswers(sheet, stores, transaction);
    return judgeSheet({ ...sheet, deployedAt }, answers, {
      now: new Date(now()),
      authors,
    });
  }

  #now(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

/** As all times are stored; undefined for what is none. */
function toTime(time: string | undefined): string | undefined {
  const moment = new Date(time ?? '');
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
