import {
  type ConformanceFacts,
  type EnvironmentDefinition,
  type FleetEnvironment,
  type SourceStatus,
  summarizeForFleet,
} from '@flightdeck/plugin-environments-common';
import type { SourceRegistry } from '../sources/SourceRegistry';
import { assembleFacts } from './assembleFacts';
import {
  type StoredSnapshot,
  storeSnapshot,
  type UnversionedSnapshot,
} from './StoredSnapshot';
import { unjudgedSnapshot } from './unjudgedSnapshot';

export interface Evaluated<Memory> {
  snapshot: UnversionedSnapshot;
  memory: Memory;
  /** ISO 8601 time from which the same facts may be judged otherwise. */
  nextAt?: string;
}

/** Judges facts in the light of what the last judgement remembered. Pure. */
export type Evaluate<Memory> = (
  facts: ConformanceFacts,
  previous: Memory | undefined,
  now: Date,
) => Evaluated<Memory>;

export interface EntryOptions<Memory> {
  sources: Pick<SourceRegistry, 'read'>;
  evaluate: Evaluate<Memory>;
  now: () => number;
  /**
   * What is judged by its age is evaluated this often without any change; and what is looked at is
   * no older than this.
   */
  agingMs: number;
  /** Everything is evaluated this often, whatever was missed. */
  refreshMs: number;
  /** From 0 to 1; spreads evaluations over time. */
  random: () => number;
}

/** What is kept of one environment. */
export interface Entry<Memory> {
  stored: StoredSnapshot;
  memory: Memory | undefined;
  fleet: FleetEnvironment;
  /** When it was evaluated, in milliseconds since the epoch. */
  at: number;
  /** When it is to be evaluated though nothing changed. */
  dueAt: number;
}

function dueAt<Memory>(
  at: number,
  nextAt: string | undefined,
  { agingMs, refreshMs, random }: EntryOptions<Memory>,
): number {
  const next = nextAt === undefined ? Infinity : Date.parse(nextAt);
  return Math.min(
    at + refreshMs * (0.5 + random() / 2),
    next > at ? next : at + agingMs,
  );
}

/**
 * Evaluates an environment. Does not fail for what the environment or its sources are: the others
 * must go on.
 */
export function evaluateEntry<Memory>(
  environment: EnvironmentDefinition,
  before: Entry<Memory> | undefined,
  options: EntryOptions<Memory> & { failed: (error: unknown) => void },
): Entry<Memory> {
  const now = new Date(options.now());
  const at = now.getTime();
  let known: readonly SourceStatus[] = [];
  try {
    const facts = assembleFacts(environment, options.sources.read(environment));
    known = facts.sources;
    const evaluated = options.evaluate(facts, before?.memory, now);
    const { memory, nextAt } = evaluated;
    const stored = storeSnapshot(evaluated.snapshot, before?.stored);
    const { snapshot } = stored;
    const fleet =
      before?.stored.snapshot.version === snapshot.version
        ? before.fleet
        : summarizeForFleet(snapshot);
    return { stored, memory, fleet, at, dueAt: dueAt(at, nextAt, options) };
  } catch (error) {
    options.failed(error);
    const stored = storeSnapshot(unjudgedSnapshot(environment, known, now));
    return {
      stored,
      memory: before?.memory,
      fleet: summarizeForFleet(stored.snapshot),
      at,
      dueAt: at + options.agingMs,
    };
  }
}
