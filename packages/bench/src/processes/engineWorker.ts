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

/**
 * Judges an environment of which no object was seen before, and again a second after that, when
 * one Pod has changed.
 */
function judgeTwice(seeded: EnvironmentFacts, at: Date, restarts: number) {
  const facts = structuredClone(seeded);
  const changed = restart(facts, restarts);
  const later = new Date(at.getTime() + 1000);
  // What is left over from making the facts is not the engine's to clear away.
  global.gc?.({ type: 'minor' });
  const [{ memory }, first] = time(() =>
    evaluateEnvironment(facts, undefined, at),
  );
  const [, again] = time(() => evaluateEnvironment(changed, memory, later));
  return { first, again };
}

/** How long it takes to judge an environment at first, and again after one Pod changed. */
function measure(input: unknown) {
  const { seed, at } = z
    .object({ seed: z.number(), at: z.coerce.date() })
    .parse(input);
  const facts = engineFacts(seed, at);
  const runs = Array.from({ length: WARM_UP + RUNS }, (_, run) =>
    judgeTwice(facts, at, run),
  ).slice(WARM_UP);
  const objects = Object.values(facts.objects).reduce(
    (sum, { length }) => sum + length,
    0,
  );
  return {
    objects,
    evaluate: runs.map(({ first }) => first),
    reevaluate: runs.map(({ again }) => again),
  };
}

answerQuestions({ measure });
