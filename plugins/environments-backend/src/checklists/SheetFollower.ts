import {
  type ChecklistDefinition,
  type EnvironmentDefinition,
  resolveChecklist,
} from '@flightdeck/plugin-environments-common';
import type { ChecklistsConfig } from './ChecklistsConfig';
import type { Coming } from './findComing';
import { judgeSheet } from './judgeSheet';
import { type PlannedMove, planSheets } from './planSheets';
import { readAnswers } from './readAnswers';
import type { ChecklistStores } from './store/ChecklistStores';
import { type NewEvent, PORTAL } from './store/EventLog';
import type { Sheet } from './store/Sheet';
import type { LockedSheet } from './store/SheetStore';

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
    authors: readonly string[],
  ): Promise<Sheet | undefined> {
    const { sheets } = this.#options.stores;
    const heads = await sheets.heads(environment.ref, RECENT);
    const known = await sheets.find(environment.ref, coming.release.key);
    const plan = planSheets(
      coming,
      known && !heads.some(({ id }) => id === known.id)
        ? [...heads, known]
        : heads,
    );
    const definition = this.definitionOf(environment);
    if (plan.open) {
      await this.#open(environment, coming, definition);
    }
    for (const move of plan.moves) {
      await this.#move(move, definition, authors);
    }
    const own = plan.own
      ? await sheets.get(plan.own.id)
      : await sheets.find(environment.ref, coming.release.key);
    return own && this.#refreshed(own, definition);
  }

  async #open(
    { ref }: EnvironmentDefinition,
    coming: Coming,
    definition: ChecklistDefinition,
  ): Promise<void> {
    const { events, knex, sheets } = this.#options.stores;
    const { from, release, standing } = coming;
    const at = this.#now();
    await knex.transaction(async transaction => {
      const id = await sheets.add(
        {
          environmentRef: ref,
          release,
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
          { at, actor: PORTAL, action: 'opened', reason: whyOpened(standing) },
          transaction,
        );
      }
    });
  }

  async #move(
    { head, live, standing }: PlannedMove,
    definition: ChecklistDefinition,
    authors: readonly string[],
  ): Promise<void> {
    const { events, sheets } = this.#options.stores;
    const at = this.#now();
    await sheets.change(head.id, async locked => {
      const { sheet, transaction } = locked;
      if (sheet.standing !== head.standing || sheet.isLive !== head.isLive) {
        return;
      }
      const deployedAt =
        standing === 'deployed' ? sheet.deployedAt ?? at : undefined;
      await sheets.move(locked, {
        standing,
        deployedAt,
        ...(live
          ? { kept: null, definition }
          : await this.#closing(locked, { authors, deployedAt })),
      });
      const event = toEvent(head.standing, standing);
      if (event) {
        await events.add(sheet, { at, actor: PORTAL, ...event }, transaction);
      }
    });
  }

  /** What is kept of a live sheet; of one that was closed before, what was kept then. */
  async #closing(
    { sheet, transaction }: LockedSheet,
    {
      authors,
      deployedAt = sheet.deployedAt,
    }: { authors: readonly string[]; deployedAt?: string },
  ) {
    if (!sheet.isLive) {
      return {};
    }
    const { now, stores } = this.#options;
    const answers = await readAnswers(sheet, stores, transaction);
    return {
      kept: judgeSheet({ ...sheet, deployedAt }, answers, {
        now: new Date(now()),
        authors,
      }),
    };
  }

  /** A live sheet asks what is configured now. */
  async #refreshed(
    sheet: Sheet,
    definition: ChecklistDefinition,
  ): Promise<Sheet | undefined> {
    const { sheets } = this.#options.stores;
    if (
      !sheet.isLive ||
      JSON.stringify(sheet.definition) === JSON.stringify(definition)
    ) {
      return sheet;
    }
    await sheets.change(sheet.id, async locked => {
      const { isLive, standing } = locked.sheet;
      if (isLive) {
        await sheets.move(locked, { standing, definition });
      }
    });
    return sheets.get(sheet.id);
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

function whyOpened(standing: Sheet['standing']): string {
  return standing === 'deployed'
    ? 'The release runs in the environment.'
    : 'The release comes next.';
}

function toEvent(
  before: Sheet['standing'],
  after: Sheet['standing'],
): Pick<NewEvent, 'action' | 'reason'> | undefined {
  if (before === after) {
    return undefined;
  }
  switch (after) {
    case 'open':
      return { action: 'opened', reason: 'The release comes next again.' };
    case 'stale':
      return {
        action: 'became-stale',
        reason: 'Another release took its place before it was deployed.',
      };
    case 'deployed':
      return { action: 'deployed' };
    default:
      return undefined;
  }
}
