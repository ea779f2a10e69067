import { randomUUID } from 'node:crypto';
import { NotFoundError } from '@backstage/errors';
import type {
  Checklist,
  ChecklistDefinition,
  Release,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import {
  fromSheetHeadRow,
  fromSheetRow,
  type Sheet,
  type SheetHead,
  type SheetHeadRow,
  type SheetRow,
  type Standing,
} from './Sheet';

const TABLE = 'checklist_sheets';
const HEAD_COLUMNS = [
  'id',
  'environment_ref',
  'release_key',
  'round',
  'release',
  'standing',
  'opened_at',
  'deployed_at',
] as const;

/** What a new sheet is made of. */
export interface NewSheet {
  environmentRef: string;
  release: Release;
  round: number;
  definition: ChecklistDefinition;
  from: string | undefined;
  standing: Standing;
  openedAt: string;
  deployedAt?: string;
}

/** What changes when a sheet comes to stand otherwise. */
export interface SheetMove {
  standing: Standing;
  deployedAt?: string;
  /** What is kept of it for ever; null when it takes answers again. */
  kept?: Checklist | null;
  definition?: ChecklistDefinition;
}

/** A sheet that nobody else changes until the transaction ends. */
export interface LockedSheet {
  sheet: Sheet;
  transaction: Knex.Transaction;
}

/** The checklists of releases in environments, shared by all replicas. */
export class SheetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a sheet; undefined when there is one of its environment, release and round. */
  async add(
    sheet: NewSheet,
    transaction: Knex.Transaction,
  ): Promise<string | undefined> {
    const [inserted] = await transaction<SheetRow>(TABLE)
      .insert({
        id: randomUUID(),
        environment_ref: sheet.environmentRef,
        release_key: sheet.release.key,
        round: sheet.round,
        release: JSON.stringify(sheet.release),
        definition: JSON.stringify(sheet.definition),
        from_ref: sheet.from ?? null,
        standing: sheet.standing,
        opened_at: sheet.openedAt,
        deployed_at: sheet.deployedAt ?? null,
        kept: null,
        version: 1,
      })
      .onConflict(['environment_ref', 'release_key', 'round'])
      .ignore()
      .returning('id');
    return inserted?.id;
  }

  /**
   * Does something to a sheet and its answers, all of it or nothing. Who changes the same sheet
   * meanwhile waits, on whichever replica.
   *
   * @throws NotFoundError when there is no such sheet.
   */
  async change<T>(
    id: string,
    work: (locked: LockedSheet) => Promise<T>,
  ): Promise<T> {
    return this.#knex.transaction(async transaction => {
      await transaction<SheetRow>(TABLE).where({ id }).increment('version', 1);
      const row = await transaction<SheetRow>(TABLE).where({ id }).first();
      if (!row) {
        throw new NotFoundError(`There is no checklist ${id}.`);
      }
      return work({ sheet: fromSheetRow(row), transaction });
    });
  }

  async move(
    { sheet, transaction }: LockedSheet,
    { standing, deployedAt, kept, definition }: SheetMove,
  ): Promise<void> {
    await transaction<SheetRow>(TABLE)
      .where({ id: sheet.id })
      .update({
        standing,
        ...(deployedAt && { deployed_at: deployedAt }),
        ...(kept !== undefined && { kept: kept && JSON.stringify(kept) }),
        ...(definition && { definition: JSON.stringify(definition) }),
      });
  }

  /** Of a release: of that round, else of the last. */
  async find(
    environmentRef: string,
    key: string,
    round?: number,
  ): Promise<Sheet | undefined> {
    const query = this.#table()
      .where({ environment_ref: environmentRef, release_key: key })
      .orderBy('round', 'desc');
    const row = await (round === undefined
      ? query
      : query.where({ round })
    ).first();
    return row && fromSheetRow(row);
  }

  async get(id: string): Promise<Sheet | undefined> {
    const row = await this.#table().where({ id }).first();
    return row && fromSheetRow(row);
  }

  /** The sheet of an environment that takes answers. */
  async findLive(environmentRef: string): Promise<Sheet | undefined> {
    const row = await this.#table()
      .where({ environment_ref: environmentRef })
      .whereNull('kept')
      .orderBy('opened_at', 'desc')
      .first();
    return row && fromSheetRow(row);
  }

  /** Which sheets take answers, and how often each was changed. */
  async listLive(): Promise<
    Pick<Sheet, 'environmentRef' | 'id' | 'version'>[]
  > {
    const rows = await this.#table()
      .select('id', 'environment_ref', 'version')
      .whereNull('kept');
    return rows.map(({ environment_ref, id, version }) => ({
      environmentRef: environment_ref,
      id,
      version,
    }));
  }

  /** The newest of an environment, newest first, and those that stand open or deployed. */
  async heads(environmentRef: string, limit: number): Promise<SheetHead[]> {
    const query = () =>
      this.#knex<SheetRow>(TABLE)
        .select<SheetHeadRow[]>(
          ...HEAD_COLUMNS,
          this.#knex.raw('case when kept is null then 1 else 0 end as live'),
        )
        .where({ environment_ref: environmentRef })
        .orderBy([
          { column: 'opened_at', order: 'desc' },
          { column: 'round', order: 'desc' },
          { column: 'id', order: 'desc' },
        ]);
    const recent = (await query().limit(limit)).map(fromSheetHeadRow);
    if (recent.length < limit) {
      return recent;
    }
    const standing = await query().whereIn('standing', ['open', 'deployed']);
    const known = new Set(recent.map(({ id }) => id));
    return [
      ...recent,
      ...standing.map(fromSheetHeadRow).filter(({ id }) => !known.has(id)),
    ];
  }

  /**
   * The last sheet that was kept of a deployment and is as wanted, among so many. What is kept is
   * large, and the first is mostly the one: they are read one after another.
   */
  async findDeployed(
    environmentRef: string,
    limit: number,
    isWanted: (sheet: Sheet) => boolean,
  ): Promise<Sheet | undefined> {
    const ids = await this.#table()
      .select('id')
      .where({ environment_ref: environmentRef })
      .whereNotNull('deployed_at')
      .whereNotNull('kept')
      .orderBy('deployed_at', 'desc')
      .limit(limit);
    for (const { id } of ids) {
      const sheet = await this.get(id);
      if (sheet && isWanted(sheet)) {
        return sheet;
      }
    }
    return undefined;
  }

  #table() {
    return this.#knex<SheetRow>(TABLE);
  }
}
