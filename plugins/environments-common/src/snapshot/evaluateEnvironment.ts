import { lastingHold } from '../delivery/lastingHold';
import { evaluateFindings } from '../health/evaluateFindings';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { EvaluationMemory } from '../health/EvaluationMemory';
import type { HealthPolicy } from '../health/HealthPolicy';
import { boundAlerts } from './boundAlerts';
import type { EnvironmentSnapshot } from './EnvironmentSnapshot';
import { HealthOfObjects } from './HealthOfObjects';
import { currentMaintenance, maintenanceEnd } from './maintenance';
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
  /**
   * ISO 8601 time from which the same facts may be judged otherwise: a hold ends, or something
   * grows older that is judged by its age. Absent when time alone changes nothing.
   */
  nextAt?: string;
}

/**
 * What an adopter sets of the evaluation.
 *
 * @public
 */
export interface EvaluateEnvironmentOptions {
  /** The configured settings of rules; those that are shipped when absent. */
  policy?: HealthPolicy;
}

/**
 * Judges an environment by its facts. Pure: the same facts, memory and time give the same
 * snapshot. Hold times pass and ages grow without any change of the facts, so it must be called
 * again at `nextAt`.
 *
 * Objects of the facts must not be changed once they were handed over: a changed object is a new
 * one. What was found of an object that is the same as before is used again.
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
  { policy }: EvaluateEnvironmentOptions = {},
): EvaluatedEnvironment {
  const judged = evaluateFindings(facts, previous, now, { policy });
  const { findings, judgements, coverage, rulesOff, memory, index } = judged;
  const workloads = summarizeWorkloads(index, new HealthOfObjects(judgements));
  const maintenance = currentMaintenance(facts.environment, now);
  const changes = [judged.nextChange, maintenanceEnd(maintenance)].filter(
    time => time !== undefined,
  );
  return {
    snapshot: {
      environment: facts.environment,
      evaluatedAt: now.toISOString(),
      health: rollUpHealth({
        facts,
        findings,
        coverage,
        rulesOff,
        workloads,
        maintenance,
      }),
      findings,
      coverage,
      rulesOff,
      workloads,
      applications: facts.applications && [...facts.applications],
      indicators: facts.indicators && [...facts.indicators],
      alerts: boundAlerts(facts.alerts),
      maintenance,
      hold: lastingHold(facts.holds),
      sources: [...facts.sources],
    },
    memory,
    nextAt:
      changes.length > 0
        ? new Date(Math.min(...changes)).toISOString()
        : undefined,
  };
}
