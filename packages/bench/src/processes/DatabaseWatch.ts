import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  coreServices,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Activity } from './Activity';

const PLUGIN = 'environments';
const KEEPING = /^insert into .checklist_evidence/;

type Counts = Pick<Activity, 'statements' | 'evidenceWrites'>;

const NONE: Counts = { statements: 0, evidenceWrites: 0 };

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

/** Sees what a plugin asks of its database, which is the usual one otherwise. */
export class DatabaseWatch {
  #counted = NONE;
  #knex: Knex | undefined;

  /** What was asked since this was asked last. */
  takeCounts(): Counts {
    const taken = this.#counted;
    this.#counted = NONE;
    return taken;
  }

  async countRows(table: string): Promise<number> {
    const [row] = this.#knex
      ? await this.#knex(table).count<{ rows: number | string }[]>({
          rows: '*',
        })
      : [];
    return Number(row?.rows ?? 0);
  }

  /** The factory of the database service of a backend. */
  get factory() {
    const watch = (knex: Knex) => {
      this.#knex = knex;
      knex.on('query', ({ sql }: { sql: string }) => {
        const { evidenceWrites, statements } = this.#counted;
        this.#counted = {
          statements: statements + 1,
          evidenceWrites: evidenceWrites + (KEEPING.test(sql) ? 1 : 0),
        };
      });
    };
    return createServiceFactory({
      service: coreServices.database,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        plugin: coreServices.pluginMetadata,
      },
      createRootContext: ({ config }) => DatabaseManager.fromConfig(config),
      factory: ({ lifecycle, logger, plugin }, manager) => {
        const id = plugin.getId();
        const database = manager.forPlugin(id, { lifecycle, logger });
        return id === PLUGIN ? watched(database, watch) : database;
      },
    });
  }
}

/** A database that shows its client when a plugin first asks for it. */
function watched(
  database: DatabaseService,
  watch: (knex: Knex) => void,
): DatabaseService {
  let client: Promise<Knex> | undefined;
  return {
    ...database,
    getClient: () => {
      client ??= database.getClient().then(knex => {
        watch(knex);
        return knex;
      });
      return client;
    },
  };
}
