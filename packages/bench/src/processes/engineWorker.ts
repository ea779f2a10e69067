import {
  evaluateEnvironment,
  type EnvironmentFacts,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { monotonicMs } from '../load/monotonicMs';
import { engineFacts } from '../seed/engineFacts';
import { answerQuestions } from './answerQuestions';

const WARM_UP = 20;
const RUNS = 100;

/** Facts in which one Pod has restarted so many times more. */
function restart(facts: EnvironmentFacts, times: number): EnvironmentFacts {
  const [pod, ...others] = facts.objects.Pod ?? [];
  const containerStatuses = pod.status.containerStatuses.map(status => ({
    ...status,
    restartCount: times,
  }));
  return {
    ...facts,
    objects: {
      ...facts.objects,
      Pod: [
        { ...pod, status: { ...pod.status, containerStatuses } },
        ...others,
      ],
    },
  };
}

/** The result of the work, and the milliseconds it took. */
function time<T>(work: () => T): [T, number] {
  const began = monotonicMs();
  const result = work();
  return [result, monotonicMs() - began];
}

/** How long it takes to judge an environment of which no object was seen before. */
function judgeFirst(seeded: EnvironmentFacts, at: Date): number {
  const facts = structuredClone(seeded);
  // What is left over from making the facts is not the engine's to clear away.
  global.gc?.({ type: 'minor' });
  const [, took] = time(() => evaluateEnvironment(facts, undefined, at));
  return took;
}

/**
 * How long it takes to judge an environment again, second by second, each time after one Pod has
 * changed: as a backend does for as long as it runs.
 */
function judgeChanges(
  seeded: EnvironmentFacts,
  at: Date,
  changes: number,
): number[] {
  let facts = structuredClone(seeded);
  let { memory } = evaluateEnvironment(facts, undefined, at);
  return Array.from({ length: changes }, (_, change) => {
    const now = new Date(at.getTime() + (change + 1) * 1000);
    facts = restart(facts, change);
    const [evaluated, took] = time(() =>
      evaluateEnvironment(facts, memory, now),
    );
    memory = evaluated.memory;
    return took;
  });
}

/** How long it takes to judge an environment at first, and again after one Pod changed. */
function measure(input: unknown) {
  const { seed, at } = z
    .object({ seed: z.number(), at: z.coerce.date() })
    .parse(input);
  const facts = engineFacts(seed, at);
  const objects = Object.values(facts.objects).reduce(
    (sum, { length }) => sum + length,
    0,
  );
  const first = Array.from({ length: WARM_UP + RUNS }, () =>
    judgeFirst(facts, at),
  );
  return {
    objects,
    evaluate: first.slice(WARM_UP),
    reevaluate: judgeChanges(facts, at, WARM_UP + RUNS).slice(WARM_UP),
  };
}

answerQuestions({ measure });
