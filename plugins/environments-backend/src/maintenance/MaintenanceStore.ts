import type { MaintenanceRecord } from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';

const TABLE = 'maintenance';

interface MaintenanceRow {
  id: string;
  environment_ref: string;
  reason: string;
  started_by: string;
  since: string;
  until: string;
  ended_by: string | null;
  ended_at: string | null;
}

/** A maintenance mode that lasts, and where. */
export interface LastingMaintenance extends MaintenanceRecord {
  environmentRef: string;
}

/** Maintenance modes of environments, shared by all replicas. One lasts of each environment. */
export class MaintenanceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Switches it on, in place of one that lasts. Doing it twice with an id is the same as once. */
  async start(id: string, maintenance: LastingMaintenance): Promise<void> {
    const { by, environmentRef, reason, since, until } = maintenance;
    await this.#knex.transaction(async transaction => {
      const known = await transaction<MaintenanceRow>(TABLE)
        .where({ id })
        .first();
      if (known) {
        return;
      }
      await transaction<MaintenanceRow>(TABLE)
        .where({ environment_ref: environmentRef })
        .whereNull('ended_at')
        .update({ ended_at: since, ended_by: by });
      await transaction<MaintenanceRow>(TABLE).insert({
        id,
        environment_ref: environmentRef,
        reason,
        started_by: by,
        since,
        until,
      });
    });
  }

  /** Switches off what was switched on before. Doing it twice is the same as once. */
  async end(environmentRef: string, by: string, at: Date): Promise<void> {
    await this.#open()
      .where({ environment_ref: environmentRef })
      .where('since', '<=', at.toISOString())
      .update({ ended_at: at.toISOString(), ended_by: by });
  }

  async find(
    environmentRef: string,
    now: Date,
  ): Promise<LastingMaintenance | undefined> {
    const row = await this.#lasting(now)
      .where({ environment_ref: environmentRef })
      .first();
    return row && fromRow(row);
  }

  async list(now: Date): Promise<LastingMaintenance[]> {
    return (await this.#lasting(now)).map(fromRow);
  }

  #open() {
    return this.#knex<MaintenanceRow>(TABLE).whereNull('ended_at');
  }

  #lasting(now: Date) {
    return this.#open().where('until', '>', now.toISOString());
  }
}

function fromRow(row: MaintenanceRow): LastingMaintenance {
  return {
    environmentRef: row.environment_ref,
    reason: row.reason,
    by: row.started_by,
    since: row.since,
    until: row.until,
  };
}
