import { monitorEventLoopDelay } from 'node:perf_hooks';
import { monotonicMs } from '../load/monotonicMs';
import type { Activity } from './Activity';
import type { DatabaseWatch } from './DatabaseWatch';

const TABLES = ['checklist_sheets', 'checklist_evidence', 'checklist_events'];
const RESOLUTION_MS = 5;
const NS_PER_MS = 1e6;

/** Tells what this process was busy with. */
export class ActivityMeter {
  readonly #database: DatabaseWatch;
  readonly #delay: ReturnType<typeof monitorEventLoopDelay>;

  constructor(database: DatabaseWatch) {
    this.#database = database;
    this.#delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.#delay.enable();
  }

  /** Since this was asked last. */
  async take(): Promise<Activity> {
    const counts = this.#database.takeCounts();
    const { system, user } = process.cpuUsage();
    const now = { atMs: monotonicMs(), cpuMs: (system + user) / 1000 };
    const loopDelay = {
      p50: this.#late(this.#delay.percentile(50)),
      p99: this.#late(this.#delay.percentile(99)),
      most: this.#late(this.#delay.max),
    };
    const rows: Activity['rows'] = {};
    for (const table of TABLES) {
      rows[table] = await this.#database.countRows(table);
    }
    // Counting is none of what is measured.
    this.#database.takeCounts();
    this.#delay.reset();
    return { ...counts, ...now, loopDelay, rows };
  }

  #late(nanoseconds: number): number {
    return Math.max(0, nanoseconds / NS_PER_MS - RESOLUTION_MS);
  }
}
