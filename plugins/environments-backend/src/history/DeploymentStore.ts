import type {
  DeploymentList,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import {
  type DeploymentRow,
  fromDeploymentRow,
  toDeploymentRow,
} from './DeploymentRow';
import { mergeDeployments } from './mergeDeployments';

const TABLE = 'deployments';

/** Which deployments are asked for. */
export interface DeploymentQuery {
  limit: number;
  /** The `next` of an answer. */
  before?: DeploymentCursor;
  result?: DeploymentRecord['result'];
  /** Words, all of which must occur. */
  text?: string;
}

/** The last deployment of an answer. */
export interface DeploymentCursor {
  startedAt: string;
  id: string;
}

/** A deployment whose row makes no sense to this version. */
export interface UnreadableDeployment {
  id: string;
  error: unknown;
}

/** Deployments, shared by all replicas, each of which may see and record the same. */
export class DeploymentStore {
  readonly #knex: Knex;
  readonly #onUnreadable: (row: UnreadableDeployment) => void;

  constructor(
    knex: Knex,
    options: { onUnreadable?: (row: UnreadableDeployment) => void } = {},
  ) {
    this.#knex = knex;
    this.#onUnreadable = options.onUnreadable ?? (() => {});
  }

  /** Records what was seen of a deployment; what is known of it already is kept. */
  async save(seen: DeploymentRecord): Promise<void> {
    const inserted = await this.#table()
      .insert(toDeploymentRow(seen, 1))
      .onConflict('id')
      .ignore()
      .returning('id');
    if (inserted.length === 0) {
      await this.change(seen.id, stored => mergeDeployments(stored, seen));
    }
  }

  /** Changes a record, again when another replica has just changed it. */
  async change(
    id: string,
    change: (stored: DeploymentRecord) => DeploymentRecord,
  ): Promise<void> {
    for (;;) {
      const row = await this.#table().where({ id }).first();
      const [stored] = this.#read(row ? [row] : []);
      if (!row || !stored) {
        return;
      }
      const next = toDeploymentRow(change(stored), row.version + 1);
      if (next.record === row.record) {
        return;
      }
      const updated = await this.#table()
        .where({ id, version: row.version })
        .update(next);
      if (updated === 1) {
        return;
      }
    }
  }

  async find(id: string): Promise<DeploymentRecord | undefined> {
    const [record] = this.#read(await this.#table().where({ id }));
    return record;
  }

  /** Those of an environment of which something is still to be seen, oldest first. */
  async listOpen(environmentRef: string): Promise<DeploymentRecord[]> {
    const rows = await this.#table()
      .where({ environment_ref: environmentRef, open: true })
      .orderBy('started_at', 'asc');
    return this.#read(rows);
  }

  /** The newest deployments of an environment, newest first. */
  async listRecent(
    environmentRef: string,
    limit: number,
  ): Promise<DeploymentRecord[]> {
    const rows = await this.#of([environmentRef])
      .orderBy('started_at', 'desc')
      .limit(limit);
    return this.#read(rows);
  }

  /** The deployments of these environments, newest first. */
  async list(
    environmentRefs: readonly string[],
    { limit, before, result, text = '' }: DeploymentQuery,
  ): Promise<DeploymentList> {
    const query = this.#of(environmentRefs)
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit + 1);
    if (before) {
      query.where(later =>
        later
          .where('started_at', '<', before.startedAt)
          .orWhere(same =>
            same
              .where('started_at', before.startedAt)
              .where('id', '<', before.id),
          ),
      );
    }
    if (result) {
      query.where({ result });
    }
    for (const word of text.toLowerCase().split(/\s+/).filter(Boolean)) {
      const escaped = word.replace(/[!%_]/g, '!$&');
      query.whereRaw(
        "(search_text like ? escape '!' or revision_text like ? escape '!')",
        [`%${escaped}%`, `%\n${escaped}%`],
      );
    }
    const rows = await query;
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      deployments: this.#read(shown),
      next:
        last && rows.length > limit
          ? `${last.started_at}_${last.id}`
          : undefined,
      recordedSince: await this.recordedSince(environmentRefs),
    };
  }

  /** Every deployment of these environments that started at or after a time. */
  async listSince(
    environmentRefs: readonly string[],
    since: Date,
  ): Promise<DeploymentRecord[]> {
    const rows = await this.#of(environmentRefs)
      .where('started_at', '>=', since.toISOString())
      .orderBy('started_at', 'asc');
    return this.#read(rows);
  }

  /** When the first recorded deployment of these environments started, ISO 8601. */
  async recordedSince(
    environmentRefs: readonly string[],
  ): Promise<string | undefined> {
    const row = await this.#of(environmentRefs)
      .orderBy('started_at', 'asc')
      .first('started_at');
    return row?.started_at;
  }

  /** A row that cannot be read hides no other. */
  #read(rows: readonly DeploymentRow[]): DeploymentRecord[] {
    return rows.flatMap(row => {
      try {
        return [fromDeploymentRow(row)];
      } catch (error) {
        this.#onUnreadable({ id: row.id, error });
        return [];
      }
    });
  }

  #table() {
    return this.#knex<DeploymentRow>(TABLE);
  }

  #of(environmentRefs: readonly string[]) {
    return this.#table().whereIn('environment_ref', environmentRefs);
  }
}
