import { mockServices } from '@backstage/backend-test-utils';
import type {
  EnvironmentDefinition,
  EnvironmentFacts,
} from '@flightdeck/plugin-environments-common';
import {
  delay,
  type SourceReading,
} from '@flightdeck/plugin-environments-node';
import { SnapshotStore } from '../snapshots/SnapshotStore';
import type { UnversionedSnapshot } from '../snapshots/StoredSnapshot';

/** What a test sets while the store runs. */
export interface StoreState {
  sentence: string;
  clockIsBroken: boolean;
  /** Milliseconds that are added to the time. */
  passed: number;
  nextAt: (now: Date) => string | undefined;
  read: (environment: EnvironmentDefinition) => SourceReading[];
  /** What becomes of the snapshot that the evaluation gives. */
  spoil: (snapshot: UnversionedSnapshot) => UnversionedSnapshot;
}

/** Counts evaluations; the memory is the count of those of one environment. */
export function aSnapshotStore(
  initial: EnvironmentDefinition[],
  agingMs = 60_000,
) {
  const logger = mockServices.logger.mock();
  let environments = initial;
  let tellCatalog = () => {};
  const evaluations: string[] = [];
  const state: StoreState = {
    sentence: 'All is well.',
    clockIsBroken: false,
    passed: 0,
    // Everything is judged by its age.
    nextAt: now => now.toISOString(),
    read: () => [],
    spoil: snapshot => snapshot,
  };
  const evaluate = (
    { environment, sources }: EnvironmentFacts,
    previous: number | undefined,
    now: Date,
  ) => {
    evaluations.push(environment.name);
    return {
      memory: (previous ?? 0) + 1,
      nextAt: state.nextAt(now),
      snapshot: state.spoil({
        environment,
        evaluatedAt: now.toISOString(),
        health: {
          status: 'healthy',
          sentence: state.sentence,
          critical: 0,
          warning: previous ?? 0,
          unknown: 0,
        },
        findings: [],
        coverage: [],
        workloads: [],
        applications: [],
        sources: [...sources],
      }),
    };
  };
  const store = new SnapshotStore<number>({
    environments: {
      list: () => environments,
      get: ref => environments.find(each => each.ref === ref),
      subscribe: listener => {
        tellCatalog = listener;
        return () => {};
      },
    },
    sources: { read: environment => state.read(environment) },
    evaluate,
    logger,
    now: () => {
      if (state.clockIsBroken) {
        throw new Error('the clock is broken');
      }
      return Date.now() + state.passed;
    },
    delay,
    random: () => 1,
    gatherMs: 5,
    agingMs,
    refreshMs: 10 * agingMs,
  });
  const setCatalog = (next: EnvironmentDefinition[]) => {
    environments = next;
    tellCatalog();
  };
  const told: string[] = [];
  store.subscribe(refs => told.push(...refs));
  /** Evaluates everything, for all of it is judged by its age. */
  const evaluateAll = async () => {
    store.fleet();
    state.passed += agingMs;
    await store.refreshDue();
  };
  return {
    evaluateAll,
    evaluations,
    logger,
    setCatalog,
    state,
    store,
    told,
  };
}
