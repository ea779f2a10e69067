import type { Times } from './Report';

/** What checklists cost a backend. */
export interface ChecklistFigures {
  environments: number;
  /** Of them, those for which a release waits. */
  waiting: number;
  /** From the catalog being filled until each has its checklist, and the open ones evidence. */
  firstSheetsMs: number;
  /** To the database, while nothing changes and nobody asks: all that the backend does. */
  statementsPerMinute: number;
  /** Of them, those that keep what collectors found, each of which waits for the disk. */
  evidenceWritesPerMinute: number;
  /** Of one processor, while nothing changes and nobody asks: all that the backend does. */
  cpuShare: number;
  /** How much later than due the event loop came around, in milliseconds. */
  loopDelay: { p50: number; p99: number; most: number };
  /** What somebody waits for who asks for one after another. */
  views: Record<'checklist' | 'list' | 'verdict', Times>;
  /** In bytes, after garbage collection. */
  heap: number;
  /** In bytes, before and after the time at rest. */
  database: { before: number; after: number };
  /** By table, before and after the time at rest. */
  rows: Record<'before' | 'after', Record<string, number>>;
}
