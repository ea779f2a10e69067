import { evaluateFindings } from '../health/evaluateFindings';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { EvaluationMemory } from '../health/EvaluationMemory';
import type { EnvironmentSnapshot } from './EnvironmentSnapshot';
import { HealthOfObjects } from './HealthOfObjects';
import { rollUpHealth } from './rollUpHealth';
import { summarizeWorkloads } from './summarizeWorkloads';

/**
 * An environment as it was judged, and what to hand to the next judgement.
 *
 * @public
 */
export interface EvaluatedEnvironment {
  /** Everything but the version, which whoever serves the snapshot gives it. */
  snapshot: Omit<EnvironmentSnapshot, 'version'>;
  memory: EvaluationMemory;
}

/**
 * Judges an environment by its facts. Pure: the same facts, memory and time give the same
 * snapshot. Hold times pass and ages grow without any change of the facts, so it must be called
 * again from time to time.
 *
 * @param facts - what is known of the environment now; a missing part is unknown, not empty
 * @param previous - the memory of the last evaluation of this environment, if there was one
 * @param now - the time of the evaluation
 *
 * @public
 */
export function evaluateEnvironment(
  facts: EnvironmentFacts,
  previous: EvaluationMemory | undefined,
  now: Date,
): EvaluatedEnvironment {
  const { findings, judgements, coverage, memory, index } = evaluateFindings(
    facts,
    previous,
    now,
  );
  const workloads = summarizeWorkloads(index, new HealthOfObjects(judgements));
  return {
    snapshot: {
      environment: facts.environment,
      evaluatedAt: now.toISOString(),
      health: rollUpHealth({ facts, findings, coverage, workloads }),
      findings,
      coverage,
      workloads,
      applications: facts.applications && [...facts.applications],
      indicators: facts.indicators && [...facts.indicators],
      sources: [...facts.sources],
    },
    memory,
  };
}
