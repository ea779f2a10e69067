import type { EnvironmentFacts } from '../health';
import { evaluateFindings } from '../health/evaluateFindings';
import { NOW, theFacts } from './builders';

/**
 * What is told of an environment after some time, when holds are over, in order: rule, severity,
 * and what follows from it.
 */
export function troublesOf(
  objects: EnvironmentFacts['objects'],
  passedSeconds = 3600,
): string[] {
  const facts = theFacts({ objects });
  const { memory } = evaluateFindings(facts, undefined, NOW);
  const later = new Date(NOW.getTime() + passedSeconds * 1000);
  return evaluateFindings(facts, memory, later)
    .findings.filter(({ severity }) => severity !== 'progressing')
    .map(({ ruleId, severity, rootCauseOf }) =>
      [
        `${ruleId} ${severity}`,
        ...rootCauseOf.map(({ kind, name }) => `${kind} ${name}`).sort(),
      ].join(', '),
    );
}
